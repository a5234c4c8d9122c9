import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '../../../core/pack/signing.ts';
import {
  type HandOverManifest,
  handOverEnding,
  makeHandOver,
  readHandOver,
} from '../../../core/sync/hand-over.ts';
import { merge } from '../../../core/sync/merge.ts';
import { afterReceipt, type OutboxEntry } from '../../../core/sync/outbox-rules.ts';
import { isGenuine, offerKey, signReceipt, verifyReceipt } from '../../../core/sync/receipt.ts';
import { emptyState, type RecordState } from '../../../core/sync/record-state.ts';
import { openState, sealStates } from '../../../core/sync/sealed-state.ts';
import { write } from '../../../core/sync/write.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import * as parts from '../../helpers/sync-parts.ts';
import { failureOf } from '../../helpers/thrown-by.ts';

const point = parts.aPoint(seededBytes(testSeed));
const { pointId, recordId, replicaA, replicaB } = parts;

const states = sealStates({
  pointId,
  key: point.key,
  secretKey: point.secretA,
  states: [
    { name: parts.stateName(1), body: { format: 1, state: parts.aState(), witness: null } },
    {
      name: { ...parts.stateName(2), recordId: parts.otherRecordId, kind: 'consultation' },
      body: {
        format: 1,
        state: write(emptyState, parts.stampOf(replicaA, 2), { outcome: 'helped' }),
        witness: null,
      },
    },
  ],
  random: point.random,
});
const receipt = signReceipt(
  {
    version: 1,
    serverId: parts.serverId,
    pointId,
    replica: replicaB,
    accepted: [{ kind: 'case', recordId, n: 4, hash: 'c'.repeat(64) }],
    summaries: [],
    head: point.head,
  },
  point.serverSecret,
);

const fileOf = (given: Partial<Omit<HandOverManifest, 'bodies'>> = {}, secretKey = point.secretA) =>
  makeHandOver({
    manifest: {
      pointId,
      from: parts.deviceA,
      madeAt: '2026-11-02T10:00:00.000Z',
      receipts: [receipt],
      ...given,
    },
    bodies: states.map(({ name, sealed }) => ({ entry: { body: 'state', ...name }, bytes: sealed })),
    secretKey,
  });
const reader = { pointId, keyOf: point.keyOf };
const reasonOf = (file: Uint8Array, given = reader): unknown =>
  failureOf(() => readHandOver(file, given)).details.reason;

/** Merges a file into what a computer has, as the sync engine does. */
function takeIn(file: Uint8Array, known: ReadonlyMap<string, RecordState>): Map<string, RecordState> {
  const after = new Map(known);
  for (const { entry, bytes } of readHandOver(file, reader).bodies) {
    if (entry.body !== 'state') continue;
    const { kind, recordId: id, replica, n } = entry;
    const { state } = openState(point.opening, { kind, recordId: id, replica, n }, bytes);
    after.set(id, merge(after.get(id) ?? emptyState, state));
  }
  return after;
}

describe(`a hand-over file (SEED=${testSeed})`, () => {
  it('brings records and receipts without a network, and reading it twice changes nothing', () => {
    expect(handOverEnding).toBe('drogowskaz');
    const once = takeIn(fileOf(), new Map());
    expect([...once.keys()]).toEqual([recordId, parts.otherRecordId]);
    const twice = takeIn(fileOf(), once);
    for (const [id, state] of once) expect(twice.get(id)).toBe(state);

    const { receipts } = readHandOver(fileOf(), reader).manifest;
    const serverKey = publicKeyOf(point.serverSecret);
    const offer = { n: 4, hash: 'c'.repeat(64), sizeBytes: 600 };
    const entry: OutboxEntry = { recordId, acknowledged: 0, offer, changedSince: true, setAside: null };
    const [carried] = receipts;
    if (carried === undefined) throw new Error('one receipt');
    expect(isGenuine(carried, serverKey)).toBe(true);
    const offered = new Map([[offerKey(recordId, 4), offer.hash]]);
    const expected = { serverKey, serverId: parts.serverId, pointId, replica: replicaB, offered };
    const { accepted } = verifyReceipt(carried, expected);
    const [first] = accepted;
    if (first === undefined) throw new Error('one state');
    const left = afterReceipt(entry, first);
    expect(left).toMatchObject({ offer: null, acknowledged: 4 });
    if (left !== null) expect(afterReceipt(left, first)).toBe(left);
  });

  it('is refused with any byte changed, cut or added (D16)', () => {
    const file = fileOf();
    for (let at = 0; at < file.length; at += 5) {
      const changed = file.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
      expect(() => readHandOver(changed, reader)).toThrow('hand-over-refused');
    }
    for (let end = 0; end < file.length; end += 97)
      expect(() => readHandOver(file.subarray(0, end), reader)).toThrow('hand-over-refused');
    expect(reasonOf(Uint8Array.from([...file, 0]))).toBe('size');
    expect(reasonOf(new Uint8Array(0))).toBe('magic');
  });

  it('is refused from another point, an unknown device, or signed by somebody else', () => {
    expect(reasonOf(fileOf({ pointId: parts.serverId }))).toBe('point');
    expect(reasonOf(fileOf({ from: parts.serverId }))).toBe('device-unknown');
    expect(reasonOf(fileOf({}, point.secretB))).toBe('signature');
  });

  it('that lies about its lengths is refused before anything large is made', () => {
    const file = fileOf();
    const lying = file.slice();
    new DataView(lying.buffer).setUint32(8, 0xffffffff);
    expect(reasonOf(lying)).toBe('cut');
    const huge = new Uint8Array(256 * 1024 * 1024 + 1);
    expect(failureOf(() => readHandOver(huge, reader)).code).toBe('hand-over-too-large');
  });

  it('of a newer format asks for the upgrade', () => {
    const text = new TextEncoder().encode('{"format":2,"product":"drogowskaz"}');
    const file = Uint8Array.from([
      ...fileOf().subarray(0, 8),
      0,
      0,
      0,
      text.length,
      ...text,
      ...new Uint8Array(64),
    ]);
    expect(failureOf(() => readHandOver(file, reader)).code).toBe('sync-upgrade-needed');
  });
});
