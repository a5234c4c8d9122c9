import type { Facts } from '../resolve.ts';
import { validityOn } from '../resolve.ts';
import { askOrder } from './ask-order.ts';
import { deepestLevel, type Leaf } from './conditions.ts';
import { dayOfMoment, type MomentBasis } from './moments.ts';
import type { Amount, Answer, Answers, Condition, DayRange, GuidedCheck } from './schema.ts';
import { allTrue, anyTrue, negated, type Truth, truthOfBoolean } from './truth.ts';
import { usableAnswers } from './usable-answers.ts';

/** A guided check with everything that is known of one person on one day. `facts` are those of `on`. */
export interface Situation {
  readonly check: GuidedCheck;
  readonly facts: Facts;
  readonly on: string;
  readonly answers: Answers;
}

/** Judges conditions in one situation, each of them and each rule once. */
export interface Judge extends MomentBasis {
  readonly check: GuidedCheck;
  /** Answers that count, "not known" among them: of this pack, and to a question that is asked. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Ids of answers that do not count, sorted. */
  readonly ignored: readonly string[];
  /** A rule outside its dates does not hold. */
  truthOf(condition: Condition): Truth;
  /** Whether the question is asked. */
  asked(questionId: string): Truth;
}

/** Both ends count; an end that has no day yet leaves the rest to decide. */
function isWithin(day: string, range: DayRange, basis: MomentBasis): Truth {
  const ends = [
    range.onOrAfter === undefined ? [] : [{ moment: range.onOrAfter, isGood: (end: string) => day >= end }],
    range.onOrBefore === undefined ? [] : [{ moment: range.onOrBefore, isGood: (end: string) => day <= end }],
  ].flat();
  return allTrue(ends, ({ moment, isGood }) => {
    const end = dayOfMoment(moment, basis);
    return end === null ? 'unknown' : truthOfBoolean(isGood(end));
  });
}

function amountOf(amount: Amount, facts: Facts): number | null {
  if (typeof amount === 'number') return amount;
  const value = facts.get(amount.fact)?.value;
  if (value?.kind === 'money' || value?.kind === 'percent') return value.amount;
  return value?.kind === 'period' ? value.count : null;
}

function isAmong(
  value: number,
  { atLeast, atMost }: Extract<Leaf, { number: unknown }>['number'],
  facts: Facts,
): Truth {
  const least = atLeast === undefined ? Number.NEGATIVE_INFINITY : amountOf(atLeast, facts);
  const most = atMost === undefined ? Number.POSITIVE_INFINITY : amountOf(atMost, facts);
  if ((least !== null && value < least) || (most !== null && value > most)) return 'false';
  return least === null || most === null ? 'unknown' : 'true';
}

function truthOfLeaf(leaf: Exclude<Leaf, { rule: string }>, basis: MomentBasis): Truth {
  if ('today' in leaf) return isWithin(basis.on, leaf.today, basis);
  const answer = basis.answers.get(leaf.answer);
  if (answer === undefined) return 'unknown';
  if ('is' in leaf) {
    if (answer.type === 'choice') return truthOfBoolean(leaf.is.includes(answer.option));
    if (answer.type === 'several') return truthOfBoolean(answer.options.some(id => leaf.is.includes(id)));
    return 'unknown';
  }
  if ('day' in leaf) return answer.type === 'day' ? isWithin(answer.on, leaf.day, basis) : 'unknown';
  return answer.type === 'number' ? isAmong(answer.value, leaf.number, basis.facts) : 'unknown';
}

/**
 * Prepares judging. An answer counts only while its question is asked: after a correction higher up, what no longer
 * belongs to this person decides nothing. Throws `RangeError` where conditions are nested without end.
 */
export function createJudge({ check, facts, on, answers: given }: Situation): Judge {
  const { usable, unusable } = usableAnswers(check, given);
  const answers = new Map<string, Answer>();
  const basis: MomentBasis = { on, facts, answers };
  // By the condition itself: explaining asks for the same parts again and again.
  const judged = new Map<Condition, Truth>();
  const asked = new Map<string, Truth>();

  const judgeAnew = (condition: Condition, depth: number): Truth => {
    if (depth > deepestLevel) throw new RangeError('conditions are nested too deep');
    if ('all' in condition) return allTrue(condition.all, part => judge(part, depth + 1));
    if ('any' in condition) return anyTrue(condition.any, part => judge(part, depth + 1));
    if ('not' in condition) return negated(judge(condition.not, depth + 1));
    if (!('rule' in condition)) return truthOfLeaf(condition, basis);
    const rule = check.rules.get(condition.rule);
    if (rule === undefined) return 'unknown';
    return validityOn(rule.trust, on) === 'in-force' ? judge(rule.when, depth + 1) : 'false';
  };
  const judge = (condition: Condition, depth: number): Truth => {
    const known = judged.get(condition);
    if (known !== undefined) return known;
    const truth = judgeAnew(condition, depth);
    judged.set(condition, truth);
    return truth;
  };

  // Each question comes after those its condition rests on, so every condition judged here already has all its answers.
  for (const { id, askWhen } of askOrder(check).ordered) {
    const truth = askWhen === null ? 'true' : judge(askWhen, 1);
    asked.set(id, truth);
    const answer = usable.get(id);
    if (answer !== undefined && truth !== 'false') answers.set(id, answer);
  }

  return {
    ...basis,
    check,
    answers,
    ignored: [...unusable, ...[...usable.keys()].filter(id => !answers.has(id))].sort(),
    truthOf: condition => judge(condition, 1),
    asked: id => asked.get(id) ?? 'false',
  };
}
