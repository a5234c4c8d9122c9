import { addDays } from '../dates.ts';
import { lengthOf } from './intervals.ts';

/** A time away: the day of leaving and the day of coming back; null while the person is still away. */
export interface Trip {
  readonly left: string;
  readonly back: string | null;
}

/**
 * The last day to be back. No source says whether the day of leaving counts, so `safe` counts it as the first day away
 * and the day of return as the last; `atLatest` leaves the day of leaving out, as terms in administration do.
 */
export const backBy = (
  left: string,
  limit: number,
): { readonly safe: string; readonly atLatest: string } => ({
  safe: addDays(left, limit - 1),
  atLatest: addDays(left, limit),
});

export interface TripJudged {
  /** Days away, the days of leaving and of return both counted. */
  readonly days: number;
  /** `doubtful`: over the limit only if the day of leaving counts. */
  readonly verdict: 'within' | 'doubtful' | 'over';
}

/** Judges one trip by itself: days of several trips are never added up. One that goes on is judged as of `on`. */
export function judgeTrip({ left, back }: Trip, limit: number, on: string): TripJudged {
  const until = back ?? (on < left ? left : on);
  const { safe, atLatest } = backBy(left, limit);
  return {
    days: lengthOf({ from: left, to: until }),
    verdict: until <= safe ? 'within' : until <= atLatest ? 'doubtful' : 'over',
  };
}
