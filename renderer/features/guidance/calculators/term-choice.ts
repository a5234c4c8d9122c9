import {
  eventTerms,
  letterTerms,
  type TermKind,
  type TermStart,
} from '../../../../core/calendar/term-kinds.ts';
import type { EndRule, Term, TermEnd } from '../../../../core/calendar/terms.ts';

/** What a term is counted from: the service of a letter, an event, or a length that the letter itself names. */
export const termSources = ['letter', 'event', 'own'] as const;
export type TermSource = (typeof termSources)[number];

export const termUnits = ['day', 'working-day', 'week', 'month', 'year'] as const;

/** What has been chosen in the calculator of terms so far. */
export interface TermChoice {
  readonly source: TermSource;
  readonly factIds: Readonly<Record<'letter' | 'event', string | null>>;
  readonly ownCount: string;
  readonly ownUnit: Term['unit'];
  readonly ownRule: EndRule;
  readonly start: string | null;
}

export const firstChoice: TermChoice = {
  source: 'letter',
  factIds: { letter: null, event: null },
  ownCount: '',
  ownUnit: 'day',
  ownRule: 'moves',
  start: null,
};

export const kindsOf = (source: TermSource): readonly TermKind[] =>
  source === 'letter' ? letterTerms : source === 'event' ? eventTerms : [];

/** The kind of term that is chosen; null for a term of the letter's own and while none is chosen. */
export function chosenKind(choice: TermChoice): TermKind | null {
  if (choice.source === 'own') return null;
  const factId = choice.factIds[choice.source];
  return kindsOf(choice.source).find(kind => kind.factId === factId) ?? null;
}

/** Longest own term, so that no slip of the finger counts for centuries. */
const longestOwn = 999;

/** The number typed for an own term; null where it is none from 1 to 999. */
export function ownCountOf({ ownCount }: TermChoice): number | null {
  const count = /^\d{1,3}$/.test(ownCount.trim()) ? Number(ownCount) : 0;
  return count >= 1 && count <= longestOwn ? count : null;
}

/** Which day is asked for. */
export const startOf = (choice: TermChoice): TermStart => chosenKind(choice)?.start ?? 'letter-served';

/** A term that can be counted, with everything said about it. */
export interface CountedTerm {
  /** Null for a term of the letter's own. */
  readonly kind: TermKind | null;
  readonly term: Term;
  readonly rule: EndRule;
  readonly start: string;
  readonly end: TermEnd;
}

/** The day to name first: the last one on which an office is open, where it must be done there and that is earlier. */
export function doBy({ kind, end }: Pick<CountedTerm, 'kind' | 'end'>): {
  readonly day: string;
  readonly isEarlier: boolean;
} {
  const isEarlier =
    kind?.isAtOffice === true && end.lastOfficeDay !== null && end.lastOfficeDay < end.lastDay;
  return { day: isEarlier ? end.lastOfficeDay : end.lastDay, isEarlier };
}

/** Facts that the end of this term rests on, in the order in which they matter. */
export function rulesOf({ kind, term, rule }: Pick<CountedTerm, 'kind' | 'term' | 'rule'>): string[] {
  const counting = kind?.counting ?? (rule === 'moves' ? 'administration' : 'substantive');
  const isLong = term.unit === 'week' || term.unit === 'month' || term.unit === 'year';
  return [
    ...(kind === null ? [] : [kind.factId]),
    counting === 'court' ? 'term-counting-court' : 'term-counting',
    ...(isLong ? ['term-counting-longer'] : []),
    ...(term.unit === 'working-day' ? ['term-working-days'] : []),
    ...(counting === 'substantive' ? ['term-counting-rights'] : []),
    'public-holidays',
    ...(counting === 'administration' ? ['term-by-post', 'term-restoration'] : []),
  ];
}
