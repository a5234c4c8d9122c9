import { askOrder } from '../guidance/check/ask-order.ts';
import { leavesOf, maxRuleChain } from '../guidance/check/conditions.ts';
import type { Example, GuidedCheck, Outcome, Question, Rule } from '../guidance/check/schema.ts';
import { usableAnswers } from '../guidance/check/usable-answers.ts';
import { checkCondition, checkMoment, type NamedInConditions } from './check-conditions.ts';
import { checkTexts, checkTrust, indexById, type Known } from './check-guidance.ts';
import type { ProblemList } from './collect-problems.ts';
import { type Placed, partOf } from './placed.ts';
import { type CheckParts, guidedCheckOf } from './read-check.ts';

/** What the guided check may name, and where its problems go. */
interface Checking {
  readonly known: Known;
  readonly named: NamedInConditions;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly check: GuidedCheck;
  readonly list: ProblemList;
}

function noteTwice(
  placed: Placed<unknown>,
  things: readonly (readonly [string, number, string])[],
  list: ProblemList,
) {
  const seen = new Set<string>();
  for (const [name, index, id] of things) {
    if (seen.has(id)) list.add(placed.origin, [...placed.at, name, index, 'id'], 'duplicate-id', id);
    seen.add(id);
  }
}

function checkQuestion(placed: Placed<Question>, { known, named, list }: Checking): void {
  const { kind, askWhen } = placed.value;
  checkTexts(placed, known, list);
  if ('options' in kind) {
    const options = kind.options.map((option, index) => ['options', index, option.id] as const);
    noteTwice(partOf(placed, ['kind'], kind), options, list);
  }
  if (kind.type === 'number' && kind.min > kind.max)
    list.add(placed.origin, [...placed.at, 'kind', 'max'], 'bounds-reversed');
  if (askWhen !== null) checkCondition(partOf(placed, ['askWhen'], askWhen), named, list);
}

/** Rules that name each other without end, and chains of rules that are too long. */
function checkRuleChains(rules: readonly Placed<Rule>[], list: ProblemList): void {
  const levels = new Map<string, number>();
  const known = new Set(rules.map(({ value }) => value.id));
  const levelOf = ({ when }: Rule): number | null => {
    let level = 1;
    // Without the rules at hand only those that stand in the condition itself are met.
    for (const leaf of leavesOf(when, new Map())) {
      if (!('rule' in leaf) || !known.has(leaf.rule)) continue;
      const inner = levels.get(leaf.rule);
      if (inner === undefined) return null;
      level = Math.max(level, inner + 1);
    }
    return level;
  };
  let left = [...rules];
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter(({ value }) => {
      const level = levelOf(value);
      if (level === null) return true;
      levels.set(value.id, level);
      return false;
    });
  }
  for (const { origin, at, value } of left) list.add(origin, [...at, 'when'], 'rules-in-a-circle', value.id);
  for (const { origin, at, value } of rules)
    if (levels.get(value.id) === maxRuleChain + 1)
      list.add(origin, [...at, 'when'], 'rules-too-deep', value.id);
}

function checkRule(placed: Placed<Rule>, { known, named, list }: Checking): void {
  checkTexts(placed, known, list);
  checkTrust(partOf(placed, ['trust'], placed.value.trust), known, list);
  checkCondition(partOf(placed, ['when'], placed.value.when), named, list);
}

function checkSteps(placed: Placed<Outcome>, { known, named, list }: Checking): void {
  for (const [index, step] of placed.value.steps.entries()) {
    const at = partOf(placed, ['steps', index], step);
    checkTrust(partOf(at, ['trust'], step.trust), known, list);
    if (step.when !== null) checkCondition(partOf(at, ['when'], step.when), named, list);
    if (step.due !== null) checkMoment(partOf(at, ['due', 'on'], step.due.on), named, list);
    for (const [fee, id] of step.feeFactIds.entries()) {
      const kind = known.facts.get(id)?.[0]?.value.kind;
      const place = [...at.at, 'feeFactIds', fee];
      if (kind === undefined) list.add(at.origin, place, 'unknown-fact', id);
      else if (kind !== 'money') list.add(at.origin, place, 'fee-is-no-money', id);
    }
  }
}

