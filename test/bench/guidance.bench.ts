import path from 'node:path';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { evaluate } from '../../core/guidance/check/evaluate.ts';
import type { Situation } from '../../core/guidance/check/judge.ts';
import { inspectCheck } from '../../core/guidance/check/static-checks.ts';
import { walkThrough } from '../../core/guidance/check/walk.ts';
import { factsOn } from '../../core/guidance/resolve.ts';
import { type GuidancePack, readGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import { type MadeCheck, makeAnswer, makeCheck } from '../helpers/made-check.ts';
import { durationOf, type Measurement, medianOf, spreadOf } from './report.ts';

const seed = 20_261_121;
const on = '2026-11-21';
const rounds = 5;

/** Milliseconds of each evaluation; the first rounds, in which the program is still warming up, are left out. */
async function stepsOf(situations: readonly Situation[]): Promise<number[]> {
  for (const situation of situations.slice(0, 50)) evaluate(situation);
  const durations: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const situation of situations) durations.push(await durationOf(() => evaluate(situation)));
  return durations;
}

/** The steps of talks walked through to their end: from no answer to all that are asked. */
function stepsOfTalks({ check, facts, random }: MadeCheck, talks: number): Situation[] {
  const ofDay = factsOn(facts, on);
  const possible = new Map(
    check.questions.map(question => [
      question.id,
      Array.from({ length: 4 }, () => makeAnswer(question, random)),
    ]),
  );
  return Array.from({ length: talks }, () =>
    Object.entries(walkThrough({ check, facts: ofDay, on }, possible, random).answers),
  ).flatMap(entries =>
    Array.from({ length: entries.length + 1 }, (_, said) => ({
      check,
      facts: ofDay,
      on,
      answers: Object.fromEntries(entries.slice(0, said)),
    })),
  );
}

const stepsOfExamples = ({ check, facts }: GuidancePack): Situation[] =>
  (check?.examples ?? []).flatMap(({ asOf, answers }) =>
    check === null ? [] : { check, facts: factsOn(facts, asOf), on: asOf, answers },
  );

/** One step of the guided check, reading the shipped guidance, and examining it as its authors do. */
export async function benchGuidance(): Promise<Measurement[]> {
  const files = readPackFiles(path.join(contentFolder, 'guidance-pl'));
  const read = (): GuidancePack => readGuidancePack('guidance-pl', files);
  const pack = read();
  const large = makeCheck(seed, { size: { questions: 60, rules: 80, outcomes: 60 } });
  const loads: number[] = [];
  for (let round = 0; round < rounds; round++) loads.push(await durationOf(read));
  return [
    ...spreadOf('guidance.evaluate-step', await stepsOf(stepsOfExamples(pack))),
    ...spreadOf('guidance.evaluate-step-60-outcomes', await stepsOf(stepsOfTalks(large, 10))),
    medianOf('guidance.pack-load', loads),
    medianOf('guidance.pack-check', [await durationOf(() => inspectCheck(pack))]),
  ];
}
