import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../core/calendar/intervals.ts';
import {
  countedStays,
  earliestEntry,
  lastLawfulDay,
  type ShortStayRule,
  type Stay,
  titledStays,
  unlawfulDays,
  usedOn,
  windowOn,
} from '../../../core/calendar/short-stay.ts';
import { windowPicture } from '../../../core/calendar/window-picture.ts';
import { addDays, daysBetween } from '../../../core/dates.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';

const rule: ShortStayRule = { limit: 90, window: 180 };
const stay = (from: string, to: string | null, isTitled = false): Stay => ({ from, to, isTitled });
const counted = (...stays: readonly Stay[]) => countedStays(stays, '2026-12-31');

describe('the worked examples of the 90/180 rule', () => {
  it('1: a first entry on 1 March lasts to 29 May, the 90th day', () => {
    expect(lastLawfulDay([], '2026-03-01', rule)).toBe('2026-05-29');
    const day91 = counted(stay('2026-03-01', '2026-05-30'));
    expect(usedOn(day91, '2026-05-29', rule)).toBe(90);
    expect(unlawfulDays(day91, rule)).toEqual([{ from: '2026-05-30', to: '2026-05-30' }]);
  });

  it('2: after leaving on 29 May the next entry is 28 August, then a full 90 days', () => {
    const before = counted(stay('2026-03-01', '2026-05-29'));
    expect(earliestEntry(before, '2026-05-29', rule)).toBe('2026-08-28');
    expect(usedOn(before, '2026-08-28', rule)).toBe(89);
    expect(windowOn('2026-08-28', rule).from).toBe('2026-03-02');
    expect(lastLawfulDay(before, '2026-08-28', rule)).toBe('2026-11-25');
  });

  it('3: 50 and 20 days before leave 20 days from 1 June: old days leave the window too late to help', () => {
    const before = counted(stay('2026-01-10', '2026-02-28'), stay('2026-04-01', '2026-04-20'));
    expect(usedOn(before, '2026-06-01', rule)).toBe(70);
    expect(lastLawfulDay(before, '2026-06-01', rule)).toBe('2026-06-20');
    const on21 = counted(stay('2026-06-01', '2026-06-21'), ...before.map(one => stay(one.from, one.to)));
    expect(usedOn(on21, '2026-06-21', rule)).toBe(91);
    expect(windowOn('2026-07-08', rule).from).toBe('2026-01-10');
    expect(windowOn('2026-07-09', rule).from).toBe('2026-01-11');
  });

  it('4: days under a permit do not count, and the 30 days of May fall out while the person stays', () => {
    const stays = [stay('2026-05-01', '2026-05-30'), stay('2026-05-31', '2026-09-30', true)];
    const before = counted(...stays);
    expect(before).toEqual([{ from: '2026-05-01', to: '2026-05-30' }]);
    expect(titledStays(stays, '2026-12-31')).toEqual([{ from: '2026-05-31', to: '2026-09-30' }]);
    expect(lastLawfulDay(before, '2026-10-01', rule)).toBe('2026-12-29');
    expect(windowOn('2026-11-27', rule).from).toBe('2026-06-01');
  });

  it('5: after 1 January to 31 March, 28 and 29 June are refused and 30 June is lawful to 27 September', () => {
    const before = counted(stay('2026-01-01', '2026-03-31'));
    expect(lengthOf({ from: '2026-01-01', to: '2026-03-31' })).toBe(90);
    expect(lastLawfulDay(before, '2026-06-28', rule)).toBeNull();
    expect(lastLawfulDay(before, '2026-06-29', rule)).toBeNull();
    expect(lastLawfulDay(before, '2026-06-30', rule)).toBe('2026-09-27');
    expect(earliestEntry(before, '2026-03-31', rule)).toBe('2026-06-30');
    expect(usedOn(before, '2026-09-26', rule)).toBe(1);
    expect(usedOn(before, '2026-09-27', rule)).toBe(0);
  });

  it('6: ten day trips on Tuesdays are ten days', () => {
    const trips = Array.from({ length: 10 }, (_, week) => addDays('2026-01-06', 7 * week));
    const days = counted(...trips.map(day => stay(day, day)));
    expect(usedOn(days, trips.at(-1) ?? '', rule)).toBe(10);
  });

  it('7: Monday to Friday every week from 5 January is unlawful from 11 May: weekends away reset nothing', () => {
    const weeks = Array.from({ length: 25 }, (_, week) => addDays('2026-01-05', 7 * week));
    const days = counted(...weeks.map(day => stay(day, addDays(day, 4))));
    expect(unlawfulDays(days, rule)[0]?.from).toBe('2026-05-11');
  });

  it('8: on 21 November 2026 the person has used 103 days and overstays since 9 November', () => {
    const days = countedStays([stay('2026-05-26', '2026-06-24'), stay('2026-09-10', null)], '2026-11-21');
    expect(days.map(lengthOf)).toEqual([30, 73]);
    expect(windowOn('2026-11-21', rule).from).toBe('2026-05-26');
    expect(usedOn(days, '2026-11-21', rule)).toBe(103);
    const [over] = unlawfulDays(days, rule);
    expect(over).toEqual({ from: '2026-11-09', to: '2026-11-21' });
    expect(over === undefined ? 0 : lengthOf(over)).toBe(13);
  });

  it('9: half an hour over midnight is two days', () => {
    expect(usedOn(counted(stay('2026-12-31', '2027-01-01')), '2027-01-01', rule)).toBe(2);
  });
});

