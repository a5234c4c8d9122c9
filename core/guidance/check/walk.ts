import type { Random } from '../../demo/random.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Situation } from './judge.ts';
import type { Answer, Answers } from './schema.ts';

export interface Walk {
  readonly answers: Answers;
  readonly end: Evaluation;
}

/** Answers the next question by chance until none is left, as a person would who knows everything about themselves. */
export function walkThrough(
  { check, facts, on }: Omit<Situation, 'answers'>,
  possible: ReadonlyMap<string, readonly Answer[]>,
  random: Random,
): Walk {
  let answers: Answers = {};
  let end = evaluate({ check, facts, on, answers });
  // Each step answers one more question, so there are no more steps than questions.
  while (end.next !== null) {
    const { id } = end.next;
    const values = possible.get(id) ?? [];
    answers = { ...answers, [id]: values.length === 0 ? { type: 'unknown' } : random.pick(values) };
    end = evaluate({ check, facts, on, answers });
  }
  return { answers, end };
}

/** Answers on one line, for the author of a pack: `citizenship=ukraine status=ukr`. */
export const answersOnOneLine = (answers: Answers): string =>
  Object.entries(answers)
    .map(([id, answer]) => `${id}=${sayAnswer(answer)}`)
    .join(' ');

function sayAnswer(answer: Answer): string {
  switch (answer.type) {
    case 'unknown':
      return '?';
    case 'choice':
      return answer.option;
    case 'several':
      return answer.options.length === 0 ? '-' : answer.options.join('+');
    case 'day':
      return answer.on;
    case 'number':
      return String(answer.value);
  }
}
