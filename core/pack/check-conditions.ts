import {
  isLeaf,
  type Leaf,
  maxConditionDepth,
  momentsOf,
  nestedIn,
  questionOfMoment,
} from '../guidance/check/conditions.ts';
import { longestSpan } from '../guidance/check/moments.ts';
import type { Amount, Condition, Moment, Question, Rule, Span } from '../guidance/check/schema.ts';
import type { DatedFacts } from '../guidance/resolve.ts';
import type { FactValue } from '../guidance/schema.ts';
import type { ProblemList } from './collect-problems.ts';
import { type Placed, partOf } from './placed.ts';

/** What conditions may name. */
export interface NamedInConditions {
  readonly questions: ReadonlyMap<string, Question>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly facts: DatedFacts;
}

type Kind = FactValue['kind'];

function checkFactKind(
  fact: Placed<string>,
  { kinds, reason }: { readonly kinds: readonly Kind[]; readonly reason: string },
  { facts }: NamedInConditions,
  list: ProblemList,
): void {
  const values = facts.get(fact.value);
  const kind = values?.[0]?.value.kind;
  if (kind === undefined) list.add(fact.origin, fact.at, 'unknown-fact', fact.value);
  else if (!kinds.includes(kind)) list.add(fact.origin, fact.at, reason, fact.value);
}

function checkType(
  question: Placed<string>,
  types: readonly Question['kind']['type'][],
  { questions }: NamedInConditions,
  list: ProblemList,
): void {
  const kind = questions.get(question.value)?.kind;
  if (kind === undefined) list.add(question.origin, question.at, 'unknown-question', question.value);
  else if (!types.includes(kind.type))
    list.add(question.origin, question.at, 'wrong-type-for-question', question.value);
}

function checkSpan(span: Placed<Span>, named: NamedInConditions, list: ProblemList): void {
  const { value } = span;
  if (!('fact' in value)) {
    if (value.count > longestSpan[value.unit]) list.add(span.origin, span.at, 'span-too-long');
    return;
  }
  const fact = partOf(span, ['fact'], value.fact);
  checkFactKind(fact, { kinds: ['period'], reason: 'fact-is-no-period' }, named, list);
  for (const { value: found } of named.facts.get(value.fact) ?? [])
    if (found.kind === 'period' && found.count > longestSpan[found.unit])
      list.add(fact.origin, fact.at, 'span-too-long', value.fact);
}

/** What a moment counts from and how far: facts that are days and periods, an answer that is a day. */
export function checkMoment(moment: Placed<Moment>, named: NamedInConditions, list: ProblemList): void {
  const { from, plus, minus } = moment.value;
  if (typeof from === 'object' && 'fact' in from)
    checkFactKind(
      partOf(moment, ['from.fact'], from.fact),
      { kinds: ['day'], reason: 'fact-is-no-day' },
      named,
      list,
    );
  const question = questionOfMoment(moment.value);
  if (question !== null) checkType(partOf(moment, ['from.answer'], question), ['day'], named, list);
  if (plus !== undefined) checkSpan(partOf(moment, ['plus'], plus), named, list);
  if (minus !== undefined) checkSpan(partOf(moment, ['minus'], minus), named, list);
}

function checkOptions(leaf: Placed<Leaf>, named: NamedInConditions, list: ProblemList): void {
  if (!('answer' in leaf.value && 'is' in leaf.value)) return;
  const { answer, is } = leaf.value;
  const kind = named.questions.get(answer)?.kind;
  if (kind === undefined || !('options' in kind)) return;
  for (const [index, id] of is.entries())
    if (!kind.options.some(option => option.id === id))
      list.add(leaf.origin, [...leaf.at, 'is', index], 'unknown-option', id);
}

function checkNumber(leaf: Placed<Leaf>, named: NamedInConditions, list: ProblemList): void {
  if (!('answer' in leaf.value && 'number' in leaf.value)) return;
  const { number } = leaf.value;
  const ends: readonly (readonly [string, Amount | undefined])[] = [
    ['atLeast', number.atLeast],
    ['atMost', number.atMost],
  ];
  if (ends.every(([, amount]) => amount === undefined))
    list.add(leaf.origin, [...leaf.at, 'number'], 'range-without-ends');
  for (const [end, amount] of ends)
    if (typeof amount === 'object')
      checkFactKind(
        partOf(leaf, ['number', end, 'fact'], amount.fact),
        { kinds: ['money', 'period', 'percent'], reason: 'fact-is-no-number' },
        named,
        list,
      );
}

function checkLeaf(leaf: Placed<Leaf>, named: NamedInConditions, list: ProblemList): void {
  const { value } = leaf;
  if ('rule' in value) {
    if (!named.rules.has(value.rule)) list.add(leaf.origin, [...leaf.at, 'rule'], 'unknown-rule', value.rule);
    return;
  }
  if ('answer' in value) {
    const question = partOf(leaf, ['answer'], value.answer);
    checkType(
      question,
      'is' in value ? ['choice', 'several'] : 'day' in value ? ['day'] : ['number'],
      named,
      list,
    );
  }
  const moments = momentsOf(value);
  if (moments.length === 0 && ('today' in value || 'day' in value))
    list.add(leaf.origin, leaf.at, 'range-without-ends');
  for (const { at, moment } of moments) checkMoment(partOf(leaf, at, moment), named, list);
  checkOptions(leaf, named, list);
  checkNumber(leaf, named, list);
}

/** Everything a condition names is there and of the right kind, and it is not nested too deep. */
export function checkCondition(
  condition: Placed<Condition>,
  named: NamedInConditions,
  list: ProblemList,
): void {
  for (const { at, depth, condition: found } of nestedIn(condition.value)) {
    const placed = partOf(condition, at, found);
    if (depth === maxConditionDepth + 1) list.add(placed.origin, placed.at, 'condition-too-deep');
    if (isLeaf(found)) checkLeaf(partOf(condition, at, found), named, list);
  }
}
