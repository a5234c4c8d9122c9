import type { Deciders } from './deciders.ts';
import type { Judge } from './judge.ts';
import { type Condition, type Question, questionStages } from './schema.ts';

export interface Undecided {
  /** Deciders of each outcome that may apply. */
  readonly outcomes: readonly Deciders[];
  /** Answers missing elsewhere: for a step of an outcome that applies, for its last day. */
  readonly further: readonly string[];
  readonly decidersOf: (condition: Condition) => Deciders;
}

const stageOf = ({ stage }: Question): number => questionStages.indexOf(stage);

/** How many undecided outcomes the answer to each question alone could settle. */
function settled(outcomes: readonly Deciders[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { couldMakeTrue, couldMakeFalse } of outcomes)
    for (const id of new Set([...couldMakeTrue, ...couldMakeFalse]))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/**
 * Questions worth asking, the most useful first: not answered (an answer "not known" is one), asked at all, and
 * something undecided rests on them. By stage, then by how many outcomes they could settle, then as in the pack. A
 * question of which it is not known whether it is asked waits for the questions that tell.
 */
export function openQuestions(judge: Judge, { outcomes, further, decidersOf }: Undecided): Question[] {
  const byId = new Map(judge.check.questions.map(question => [question.id, question]));
  const wanted = [...new Set([...outcomes.flatMap(({ missing }) => [...missing]), ...further])];
  const open = new Set<Question>();
  const seen = new Set<string>();
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    const question = byId.get(id);
    if (seen.has(id) || question === undefined) continue;
    seen.add(id);
    if (judge.answers.has(id) || judge.asked(id) === 'false') continue;
    const gates = question.askWhen === null ? [] : [...decidersOf(question.askWhen).missing];
    const canTell = gates.filter(gate => !judge.answers.has(gate) && judge.asked(gate) !== 'false');
    if (canTell.length === 0) open.add(question);
    else wanted.push(...canTell);
  }
  const counts = settled(outcomes);
  const countOf = ({ id }: Question): number => counts.get(id) ?? 0;
  return judge.check.questions
    .filter(question => open.has(question))
    .sort((a, b) => stageOf(a) - stageOf(b) || countOf(b) - countOf(a));
}

/** Questions of a pack by stage, then in the order given. */
export const inStages = (questions: readonly Question[]): Question[] =>
  questions.toSorted((a, b) => stageOf(a) - stageOf(b));
