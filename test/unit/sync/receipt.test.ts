import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '../../../core/pack/signing.ts';
import { compareHeads, firstHead, forkBetween, nextHead } from '../../../core/sync/head.ts';
import { offerKey, type Receipt, signReceipt, verifyReceipt } from '../../../core/sync/receipt.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import * as parts from '../../helpers/sync-parts.ts';
import { failureOf } from '../../helpers/thrown-by.ts';

const point = parts.aPoint(seededBytes(testSeed));
const hash = 'a'.repeat(64);
const otherHash = 'b'.repeat(64);
const { pointId, serverId, recordId, otherRecordId, replicaA, replicaB } = parts;

const state = { kind: 'case' as const, recordId, n: 3, hash };
const summary = { summaryId: otherRecordId, revision: 2, hash: otherHash };
const receiptOf = (
  given: Partial<Parameters<typeof signReceipt>[0]> = {},
  secret = point.serverSecret,
): Receipt =>
  signReceipt(
    {
      version: 1,
      serverId,
      pointId,
      replica: replicaA,
      accepted: [state],
      summaries: [summary],
      head: nextHead(point.head, { ...state, replica: replicaA }),
      ...given,
    },
    secret,
  );

const expected = {
  serverKey: publicKeyOf(point.serverSecret),
  serverId,
  pointId,
  replica: replicaA,
  offered: new Map([
    [offerKey(recordId, 3), hash],
    [offerKey(otherRecordId, 2), otherHash],
  ]),
};
const reasonOf = (receipt: unknown, given = expected): unknown =>
  failureOf(() => verifyReceipt(receipt, given)).details.reason;

describe(`a receipt (SEED=${testSeed})`, () => {
  it('counts when the server signed it about exactly what was offered', () => {
    expect(verifyReceipt(receiptOf(), expected)).toEqual(receiptOf());
  });

  it('of another push is refused: the hash or the name does not fit (D20)', () => {
    const swapped = new Map([
      [offerKey(recordId, 3), otherHash],
      [offerKey(otherRecordId, 2), otherHash],
    ]);
    expect(reasonOf(receiptOf(), { ...expected, offered: swapped })).toBe('hash');
    const later = new Map([
      [offerKey(recordId, 4), hash],
      [offerKey(otherRecordId, 2), otherHash],
    ]);
    expect(reasonOf(receiptOf(), { ...expected, offered: later })).toBe('not-offered');
  });

  it('of another server, point or replica, or with another key, is refused (D13)', () => {
    expect(reasonOf(receiptOf({ serverId: pointId }))).toBe('server');
    expect(reasonOf(receiptOf({ pointId: serverId }))).toBe('point');
    expect(reasonOf(receiptOf({ replica: replicaB }))).toBe('replica');
    expect(reasonOf(receiptOf({}, point.secretA))).toBe('signature');
  });

  it('is refused with any letter changed, anything added or left out (D16, D21)', () => {
    const text = JSON.stringify(receiptOf());
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at] === '1' ? '2' : '1';
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      let json: unknown;
      try {
        json = JSON.parse(changed);
      } catch {
        continue;
      }
      expect(() => verifyReceipt(json, expected)).toThrow('sync-receipt-refused');
    }
    expect(reasonOf({ ...receiptOf(), more: 1 })).toBe('shape');
    const { head: _, ...headless } = receiptOf();
    expect(reasonOf(headless)).toBe('shape');
    expect(reasonOf(null)).toBe('shape');
    expect(reasonOf('<html>Please log in</html>')).toBe('shape');
  });
});

describe('heads of a server', () => {
  const one = nextHead(point.head, { ...state, replica: replicaA });
  const two = nextHead(one, { ...state, n: 4, replica: replicaA });

  it('tell a server that went back, with or without another epoch (D14)', () => {
    expect(compareHeads(null, one)).toBe('further');
    expect(compareHeads(one, two)).toBe('further');
    expect(compareHeads(two, two)).toBe('same');
    expect(compareHeads(two, one)).toBe('restored');
    expect(compareHeads(one, { ...two, epoch: serverId })).toBe('restored');
  });

  it('tell a server that shows two computers different histories, and keep both as evidence (D15)', () => {
    const other = nextHead(point.head, { ...state, hash: otherHash, replica: replicaB });
    expect(compareHeads(one, other)).toBe('forked');
    expect(forkBetween([point.head, one], [point.head, other])).toEqual([one, other]);
    expect(forkBetween([point.head, one], [point.head, two])).toBeNull();
  });

  it('differ for every difference in what was accepted', () => {
    const variants = [
      { ...state, replica: replicaA },
      { ...state, replica: replicaB },
      { ...state, replica: replicaA, n: 4 },
      { ...state, replica: replicaA, recordId: otherRecordId },
      { ...state, replica: replicaA, kind: 'consultation' as const },
      { ...state, replica: replicaA, hash: otherHash },
    ];
    expect(new Set(variants.map(variant => nextHead(point.head, variant).hash)).size).toBe(variants.length);
    expect(firstHead(serverId).hash).not.toBe(point.head.hash);
  });
});
