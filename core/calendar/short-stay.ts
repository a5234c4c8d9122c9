import { addDays } from '../dates.ts';
import { type Interval, lengthOf, merged, partWithin } from './intervals.ts';

/** A stay in the Schengen area: both the day of entry and the day of exit are days of stay. */
export interface Stay {
  readonly from: string;
  /** Day of exit; null while the person is still there. */
  readonly to: string | null;
  /** Under a residence permit or a long-stay (D) visa: such days are not counted. */
  readonly isTitled: boolean;
}

/** At most `limit` days of stay in any `window` days; the numbers come from a pack. `limit` is below `window`. */
export interface ShortStayRule {
  readonly limit: number;
  readonly window: number;
}

/** A stay with no exit yet lasts to `on`; one that would begin after `on` is left out. */
const lastingTo = (stays: readonly Stay[], on: string): Interval[] =>
  stays.flatMap(({ from, to }) => (to === null ? (from > on ? [] : { from, to: on }) : { from, to }));

/** The counted stays in order, overlapping and touching ones joined. A stay still going on lasts to `on`. */
export const countedStays = (stays: readonly Stay[], on: string): Interval[] =>
  merged(
    lastingTo(
      stays.filter(stay => !stay.isTitled),
      on,
    ),
  );

/** The stays under a title in the same form. */
export const titledStays = (stays: readonly Stay[], on: string): Interval[] =>
  merged(
    lastingTo(
      stays.filter(stay => stay.isTitled),
      on,
    ),
  );

/** The days looked at on `day`: the last of them is `day` itself. */
export const windowOn = (day: string, { window }: Pick<ShortStayRule, 'window'>): Interval => ({
  from: addDays(day, 1 - window),
  to: day,
});

/** Days of stay in the window that ends on `day`. `counted` as {@link countedStays} gives them. */
export function usedOn(
  counted: readonly Interval[],
  day: string,
  rule: Pick<ShortStayRule, 'window'>,
): number {
  const window = windowOn(day, rule);
  return counted.reduce((sum, stay) => {
    const part = partWithin(stay, window);
    return part === null ? sum : sum + lengthOf(part);
  }, 0);
}

/** True where a person with these stays may also be there on `day`. */
const mayBeThere = (counted: readonly Interval[], day: string, rule: ShortStayRule): boolean =>
  usedOn(merged([...counted, { from: day, to: day }]), day, rule) <= rule.limit;

function refuseEndless({ limit, window }: ShortStayRule): void {
  if (limit >= window) throw new RangeError('a limit as long as its window never ends');
}

/**
 * The last lawful day of a stay without a break from `entry`, each of its days tested: old days leave the window while
 * it goes on. Null where already the day of entry is too much.
 */
export function lastLawfulDay(
  counted: readonly Interval[],
  entry: string,
  rule: ShortStayRule,
): string | null {
  refuseEndless(rule);
  const others = merged(counted);
  let last: string | null = null;
  for (let day = entry; ; day = addDays(day, 1)) {
    const there = merged([...others, { from: entry, to: day }]);
    if (usedOn(there, day, rule) > rule.limit) return last;
    last = day;
  }
}

/** The first day after `after` on which an entry is lawful. */
export function earliestEntry(counted: readonly Interval[], after: string, rule: ShortStayRule): string {
  refuseEndless(rule);
  const before = counted.flatMap(stay => partWithin(stay, { from: stay.from, to: after }) ?? []);
  let day = addDays(after, 1);
  while (!mayBeThere(before, day, rule)) day = addDays(day, 1);
  return day;
}

/** The days of stay on which the limit was passed, in runs. `counted` as {@link countedStays} gives them. */
export function unlawfulDays(counted: readonly Interval[], rule: ShortStayRule): Interval[] {
  refuseEndless(rule);
  const runs: Interval[] = [];
  for (const { from, to } of counted) {
    // A stay that alone is longer than the limit is unlawful to its end: only its first days need testing.
    const alone = addDays(from, rule.limit);
    for (let day = from; day <= to && day < alone; day = addDays(day, 1))
      if (usedOn(counted, day, rule) > rule.limit) runs.push({ from: day, to: day });
    if (alone <= to) runs.push({ from: alone, to });
  }
  return merged(runs);
}
