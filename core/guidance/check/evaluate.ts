import { validityOn } from '../resolve.ts';
import { type Deciders, deciderFinder } from './deciders.ts';
import { explainer, type Reason } from './explain.ts';
import { createJudge, type Judge, type Situation } from './judge.ts';
import { inStages, openQuestions } from './next-question.ts';
import { type PlannedStep, planSteps } from './plan-steps.ts';
import { type Condition, type Outcome, outcomeUrgencies, type Question } from './schema.ts';
import { validitySaid } from './words.ts';

/** Whether an outcome is the person's: it applies, it may (an answer is missing), or it does not. */
export type OutcomeState = 'applies' | 'may' | 'no';

export interface JudgedOutcome {
  readonly outcome: Outcome;
  readonly state: OutcomeState;
  /** What made it apply, what is missing, or what blocks it. */
  readonly because: readonly Reason[];
  /** Questions whose answers are missing, as in the pack; empty unless the state is `may`. */
  readonly unknownQuestionIds: readonly string[];
  /** Empty where it does not apply. */
  readonly steps: readonly PlannedStep[];
}

export interface Evaluation {
  readonly on: string;
  /** By urgency, then by state, then as in the pack. */
  readonly outcomes: readonly JudgedOutcome[];
  /** The first of `open`; null where no answer could change anything. */
  readonly next: Question | null;
  /** Questions still useful, the most useful first. */
  readonly open: readonly Question[];
  /** Questions whose answers count, "not known" among them, in the order of stages. */
  readonly answered: readonly Question[];
  /** Ids of answers that do not count: not of this pack, or to a question that is not asked of this person. */
  readonly ignored: readonly string[];
}

const states: readonly OutcomeState[] = ['applies', 'may', 'no'];
const stateOfTruth = { true: 'applies', unknown: 'may', false: 'no' } as const;

const byUrgencyAndState = (a: JudgedOutcome, b: JudgedOutcome): number =>
  outcomeUrgencies.indexOf(a.outcome.urgency) - outcomeUrgencies.indexOf(b.outcome.urgency) ||
  states.indexOf(a.state) - states.indexOf(b.state);

/** The state of one outcome; one that is not in force on the day does not apply. */
export const stateOf = ({ applies, trust }: Outcome, judge: Judge): OutcomeState =>
  validityOn(trust, judge.on) === 'in-force' ? stateOfTruth[judge.truthOf(applies)] : 'no';

interface Tools {
  readonly judge: Judge;
  readonly explain: (condition: Condition) => Reason[];
  readonly decidersOf: (condition: Condition) => Deciders;
  readonly place: ReadonlyMap<string, number>;
}

function judgeOutcome(outcome: Outcome, { judge, explain, decidersOf, place }: Tools): JudgedOutcome {
  const state = stateOf(outcome, judge);
  const { trust } = outcome;
  if (state === 'no' && validityOn(trust, judge.on) !== 'in-force') {
    const because = [{ text: validitySaid(trust), holds: 'true' as const, questionId: null, trust }];
    return { outcome, state, because, unknownQuestionIds: [], steps: [] };
  }
  const inOrder = (ids: Iterable<string>): string[] =>
    [...ids].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return {
    outcome,
    state,
    because: explain(outcome.applies),
    unknownQuestionIds: state === 'may' ? inOrder(decidersOf(outcome.applies).missing) : [],
    steps: state === 'no' ? [] : planSteps(outcome, judge, decidersOf),
  };
}

/**
 * Judges every outcome of a guided check in one situation: the same answers, in whatever order, the same day and the
 * same pack always give the same. Throws `RangeError` only for conditions that a reader of packs refuses.
 */
export function evaluate(situation: Situation): Evaluation {
  const judge = createJudge(situation);
  const { questions, outcomes } = situation.check;
  const tools: Tools = {
    judge,
    explain: explainer(judge, new Map(questions.map(question => [question.id, question]))),
    decidersOf: deciderFinder(judge),
    place: new Map(questions.map(({ id }, index) => [id, index])),
  };
  const judged = outcomes.map(outcome => judgeOutcome(outcome, tools));
  const applying = judged.filter(({ state }) => state === 'applies');
  const open = openQuestions(judge, {
    outcomes: judged
      .filter(({ state }) => state === 'may')
      .map(({ outcome }) => tools.decidersOf(outcome.applies)),
    further: applying.flatMap(({ steps }) =>
      steps.flatMap(({ whenNeeds, dueNeeds }) => [...whenNeeds, ...dueNeeds]),
    ),
    decidersOf: tools.decidersOf,
  });
  return {
    on: situation.on,
    outcomes: judged.sort(byUrgencyAndState),
    next: open[0] ?? null,
    open,
    answered: inStages(questions.filter(({ id }) => judge.answers.has(id))),
    ignored: judge.ignored,
  };
}
