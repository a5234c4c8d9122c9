import { addDays } from '../../dates.ts';
import type { Facts } from '../resolve.ts';
import { type Leaf, leavesOf, momentsOf, questionOfMoment } from './conditions.ts';
import { dayOfMoment } from './moments.ts';
import type { Amount, Answer, Condition, GuidedCheck, Moment, Question } from './schema.ts';

const noAnswers: ReadonlyMap<string, Answer> = new Map();

/** Every condition of a guided check, wherever it stands. */
export const conditionsOf = ({ questions, rules, outcomes }: GuidedCheck): Condition[] => [
  ...questions.flatMap(({ askWhen }) => askWhen ?? []),
  ...[...rules.values()].map(({ when }) => when),
  ...outcomes.flatMap(({ applies, steps }) => [applies, ...steps.flatMap(({ when }) => when ?? [])]),
];

/** Every leaf of a guided check; one that several conditions reach may come several times. */
export const leavesOfCheck = (check: GuidedCheck): Leaf[] =>
  conditionsOf(check).flatMap(condition => [...leavesOf(condition, new Map())]);

const around = (day: string): string[] => [addDays(day, -1), day, addDays(day, 1)];

/** The moment with its way reversed: from which day on would it be `day`? Not exact for months, so neighbours are tried too. */
const reversed = ({ plus, minus }: Moment, day: string): Moment => ({
  from: { day },
  ...(minus === undefined ? {} : { plus: minus }),
  ...(plus === undefined ? {} : { minus: plus }),
});

/**
 * Days on which a comparison can turn: those that moments name, and those from which moments count to one of them.
 * A few that turn nothing may be among them.
 */
function turningDays(leaves: readonly Leaf[], facts: Facts, on: string): string[] {
  const basis = { on, facts, answers: noAnswers };
  const moments = leaves.flatMap(leaf => momentsOf(leaf).map(({ moment }) => moment));
  const fixed = moments.flatMap(moment => dayOfMoment(moment, basis) ?? []);
  const known = [...new Set([on, ...fixed])];
  const counted = moments
    .filter(moment => questionOfMoment(moment) !== null || moment.from === 'today')
    .flatMap(moment =>
      known
        .flatMap(day => [
          dayOfMoment({ ...moment, from: { day } }, basis) ?? [],
          dayOfMoment(reversed(moment, day), basis) ?? [],
        ])
        .flat(),
    );
  return [...new Set([...known, ...counted])].sort();
}

function numbersOf(question: Question, leaves: readonly Leaf[], facts: Facts): number[] {
  if (question.kind.type !== 'number') return [];
  const { min, max } = question.kind;
  const amountOf = (amount: Amount | undefined): number[] => {
    if (typeof amount !== 'object') return amount === undefined ? [] : [amount];
    const value = facts.get(amount.fact)?.value;
    if (value?.kind === 'period') return [value.count];
    return value?.kind === 'money' || value?.kind === 'percent' ? [value.amount] : [];
  };
  const cuts = leaves.flatMap(leaf =>
    'number' in leaf && leaf.answer === question.id
      ? [...amountOf(leaf.number.atLeast), ...amountOf(leaf.number.atMost)]
      : [],
  );
  const tried = [min, max, ...cuts.flatMap(cut => [Math.ceil(cut) - 1, cut, Math.floor(cut) + 1])];
  return [...new Set(tried)].filter(value => value >= min && value <= max).sort((a, b) => a - b);
}

/** Answers to stand for all others: every option, none and all of several, a day or number at each turning. */
export interface PossibleAnswers {
  readonly byQuestion: ReadonlyMap<string, readonly Answer[]>;
  /** True where choices of several were not tried in every combination. */
  readonly isSampled: boolean;
}

export function possibleAnswers(check: GuidedCheck, facts: Facts, on: string): PossibleAnswers {
  const leaves = leavesOfCheck(check);
  const days = [...new Set(turningDays(leaves, facts, on).flatMap(around))].sort();
  const ofQuestion = (question: Question): Answer[] => {
    const { kind, id } = question;
    if (kind.type === 'choice') return kind.options.map(option => ({ type: 'choice', option: option.id }));
    if (kind.type === 'day') return days.map(day => ({ type: 'day', on: day }));
    if (kind.type === 'number')
      return numbersOf(question, leaves, facts).map(value => ({ type: 'number', value }));
    const named = new Set(leaves.flatMap(leaf => ('is' in leaf && leaf.answer === id ? leaf.is : [])));
    const options = kind.options.map(option => option.id);
    const sets = [[], ...options.map(option => [option]), options.filter(option => named.has(option))];
    return sets.map(chosen => ({ type: 'several', options: chosen }));
  };
  return {
    byQuestion: new Map(check.questions.map(question => [question.id, ofQuestion(question)])),
    isSampled: check.questions.some(({ kind }) => kind.type === 'several' && kind.options.length > 2),
  };
}

/**
 * Days on which a condition may be otherwise than on `day` for the same answers: around every day that its comparisons
 * with today name, and when rules it rests on begin and end. `day` itself first; facts are those of `day`.
 */
export function daysToTry(condition: Condition, check: GuidedCheck, facts: Facts, day: string): string[] {
  const leaves = [...leavesOf(condition, check.rules)];
  const today = leaves.flatMap(leaf =>
    'today' in leaf
      ? momentsOf(leaf).flatMap(
          ({ moment }) => dayOfMoment(moment, { on: day, facts, answers: noAnswers }) ?? [],
        )
      : [],
  );
  const dated = leaves.flatMap(leaf => {
    const trust = 'rule' in leaf ? check.rules.get(leaf.rule)?.trust : undefined;
    return [trust?.validFrom ?? [], trust?.validTo ?? []].flat();
  });
  return [...new Set([day, ...[...today, ...dated].flatMap(around).sort()])];
}
