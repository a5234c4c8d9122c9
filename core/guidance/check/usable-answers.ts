import type { Answer, Answers, GuidedCheck, Question } from './schema.ts';

/** Days outside these are slips of the keyboard; inside them, every count stays within years of four digits. */
const firstDay = '1900-01-01';
const lastDay = '2199-12-31';

function isUsable({ kind }: Question, answer: Answer): boolean {
  if (answer.type === 'unknown') return true;
  if (answer.type === 'choice')
    return kind.type === 'choice' && kind.options.some(({ id }) => id === answer.option);
  if (answer.type === 'several')
    return (
      kind.type === 'several' && answer.options.every(option => kind.options.some(({ id }) => id === option))
    );
  if (answer.type === 'day') return kind.type === 'day' && answer.on >= firstDay && answer.on <= lastDay;
  return kind.type === 'number' && answer.value >= kind.min && answer.value <= kind.max;
}

/** Answers that fit a question of this pack; the ids of the others (answers may be older than the pack), sorted. */
export function usableAnswers(check: Pick<GuidedCheck, 'questions'>, answers: Answers) {
  const usable = new Map<string, Answer>();
  for (const question of check.questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer !== undefined && isUsable(question, answer)) usable.set(question.id, answer);
  }
  const unusable = Object.keys(answers)
    .filter(id => !usable.has(id))
    .sort();
  return { usable, unusable };
}