function checkOutcome(placed: Placed<Outcome>, checking: Checking): void {
  const { known, named, list } = checking;
  const { origin, value: outcome } = placed;
  if (origin.file !== `check/outcomes/${outcome.id}.json`)
    list.add(origin, ['id'], 'not-the-file-name', outcome.id);
  checkTexts(placed, known, list);
  checkTrust(partOf(placed, ['trust'], outcome.trust), known, list);
  checkCondition(partOf(placed, ['applies'], outcome.applies), named, list);
  checkSteps(placed, checking);
  const statements = (['work', 'ends', 'avoid'] as const).flatMap(name =>
    outcome[name].map((statement, index) => ({ name, index, statement })),
  );
  for (const { name, index, statement } of statements)
    checkTrust(partOf(placed, [name, index, 'trust'], statement.trust), known, list);
  const ids = statements.map(({ name, index, statement }) => [name, index, statement.id] as const);
  const steps = outcome.steps.map((step, index) => ['steps', index, step.id] as const);
  noteTwice(placed, ids, list);
  noteTwice(placed, steps, list);
  for (const [index, id] of outcome.topicIds.entries())
    if (!known.topics.has(id)) list.add(origin, ['topicIds', index], 'unknown-topic', id);
}

function checkExpected(placed: Placed<Example>, { outcomes, named, list }: Checking): void {
  const { origin, value } = placed;
  const at = [...placed.at, 'expect'];
  const { applies, may, not, next, due = {} } = value.expect;
  const seen = new Set<string>();
  for (const [name, ids] of Object.entries({ applies, may, not }))
    for (const [index, id] of ids.entries()) {
      if (!outcomes.has(id)) list.add(origin, [...at, name, index], 'unknown-outcome', id);
      if (seen.has(id)) list.add(origin, [...at, name, index], 'expected-twice', id);
      seen.add(id);
    }
  if (typeof next === 'string' && !named.questions.has(next))
    list.add(origin, [...at, 'next'], 'unknown-question', next);
  for (const key of Object.keys(due)) {
    const [outcome = '', step] = key.split('/');
    if (!outcomes.get(outcome)?.steps.some(({ id, due: own }) => id === step && own !== null))
      list.add(origin, [...at, 'due', key], 'unknown-step', key);
  }
}

function checkExample(placed: Placed<Example>, checking: Checking): void {
  const { check, named, list } = checking;
  for (const id of usableAnswers(check, placed.value.answers).unusable)
    list.add(
      placed.origin,
      [...placed.at, 'answers', id],
      named.questions.has(id) ? 'answer-not-usable' : 'unknown-question',
      id,
    );
  checkExpected(placed, checking);
}

/** Compares the parts of a guided check with each other and with the rest of the pack and notes every contradiction. */
export function checkFlow(parts: CheckParts, known: Known, list: ProblemList): void {
  const check = guidedCheckOf(parts);
  if (check === null) return;
  const pack = { pack: known.pack, file: 'manifest.json' };
  if (parts.questions.length === 0) list.add(pack, ['files'], 'no-questions');
  if (parts.outcomes.length === 0) list.add(pack, ['files'], 'no-outcomes');
  const named = {
    questions: indexById(parts.questions, list),
    rules: indexById(parts.rules, list),
    facts: known.facts,
  };
  const checking: Checking = { known, named, outcomes: indexById(parts.outcomes, list), check, list };
  indexById(parts.examples, list);
  for (const placed of parts.questions) checkQuestion(placed, checking);
  for (const placed of parts.rules) checkRule(placed, checking);
  for (const placed of parts.outcomes) checkOutcome(placed, checking);
  checkRuleChains(parts.rules, list);
  const inCircles = new Set(askOrder(check).inCircles);
  for (const { origin, at, value } of parts.questions)
    if (inCircles.has(value)) list.add(origin, [...at, 'askWhen'], 'asks-in-a-circle', value.id);
  for (const placed of parts.examples) checkExample(placed, checking);
}
