import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  deriveDataKey,
  envelopeOverhead,
  keyRing,
  openBytes,
  type SealContext,
  sealBytes,
} from '../../../core/seal/seal.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { codeOf, failureOf } from '../../helpers/thrown-by.ts';

const { bytes: random, below } = seededBytes(testSeed);
const key = deriveDataKey(random(32), 'records');
const keys = keyRing(key);
const context: SealContext = {
  table: 'consultations',
  id: '01990000-0000-7000-8000-000000000001',
  revision: 3,
  caseId: '01990000-0000-7000-8000-00000000000c',
};
const plain = random(300);
const sealed = sealBytes(key, context, plain, random);
const open = (changed: Uint8Array, inContext = context) => openBytes(keys, inContext, changed);

describe(`sealed records (SEED=${testSeed})`, () => {
  it('opens to the same bytes, from nothing to a megabyte', () => {
    for (const length of [0, 1, 15, 16, 17, 300, 65_535, 1_048_576]) {
      const record = random(length);
      const envelope = sealBytes(key, context, record, random);
      expect(envelope.length).toBe(length + envelopeOverhead(key.id.length));
      expect(bytesToHex(open(envelope))).toBe(bytesToHex(record));
    }
  });

  it('keeps the layout of format 1 for ever', () => {
    const fixedKey = deriveDataKey(new Uint8Array(32).fill(7), 'records');
    expect(fixedKey.id).toBe('records-e2d52a05127ed7ab');
    const fixedNonce = Uint8Array.from({ length: 24 }, (_, index) => index);
    const envelope = sealBytes(fixedKey, context, new TextEncoder().encode('Zażółć'), () => fixedNonce);
    expect(bytesToHex(envelope)).toBe(
      '0101187265636f7264732d65326435326130353132376564376162000102030405060708090a0b0c0d0e0f1011121314151617ac5639a94cc472e868ede3fb29f725bff44cb5ca8ebfcbca0699',
    );
  });

  it('does not show a byte of the record', () => {
    const note = new TextEncoder().encode('Олена Коваленко, PESEL 44051401359, '.repeat(8));
    const envelope = sealBytes(key, context, note, random);
    for (let start = 0; start + 8 <= note.length; start += 1) {
      expect(Buffer.from(envelope).includes(Buffer.from(note.subarray(start, start + 8)))).toBe(false);
    }
  });

  it('rejects every flipped bit of a 300-byte record (B4)', () => {
    const accepted: number[] = [];
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (codeOf(() => open(changed)) === 'opened') accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  it('rejects every shorter envelope, and bytes added at the end (B4)', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(codeOf(() => open(sealed.subarray(0, length)))).not.toBe('opened');
    }
    for (const extra of [1, 16, 300]) {
      expect(codeOf(() => open(Uint8Array.of(...sealed, ...random(extra))))).toBe('seal-broken');
    }
  });

  it('names the record that does not open, and nothing of what is in it', () => {
    const changed = sealed.slice();
    changed[sealed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(failureOf(() => open(changed)).details).toEqual({ table: context.table, id: context.id });
  });

  it('leaves the other records readable when one is damaged', () => {
    const records = Array.from({ length: 20 }, (_, index) => {
      const own = { ...context, id: `record-${index}` };
      return { own, envelope: sealBytes(key, own, random(300), random) };
    });
    const damaged = records[7]?.envelope;
    if (damaged !== undefined) damaged[60] = (damaged[60] ?? 0) ^ 0x10;
    const outcomes = records.map(({ own, envelope }) => codeOf(() => open(envelope, own)));
    expect(outcomes.filter(outcome => outcome === 'opened')).toHaveLength(19);
    expect(outcomes[7]).toBe('seal-broken');
  });

  it('rejects a ciphertext put in another record, table or case (B5)', () => {
    const others: SealContext[] = [
      { ...context, id: '01990000-0000-7000-8000-000000000002' },
      { ...context, table: 'cases' },
      { ...context, caseId: '01990000-0000-7000-8000-00000000000d' },
      { ...context, caseId: null },
      { ...context, caseId: '' },
      { ...context, table: context.id, id: context.table },
      { ...context, table: 'consultations0', id: context.id.slice(1) },
    ];
    for (const other of others) expect(codeOf(() => open(sealed, other))).toBe('seal-broken');
  });

  it('rejects a ciphertext of another database as sealed under an unknown key (B5)', () => {
    const otherKeys = keyRing(deriveDataKey(random(32), 'records'));
    expect(codeOf(() => openBytes(otherKeys, context, sealed))).toBe('seal-key-unknown');
  });

  it('rejects another key that took the same id (B5)', () => {
    const impostor = keyRing({ id: key.id, bytes: random(32) });
    expect(codeOf(() => openBytes(impostor, context, sealed))).toBe('seal-broken');
  });

  it('rejects an older revision of the same record (B6)', () => {
    const newer = { ...context, revision: context.revision + 1 };
    expect(codeOf(() => open(sealed, newer))).toBe('seal-broken');
    expect(codeOf(() => open(sealed, { ...context, revision: 2 }))).toBe('seal-broken');
  });

  it('answers each of the 256 values of every header byte with its own code and no fallback (B7)', () => {
    const idStart = 3;
    const nonceStart = idStart + key.id.length;
    for (let at = 0; at < nonceStart + 24; at += 1) {
      for (let value = 0; value < 256; value += 1) {
        if (value === sealed[at]) continue;
        const changed = sealed.slice();
        changed[at] = value;
        const isPrintable = value >= 0x21 && value <= 0x7e;
        const expected =
          at === 0
            ? ['seal-format-unknown']
            : at === 1
              ? ['seal-algorithm-unknown']
              : at === 2
                ? ['seal-key-unknown', 'seal-broken']
                : at < nonceStart
                  ? [isPrintable ? 'seal-key-unknown' : 'seal-broken']
                  : ['seal-broken'];
        expect(expected, `byte ${at} = ${value}`).toContain(codeOf(() => open(changed)));
      }
    }
  });

  it('opens records of an older key while the ring holds it, and seals with the current one', () => {
    const newer = deriveDataKey(random(32), 'records');
    const ring = keyRing(newer, [key]);
    expect(openBytes(ring, context, sealed)).toEqual(plain);
    const fresh = sealBytes(ring.current, context, plain, random);
    expect(codeOf(() => openBytes(keys, context, fresh))).toBe('seal-key-unknown');
    expect(() => keyRing(key, [key])).toThrow('same id');
  });

  it('derives one key a purpose', () => {
    const master = random(32);
    const names = ['records', 'draft', 'point', 'match'];
    const derived = names.map(name => deriveDataKey(master, name));
    expect(new Set(derived.map(one => bytesToHex(one.bytes))).size).toBe(names.length);
    expect(deriveDataKey(master, 'draft')).toEqual(derived[1]);
    expect(() => deriveDataKey(random(16), 'records')).toThrow('32 bytes');
    expect(() => deriveDataKey(master, 'Records!')).toThrow('lower-case');
  });

  it('refuses as a bug what no caller may ask: a torn context, a short nonce, a strange key id', () => {
    const seal = (change: Partial<SealContext>) => () =>
      sealBytes(key, { ...context, ...change }, plain, random);
    expect(seal({ id: '\ud800' })).toThrow('well-formed');
    expect(seal({ revision: 1.5 })).toThrow('whole numbers');
    expect(() => sealBytes(key, context, plain, () => random(23))).toThrow('length');
    expect(() => sealBytes({ ...key, id: 'żółw' }, context, plain, random)).toThrow('ASCII');
  });

  it('never opens random bytes', () => {
    const head = sealed.subarray(0, 3 + key.id.length);
    for (let round = 0; round < 20_000; round += 1) {
      const junk = random(below(120));
      expect(codeOf(() => open(junk))).not.toBe('opened');
      expect(codeOf(() => open(Uint8Array.of(...head, ...junk)))).toBe('seal-broken');
    }
  });
});
