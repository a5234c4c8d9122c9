import { addDays, daysBetween } from '../dates.ts';

/** A run of days, both ends included. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** Number of days, both ends counted. */
export const lengthOf = ({ from, to }: Interval): number => daysBetween(from, to) + 1;

/** In order, without overlaps, those that touch joined. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || next.from > addDays(last.to, 1)) joined.push(next);
    else if (next.to > last.to) joined[joined.length - 1] = { from: last.from, to: next.to };
  }
  return joined;
}

/** The part of `interval` from `from` to `to`; null where there is none. */
export function partWithin(interval: Interval, { from, to }: Interval): Interval | null {
  const part = {
    from: interval.from > from ? interval.from : from,
    to: interval.to < to ? interval.to : to,
  };
  return part.from > part.to ? null : part;
}
