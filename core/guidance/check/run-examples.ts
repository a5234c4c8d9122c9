import { type DatedFacts, type Facts, factsOn } from '../resolve.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Example, GuidedCheck } from './schema.ts';

/** A pack as far as its examples need it. */
export interface CheckedPack {
  readonly check: GuidedCheck;
  readonly facts: DatedFacts;
}

/** One thing that came out otherwise than an example says. */
export interface ExampleDifference {
  readonly example: string;
  /** `applies`, `next`, `due <outcome>/<step>`, `may <outcome>`, `not <outcome>`, or `answer <question>` for one that does not count. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

const listed = (ids: readonly string[]): string => (ids.length === 0 ? '-' : ids.join(' '));

function found(evaluation: Evaluation, { expect }: Example): Omit<ExampleDifference, 'example'>[] {
  const stateOf = new Map(evaluation.outcomes.map(({ outcome, state }) => [outcome.id, state]));
  const applies = evaluation.outcomes.flatMap(({ outcome, state }) =>
    state === 'applies' ? outcome.id : [],
  );
  const due = new Map<string, string>(
    evaluation.outcomes.flatMap(({ outcome, steps }) =>
      steps.map(({ step, dueOn }): [string, string] => [`${outcome.id}/${step.id}`, dueOn ?? 'no day']),
    ),
  );
  return [
    { what: 'applies', expected: listed(expect.applies), found: listed(applies) },
    ...expect.may.map(id => ({
      what: `may ${id}`,
      expected: 'may',
      found: stateOf.get(id) ?? 'no such outcome',
    })),
    ...expect.not.map(id => ({
      what: `not ${id}`,
      expected: 'no',
      found: stateOf.get(id) ?? 'no such outcome',
    })),
    ...(expect.next === undefined
      ? []
      : [{ what: 'next', expected: expect.next ?? '-', found: evaluation.next?.id ?? '-' }]),
    ...Object.entries(expect.due ?? {}).map(([key, day]) => ({
      what: `due ${key}`,
      expected: day,
      found: due.get(key) ?? 'no such step',
    })),
    ...evaluation.ignored.map(id => ({ what: `answer ${id}`, expected: 'counts', found: 'is not asked' })),
  ];
}

/** Runs one example of a pack; answers what differs, nothing where all is as it says. `facts` are those of its day. */
export function runExample(check: GuidedCheck, facts: Facts, example: Example): ExampleDifference[] {
  const evaluation = evaluate({ check, facts, on: example.asOf, answers: example.answers });
  return found(evaluation, example)
    .filter(one => one.expected !== one.found)
    .map(one => ({ example: example.id, ...one }));
}

/** Runs every example of a pack; answers what differs. */
export const runExamples = ({ check, facts }: CheckedPack): ExampleDifference[] =>
  check.examples.flatMap(example => runExample(check, factsOn(facts, example.asOf), example));
