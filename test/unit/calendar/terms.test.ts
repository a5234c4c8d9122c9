import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOffOn } from '../../../core/calendar/polish-holidays.ts';
import { eventTerms, letterTerms } from '../../../core/calendar/term-kinds.ts';
import { endOfTerm, type Term } from '../../../core/calendar/terms.ts';
import { addDays } from '../../../core/dates.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const days = (count: number): Term => ({ count, unit: 'day' });
const term = (count: number, unit: Term['unit']): Term => ({ count, unit });
const last = (start: string, of: Term): string => endOfTerm(start, of, 'moves').lastDay;

describe('a term in days', () => {
  it('does not count the day of the event', () => {
    // Wednesday to Wednesday, the example of the public employment service for art. 57.
    expect(last('2021-11-03', days(14))).toBe('2021-11-17');
  });

  it('of 7 days served on a Monday ends on the Monday after', () => {
    expect(last('2026-11-16', days(7))).toBe('2026-11-23');
  });

  it('moves from a Saturday to Monday, and says over which days', () => {
    const end = endOfTerm('2026-11-07', days(14), 'moves');
    expect(end).toMatchObject({ countedDay: '2026-11-21', lastDay: '2026-11-23' });
    expect(end.passed).toEqual([
      { day: '2026-11-21', off: { kind: 'saturday' } },
      { day: '2026-11-22', off: { kind: 'sunday' } },
    ]);
  });

  it('moves over Christmas Eve in 2025 and ends on it in 2024', () => {
    expect(last('2024-12-10', days(14))).toBe('2024-12-24');
    // Wednesday 24 to Friday 26 December are holidays, a weekend follows.
    const end = endOfTerm('2025-12-10', days(14), 'moves');
    expect(end.lastDay).toBe('2025-12-29');
    expect(end.passed.map(({ off }) => (off.kind === 'holiday' ? off.name : off.kind))).toEqual([
      'christmas-eve',
      'christmas',
      'second-christmas',
      'saturday',
      'sunday',
    ]);
  });

  it('moves over Easter Monday, Corpus Christi and a long weekend of May', () => {
    expect(last('2026-03-23', days(14))).toBe('2026-04-07');
    expect(last('2026-05-21', days(14))).toBe('2026-06-05');
    expect(last('2026-04-17', days(14))).toBe('2026-05-04');
  });

  it('of 30 days crosses a leap day in 2028 and none in 2027', () => {
    expect(last('2028-02-15', days(30))).toBe('2028-03-16');
    expect(last('2027-02-15', days(30))).toBe('2027-03-17');
  });

  it('that stays ends where it ends, and names the last day on which an office is open', () => {
    const end = endOfTerm('2026-10-22', days(30), 'stays');
    expect(end).toEqual({
      lastDay: '2026-11-21',
      countedDay: '2026-11-21',
      passed: [],
      lastOfficeDay: '2026-11-20',
      withSaturdays: null,
    });
  });

  it('has no open office left where it begins and ends within days off', () => {
    expect(endOfTerm('2025-12-23', days(3), 'stays').lastOfficeDay).toBeNull();
  });
});

describe('a term in weeks, months and years', () => {
  it('of weeks ends on the day of the same name', () => {
    expect(last('2021-11-03', term(2, 'week'))).toBe('2021-11-17');
    expect(last('2026-11-14', term(1, 'week'))).toBe('2026-11-23');
  });

  it('of months ends on the day of the same number', () => {
    expect(last('2021-06-30', term(3, 'month'))).toBe('2021-09-30');
    expect(last('2026-10-15', term(4, 'month'))).toBe('2027-02-15');
  });

  it('of months ends on the last day of a month that is shorter', () => {
    expect(endOfTerm('2026-08-31', term(3, 'month'), 'stays').lastDay).toBe('2026-11-30');
    expect(endOfTerm('2026-12-31', term(2, 'month'), 'stays').lastDay).toBe('2027-02-28');
    expect(endOfTerm('2027-12-31', term(2, 'month'), 'stays').lastDay).toBe('2028-02-29');
    expect(endOfTerm('2027-11-30', term(1, 'month'), 'stays').lastDay).toBe('2027-12-30');
  });

  it('of years from a leap day ends on 28 February of a common year', () => {
    expect(endOfTerm('2028-02-29', term(1, 'year'), 'stays').lastDay).toBe('2029-02-28');
    expect(endOfTerm('2028-02-29', term(4, 'year'), 'stays').lastDay).toBe('2032-02-29');
    expect(endOfTerm('2026-05-20', term(3, 'year'), 'stays').lastDay).toBe('2029-05-20');
  });
});

