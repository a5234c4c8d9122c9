import { addDays } from '../../core/dates.ts';
import { createRandom, type Random } from '../../core/demo/random.ts';
import type {
  Answer,
  Answers,
  Condition,
  GuidedCheck,
  Moment,
  Question,
} from '../../core/guidance/check/schema.ts';
import { type DatedFacts, datedFacts } from '../../core/guidance/resolve.ts';
import {
  aCheck,
  aDayFact,
  always,
  anOutcome,
  aPeriodFact,
  aQuestion,
  aRule,
  aStep,
} from './check-builder.ts';
import { aFact, aText, aTrust } from './pack-builder.ts';

const firstDay = '2026-01-01';
const lastOffset = 700;
/** Some day of the two years the made packs are about. */
export const someDay = (random: Random): string => addDays(firstDay, random.between(0, lastOffset));

function makeQuestion(index: number, random: Random): Question {
  const id = `q${index}`;
  const options = Array.from({ length: random.between(2, 4) }, (_, i) => `o${i}`);
  const stage = random.pick(['urgent', 'person', 'stay', 'detail'] as const);
  const kind = random.between(0, 5);
  if (kind === 0) return aQuestion({ id, stage, kind: { type: 'day' } });
  if (kind === 1) return aQuestion({ id, stage, kind: { type: 'number', min: 0, max: 20 } });
  if (kind === 2) {
    const several = options.map(option => ({ id: option, label: aText(option), hint: null }));
    return aQuestion({ id, stage, kind: { type: 'several', options: several } });
  }
  return aQuestion({ id, stage, options });
}

interface Making {
  readonly questions: readonly Question[];
  readonly ruleIds: readonly string[];
  readonly usesToday: boolean;
  readonly random: Random;
}

function makeMoment({ questions, usesToday, random }: Making): Moment {
  const dayQuestions = questions.filter(({ kind }) => kind.type === 'day');
  const from = random.pick<Moment['from']>([
    { day: someDay(random) },
    { fact: 'moving-day' },
    ...(usesToday ? ['today' as const] : []),
    ...dayQuestions.map(({ id }) => ({ answer: id })),
  ]);
  const span = random.pick([
    { fact: 'moving-period' },
    { count: random.between(1, 14), unit: random.pick(['day', 'month', 'year'] as const) },
  ]);
  return { from, ...random.pick([{}, { plus: span }, { minus: span }]) };
}

function makeLeaf(making: Making): Condition {
  const { questions, ruleIds, usesToday, random } = making;
  if (ruleIds.length > 0 && random.chance(0.2)) return { rule: random.pick(ruleIds) };
  if (usesToday && random.chance(0.15)) return { today: { onOrAfter: makeMoment(making) } };
  const { id, kind } = random.pick(questions);
  if (kind.type === 'day') return { answer: id, day: { onOrBefore: makeMoment(making) } };
  if (kind.type === 'number')
    return {
      answer: id,
      number: { atLeast: random.chance(0.5) ? { fact: 'moving-amount' } : random.between(0, 20) },
    };
  return { answer: id, is: random.some(kind.options, random.between(1, 2)).map(option => option.id) };
}

function makeCondition(making: Making, depth: number): Condition {
  const { random } = making;
  if (depth === 0 || random.chance(0.3)) return makeLeaf(making);
  const parts = Array.from({ length: random.between(1, 3) }, () => makeCondition(making, depth - 1));
  return random.pick<Condition>([
    { all: parts },
    { any: parts },
    { all: parts },
    { not: makeCondition(making, depth - 1) },
  ]);
}

/** A trust that is in force for some of the two years, or always. */
const makeTrust = (random: Random) =>
  random.chance(0.7)
    ? always
    : aTrust({
        validFrom: addDays(firstDay, random.between(0, 300)),
        validTo: addDays(firstDay, random.between(301, 700)),
      });

