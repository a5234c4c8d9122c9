import type {
  Answer,
  Condition,
  Example,
  GuidedCheck,
  Outcome,
  Question,
  Rule,
  Step,
} from '../../core/guidance/check/schema.ts';
import { datedFacts, type Facts, factsOn } from '../../core/guidance/resolve.ts';
import type { Fact } from '../../core/guidance/schema.ts';
import { aFact, aText, aTrust } from './pack-builder.ts';

/** Trust without dates: always in force. */
export const always = aTrust({ validFrom: null });

/** A choice of the given options, or another kind. */
export const aQuestion = (
  over: Partial<Question> & { readonly options?: readonly string[] } = {},
): Question => {
  const { options = ['yes', 'no'], ...rest } = over;
  const id = over.id ?? 'status';
  return {
    id,
    stage: 'person',
    text: aText(`Question ${id}?`),
    label: aText(`Label ${id}`),
    why: aText('Because it matters.'),
    look: null,
    kind: {
      type: 'choice',
      options: options.map(option => ({ id: option, label: aText(`Option ${option}`), hint: null })),
    },
    askWhen: null,
    ...rest,
  };
};

export const aDayQuestion = (id: string, over: Partial<Question> = {}): Question =>
  aQuestion({ id, kind: { type: 'day' }, ...over });

export const aRule = (over: Partial<Rule> = {}): Rule => ({
  id: 'rule',
  text: aText(`Rule ${over.id ?? 'rule'}`),
  when: { answer: 'status', is: ['yes'] },
  trust: always,
  ...over,
});

export const aStep = (over: Partial<Step> = {}): Step => ({
  id: 'step',
  text: aText('Do it.'),
  detail: null,
  when: null,
  due: null,
  documents: [],
  feeFactIds: [],
  contactIds: [],
  trust: always,
  ...over,
});

export const anOutcome = (over: Partial<Outcome> = {}): Outcome => ({
  id: 'outcome',
  urgency: 'normal',
  title: aText(`Outcome ${over.id ?? 'outcome'}`),
  summary: aText('What it means.'),
  applies: { answer: 'status', is: ['yes'] },
  steps: [],
  work: [],
  ends: [],
  avoid: [],
  topicIds: [],
  contactIds: [],
  trust: always,
  ...over,
});

export const anExample = (over: Partial<Example> = {}): Example => ({
  id: 'example',
  title: 'An example',
  asOf: '2026-11-21',
  answers: { status: { type: 'choice', option: 'yes' } },
  expect: { applies: ['outcome'], may: [], not: [] },
  ...over,
});

interface CheckOver {
  readonly questions?: readonly Question[];
  readonly rules?: readonly Rule[];
  readonly outcomes?: readonly Outcome[];
  readonly examples?: readonly Example[];
}

export const aCheck = ({ questions, rules = [], outcomes, examples }: CheckOver = {}): GuidedCheck => ({
  questions: questions ?? [aQuestion()],
  rules: new Map(rules.map(rule => [rule.id, rule])),
  outcomes: outcomes ?? [anOutcome()],
  examples: examples ?? [],
});

/** A check of one outcome with this condition. */
export const aCheckOf = (applies: Condition, over: CheckOver = {}): GuidedCheck =>
  aCheck({ ...over, outcomes: [anOutcome({ applies })] });

export const factsOf = (facts: readonly Fact[], on = '2026-11-21'): Facts => factsOn(datedFacts(facts), on);

export const aDayFact = (id: string, on: string, over: Partial<Fact> = {}): Fact =>
  aFact({ id, value: { kind: 'day', on }, trust: always, ...over });

export const aPeriodFact = (
  id: string,
  count: number,
  unit: 'day' | 'working-day' | 'month' | 'year' = 'day',
): Fact => aFact({ id, value: { kind: 'period', count, unit }, trust: always });

/** The questions a, b and c, each with yes and no. */
export const threeQuestions: readonly Question[] = ['a', 'b', 'c'].map(id => aQuestion({ id }));
export const yes = (id: string): Condition => ({ answer: id, is: ['yes'] });
export const said = {
  yes: { type: 'choice', option: 'yes' },
  no: { type: 'choice', option: 'no' },
  unknown: { type: 'unknown' },
} as const satisfies Record<string, Answer>;
export const onDay = (on: string): Answer => ({ type: 'day', on });
export const aNumber = (value: number): Answer => ({ type: 'number', value });

/** Facts that conditions of tests name. */
export const someFacts = factsOf([
  aDayFact('last-day', '2027-03-04'),
  aPeriodFact('month', 1, 'month'),
  aPeriodFact('thirty', 30),
  aPeriodFact('five-working', 5, 'working-day'),
  aFact({ id: 'pay', value: { kind: 'money', amount: 4806, currency: 'PLN' } }),
]);

/** Files of a guided check for a pack of `sealPack`. */
export const checkContents = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  'check/questions.json': { questions: [aQuestion()] },
  'check/rules.json': { rules: [] },
  'check/outcomes/outcome.json': anOutcome(),
  'check/examples/all.json': { examples: [anExample()] },
  ...over,
});
