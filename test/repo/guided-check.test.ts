import { describe, expect, it } from 'vitest';
import { addDays } from '../../core/dates.ts';
import { momentsOf } from '../../core/guidance/check/conditions.ts';
import { evaluate } from '../../core/guidance/check/evaluate.ts';
import { leavesOfCheck } from '../../core/guidance/check/possible-answers.ts';
import { runExample } from '../../core/guidance/check/run-examples.ts';
import type { Example, GuidedCheck } from '../../core/guidance/check/schema.ts';
import { inspectCheck } from '../../core/guidance/check/static-checks.ts';
import { factsOn } from '../../core/guidance/resolve.ts';
import { shippedGuidance } from '../helpers/shipped-guidance.ts';

const pack = shippedGuidance();
const none: GuidedCheck = { questions: [], rules: new Map(), outcomes: [], examples: [] };
const check = pack.check ?? none;

/** Days that a condition compares with: those that facts name, on the last day and on the day after. */
function boundaryDays(): string[] {
  const moments = leavesOfCheck(check).flatMap(leaf => momentsOf(leaf).map(({ moment }) => moment));
  const days = moments.flatMap(({ from }) =>
    typeof from === 'object' && 'fact' in from
      ? (pack.facts.get(from.fact) ?? []).flatMap(({ value }) => (value.kind === 'day' ? value.on : []))
      : [],
  );
  return [...new Set(days)].sort();
}

/** Every day that an example is about: as of which it is read, or given as an answer. */
const daysOf = ({ asOf, answers }: Example): string[] => [
  asOf,
  ...Object.values(answers).flatMap(answer => (answer.type === 'day' ? answer.on : [])),
];

describe('the guided check of the shipped guidance', () => {
  it('is there, with questions, rules, outcomes and at least 80 examples', () => {
    expect(check.questions.length).toBeGreaterThan(20);
    expect(check.outcomes.length).toBeGreaterThan(20);
    expect(check.examples.length).toBeGreaterThanOrEqual(80);
    const stages = check.questions.map(({ stage }) => stage);
    for (const stage of ['urgent', 'person', 'stay'] as const) expect(stages).toContain(stage);
  });

  it.each(check.examples.map(example => [example.id, example] as const))(
    'holds in the example %s',
    (_id, example) => {
      expect(runExample(check, factsOn(pack.facts, example.asOf), example)).toEqual([]);
    },
  );

  it('has an example in which each outcome applies, and one in which it does not', () => {
    const applying = new Set(check.examples.flatMap(({ expect: { applies } }) => applies));
    const ruledOut = new Set(
      check.examples.flatMap(({ asOf, answers }) =>
        evaluate({ check, facts: factsOn(pack.facts, asOf), on: asOf, answers })
          .outcomes.filter(({ state }) => state === 'no')
          .map(({ outcome }) => outcome.id),
      ),
    );
    expect(check.outcomes.filter(({ id }) => !applying.has(id)).map(({ id }) => id)).toEqual([]);
    expect(check.outcomes.filter(({ id }) => !ruledOut.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('has an example on each side of every date it compares with', () => {
    const days = new Set(check.examples.flatMap(daysOf));
    const boundaries = boundaryDays();
    expect(boundaries.length).toBeGreaterThan(5);
    const oneSided = boundaries.filter(
      day => !days.has(day) || !(days.has(addDays(day, 1)) || days.has(addDays(day, -1))),
    );
    expect(oneSided).toEqual([]);
  });

  it('has nothing that can never be, no dead end and nothing that stays open', () => {
    const { problems, notes } = inspectCheck(pack);
    expect(problems.map(({ details }) => details)).toEqual([]);
    // Combinations and talks are sampled; every condition was proven able to hold.
    expect(notes.filter(note => note.includes('too many answers'))).toEqual([]);
  }, 180_000);
});
