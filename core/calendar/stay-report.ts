import { addDays, daysBetween } from '../dates.ts';
import { type Interval, lengthOf, merged, partWithin } from './intervals.ts';
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
} from './short-stay.ts';

interface StayQuestion {
  readonly stays: readonly Stay[];
  /** The day the count is made for. */
  readonly on: string;
  /** A day on which the person would like to enter, or null. */
  readonly planned: string | null;
  readonly rule: ShortStayRule;
}

export interface Entry {
  readonly day: string;
  /** The last lawful day of a stay that begins on `day`; null where the entry is refused. */
  readonly last: string | null;
}

/** Everything the 90/180 calculator says about one person on one day. */
export interface StayReport {
  readonly window: Interval;
  readonly used: number;
  /** True where a counted stay covers the day. */
  readonly isPresent: boolean;
  /** Last lawful day of the stay that is going on, or of one that would begin on the day. */
  readonly last: string | null;
  /** Days still allowed after the day (present) or from it on (away); 0 where there are none. */
  readonly left: number;
  /** The first lawful entry after leaving on `leaving`; null where the person is away and may enter at once. */
  readonly next: { readonly leaving: string; readonly day: string; readonly last: string | null } | null;
  /** The unlawful days that last to the day; null where the day is lawful. */
  readonly over: Interval | null;
  readonly overBefore: readonly Interval[];
  /** Unlawful days of stays that are entered for days to come. */
  readonly overAfter: readonly Interval[];
  /** With the earliest lawful entry where `last` is null. */
  readonly planned: (Entry & { readonly next: string | null }) | null;
  readonly counted: readonly Interval[];
  readonly titled: readonly Interval[];
  readonly unlawful: readonly Interval[];
  /** Days to come on which the person may stay, for the picture. */
  readonly allowed: Interval | null;
}

const upTo = (intervals: readonly Interval[], day: string): Interval[] =>
  intervals.flatMap(one => partWithin(one, { from: one.from, to: day }) ?? []);

const holding = (intervals: readonly Interval[], day: string): Interval | null =>
  intervals.find(({ from, to }) => from <= day && day <= to) ?? null;

function plannedEntry(counted: readonly Interval[], day: string, rule: ShortStayRule) {
  const before = upTo(counted, addDays(day, -1));
  const last = lastLawfulDay(before, day, rule);
  return { day, last, next: last === null ? earliestEntry(before, day, rule) : null };
}

/** Answers every question about the stays of one person as of one day. */
export function reportStays({ stays, on, planned, rule }: StayQuestion): StayReport {
  const counted = countedStays(stays, on);
  const before = upTo(counted, on);
  const unlawful = unlawfulDays(counted, rule);
  const running = holding(before, on);
  const over = holding(upTo(unlawful, on), on);
  const last = over === null ? lastLawfulDay(before, running?.from ?? on, rule) : null;
  const entry = planned === null ? null : plannedEntry(counted, planned, rule);

  const leaving = running !== null && last !== null ? last : on;
  const there = running === null ? before : merged([...before, { from: running.from, to: leaving }]);
  const isFree = running === null && last !== null;
  const nextDay = isFree ? null : earliestEntry(there, leaving, rule);

  const firstFree = running === null ? on : addDays(on, 1);
  const fromNow = last !== null && last >= firstFree ? { from: firstFree, to: last } : null;
  const fromEntry = entry === null || entry.last === null ? null : { from: entry.day, to: entry.last };
  return {
    window: windowOn(on, rule),
    used: usedOn(before, on, rule),
    isPresent: running !== null,
    last,
    left: last === null ? 0 : running === null ? lengthOf({ from: on, to: last }) : daysBetween(on, last),
    next: nextDay === null ? null : { leaving, day: nextDay, last: lastLawfulDay(there, nextDay, rule) },
    over,
    overBefore: upTo(unlawful, addDays(on, -1)).filter(run => over === null || run.from !== over.from),
    overAfter: unlawful.flatMap(run => partWithin(run, { from: addDays(on, 1), to: run.to }) ?? []),
    planned: entry,
    counted,
    titled: titledStays(stays, on),
    unlawful,
    allowed: entry === null ? fromNow : fromEntry,
  };
}
