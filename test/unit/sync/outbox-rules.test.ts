import { describe, expect, it } from 'vitest';
import { isCovered, judgeReplica, judgeState, judgeSummary } from '../../../core/sync/accept-rules.ts';
import {
  afterReceipt,
  halved,
  nextBatch,
  noteChange,
  type OutboxEntry,
  putAside,
  remedyFor,
  waitMs,
} from '../../../core/sync/outbox-rules.ts';
import { refusalCodeSchema, refusalCodes } from '../../../core/sync/refusals.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';

const offered = (n: number, given: Partial<OutboxEntry> = {}): OutboxEntry => ({
  recordId: `record ${n}`,
  acknowledged: 0,
  offer: { n, hash: `hash ${n}`, sizeBytes: 600 },
  changedSince: false,
  setAside: null,
  ...given,
});

describe('what waits to be pushed', () => {
  it('is cleared by a receipt for the very bytes that were offered, once and again', () => {
    const entry = offered(5);
    expect(afterReceipt(entry, { n: 5, hash: 'hash 5' })).toBeNull();
    expect(afterReceipt(entry, { n: 5, hash: 'other' })).toBe(entry);
    expect(afterReceipt(entry, { n: 4, hash: 'hash 5' })).toBe(entry);
    const unsealed = noteChange('x', undefined, 0);
    expect(afterReceipt(unsealed, { n: 5, hash: 'hash 5' })).toBe(unsealed);
  });

  it('stays where the record changed while its push was on the way, and the bytes of a retry stay the same', () => {
    const changed = noteChange('record 5', offered(5), 0);
    expect(changed.offer).toEqual(offered(5).offer);
    const left = afterReceipt(changed, { n: 5, hash: 'hash 5' });
    expect(left).toMatchObject({ offer: null, changedSince: false, acknowledged: 5 });
  });

  it('goes in the order of its counters, within both limits, and one item always goes', () => {
    const entries = [offered(3), offered(1), offered(2), noteChange('new', undefined, 0)];
    const ns = (limit: Parameters<typeof nextBatch>[1]) =>
      nextBatch(entries, limit).map(({ offer }) => offer.n);
    expect(ns({ maxCount: 10, maxBytes: 10_000 })).toEqual([1, 2, 3]);
    expect(ns({ maxCount: 2, maxBytes: 10_000 })).toEqual([1, 2]);
    expect(ns({ maxCount: 10, maxBytes: 1_250 })).toEqual([1, 2]);
    expect(ns({ maxCount: 10, maxBytes: 1 })).toEqual([1]);
  });

  it('halves what was too large down to one item, which is put aside and holds up nobody', () => {
    let limit = { maxCount: 100, maxBytes: 60_000 };
    for (let round = 0; round < 7; round += 1) {
      const next = halved({ count: limit.maxCount, bytes: limit.maxBytes });
      if (next === null) throw new Error('one item too early');
      limit = next;
    }
    expect(limit.maxCount).toBe(1);
    expect(halved({ count: 1, bytes: 600 })).toBeNull();
    const poisoned = putAside(offered(1), 'too-large');
    expect(nextBatch([poisoned, offered(2)], limit).map(({ offer }) => offer.n)).toEqual([2]);
    expect(noteChange('record 1', poisoned, 0).setAside).toBeNull();
  });

  it(`waits longer each time, never in step with others, never less than asked, never over five minutes (SEED=${testSeed})`, () => {
    const { below } = seededBytes(testSeed);
    for (let attempt = 1; attempt < 40; attempt += 1) {
      const chance = below(1_000) / 1_000;
      const wait = waitMs(attempt, chance);
      expect(wait).toBeGreaterThanOrEqual(1_000);
      expect(wait).toBeLessThanOrEqual(300_000);
      expect(waitMs(attempt, chance, 200_000)).toBeGreaterThanOrEqual(200_000);
    }
    expect(waitMs(1, 0)).toBeLessThan(waitMs(1, 1));
    expect(waitMs(3, 0)).toBe(4_000);
    expect(waitMs(1, 0, 10 ** 9)).toBe(300_000);
  });

  it('has a remedy for every refusal of a list that only grows', () => {
    expect(remedyFor('too-large')).toBe('halve-batch');
    expect(remedyFor('replica-behind')).toBe('begin-life');
    expect(remedyFor('head-unknown')).toBe('offer-all-again');
    expect(remedyFor('device-revoked')).toBe('tell-person');
    for (const code of refusalCodes) expect(refusalCodeSchema.parse(code)).toBe(code);
    expect(refusalCodeSchema.parse('moon-too-full')).toBe('unknown-refusal');
    expect(refusalCodeSchema.safeParse('<script>').success).toBe(false);
  });
});

describe('what a server takes', () => {
  it('is something newer, or the very same again; never another content under a used counter (D1, D2, D13)', () => {
    const mark = { n: 5, hash: 'a' };
    expect(judgeState(null, mark)).toBe('accept');
    expect(judgeState(mark, { n: 6, hash: 'b' })).toBe('accept');
    expect(judgeState(mark, mark)).toBe('known');
    expect(judgeState(mark, { n: 5, hash: 'b' })).toBe('forked');
    expect(judgeState(mark, { n: 4, hash: 'a' })).toBe('stale');
    expect(isCovered(mark, { n: 5, hash: 'a' })).toBe(true);
    expect(isCovered(mark, { n: 5, hash: 'b' }) || isCovered(mark, { n: 4, hash: 'a' })).toBe(false);
  });

  it('keeps the original of a summary, takes newer revisions, and never brings an erased one back (D2, D3)', () => {
    const mark = { revision: 2, hash: 'a', isErased: false };
    expect(judgeSummary(null, mark)).toBe('accept');
    expect(judgeSummary(mark, { ...mark, revision: 3, hash: 'b' })).toBe('accept');
    expect(judgeSummary(mark, mark)).toBe('known');
    expect(judgeSummary(mark, { ...mark, revision: 1 })).toBe('stale');
    expect(judgeSummary(mark, { ...mark, hash: 'b' })).toBe('summary-differs');
    const erased = { ...mark, isErased: true };
    expect(judgeSummary(mark, erased)).toBe('accept');
    expect(judgeSummary(erased, erased)).toBe('known');
    expect(judgeSummary(erased, { ...mark, revision: 9 })).toBe('summary-erased');
  });

  it('is nothing from a replica that has forgotten what it sent, or that runs twice (F9)', () => {
    expect(judgeReplica({ highest: 0, acknowledged: 0, repeated: 0 })).toBe('go-on');
    expect(judgeReplica({ highest: 9, acknowledged: 9, repeated: 0 })).toBe('go-on');
    expect(judgeReplica({ highest: 9, acknowledged: 5, repeated: 9 })).toBe('go-on');
    expect(judgeReplica({ highest: 9, acknowledged: 5, repeated: 8 })).toBe('replica-behind');
    expect(judgeReplica({ highest: 4, acknowledged: 5, repeated: 0 })).toBe('server-behind');
  });
});
