import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../core/dates.ts';
import { createRandom, type Random } from '../../../../core/demo/random.ts';
import { type Evaluation, evaluate } from '../../../../core/guidance/check/evaluate.ts';
import { createJudge } from '../../../../core/guidance/check/judge.ts';
import { leavesOfCheck } from '../../../../core/guidance/check/possible-answers.ts';
import type { Answers, GuidedCheck } from '../../../../core/guidance/check/schema.ts';
import { type DatedFacts, factsOn } from '../../../../core/guidance/resolve.ts';
import { judgeNaively } from '../../../helpers/judge-naively.ts';
import { makeAnswer, makeAnswers, makeCheck, someDay } from '../../../helpers/made-check.ts';
import { shippedGuidance } from '../../../helpers/shipped-guidance.ts';

interface Subject {
  readonly check: GuidedCheck;
  readonly facts: DatedFacts;
  readonly random: Random;
}
interface Kind {
  readonly name: string;
  readonly runs: number;
  readonly make: (seed: number) => Subject;
}

const { check: shippedCheck, facts: shippedFacts } = shippedGuidance();
const shipped: readonly Kind[] =
  shippedCheck === null
    ? []
    : [
        {
          name: 'shipped',
          runs: 25,
          make: seed => ({ check: shippedCheck, facts: shippedFacts, random: createRandom(seed) }),
        },
      ];
const kinds: readonly Kind[] = [
  { name: 'made by chance', runs: 500, make: seed => makeCheck(seed) },
  ...shipped,
];

const at = ({ check, facts }: Subject, on: string, answers: Answers): Evaluation =>
  evaluate({ check, facts: factsOn(facts, on), on, answers });
const statesOf = ({ outcomes }: Evaluation): Record<string, string> =>
  Object.fromEntries(outcomes.map(({ outcome, state }) => [outcome.id, state]));

/** A failure prints the seed of fast-check and that of the pack. */
const forSeeds = ({ runs, make }: Kind, holds: (subject: Subject) => void): void =>
  fc.assert(
    fc.property(fc.integer(), seed => {
      holds(make(seed));
    }),
    { numRuns: runs },
  );

/** One more answer than before, to a question not answered yet; null where all are. */
function oneMore({ check, random }: Subject, answers: Answers): Answers | null {
  const left = check.questions.filter(({ id }) => !Object.hasOwn(answers, id));
  if (left.length === 0) return null;
  const question = random.pick(left);
  return { ...answers, [question.id]: makeAnswer(question, random) };
}

