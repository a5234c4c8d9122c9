import { dayOffOn } from '../../calendar/polish-holidays.ts';
import { addMonths, endOfTerm, type Term } from '../../calendar/terms.ts';
import { addDays } from '../../dates.ts';
import type { Facts } from '../resolve.ts';
import { questionOfMoment } from './conditions.ts';
import type { Answer, Moment, Span } from './schema.ts';

/** What a moment is counted from. */
export interface MomentBasis {
  readonly on: string;
  readonly facts: Facts;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Longest span a pack may count, in each unit; about a hundred years. */
export const longestSpan = {
  day: 36_525,
  'working-day': 5_000,
  week: 5_218,
  month: 1_200,
  year: 100,
} as const;

function termOf(span: Span, facts: Facts): Term | null {
  if (!('fact' in span)) return span;
  const value = facts.get(span.fact)?.value;
  return value?.kind === 'period' ? { count: value.count, unit: value.unit } : null;
}

function before(day: string, { count, unit }: Term): string {
  switch (unit) {
    case 'day':
      return addDays(day, -count);
    case 'week':
      return addDays(day, -7 * count);
    case 'month':
      return addMonths(day, -count);
    case 'year':
      return addMonths(day, -12 * count);
    case 'working-day': {
      let at = day;
      for (let left = count; left > 0; ) {
        at = addDays(at, -1);
        if (dayOffOn(at) === null) left -= 1;
      }
      return at;
    }
  }
}

/** The day moved by the span; null where the span is unknown or too long. */
function moved(
  day: string,
  span: Span | undefined,
  facts: Facts,
  direction: 'plus' | 'minus',
): string | null {
  if (span === undefined) return day;
  const term = termOf(span, facts);
  if (term === null || term.count > longestSpan[term.unit]) return null;
  return direction === 'plus' ? endOfTerm(day, term, 'stays').lastDay : before(day, term);
}

function startOf({ from }: Moment, { on, facts, answers }: MomentBasis): string | null {
  if (from === 'today') return on;
  if ('day' in from) return from.day;
  if ('fact' in from) {
    const value = facts.get(from.fact)?.value;
    return value?.kind === 'day' ? value.on : null;
  }
  const answer = answers.get(from.answer);
  return answer?.type === 'day' ? answer.on : null;
}

/** The day of a moment: its start, moved forward, then back. Null while the answer it counts from is not known. */
export function dayOfMoment(moment: Moment, basis: MomentBasis): string | null {
  const start = startOf(moment, basis);
  const later = start === null ? null : moved(start, moment.plus, basis.facts, 'plus');
  const day = later === null ? null : moved(later, moment.minus, basis.facts, 'minus');
  // Days are compared as text, which holds for years of four digits.
  return day !== null && /^\d{4}-/.test(day) ? day : null;
}

/** The question that must be answered before the moment has a day; null where it has one, or never will. */
export function questionMissing(moment: Moment, { answers }: MomentBasis): string | null {
  const id = questionOfMoment(moment);
  return id === null || answers.get(id)?.type === 'day' ? null : id;
}

/** The day itself, or the last one before it on which offices are open. */
export function workingDayBefore(day: string): string {
  let at = day;
  while (dayOffOn(at) !== null) at = addDays(at, -1);
  return at;
}

/** The day itself, or the next one on which offices are open. */
export function workingDayFrom(day: string): string {
  let at = day;
  while (dayOffOn(at) !== null) at = addDays(at, 1);
  return at;
}