/** Three facts whose values change on days within the two years. */
function makeFacts(random: Random): DatedFacts {
  const turn = addDays(firstDay, random.between(100, 600));
  const before = aTrust({ validFrom: null, validTo: addDays(turn, -1) });
  const after = aTrust({ validFrom: turn });
  return datedFacts([
    aDayFact('moving-day', someDay(random), { trust: before }),
    aDayFact('moving-day', someDay(random), { trust: after }),
    { ...aPeriodFact('moving-period', random.between(1, 30)), trust: before },
    { ...aPeriodFact('moving-period', random.between(1, 30)), trust: after },
    aFact({
      id: 'moving-amount',
      value: { kind: 'money', amount: random.between(0, 20), currency: 'PLN' },
      trust: before,
    }),
    aFact({
      id: 'moving-amount',
      value: { kind: 'money', amount: random.between(0, 20), currency: 'PLN' },
      trust: after,
    }),
  ]);
}

export interface MadeCheck {
  readonly check: GuidedCheck;
  readonly facts: DatedFacts;
  readonly random: Random;
}

interface MadeSize {
  readonly questions: number;
  readonly rules: number;
  readonly outcomes: number;
}

/** A guided check without circles, made by chance from the seed; small and of any size unless one is given. */
export function makeCheck(
  seed: number,
  { usesToday = true, size }: { readonly usesToday?: boolean; readonly size?: MadeSize } = {},
): MadeCheck {
  const random = createRandom(seed);
  const count = size ?? {
    questions: random.between(3, 8),
    rules: random.between(0, 4),
    outcomes: random.between(2, 6),
  };
  const questions: Question[] = [];
  for (let index = 0; index < count.questions; index++) {
    const question = makeQuestion(index, random);
    const making = { questions, ruleIds: [], usesToday, random };
    const askWhen = questions.length > 0 && random.chance(0.4) ? makeCondition(making, 1) : null;
    questions.push({ ...question, askWhen });
  }
  const making = (ruleIds: readonly string[]): Making => ({ questions, ruleIds, usesToday, random });
  const rules = [];
  for (let index = 0; index < count.rules; index++) {
    const when = makeCondition(making(rules.map(({ id }) => id)), 2);
    rules.push(aRule({ id: `r${index}`, when, trust: makeTrust(random) }));
  }
  const ruleIds = rules.map(({ id }) => id);
  const outcomes = Array.from({ length: count.outcomes }, (_, index) =>
    anOutcome({
      id: `x${index}`,
      urgency: random.pick(['danger', 'soon', 'normal'] as const),
      applies: makeCondition(making(ruleIds), 3),
      trust: makeTrust(random),
      steps: [
        aStep({ id: 's', when: random.chance(0.5) ? makeCondition(making(ruleIds), 1) : null }),
        aStep({
          id: 'd',
          due: { on: makeMoment(making(ruleIds)), counting: random.pick(['calendar', 'procedure'] as const) },
        }),
      ],
    }),
  );
  return { check: aCheck({ questions, rules, outcomes }), facts: makeFacts(random), random };
}

/** An answer that fits the question. */
export function makeAnswer({ kind }: Question, random: Random): Answer {
  if (kind.type === 'day') return { type: 'day', on: someDay(random) };
  if (kind.type === 'number')
    return { type: 'number', value: random.between(kind.min, Math.min(kind.max, kind.min + 50)) };
  const ids = kind.options.map(option => option.id);
  if (kind.type === 'choice') return { type: 'choice', option: random.pick(ids) };
  return { type: 'several', options: random.some(ids, random.between(0, ids.length)) };
}

/** Answers to some of the questions, each with the given chance. */
export const makeAnswers = (check: GuidedCheck, random: Random, share: number): Answers =>
  Object.fromEntries(
    check.questions
      .filter(() => random.chance(share))
      .map(question => [question.id, makeAnswer(question, random)]),
  );
