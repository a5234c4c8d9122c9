import { addDays } from '../dates.ts';
import type { LocalizedText } from '../languages.ts';
import type { Trust } from '../trust.ts';
import { leavesOf } from './check/conditions.ts';
import type { GuidedCheck, Outcome, Rule } from './check/schema.ts';
import { factIdsNamedBy, factsNamedBy } from './named-facts.ts';
import { type DatedFacts, factsOn, validityOn } from './resolve.ts';
import type { Fact, Topic } from './schema.ts';

/** What can change with the days: the parts of a guidance pack that have dates. */
export interface DatedGuidance {
  readonly topics: readonly Topic[];
  readonly facts: DatedFacts;
  readonly check: GuidedCheck | null;
}

interface UsedBy {
  readonly topicIds: string[];
  readonly outcomeIds: string[];
}

/** One change, on the first day on which it is otherwise. */
export type GuidanceChange = { readonly on: string } & (
  | {
      readonly kind: 'fact';
      readonly id: string;
      readonly label: LocalizedText;
      /** The value in force before and after; null where there is none. */
      readonly before: Fact | null;
      readonly after: Fact | null;
    }
  | {
      readonly kind: 'statement';
      readonly change: 'begins' | 'ends';
      readonly text: LocalizedText;
      readonly trust: Trust;
      /** Facts the text names, with the values of its first or last day in force. */
      readonly facts: Fact[];
    }
) &
  UsedBy;

interface Days {
  readonly from: string;
  readonly to: string;
}

type Dates = Pick<Trust, 'validFrom' | 'validTo'>;

/** The days after `from` up to `to` on which the validity begins or is over. */
function turns({ validFrom, validTo }: Dates, { from, to }: Days) {
  const over = validTo === null ? null : addDays(validTo, 1);
  const isWithin = (day: string | null): day is string => day !== null && day > from && day <= to;
  return {
    begins: isWithin(validFrom) ? validFrom : null,
    ends: isWithin(over) ? over : null,
  };
}

const inForceOn = (values: readonly Fact[], day: string): Fact | null =>
  values.find(({ trust }) => validityOn(trust, day) === 'in-force') ?? null;

const saysTheSame = (a: Fact | null, b: Fact | null): boolean =>
  JSON.stringify([a?.value, a?.note]) === JSON.stringify([b?.value, b?.note]);

function changesOfFact(values: readonly Fact[], days: Days, usedBy: UsedBy): GuidanceChange[] {
  const moments = new Set(
    values.flatMap(({ trust }) => Object.values(turns(trust, days)).filter(day => day !== null)),
  );
  return [...moments].flatMap(on => {
    const before = inForceOn(values, addDays(on, -1));
    const after = inForceOn(values, on);
    const shown = after ?? before;
    if (shown === null || saysTheSame(before, after)) return [];
    return { kind: 'fact', on, id: shown.id, label: shown.label, before, after, ...usedBy };
  });
}

interface Dated extends UsedBy {
  readonly text: LocalizedText;
  readonly trust: Trust;
}

/** Rules that an outcome rests on, directly or through others. */
function rulesOf(outcome: Outcome, rules: ReadonlyMap<string, Rule>): Rule[] {
  const conditions = [outcome.applies, ...outcome.steps.flatMap(({ when }) => when ?? [])];
  const named = conditions.flatMap(condition =>
    [...leavesOf(condition, rules)].flatMap(leaf => ('rule' in leaf ? (rules.get(leaf.rule) ?? []) : [])),
  );
  return [...new Set(named)];
}

const datedInTopic = ({ id, lead, sections }: Topic): Dated[] =>
  [...lead, ...sections.flatMap(({ statements }) => statements)].map(({ text, trust }) => ({
    text,
    trust,
    topicIds: [id],
    outcomeIds: [],
  }));

function datedInOutcome({ id, title, trust, steps, work, ends, avoid }: Outcome): Dated[] {
  const parts = [{ text: title, trust }, ...steps, ...work, ...ends, ...avoid];
  return parts.map(part => ({ text: part.text, trust: part.trust, topicIds: [], outcomeIds: [id] }));
}

function* datedIn({ topics, check }: DatedGuidance): Generator<Dated> {
  for (const topic of topics) yield* datedInTopic(topic);
  if (check === null) return;
  for (const outcome of check.outcomes) yield* datedInOutcome(outcome);
  const usedBy = Map.groupBy(
    check.outcomes.flatMap(({ id, ...rest }) =>
      rulesOf({ id, ...rest }, check.rules).map(rule => ({ id, rule })),
    ),
    ({ rule }) => rule,
  );
  for (const rule of check.rules.values())
    yield {
      text: rule.text,
      trust: rule.trust,
      topicIds: [],
      outcomeIds: (usedBy.get(rule) ?? []).map(({ id }) => id),
    };
}

function changesOfStatement(dated: Dated, days: Days, facts: DatedFacts): GuidanceChange[] {
  const { text, trust, topicIds, outcomeIds } = dated;
  const { begins, ends } = turns(trust, days);
  const change = (on: string, what: 'begins' | 'ends', valuesOn: string): GuidanceChange => ({
    kind: 'statement',
    on,
    change: what,
    text,
    trust,
    facts: factsNamedBy([text], factsOn(facts, valuesOn)),
    topicIds,
    outcomeIds,
  });
  return [
    ...(begins === null ? [] : [change(begins, 'begins', begins)]),
    ...(ends === null ? [] : [change(ends, 'ends', addDays(ends, -1))]),
  ];
}

/** Where each fact is named: topics, and outcomes with the rules they rest on. */
function usesOfFacts({ topics, check }: DatedGuidance): (id: string) => UsedBy {
  const ofOutcome = new Map(
    (check?.outcomes ?? []).map(outcome => {
      const parts = [outcome, ...rulesOf(outcome, check?.rules ?? new Map())];
      return [outcome.id, new Set(parts.flatMap(part => factIdsNamedBy(part)))];
    }),
  );
  return id => ({
    topicIds: topics.filter(topic => factIdsNamedBy(topic).includes(id)).map(topic => topic.id),
    outcomeIds: [...ofOutcome].filter(([, ids]) => ids.has(id)).map(([outcome]) => outcome),
  });
}

/** What changes after `from` up to and including `to`, the earliest first: facts before statements of the same day. */
export function changesBetween(guidance: DatedGuidance, days: Days): GuidanceChange[] {
  if (days.to <= days.from) return [];
  const usesOf = usesOfFacts(guidance);
  const changes = [
    ...[...guidance.facts].flatMap(([id, values]) => changesOfFact(values, days, usesOf(id))),
    ...[...datedIn(guidance)].flatMap(dated => changesOfStatement(dated, days, guidance.facts)),
  ];
  return changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
