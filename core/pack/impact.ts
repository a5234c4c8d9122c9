import type { Consultation } from '../consultation/schema.ts';
import { rerun, type TraceDifference } from '../guidance/check/rerun.ts';
import type { GuidedCheck, Outcome } from '../guidance/check/schema.ts';
import { factIdsNamedBy } from '../guidance/named-facts.ts';
import type { PackChange } from './diff.ts';
import type { GuidancePack } from './read-guidance-pack.ts';

/** Changes (their places in the list) that touch each topic and each outcome of a guidance pack. */
export interface Touched {
  readonly topics: ReadonlyMap<string, readonly number[]>;
  readonly outcomes: ReadonlyMap<string, readonly number[]>;
}

/** Fields that say when something was read again, or how it is found: what people were told stays the same. */
const upkeep =
  /^(?:keywords\.|relatedTopicIds\.|relatedTopicCodes\.|trust\.(?:checkedOn|reviewBy|sources\.))/;

/** True for a change of what people are told; a renewed check, a keyword or a source list is none. */
export const isOfSubstance = ({ thing, change, fields }: PackChange): boolean =>
  thing !== 'source' &&
  thing !== 'example' &&
  (change !== 'changed' || fields.some(({ field }) => !upkeep.test(field)));

/** The change with only those fields that a person can read: words and values, not how well they are known. */
export const inWords = (change: PackChange): PackChange => ({
  ...change,
  fields: change.fields.filter(({ field }) => !upkeep.test(field) && !field.startsWith('trust.')),
});

/** Ids under `key` anywhere in a part of a pack. */
function* idsUnder(part: unknown, key: string): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, inner] of Object.entries(part)) {
    if (name === key && typeof inner === 'string') yield inner;
    else yield* idsUnder(inner, key);
  }
}

/** What an outcome rests on: the facts, rules and questions that it and its rules name, as `kind id`. */
function basisOf(outcome: Outcome, check: GuidedCheck): Set<string> {
  const basis = new Set<string>();
  const parts: object[] = [outcome];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    for (const id of factIdsNamedBy(part)) basis.add(`fact ${id}`);
    for (const id of idsUnder(part, 'answer')) basis.add(`question ${id}`);
    for (const id of idsUnder(part, 'rule')) {
      const rule = check.rules.get(id);
      if (rule === undefined || basis.has(`rule ${id}`)) continue;
      basis.add(`rule ${id}`);
      parts.push(rule);
    }
  }
  return basis;
}

/** What a change is of: the outermost id, a fact's without its day. */
const rootIdOf = ({ id }: PackChange): string => id.split(/[/ ]/, 1)[0] ?? id;

const basisKeyOf = (change: PackChange): string =>
  `${change.thing === 'option' ? 'question' : change.thing} ${rootIdOf(change)}`;

const insideThings: ReadonlySet<PackChange['thing']> = new Set([
  'topic',
  'section',
  'statement',
  'outcome',
  'step',
]);

const add = (map: Map<string, number[]>, id: string, place: number): void => {
  const places = map.get(id);
  if (places === undefined) map.set(id, [place]);
  else if (places.at(-1) !== place) places.push(place);
};

/** Which topics and outcomes the changes touch, as they stand in either pack. */
export function touchedBy(changes: readonly PackChange[], packs: readonly GuidancePack[]): Touched {
  const topics = new Map<string, number[]>();
  const outcomes = new Map<string, number[]>();
  const known = packs.map(({ topics: ofPack, check }) => ({
    topics: ofPack.map(topic => ({ id: topic.id, facts: new Set(factIdsNamedBy(topic)) })),
    outcomes: (check?.outcomes ?? []).map(outcome => ({
      id: outcome.id,
      basis: check === null ? new Set<string>() : basisOf(outcome, check),
    })),
  }));
  for (const [place, change] of changes.entries()) {
    if (!isOfSubstance(change)) continue;
    const id = rootIdOf(change);
    const isInside = insideThings.has(change.thing);
    const key = basisKeyOf(change);
    for (const pack of known) {
      for (const topic of pack.topics)
        if (isInside ? topic.id === id : change.thing === 'fact' && topic.facts.has(id))
          add(topics, topic.id, place);
      for (const outcome of pack.outcomes)
        if (isInside ? outcome.id === id : outcome.basis.has(key)) add(outcomes, outcome.id, place);
    }
  }
  return { topics, outcomes };
}

/** Why a visit is listed: its case is open, a day it was told is still to come, something was handed out. */
export type ImpactReason = 'case-open' | 'deadline' | 'hand-out';

/** A visit in which something was told that reads differently now. */
export interface ImpactedVisit {
  readonly id: string;
  readonly visitDate: string;
  readonly caseId: string | null;
  readonly reasons: readonly ImpactReason[];
  readonly topicIds: readonly string[];
  readonly outcomeIds: readonly string[];
  /** Days told that are still to come, of steps of the touched outcomes. */
  readonly deadlines: readonly {
    readonly outcomeId: string;
    readonly stepId: string;
    readonly dueOn: string;
  }[];
  /** What comes out otherwise with the new pack; empty where the answers were not kept. */
  readonly differences: readonly TraceDifference[];
  /** Places in the list of changes, rising. */
  readonly changes: readonly number[];
}

/** A newer pack seen against one that was in use. */
export interface Update {
  readonly fromVersion: string;
  readonly newer: GuidancePack;
  readonly touched: Touched;
}

/**
 * What an update changes of what was said in a visit; null where it touches nothing that is still of weight: the case
 * is closed or there is none, no day is to come, nothing was handed out. `today` is a local day.
 */
export function impactOn(
  visit: Consultation,
  { fromVersion, newer, touched }: Update,
  { isCaseOpen, today }: { readonly isCaseOpen: boolean; readonly today: string },
): ImpactedVisit | null {
  const shown = visit.shown.filter(
    ({ kind, id, packVersion }) => kind === 'topic' && packVersion === fromVersion && touched.topics.has(id),
  );
  const trace = visit.trace?.packVersion === fromVersion ? visit.trace : null;
  const outcomeIds = (trace?.outcomes ?? []).map(({ id }) => id).filter(id => touched.outcomes.has(id));
  if (shown.length === 0 && outcomeIds.length === 0) return null;
  const deadlines = (trace?.steps ?? []).flatMap(({ outcomeId, stepId, dueOn }) =>
    dueOn !== null && dueOn >= today && outcomeIds.includes(outcomeId) ? [{ outcomeId, stepId, dueOn }] : [],
  );
  const reasons: ImpactReason[] = [
    ...(isCaseOpen ? (['case-open'] as const) : []),
    ...(deadlines.length > 0 ? (['deadline'] as const) : []),
    ...(shown.some(({ handedOut }) => handedOut) ? (['hand-out'] as const) : []),
  ];
  if (reasons.length === 0) return null;
  const again = trace === null ? null : rerun(trace, newer);
  const topicIds = [...new Set(shown.map(({ id }) => id))];
  const places = [
    ...topicIds.flatMap(id => touched.topics.get(id) ?? []),
    ...outcomeIds.flatMap(id => touched.outcomes.get(id) ?? []),
  ];
  return {
    id: visit.id,
    visitDate: visit.visitDate,
    caseId: visit.caseId,
    reasons,
    topicIds,
    outcomeIds,
    deadlines,
    differences: again?.result === 'differs' ? again.differences : [],
    changes: [...new Set(places)].sort((a, b) => a - b),
  };
}
