import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../core/report/summary.ts';
import { deriveDataKey, keyRing, openBytes, sealBytes } from '../../../core/seal/seal.ts';
import { type AgeFiles, unwrapKey, wrapKey } from '../../../core/sync/key-envelope.ts';
import { merge } from '../../../core/sync/merge.ts';
import { keyEnvelopeSchema } from '../../../core/sync/message-parts.ts';
import { packedStateSchema, packState, unpackState } from '../../../core/sync/packed-state.ts';
import { bucketFor } from '../../../core/sync/padding.ts';
import { maxSealedBytes, openContent, sealContents } from '../../../core/sync/sealed-content.ts';
import { bytesToJson, jsonToBytes } from '../../../core/sync/sealed-json.ts';
import { openState, type StateBody, sealStates } from '../../../core/sync/sealed-state.ts';
import { openSummary, sealSummaries } from '../../../core/sync/sealed-summary.ts';
import { batchVerifier, signBatch } from '../../../core/sync/signed-batch.ts';
import { addNote, remove, write } from '../../../core/sync/write.ts';
import { aConsultation } from '../../helpers/a-consultation.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import * as parts from '../../helpers/sync-parts.ts';
import { asyncFailureOf, codeOf, failureOf } from '../../helpers/thrown-by.ts';

const chance = seededBytes(testSeed);
const { pointId, aState, stateName, aPoint } = parts;
const point = aPoint(chance);
const body = (): StateBody => ({ format: 1, state: aState(), witness: point.head });

const sealed = (count = 1) =>
  sealStates({
    pointId,
    key: point.key,
    secretKey: point.secretA,
    states: Array.from({ length: count }, (_, index) => ({ name: stateName(index + 1), body: body() })),
    random: point.random,
  });