describe.each(kinds)('a guided check $name', kind => {
  it('never turns "does not apply" into "applies", nor back, by adding an answer', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      let answers = makeAnswers(subject.check, subject.random, 0.3);
      for (let more = oneMore(subject, answers); more !== null; more = oneMore(subject, answers)) {
        const before = statesOf(at(subject, on, answers));
        const after = statesOf(at(subject, on, more));
        for (const [id, state] of Object.entries(before))
          expect(`${id}: ${state} -> ${after[id]}`).not.toMatch(/no -> applies|applies -> no/);
        answers = more;
      }
    });
  });

  it('does not care in which order the answers came', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      const answers = makeAnswers(subject.check, subject.random, 0.6);
      const entries = Object.entries(answers);
      const otherwise = Object.fromEntries(subject.random.some(entries, entries.length));
      expect(at(subject, on, otherwise)).toEqual(at(subject, on, answers));
    });
  });

  it('says the same again for the same answers, day and pack', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      const answers = makeAnswers(subject.check, subject.random, 0.6);
      // Another person in between must leave nothing behind.
      at(subject, on, makeAnswers(subject.check, subject.random, 0.6));
      const once = structuredClone(at(subject, on, answers));
      const again = { ...subject, check: structuredClone(subject.check) };
      expect(structuredClone(at(again, on, answers))).toEqual(once);
    });
  });

  it('decides nothing by an answer "not known"', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      const answers = makeAnswers(subject.check, subject.random, 0.5);
      const unsaid = subject.check.questions.filter(({ id }) => !Object.hasOwn(answers, id));
      const unknown: Answers = Object.fromEntries(unsaid.map(({ id }) => [id, { type: 'unknown' as const }]));
      expect(at(subject, on, { ...answers, ...unknown }).outcomes).toEqual(at(subject, on, answers).outcomes);
    });
  });

  it('judges as a plain reading of the conditions does', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      const answers = makeAnswers(subject.check, subject.random, subject.random.pick([0.2, 0.6, 1]));
      const found = statesOf(at(subject, on, answers));
      const situation = { check: subject.check, facts: factsOn(subject.facts, on), on, answers };
      for (const outcome of subject.check.outcomes)
        expect([outcome.id, found[outcome.id]]).toEqual([outcome.id, judgeNaively(outcome, situation)]);
    });
  });

  it('asks only what is asked of this person and can still matter, until all is said', () => {
    forSeeds(kind, subject => {
      const on = someDay(subject.random);
      let answers: Answers = {};
      for (let step = 0; step <= subject.check.questions.length; step++) {
        const { next, open } = at(subject, on, answers);
        expect(open[0] ?? null).toBe(next);
        if (next === null) return;
        expect(Object.hasOwn(answers, next.id)).toBe(false);
        const given = subject.random.chance(0.3)
          ? ({ type: 'unknown' } as const)
          : makeAnswer(next, subject.random);
        answers = { ...answers, [next.id]: given };
      }
      expect.fail('it asks more questions than there are');
    });
  });

  it('changes between two days only where a date of the pack or a comparison with today turns', () => {
    forSeeds({ ...kind, runs: Math.min(kind.runs, 150) }, subject => {
      const { check, facts, random } = subject;
      const answers = makeAnswers(check, random, 0.7);
      const turning = new Set(
        [
          ...check.outcomes,
          ...check.outcomes.flatMap(({ steps }) => steps),
          ...check.rules.values(),
          ...[...facts.values()].flat(),
        ].flatMap(({ trust: { validFrom, validTo } }) => [
          validFrom ?? '',
          validTo === null ? '' : addDays(validTo, 1),
        ]),
      );
      const leaves = leavesOfCheck(check).filter(leaf => JSON.stringify(leaf).includes('today'));
      const comparisons = (on: string): string[] => {
        const judge = createJudge({ check, facts: factsOn(facts, on), on, answers });
        return leaves.map(leaf => judge.truthOf(leaf));
      };
      const start = someDay(random);
      for (let offset = 0; offset < 40; offset++) {
        const [on, next] = [addDays(start, offset), addDays(start, offset + 1)];
        if (turning.has(next) || String(comparisons(on)) !== String(comparisons(next))) continue;
        const [before, after] = [at(subject, on, answers), at(subject, next, answers)];
        expect([next, statesOf(after)]).toEqual([next, statesOf(before)]);
        expect(after.open).toEqual(before.open);
        expect(after.outcomes.map(({ steps }) => steps.map(({ step }) => step.id))).toEqual(
          before.outcomes.map(({ steps }) => steps.map(({ step }) => step.id)),
        );
      }
    });
  });
});

describe('a guided check that does not look at the day', () => {
  it('says the same on every day between two dates of the pack', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const subject = makeCheck(seed, { usesToday: false });
        const { check, facts, random } = subject;
        const answers = makeAnswers(check, random, 0.7);
        const dates = [...check.outcomes, ...check.rules.values(), ...[...facts.values()].flat()]
          .flatMap(({ trust: { validFrom, validTo } }) => [
            validFrom,
            validTo === null ? null : addDays(validTo, 1),
          ])
          .filter(day => day !== null)
          .sort();
        for (const [index, from] of dates.entries()) {
          const to = addDays(dates[index + 1] ?? '2030-01-01', -1);
          if (to <= from) continue;
          expect(statesOf(at(subject, to, answers))).toEqual(statesOf(at(subject, from, answers)));
        }
      }),
      { numRuns: 400 },
    );
  });
});
