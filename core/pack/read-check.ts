import {
  type Example,
  examplesFileSchema,
  type GuidedCheck,
  type Outcome,
  outcomeSchema,
  type Question,
  questionsFileSchema,
  type Rule,
  rulesFileSchema,
} from '../guidance/check/schema.ts';
import type { ProblemList } from './collect-problems.ts';
import { parseFile } from './parse-file.ts';
import { type Placed, placeAll } from './placed.ts';

/** The guided check of a pack, parsed file by file and not yet compared. */
export interface CheckParts {
  readonly questions: Placed<Question>[];
  readonly rules: Placed<Rule>[];
  readonly outcomes: Placed<Outcome>[];
  readonly examples: Placed<Example>[];
}

export const noCheckParts = (): CheckParts => ({ questions: [], rules: [], outcomes: [], examples: [] });

/** Whether a file of a guidance pack belongs to its guided check. */
export const isCheckFile = (file: string): boolean => file.startsWith('check/');

/** Parses one file of the guided check into `parts`, for what its path says it is; a file that is nothing is noted. */
export function readCheckFile(
  { pack, file, text }: { readonly pack: string; readonly file: string; readonly text: string },
  parts: CheckParts,
  list: ProblemList,
): void {
  const origin = { pack, file };
  if (file === 'check/questions.json') {
    const parsed = list.attempt(() => parseFile(questionsFileSchema, text, origin));
    parts.questions.push(...placeAll(origin, 'questions', parsed?.questions));
  } else if (file === 'check/rules.json') {
    const parsed = list.attempt(() => parseFile(rulesFileSchema, text, origin));
    parts.rules.push(...placeAll(origin, 'rules', parsed?.rules));
  } else if (file.startsWith('check/outcomes/')) {
    const outcome = list.attempt(() => parseFile(outcomeSchema, text, origin));
    if (outcome !== null) parts.outcomes.push({ origin, at: [], value: outcome });
  } else if (file.startsWith('check/examples/')) {
    const parsed = list.attempt(() => parseFile(examplesFileSchema, text, origin));
    parts.examples.push(...placeAll(origin, 'examples', parsed?.examples));
  } else list.add(origin, [], 'file-not-expected');
}

const valuesOf = <T>(placed: readonly Placed<T>[]): T[] => placed.map(({ value }) => value);

/** The guided check of a pack; null where it has none. */
export function guidedCheckOf({ questions, rules, outcomes, examples }: CheckParts): GuidedCheck | null {
  if (questions.length === 0 && outcomes.length === 0) return null;
  return {
    questions: valuesOf(questions),
    rules: new Map(rules.map(({ value }) => [value.id, value])),
    outcomes: valuesOf(outcomes),
    examples: valuesOf(examples),
  };
}