describe('counting stays', () => {
  it('counts a day once however often the border was crossed on it', () => {
    const days = counted(
      stay('2026-03-01', '2026-03-10'),
      stay('2026-03-10', '2026-03-12'),
      stay('2026-03-05', '2026-03-05'),
    );
    expect(days).toEqual([{ from: '2026-03-01', to: '2026-03-12' }]);
    expect(usedOn(days, '2026-03-12', rule)).toBe(12);
  });

  it('counts the leap day', () => {
    expect(usedOn(counted(stay('2028-02-28', '2028-03-01')), '2028-03-01', rule)).toBe(3);
    expect(lastLawfulDay([], '2028-02-01', rule)).toBe('2028-04-30');
    expect(lastLawfulDay([], '2027-02-01', rule)).toBe('2027-05-01');
  });

  it('lets a stay go on to the day that is asked about, and leaves out one that has not begun', () => {
    expect(countedStays([stay('2026-11-01', null)], '2026-11-21')).toEqual([
      { from: '2026-11-01', to: '2026-11-21' },
    ]);
    expect(countedStays([stay('2026-12-01', null)], '2026-11-21')).toEqual([]);
  });

  it('refuses a limit that no stay could pass', () => {
    expect(() => lastLawfulDay([], '2026-01-01', { limit: 180, window: 180 })).toThrow(RangeError);
  });
});

/** Day 0 of the count by hand; every day of the random histories lies after it. */
const dayZero = '2024-01-01';
const numberOf = (day: string): number => daysBetween(dayZero, day);
const dayOf = (number: number): string => addDays(dayZero, number);

/** The same questions answered day by day on a row of yes and no, with nothing clever in it. */
function byCounting(stays: readonly Stay[], on: string) {
  const there: boolean[] = Array.from({ length: 1800 }, () => false);
  for (const { from, to, isTitled } of stays)
    if (!isTitled) for (let day = numberOf(from); day <= numberOf(to ?? on); day += 1) there[day] = true;
  const used = (day: number, days: readonly boolean[] = there): number => {
    let sum = 0;
    for (let back = 0; back < 180; back += 1) if (days[day - back] === true) sum += 1;
    return sum;
  };
  const last = (entry: number): string | null => {
    const days = [...there];
    for (let day = entry; ; day += 1) {
      days[day] = true;
      if (used(day, days) > 90) return day === entry ? null : dayOf(day - 1);
    }
  };
  const next = (after: number): string => {
    for (let day = after + 1; ; day += 1) {
      const days = there.map((was, at) => (was && at <= after) || at === day);
      if (used(day, days) <= 90) return dayOf(day);
    }
  };
  const unlawful = (): string[] => there.flatMap((was, day) => (was && used(day) > 90 ? dayOf(day) : []));
  return { used, last, next, unlawful };
}

const allDays = ({ from, to }: { from: string; to: string }): string[] =>
  Array.from({ length: lengthOf({ from, to }) }, (_, at) => addDays(from, at));

describe(`10,000 random histories (seed ${testSeed})`, () => {
  const { below } = seededBytes(testSeed);
  const aStay = (): Stay => {
    const from = addDays('2025-07-01', below(500));
    const length = below(4) === 0 ? below(120) : below(25);
    return stay(from, below(12) === 0 ? null : addDays(from, length), below(5) === 0);
  };

  it('give the same days used, last day, next entry and overstay as counting day by day', () => {
    for (let run = 0; run < 10_000; run += 1) {
      const on = addDays('2026-06-01', below(220));
      const stays = Array.from({ length: 1 + below(7) }, aStay);
      const days = countedStays(stays, on);
      const slow = byCounting(stays, on);
      const ask = addDays('2026-01-01', below(400));
      expect({
        run,
        stays,
        on,
        used: usedOn(days, ask, rule),
        last: lastLawfulDay(days, ask, rule),
        next: earliestEntry(days, ask, rule),
        unlawful: unlawfulDays(days, rule).flatMap(allDays),
      }).toEqual({
        run,
        stays,
        on,
        used: slow.used(numberOf(ask)),
        last: slow.last(numberOf(ask)),
        next: slow.next(numberOf(ask)),
        unlawful: slow.unlawful(),
      });
    }
  });
});

describe('the picture of the window', () => {
  const stays = [
    stay('2026-05-26', '2026-06-24'),
    stay('2026-07-01', '2026-07-05', true),
    stay('2026-09-10', null),
  ];
  const on = '2026-11-21';
  const picture = windowPicture({
    window: windowOn(on, rule),
    counted: countedStays(stays, on),
    titled: titledStays(stays, on),
    unlawful: unlawfulDays(countedStays(stays, on), rule),
    allowed: { from: '2026-11-22', to: '2026-12-02' },
  });
  const days = picture.flatMap(month => month.days);

  it('shows whole months from the first day of the window to the last allowed day', () => {
    expect(picture.map(({ month }) => month)).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    expect(days.at(-1)?.day).toBe('2026-12-31');
    expect(days.filter(({ isInWindow }) => isInWindow)).toHaveLength(180);
  });

  it('begins its weeks on Monday', () => {
    // 1 May 2026 is a Friday, 1 June a Monday.
    expect(picture.slice(0, 2).map(({ blanks }) => blanks)).toEqual([4, 0]);
  });

  it('marks each day for what it was', () => {
    const marks = Map.groupBy(days, ({ mark }) => mark);
    expect(marks.get('counted')?.length).toBe(90);
    expect(marks.get('unlawful')?.length).toBe(13);
    expect(marks.get('titled')?.map(({ day }) => day)).toEqual([
      '2026-07-01',
      '2026-07-02',
      '2026-07-03',
      '2026-07-04',
      '2026-07-05',
    ]);
    expect(marks.get('allowed')?.length).toBe(11);
  });
});
