import { addDays } from '../dates.ts';
import { type DayOff, dayOffOn } from './polish-holidays.ts';

export interface Term {
  /** A whole number, at least 1. */
  readonly count: number;
  readonly unit: 'day' | 'working-day' | 'week' | 'month' | 'year';
}

/**
 * What happens to a last day on which offices are closed. `moves`: terms for an act in a case, which go to the next
 * working day (Code of Administrative Procedure art. 57 § 4; before courts art. 83 § 2 of their act). `stays`: terms
 * of substantive law, such as leaving the country or keeping a status, to which that rule is not applied.
 */
export type EndRule = 'moves' | 'stays';

export interface DayPassed {
  readonly day: string;
  readonly off: DayOff;
}

export interface TermEnd {
  readonly lastDay: string;
  /** The last day as counted, before it moves. */
  readonly countedDay: string;
  /** The days off that a last day moved over, and in a term of working days the holidays left out; in order. */
  readonly passed: readonly DayPassed[];
  /** The last day on which an office is open and the term still runs; null where no such day is left. */
  readonly lastOfficeDay: string | null;
  /** In a term of working days, its end were Saturdays working days too: no act says that they are not. */
  readonly withSaturdays: string | null;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** The same day of the month `months` later, or the last day of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}`;
  const length = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return `${month}-${pad(Math.min(Number(day.slice(8)), length), 2)}`;
}

/** Adds working days one by one; answers the end and the holidays on the way that were no Saturday or Sunday. */
function addWorkingDays(start: string, count: number, isWorking: (off: DayOff | null) => boolean) {
  const passed: DayPassed[] = [];
  let day = start;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    const off = dayOffOn(day);
    if (isWorking(off)) left -= 1;
    else if (off?.kind === 'holiday') passed.push({ day, off });
  }
  return { day, passed };
}

/** The day on which a term ends as counted, without regard to days off at its end. */
function countedEnd(start: string, { count, unit }: Term): { day: string; passed: DayPassed[] } {
  switch (unit) {
    case 'day':
      return { day: addDays(start, count), passed: [] };
    case 'working-day':
      return addWorkingDays(start, count, off => off === null);
    case 'week':
      return { day: addDays(start, 7 * count), passed: [] };
    case 'month':
      return { day: addMonths(start, count), passed: [] };
    case 'year':
      return { day: addMonths(start, 12 * count), passed: [] };
  }
}

/** The last working day after `start` and no later than `end`. */
function officeDayBefore(start: string, end: string): string | null {
  for (let day = end; day > start; day = addDays(day, -1)) if (dayOffOn(day) === null) return day;
  return null;
}

/**
 * When a term ends that begins with an event on `start` (`YYYY-MM-DD`: service of a letter, loss of a job), by the Code
 * of Administrative Procedure art. 57: the day of the event is not counted (§ 1); weeks end on the day of the same name
 * (§ 2), months and years on the day of the same number, or the day before where there is none (§ 3, 3a).
 */
export function endOfTerm(start: string, term: Term, rule: EndRule): TermEnd {
  const counted = countedEnd(start, term);
  const passed = [...counted.passed];
  let lastDay = counted.day;
  if (rule === 'moves')
    for (let off = dayOffOn(lastDay); off !== null; off = dayOffOn(lastDay)) {
      passed.push({ day: lastDay, off });
      lastDay = addDays(lastDay, 1);
    }
  return {
    lastDay,
    countedDay: counted.day,
    passed,
    lastOfficeDay: officeDayBefore(start, lastDay),
    withSaturdays:
      term.unit === 'working-day'
        ? addWorkingDays(start, term.count, off => off === null || off.kind === 'saturday').day
        : null,
  };
}
