import { describe, expect, it } from 'vitest';
import type { ShortStayRule, Stay } from '../../../core/calendar/short-stay.ts';
import { reportStays } from '../../../core/calendar/stay-report.ts';

const rule: ShortStayRule = { limit: 90, window: 180 };
const stay = (from: string, to: string | null, isTitled = false): Stay => ({ from, to, isTitled });
const report = (on: string, stays: readonly Stay[], planned: string | null = null) =>
  reportStays({ stays, on, planned, rule });

describe('what the 90/180 calculator says', () => {
  it('of a stay going on: days used, days left, last lawful day, and the entry after it', () => {
    expect(report('2026-05-19', [stay('2026-03-01', null)])).toMatchObject({
      used: 80,
      isPresent: true,
      last: '2026-05-29',
      left: 10,
      next: { leaving: '2026-05-29', day: '2026-08-28', last: '2026-11-25' },
      over: null,
      allowed: { from: '2026-05-20', to: '2026-05-29' },
    });
  });

  it('of the last lawful day: no day left, and not yet too long', () => {
    const on90 = report('2026-05-29', [stay('2026-03-01', null)]);
    expect(on90).toMatchObject({ used: 90, last: '2026-05-29', left: 0, over: null, allowed: null });
    const on91 = report('2026-05-30', [stay('2026-03-01', null)]);
    expect(on91).toMatchObject({ used: 91, last: null, left: 0, over: { from: '2026-05-30' } });
  });

  it('of an overstay: since when, and the entry after leaving on the day', () => {
    const over = report('2026-11-21', [stay('2026-05-26', '2026-06-24'), stay('2026-09-10', null)]);
    expect(over).toMatchObject({
      used: 103,
      over: { from: '2026-11-09', to: '2026-11-21' },
      overBefore: [],
      overAfter: [],
      last: null,
      allowed: null,
    });
    // The window of 5 December begins on 9 June: 16 days of June and 73 of autumn are left, 89 together.
    expect(over.next).toEqual({ leaving: '2026-11-21', day: '2026-12-05', last: '2026-12-21' });
  });

  it('of a person who is away and may enter: how long from the day on', () => {
    const away = report('2026-06-01', [stay('2026-01-10', '2026-02-28'), stay('2026-04-01', '2026-04-20')]);
    expect(away).toMatchObject({ used: 70, isPresent: false, last: '2026-06-20', left: 20, next: null });
  });

  it('of a person who is away and may not enter yet: from when', () => {
    expect(report('2026-06-28', [stay('2026-01-01', '2026-03-31')])).toMatchObject({
      isPresent: false,
      last: null,
      left: 0,
      next: { day: '2026-06-30', last: '2026-09-27' },
    });
  });

  it('of a planned entry: how long, or from when instead', () => {
    const winter = [stay('2026-01-01', '2026-03-31')];
    expect(report('2026-06-01', winter, '2026-06-29').planned).toEqual({
      day: '2026-06-29',
      last: null,
      next: '2026-06-30',
    });
    const lawful = report('2026-06-01', winter, '2026-06-30');
    expect(lawful.planned).toEqual({ day: '2026-06-30', last: '2026-09-27', next: null });
    expect(lawful.allowed).toEqual({ from: '2026-06-30', to: '2026-09-27' });
  });

  it('of stays entered ahead: on which of their days the limit will be passed', () => {
    const ahead = report('2026-03-01', [stay('2026-01-01', '2026-02-28'), stay('2026-03-10', '2026-04-15')]);
    expect(ahead.over).toBeNull();
    expect(ahead.overAfter).toEqual([{ from: '2026-04-10', to: '2026-04-15' }]);
    expect(ahead.used).toBe(59);
  });

  it('of an overstay that is over: when it was', () => {
    const past = report('2026-11-21', [stay('2026-01-01', '2026-04-02')]);
    expect(past.overBefore).toEqual([{ from: '2026-04-01', to: '2026-04-02' }]);
    expect(past).toMatchObject({ over: null, used: 0, last: '2027-02-18', left: 90 });
  });

  it('of days under a residence permit: nothing but that they were', () => {
    const permit = report('2026-11-21', [stay('2026-01-01', null, true)]);
    expect(permit).toMatchObject({ used: 0, isPresent: false, left: 90 });
    expect(permit.titled).toEqual([{ from: '2026-01-01', to: '2026-11-21' }]);
  });
});
