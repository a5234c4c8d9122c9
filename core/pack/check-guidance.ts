import { factIdsIn, hasStrayBrace } from '../guidance/fact-text.ts';
import { type DatedFacts, datedFacts } from '../guidance/resolve.ts';
import type { Fact, Source, Topic } from '../guidance/schema.ts';
import { uiLanguages } from '../languages.ts';
import type { Trust } from '../trust.ts';
import type { ProblemList } from './collect-problems.ts';
import { localizedTexts } from './localized-texts.ts';
import type { Manifest } from './manifest.ts';
import type { Placed } from './placed.ts';

/** Everything a guidance pack holds, parsed file by file and not yet compared. */
export interface GuidanceParts {
  readonly manifest: Manifest;
  readonly sources: readonly Placed<Source>[];
  readonly facts: readonly Placed<Fact>[];
  readonly topics: readonly Placed<Topic>[];
}

/** What the parts of a pack may name. */
export interface Known {
  readonly pack: string;
  readonly asOf: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly facts: DatedFacts;
  readonly topics: ReadonlyMap<string, Topic>;
}

/** Indexes by id; an id given twice is noted. */
export function indexById<T extends { readonly id: string }>(
  placed: readonly Placed<T>[],
  list: ProblemList,
): Map<string, T> {
  const byId = new Map<string, T>();
  for (const { origin, at, value } of placed) {
    if (byId.has(value.id)) list.add(origin, [...at, 'id'], 'duplicate-id', value.id);
    else byId.set(value.id, value);
  }
  return byId;
}

/** Dates that follow each other and sources that are there. */
export function checkTrust({ origin, at, value }: Placed<Trust>, known: Known, list: ProblemList): void {
  for (const [index, id] of value.sources.entries())
    if (!known.sources.has(id)) list.add(origin, [...at, 'sources', index], 'unknown-source', id);
  if (value.validFrom !== null && value.validTo !== null && value.validTo < value.validFrom)
    list.add(origin, [...at, 'validTo'], 'ends-before-it-begins', value.validTo);
  if (value.checkedOn > known.asOf)
    list.add(origin, [...at, 'checkedOn'], 'checked-after-the-pack', value.checkedOn);
  if (value.reviewBy <= value.checkedOn)
    list.add(origin, [...at, 'reviewBy'], 'review-before-check', value.reviewBy);
}

/** Marks of facts: well formed, known, and the same in every language. */
export function checkTexts({ origin, at, value }: Placed<unknown>, known: Known, list: ProblemList): void {
  for (const found of localizedTexts(value, at)) {
    const named = factIdsIn(found.text.en);
    for (const language of uiLanguages) {
      const text = found.text[language];
      const place = [...found.at, language];
      const ids = factIdsIn(text);
      if (hasStrayBrace(text)) list.add(origin, place, 'mark-malformed');
      if (ids.join() !== named.join()) list.add(origin, place, 'marks-differ', ids.join(' '));
      const unknown = ids.find(id => !known.facts.has(id));
      if (unknown !== undefined) list.add(origin, place, 'unknown-fact', unknown);
    }
  }
}

function checkFact(placed: Placed<Fact>, known: Known, list: ProblemList): void {
  const { origin, at, value } = placed;
  checkTexts(placed, known, list);
  checkTrust({ origin, at: [...at, 'trust'], value: value.trust }, known, list);
  if (value.value.kind !== 'text') return;
  const { text } = value.value;
  // A value that names facts could name itself; values are shown as they stand.
  for (const language of uiLanguages)
    if (factIdsIn(text[language]).length > 0)
      list.add(origin, [...at, 'value', 'text', language], 'fact-names-fact');
}

/** Entries of one fact: each day has one value at most, and every value is of the same kind. */
function checkDates(facts: readonly Placed<Fact>[], list: ProblemList): void {
  const groups = Map.groupBy(facts, placed => placed.value.id);
  for (const entries of groups.values()) {
    const inOrder = entries.toSorted((a, b) =>
      (a.value.trust.validFrom ?? '') < (b.value.trust.validFrom ?? '') ? -1 : 1,
    );
    for (const [i, { origin, at, value }] of inOrder.entries()) {
      const before = inOrder[i - 1]?.value;
      if (before === undefined) continue;
      const { validFrom } = value.trust;
      const { validTo } = before.trust;
      if (validFrom === null || validTo === null || validFrom <= validTo)
        list.add(origin, [...at, 'trust', 'validFrom'], 'overlaps-another-value', value.id);
      if (value.value.kind !== before.value.kind)
        list.add(origin, [...at, 'value', 'kind'], 'other-kind-of-value', value.id);
    }
  }
}

/** Statements of a topic with their places: the lead, then the sections. */
export function* statementsOf(topic: Topic) {
  for (const [index, statement] of topic.lead.entries()) yield { at: ['lead', index], statement };
  for (const [section, { statements }] of topic.sections.entries())
    for (const [index, statement] of statements.entries())
      yield { at: ['sections', section, 'statements', index], statement };
}

function checkReferences(placed: Placed<Topic>, known: Known, list: ProblemList): void {
  const { origin, value: topic } = placed;
  for (const [index, { factId }] of topic.deadlines.entries()) {
    const kind = known.facts.get(factId)?.[0]?.value.kind;
    const at = ['deadlines', index, 'factId'];
    if (kind === undefined) list.add(origin, at, 'unknown-fact', factId);
    else if (kind !== 'day' && kind !== 'period') list.add(origin, at, 'deadline-is-no-time', factId);
  }
  for (const [index, id] of topic.factIds.entries())
    if (!known.facts.has(id)) list.add(origin, ['factIds', index], 'unknown-fact', id);
  for (const [index, id] of topic.relatedTopicIds.entries())
    if (!known.topics.has(id) || id === topic.id)
      list.add(origin, ['relatedTopicIds', index], 'unknown-topic', id);
}

function checkTopic(placed: Placed<Topic>, known: Known, list: ProblemList): void {
  const { origin, value: topic } = placed;
  if (origin.file !== `topics/${topic.id}.json`) list.add(origin, ['id'], 'not-the-file-name', topic.id);
  checkTexts(placed, known, list);
  const statementIds = new Set<string>();
  for (const { at, statement } of statementsOf(topic)) {
    if (statementIds.has(statement.id)) list.add(origin, [...at, 'id'], 'duplicate-id', statement.id);
    statementIds.add(statement.id);
    checkTrust({ origin, at: [...at, 'trust'], value: statement.trust }, known, list);
  }
  const sectionIds = topic.sections.map(section => section.id);
  for (const [index, id] of sectionIds.entries())
    if (sectionIds.indexOf(id) !== index) list.add(origin, ['sections', index, 'id'], 'duplicate-id', id);
  checkReferences(placed, known, list);
}

/** Compares the files of a guidance pack with each other and notes every contradiction; answers what there is to name. */
export function checkGuidance(parts: GuidanceParts, list: ProblemList): Known {
  const known: Known = {
    pack: parts.manifest.id,
    asOf: parts.manifest.asOf,
    sources: indexById(parts.sources, list),
    facts: datedFacts(parts.facts.map(({ value }) => value)),
    topics: indexById(parts.topics, list),
  };
  for (const { origin, at, value } of parts.sources)
    if (value.seenOn > known.asOf)
      list.add(origin, [...at, 'seenOn'], 'checked-after-the-pack', value.seenOn);
  for (const fact of parts.facts) checkFact(fact, known, list);
  checkDates(parts.facts, list);
  for (const topic of parts.topics) checkTopic(topic, known, list);
  return known;
}
