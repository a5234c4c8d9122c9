import { questionsIn } from './conditions.ts';
import type { GuidedCheck, Question } from './schema.ts';

type Flow = Pick<GuidedCheck, 'questions' | 'rules'>;

interface AskOrder {
  /** Each question after those that its `askWhen` rests on; else as in the pack. */
  readonly ordered: readonly Question[];
  /** Questions that wait for each other: none of them can ever be asked. Empty in a pack that was read. */
  readonly inCircles: readonly Question[];
}

function orderOf({ questions, rules }: Flow): AskOrder {
  const waitsFor = new Map(
    questions.map(({ id, askWhen }) => [
      id,
      askWhen === null ? new Set<string>() : questionsIn(askWhen, rules),
    ]),
  );
  const known = new Set(questions.map(({ id }) => id));
  const done = new Set<string>();
  const ordered: Question[] = [];
  let left = [...questions];
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter(question => {
      const waits = [...(waitsFor.get(question.id) ?? [])].some(id => known.has(id) && !done.has(id));
      if (waits) return true;
      done.add(question.id);
      ordered.push(question);
      return false;
    });
  }
  return { ordered, inCircles: left };
}

const known = new WeakMap<Flow, AskOrder>();

/** The order in which it can be judged whether each question is asked; worked out once a pack. */
export function askOrder(check: Flow): AskOrder {
  const found = known.get(check) ?? orderOf(check);
  known.set(check, found);
  return found;
}
