import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOfWeeklyRules, weeklyRulesOf } from '../../../core/contact/weekly.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

describe('simple opening hours as weekly rules', () => {
  it.each<[string, string | null]>([
    ['24/7', '24/7'],
    ['Mo-Fr 08:00-16:00', 'Mo-Fr 08:00-16:00'],
    ['Mo,We,Fr 8:00-12:00,13:00-15:30', 'Mo,We,Fr 08:00-12:00,13:00-15:30'],
    ['Mo-Fr 08:00-16:00; We off', 'Mo,Tu,Th,Fr 08:00-16:00'],
    ['Mo-Su 08:00-16:00; Sa 10:00-12:00', 'Mo-Fr,Su 08:00-16:00; Sa 10:00-12:00'],
    ['Sa-Mo 10:00-12:00', 'Mo,Sa,Su 10:00-12:00'],
    ['Mo-Fr 18:00-08:00', 'Mo 18:00-24:00; Tu-Fr 00:00-08:00,18:00-24:00; Sa 00:00-08:00'],
    [
      'Mo-Fr 00:00-08:00,18:00-24:00; Sa,Su,PH 00:00-24:00',
      'Mo-Fr 00:00-08:00,18:00-24:00; Sa,Su 00:00-24:00',
    ],
    ['08:00-16:00', 'Mo-Su 08:00-16:00'],
    ['sunrise-sunset', null],
    ['Jan-Mar Mo 08:00-16:00', null],
    ['Mo[1] 08:00-16:00', null],
    ['Mo 08:00-25:00', null],
    ['by appointment', null],
    ['', null],
  ])('%s', (hours, wanted) => {
    const rules = weeklyRulesOf(hours);
    expect(rules === null ? null : hoursOfWeeklyRules(rules)).toBe(wanted);
  });

  it('come back from rules and go there again, for any week', () => {
    const time = fc.integer({ min: 0, max: 95 });
    const text = (quarter: number): string =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    const rule = fc.record({ day: fc.nat(6), from: time, length: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.uniqueArray(rule, { selector: one => one.day, maxLength: 7 }), list => {
        const rules = list.map(({ day, from, length }) => ({
          byday: days[day] ?? 'MO',
          opens_at: text(from),
          closes_at: from + length >= 96 ? '23:59' : text(from + length),
        }));
        const hours = hoursOfWeeklyRules(rules);
        if (hours === null) return;
        expect(hoursOfWeeklyRules(weeklyRulesOf(hours) ?? [])).toBe(hours);
      }),
      seededRun(500),
    );
  });
});
