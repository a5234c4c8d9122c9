import { eventTerms, letterTerms } from '../../../../core/calendar/term-kinds.ts';
import type { Fact, FactValue, Source } from '../../../../core/guidance/schema.ts';
import { needsVerifying } from '../../../../core/trust.ts';
import { useQuery } from '../../../app/hooks/use-query.ts';

const ids = [
  'short-stay-limit',
  'short-stay-window',
  'short-stay-reset-absence',
  'short-stay-territory',
  ...[...letterTerms, ...eventTerms].map(kind => kind.factId),
  'term-counting',
  'term-counting-longer',
  'term-counting-court',
  'term-counting-rights',
  'term-working-days',
  'term-by-post',
  'term-restoration',
  'public-holidays',
  'ukr-max-absence',
  'absence-counting',
  'absence-posted-workers',
  'ukr-identity-document-period',
  'ukr-identity-statement-deadline',
  'ukr-identity-nue-from',
  'identity-confirmation-place',
  'nue-meaning',
];

type Period = Extract<FactValue, { kind: 'period' }>;

/** The facts that calculators count with, as they are on one day. */
export interface CalculatorFacts {
  readonly on: string;
  /** Null where no pack has any of them. */
  readonly packVersion: string | null;
  readonly sources: ReadonlyMap<string, Source>;
  /** The fact, or null where the pack has none. */
  readonly get: (id: string) => Fact | null;
  /** The value of a fact that is a period; null where there is none. */
  readonly period: (id: string) => Period | null;
  /** The whole days of a fact; null where it is no number of days. */
  readonly days: (id: string) => number | null;
  /** The day of a fact that is a day; null where there is none. */
  readonly day: (id: string) => string | null;
  readonly mustVerify: (id: string) => boolean;
}

/** Asks the worker for the facts of the calculators as of `on`. */
export function useCalculatorFacts(on: string): {
  readonly facts: CalculatorFacts | null;
  readonly error: unknown;
} {
  const { data, error } = useQuery('guidance.facts', { ids, on });
  if (data === undefined) return { facts: null, error };
  const byId = new Map(data.facts.map(fact => [fact.id, fact]));
  const valueById = (id: string): FactValue | undefined => byId.get(id)?.value;
  const period = (id: string): Period | null => {
    const value = valueById(id);
    return value?.kind === 'period' ? value : null;
  };
  const facts: CalculatorFacts = {
    on: data.on,
    packVersion: data.packVersion,
    sources: new Map(data.sources.map(source => [source.id, source])),
    get: id => byId.get(id) ?? null,
    period,
    days: id => {
      const value = period(id);
      return value?.unit === 'day' ? value.count : null;
    },
    day: id => {
      const value = valueById(id);
      return value?.kind === 'day' ? value.on : null;
    },
    mustVerify: id => {
      const fact = byId.get(id);
      return fact === undefined || needsVerifying(fact.trust);
    },
  };
  return { facts, error };
}
