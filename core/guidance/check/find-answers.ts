import type { Facts } from '../resolve.ts';
import { questionsIn } from './conditions.ts';
import { deciderFinder } from './deciders.ts';
import { createJudge } from './judge.ts';
import type { Answer, Answers, Condition, GuidedCheck } from './schema.ts';

export interface Search {
  readonly check: GuidedCheck;
  readonly facts: Facts;
  readonly on: string;
  /** Answers to try, by question. */
  readonly possible: ReadonlyMap<string, readonly Answer[]>;
  /** Most situations to judge before giving up. */
  readonly atMost: number;
}

/** `never`: no answers at all make it true; `gave-up`: too many situations to be sure. */
export type Found = { readonly answers: Answers } | 'never' | 'gave-up';

/** The check with those questions only that the condition rests on, directly or because they are asked only then. */
function narrowed(check: GuidedCheck, condition: Condition): GuidedCheck {
  const byId = new Map(check.questions.map(question => [question.id, question]));
  const kept = new Set<string>();
  const waiting = [...questionsIn(condition, check.rules)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const askWhen = byId.get(id)?.askWhen ?? null;
    if (!kept.has(id) && askWhen !== null) waiting.push(...questionsIn(askWhen, check.rules));
    kept.add(id);
  }
  return { ...check, questions: check.questions.filter(({ id }) => kept.has(id)) };
}

interface Branch {
  readonly answers: Answers;
  /** Values left to try for the question this branch is about. */
  readonly question: string;
  readonly left: readonly Answer[];
}

/**
 * Looks for answers that make a condition true: one question after another, leaving a branch as soon as it is false
 * whatever else is said. So it is exact for the answers given to try, and seldom tries them all.
 */
export function findAnswers(condition: Condition, search: Search): Found {
  const { facts, on, possible, atMost } = search;
  const check = narrowed(search.check, condition);
  const waiting: Branch[] = [];
  let tried = 0;
  /** True as soon as the answers do; else the branch for the next question is put on the pile. */
  const judgeAndBranch = (answers: Answers): boolean => {
    tried += 1;
    const judge = createJudge({ check, facts, on, answers });
    const truth = judge.truthOf(condition);
    if (truth !== 'unknown') return truth === 'true';
    const missing = [...deciderFinder(judge)(condition).missing];
    const question = missing.find(id => !Object.hasOwn(answers, id) && judge.asked(id) !== 'false');
    if (question !== undefined) waiting.push({ answers, question, left: possible.get(question) ?? [] });
    return false;
  };
  if (judgeAndBranch({})) return { answers: {} };
  for (let branch = waiting.pop(); branch !== undefined; branch = waiting.pop()) {
    if (tried >= atMost) return 'gave-up';
    const { answers, question, left } = branch;
    const [value, ...rest] = left;
    if (value === undefined) continue;
    waiting.push({ answers, question, left: rest });
    const next = { ...answers, [question]: value };
    if (judgeAndBranch(next)) return { answers: next };
  }
  return 'never';
}
