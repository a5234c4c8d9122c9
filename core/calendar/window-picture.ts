import { addDays } from '../dates.ts';
import type { Interval } from './intervals.ts';
import { weekdayOf } from './polish-holidays.ts';

/** What a day was: `allowed` is a day still to come on which the person may stay. */
export type DayMark = 'absent' | 'counted' | 'unlawful' | 'titled' | 'allowed';

export interface PictureDay {
  readonly day: string;
  readonly mark: DayMark;
  readonly isInWindow: boolean;
}

export interface PictureMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Empty places before the first day in weeks that begin on Monday. */
  readonly blanks: number;
  readonly days: readonly PictureDay[];
}

interface Pictured {
  readonly window: Interval;
  readonly counted: readonly Interval[];
  readonly titled: readonly Interval[];
  readonly unlawful: readonly Interval[];
  /** Days still allowed from now on; null where there are none. */
  readonly allowed: Interval | null;
}

const covers = (intervals: readonly Interval[], day: string): boolean =>
  intervals.some(({ from, to }) => from <= day && day <= to);

function markOf(day: string, { counted, titled, unlawful, allowed }: Pictured): DayMark {
  if (covers(unlawful, day)) return 'unlawful';
  if (covers(counted, day)) return 'counted';
  if (covers(titled, day)) return 'titled';
  return allowed !== null && covers([allowed], day) ? 'allowed' : 'absent';
}

/** The months from the first day of the window to its last, or to the last allowed day, day by day. */
export function windowPicture(pictured: Pictured): PictureMonth[] {
  const { window, allowed } = pictured;
  const end = allowed !== null && allowed.to > window.to ? allowed.to : window.to;
  const months: { month: string; blanks: number; days: PictureDay[] }[] = [];
  for (let day = `${window.from.slice(0, 7)}-01`; day.slice(0, 7) <= end.slice(0, 7); day = addDays(day, 1)) {
    const month = day.slice(0, 7);
    let current = months.at(-1);
    if (current?.month !== month) {
      current = { month, blanks: weekdayOf(day) - 1, days: [] };
      months.push(current);
    }
    const isInWindow = covers([window], day);
    current.days.push({ day, mark: markOf(day, pictured), isInWindow });
  }
  return months;
}