const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('an empty list');
  return one;
};
const reasonOf = (work: () => unknown): unknown => failureOf(work).details.reason;
const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe(`a sealed state (SEED=${testSeed})`, () => {
  it('opens on another computer of the point, whichever place it had in its batch', () => {
    for (const count of [1, 2, 3, 5, 8, 13]) {
      for (const { name, sealed: bytes } of sealed(count))
        expect(openState(point.opening, name, bytes)).toEqual(body());
    }
  });

  it('is refused with any single bit changed (D16)', () => {
    const { name, sealed: bytes } = first(sealed(2));
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const code = codeOf(() => openState(point.opening, name, flipped(bytes, bit)));
      expect(['sync-state-refused', 'seal-key-unknown']).toContain(code);
    }
    for (let end = 0; end < bytes.length; end += 31)
      expect(codeOf(() => openState(point.opening, name, bytes.subarray(0, end)))).toBe('sync-state-refused');
  });

  it('is refused with any bit of signature, path, length or content changed inside the seal (D16)', () => {
    const { name, sealed: bytes } = first(sealed(2));
    const context = {
      table: `sync/1/${name.kind}`,
      id: name.recordId,
      revision: name.n,
      caseId: `${pointId}/${name.replica}`,
    };
    const plain = openBytes(point.opening.keys, context, bytes);
    for (let bit = 0; bit < plain.length * 8; bit += 3) {
      const again = sealBytes(point.key, context, flipped(plain, bit), point.random);
      expect(codeOf(() => openState(point.opening, name, again))).toBe('sync-state-refused');
    }
  });

  it('does not pass for another record, kind, counter, replica or point (D13)', () => {
    const { name, sealed: bytes } = first(sealed());
    const others = [
      { ...name, recordId: parts.otherRecordId },
      { ...name, kind: 'consultation' as const },
      { ...name, n: 2 },
      { ...name, replica: parts.replicaB },
      { ...name, replica: `${parts.deviceA}.0000000b` },
    ];
    for (const other of others) expect(reasonOf(() => openState(point.opening, other, bytes))).toBe('seal');
    const elsewhere = { ...point.opening, pointId: parts.serverId };
    expect(reasonOf(() => openState(elsewhere, name, bytes))).toBe('seal');
  });

  it('cannot be forged by a colleague who holds the point key, nor by an unknown device (T14)', () => {
    const forge = (name: ReturnType<typeof stateName>) =>
      first(
        sealStates({
          pointId,
          key: point.key,
          secretKey: point.secretB,
          states: [{ name, body: body() }],
          random: point.random,
        }),
      );
    const forged = forge(stateName(1));
    expect(reasonOf(() => openState(point.opening, forged.name, forged.sealed))).toBe('signature');
    const unknown = forge(stateName(1, `${parts.recordId}.0000000a`));
    expect(reasonOf(() => openState(point.opening, unknown.name, unknown.sealed))).toBe('device-unknown');
  });

  it('needs the point key that sealed it, an older one included', () => {
    const { name, sealed: bytes } = first(sealed());
    const newer = deriveDataKey(chance.bytes(32), 'sync-states');
    const opening = { ...point.opening, keys: keyRing(newer, [point.key]) };
    expect(openState(opening, name, bytes)).toEqual(body());
    expect(codeOf(() => openState({ ...opening, keys: keyRing(newer) }, name, bytes))).toBe(
      'seal-key-unknown',
    );
  });

  it('has the size of a bucket, and the same record never looks the same twice', () => {
    const [one, two] = [first(sealed()), first(sealed())];
    expect(one.hash).not.toBe(two.hash);
    expect(one.sealed).toHaveLength(two.sealed.length);
    expect([1, 512, 513, 5_000, 32_768, 32_769, 70_000].map(bucketFor)).toEqual([
      512, 512, 1_024, 8_192, 32_768, 65_536, 98_304,
    ]);
  });

  it('of a newer format waits for the upgrade; one of no known shape, or that claims too much, is refused', () => {
    const content = (value: unknown, n = 1) =>
      first(
        sealContents({
          pointId,
          key: point.key,
          secretKey: point.secretA,
          contents: [{ name: stateName(n), bytes: jsonToBytes(value) }],
          random: point.random,
        }),
      );
    const open = (value: unknown) => {
      const { name, sealed: bytes } = content(value);
      return failureOf(() => openState(point.opening, name, bytes));
    };
    expect(open({ format: 2, anything: [] }).code).toBe('sync-upgrade-needed');
    expect(open({ ...body() }).details.reason).toBe('shape');
    const packed = { ...body(), state: packState(aState()) };
    const ahead = packState({ ...aState(), vector: { [parts.replicaA]: 9 } });
    expect(open({ ...packed, more: 1 }).details.reason).toBe('shape');
    expect(open({ ...packed, state: ahead }).details.reason).toBe('counter');
    const big = { ...stateName(1), bytes: new Uint8Array(maxSealedBytes) };
    expect(reasonOf(() => openContent(point.opening, big, big.bytes.fill(1)))).toBe('seal');
    expect(reasonOf(() => openContent(point.opening, big, new Uint8Array(maxSealedBytes + 1)))).toBe(
      'too-large',
    );
  });

  it('is read from its one spelling only', () => {
    const text = (json: string) => bytesToJson(new TextEncoder().encode(json));
    expect(text('{"a":1,"b":[2]}')).toEqual({ a: 1, b: [2] });
    for (const other of [
      '{"b":[2],"a":1}',
      '{"a":1,"a":1}',
      '{ "a":1}',
      '{"a":1e0}',
      '{"__proto__":1}',
      '{"a":"\\u0061"}',
      '"\\ud800"',
      '{"a":1',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ])
      expect(text(other)).toBeUndefined();
  });
});

