import { describe, expect, it } from 'vitest';
import { backBy, judgeTrip } from '../../../core/calendar/absence.ts';

const on = '2026-11-21';

describe('a single absence of at most 30 days', () => {
  it('ends on the 30th day with the day of leaving counted, a day later at the latest', () => {
    expect(backBy('2026-03-01', 30)).toEqual({ safe: '2026-03-30', atLatest: '2026-03-31' });
    expect(backBy('2028-02-10', 30)).toEqual({ safe: '2028-03-10', atLatest: '2028-03-11' });
  });

  it.each([
    ['2026-03-30', 30, 'within'],
    ['2026-03-31', 31, 'doubtful'],
    ['2026-04-01', 32, 'over'],
  ])('left on 1 March and back on %s is %d days: %s', (back, days, verdict) => {
    expect(judgeTrip({ left: '2026-03-01', back }, 30, on)).toEqual({ days, verdict });
  });

  it('counts a day trip as one day', () => {
    expect(judgeTrip({ left: '2026-03-01', back: '2026-03-01' }, 30, on)).toEqual({
      days: 1,
      verdict: 'within',
    });
  });

  it('that goes on is judged as of the day asked about', () => {
    expect(judgeTrip({ left: '2026-10-23', back: null }, 30, on)).toEqual({ days: 30, verdict: 'within' });
    expect(judgeTrip({ left: '2026-10-20', back: null }, 30, on)).toEqual({ days: 33, verdict: 'over' });
    expect(judgeTrip({ left: '2026-12-20', back: null }, 30, on)).toEqual({ days: 1, verdict: 'within' });
  });

  it('judges every trip by itself: three of 20 days are three that are within', () => {
    const trips = ['2026-01-01', '2026-02-01', '2026-03-01'].map(left => ({
      left,
      back: `${left.slice(0, 8)}20`,
    }));
    expect(trips.map(trip => judgeTrip(trip, 30, on).verdict)).toEqual(['within', 'within', 'within']);
  });
});
