import { describe, expect, it } from 'vitest';
import {
  dayOffOn,
  easterSunday,
  holidayNames,
  holidayOn,
  weekdayOf,
} from '../../../core/calendar/polish-holidays.ts';
import { addDays } from '../../../core/dates.ts';

/** Every holiday of a year with its day, in order. */
const holidaysOf = (year: number): string[] => {
  const found: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const name = holidayOn(day);
    if (name !== null) found.push(`${day.slice(5)} ${name}`);
  }
  return found;
};

/** Easter by the tables of the church (golden number and Sunday letter): another way than the one in use. */
function easterByTables(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const solar = Math.floor((3 * century) / 4) - 12;
  const lunar = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - solar - 10;
  let epact = (11 * golden + 20 + lunar - solar) % 30;
  if (epact < 0) epact += 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let full = 44 - epact;
  if (full < 21) full += 30;
  full = full + 7 - ((sunday + full) % 7);
  return addDays(`${year}-03-01`, full - 1);
}

describe('days free of work in Poland', () => {
  it('has the fourteen of 2026, each on its day', () => {
    expect(holidaysOf(2026)).toEqual([
      '01-01 new-year',
      '01-06 epiphany',
      '04-05 easter',
      '04-06 easter-monday',
      '05-01 labour-day',
      '05-03 constitution-day',
      '05-24 pentecost',
      '06-04 corpus-christi',
      '08-15 assumption',
      '11-01 all-saints',
      '11-11 independence-day',
      '12-24 christmas-eve',
      '12-25 christmas',
      '12-26 second-christmas',
    ]);
    expect(holidaysOf(2026)).toHaveLength(holidayNames.length);
  });

  it('has Christmas Eve since 2025 and not a year earlier', () => {
    expect(dayOffOn('2024-12-24')).toBeNull();
    expect(dayOffOn('2025-12-24')).toEqual({ kind: 'holiday', name: 'christmas-eve' });
    expect(holidaysOf(2024)).toHaveLength(13);
    expect(holidaysOf(2025)).toHaveLength(14);
  });

  it('has Epiphany since 2011', () => {
    expect(holidayOn('2010-01-06')).toBeNull();
    expect(holidayOn('2011-01-06')).toBe('epiphany');
  });

  it.each([
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2038-04-25'],
  ])('keeps Easter on %s, as printed in calendars', day => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  });

  it('finds Easter as the tables of the church do, in every year from 1900 to 2300', () => {
    for (let year = 1900; year <= 2300; year += 1) expect(easterSunday(year)).toBe(easterByTables(year));
  });

  it('names the holiday where it falls on a Saturday or a Sunday', () => {
    expect(dayOffOn('2026-08-15')).toEqual({ kind: 'holiday', name: 'assumption' });
    expect(dayOffOn('2026-11-01')).toEqual({ kind: 'holiday', name: 'all-saints' });
    expect(dayOffOn('2026-11-21')).toEqual({ kind: 'saturday' });
    expect(dayOffOn('2026-11-22')).toEqual({ kind: 'sunday' });
    expect(dayOffOn('2026-11-23')).toBeNull();
  });

  it('counts the days of the week from Monday', () => {
    expect(['2026-11-16', '2026-11-22'].map(weekdayOf)).toEqual([1, 7]);
  });
});