describe('a batch under one signature', () => {
  const verify = batchVerifier();
  const leaf = () => chance.bytes(32);
  const publicKey = point.keyOf(parts.deviceA) ?? '';

  it('vouches for each leaf and for no other', () => {
    const leaves = Array.from({ length: 11 }, leaf);
    const proofs = signBatch(leaves, point.secretA);
    leaves.forEach((one, index) => {
      const proof = proofs[index];
      if (proof === undefined) throw new Error('a proof for each leaf');
      expect(verify(one, proof, publicKey)).toBe(true);
      expect(verify(leaf(), proof, publicKey)).toBe(false);
      expect(verify(one, proof, point.keyOf(parts.deviceB) ?? '')).toBe(false);
      expect(verify(one, { ...proof, path: proof.path.slice(1) }, publicKey)).toBe(false);
    });
    expect(signBatch([], point.secretA)).toEqual([]);
  });

  it('takes no second form of a signature, and no key or signature of small order (D17)', () => {
    const one = leaf();
    const { signature, path } = first(signBatch([one], point.secretA));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`) + order;
    const raised = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    const malleable = Uint8Array.from([...signature.subarray(0, 32), ...raised]);
    expect(batchVerifier()(one, { signature: malleable, path }, publicKey)).toBe(false);
    const smallOrder = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      '0000000000000000000000000000000000000000000000000000000000000000',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ];
    for (const key of smallOrder) {
      const forged = Uint8Array.from([...hexToBytes(key), ...new Uint8Array(32)]);
      expect(batchVerifier()(one, { signature: forged, path }, key)).toBe(false);
    }
    expect(ed25519.getPublicKey(point.secretA)).toHaveLength(32);
  });
});

describe('a state on its way', () => {
  it('says each act of writing once, and comes back as it was', () => {
    const both = merge(
      addNote(
        write(aState(), parts.stampOf(parts.replicaA, 2), { b: 1, a: [2], c: null }),
        parts.stampOf(parts.replicaA, 3),
        {
          id: parts.recordId,
          amends: null,
          text: 'ć',
        },
      ),
      remove(write(aState(), parts.stampOf(parts.replicaB, 1), { a: 3 }), parts.stampOf(parts.replicaB, 2)),
    );
    expect(packState(both).acts).toHaveLength(3);
    expect(unpackState(packedStateSchema.parse(packState(both)))).toEqual(both);
  });

  it('is refused where it points nowhere, covers too little or stands out of order', () => {
    const packed = packState(
      merge(
        write(aState(), parts.stampOf(parts.replicaA, 2), { a: 1 }),
        write(aState(), parts.stampOf(parts.replicaB, 1), { a: 2 }),
      ),
    );
    expect(unpackState({ ...packed, acts: [] })).toBeNull();
    expect(unpackState({ ...packed, vector: [] })).toBeNull();
    expect(unpackState({ ...packed, vector: packed.vector.map(([replica]) => [replica, 1]) })).toBeNull();
    expect(unpackState({ ...packed, vector: [...packed.vector, ...packed.vector] })).toBeNull();
    expect(unpackState({ ...packed, fields: { a: (packed.fields.a ?? []).toReversed() } })).toBeNull();
  });
});

describe('a key for the coordinator', () => {
  /** Stands for the age library: what was sealed for a recipient opens with its identity. */
  const files: AgeFiles = {
    seal: async (recipient, plain) => Uint8Array.from([recipient.length, ...plain]),
    open: async (identity, bytes) => (bytes[0] === identity.length ? bytes.subarray(1) : Uint8Array.of(0)),
  };
  const wrapped = () => wrapKey({ files, recipient: 'age1pq1x', purpose: 'summary-key', key: point.key });

  it('is unwrapped as the key it was, and never as one of another purpose or id', async () => {
    const envelope = keyEnvelopeSchema.parse(await wrapped());
    expect(await unwrapKey(files, 'identity', envelope)).toEqual(point.key);
    for (const other of [
      { ...envelope, purpose: 'point-key' as const },
      { ...envelope, keyId: 'another' },
      { ...envelope, sealed: 'AAA' },
    ])
      expect((await asyncFailureOf(() => unwrapKey(files, 'identity', other))).code).toBe(
        'sync-state-refused',
      );
    expect((await asyncFailureOf(() => unwrapKey(files, 'nobody', envelope))).code).toBe(
      'sync-state-refused',
    );
  });
});

describe('a sealed summary', () => {
  it('opens for the coordinator and says only what it is named', () => {
    const summary = summaryOf(aConsultation(), () => null);
    const [one] = sealSummaries({
      pointId,
      key: point.key,
      secretKey: point.secretA,
      replica: parts.replicaA,
      summaries: [summary],
      random: point.random,
    });
    if (one === undefined) throw new Error('one summary');
    expect(openSummary(point.opening, one.name, one.sealed)).toEqual(summary);
    const [wrong] = sealContents({
      pointId,
      key: point.key,
      secretKey: point.secretA,
      contents: [{ name: { ...one.name, n: 7 }, bytes: jsonToBytes(summary) }],
      random: point.random,
    });
    if (wrong === undefined) throw new Error('one summary');
    expect(reasonOf(() => openSummary(point.opening, wrong.name, wrong.sealed))).toBe('name');
  });
});