describe('a term in working days', () => {
  it('of 15 leaves out Saturdays, Sundays and holidays', () => {
    // From Monday 2 November 2026; Wednesday 11 November is a holiday.
    const end = endOfTerm('2026-11-02', term(15, 'working-day'), 'moves');
    expect(end.lastDay).toBe('2026-11-24');
    expect(end.passed).toEqual([{ day: '2026-11-11', off: { kind: 'holiday', name: 'independence-day' } }]);
  });

  it('of 15 counts 24 December in 2024 and leaves it out in 2025', () => {
    const [before, since] = ['2024-12-16', '2025-12-15'].map(day =>
      endOfTerm(day, term(15, 'working-day'), 'moves'),
    );
    expect(before?.lastDay).toBe('2025-01-10');
    expect(since?.lastDay).toBe('2026-01-12');
    expect(before?.passed.map(({ day }) => day)).toEqual([
      '2024-12-25',
      '2024-12-26',
      '2025-01-01',
      '2025-01-06',
    ]);
    expect(since?.passed.map(({ day }) => day)).toEqual([
      '2025-12-24',
      '2025-12-25',
      '2025-12-26',
      '2026-01-01',
      '2026-01-06',
    ]);
  });

  it('says when it would end were Saturdays working days too', () => {
    expect(endOfTerm('2026-11-02', term(15, 'working-day'), 'moves').withSaturdays).toBe('2026-11-20');
  });

  it('begun on a Saturday counts from Monday', () => {
    expect(last('2026-11-21', term(1, 'working-day'))).toBe('2026-11-23');
  });
});

const anyDay = fc.integer({ min: 0, max: 40_000 }).map(after => addDays('1990-01-01', after));
const anyTerm = fc.record({
  count: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom<Term['unit']>('day', 'working-day', 'week', 'month', 'year'),
});

describe('any term', () => {
  it('that moves ends on a working day, with days off only between its counted and its last day', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (start, of) => {
        const end = endOfTerm(start, of, 'moves');
        expect(dayOffOn(end.lastDay)).toBeNull();
        expect(end.lastOfficeDay).toBe(end.lastDay);
        for (let day = end.countedDay; day < end.lastDay; day = addDays(day, 1))
          expect(dayOffOn(day)).not.toBeNull();
      }),
      seededRun(2000),
    );
  });

  it('that begins later never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, fc.constantFrom('moves', 'stays'), (start, of, rule) => {
        const [one, next] = [start, addDays(start, 1)].map(day => endOfTerm(day, of, rule).lastDay);
        expect((next ?? '') >= (one ?? '')).toBe(true);
      }),
      seededRun(2000),
    );
  });

  it('of working days holds exactly so many of them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const { lastDay } = endOfTerm(start, { count, unit: 'working-day' }, 'moves');
        let working = 0;
        for (let day = addDays(start, 1); day <= lastDay; day = addDays(day, 1))
          if (dayOffOn(day) === null) working += 1;
        expect(working).toBe(count);
      }),
      seededRun(500),
    );
  });
});

describe('the kinds of terms', () => {
  it('are each listed once, and only acts in a case move at their end', () => {
    const all = [...letterTerms, ...eventTerms];
    expect(new Set(all.map(kind => kind.factId)).size).toBe(all.length);
    expect(all.filter(kind => (kind.counting === 'substantive') !== (kind.rule === 'stays'))).toEqual([]);
  });
});
