import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFolder, readPackFiles } from '../../../build/pack-files.ts';
import { rerun } from '../../../core/guidance/check/rerun.ts';
import { traceOf, traceSchema } from '../../../core/guidance/check/trace.ts';
import { factIdsIn } from '../../../core/guidance/fact-text.ts';
import { factsOn } from '../../../core/guidance/resolve.ts';
import { packHash } from '../../../core/pack/pack-hash.ts';
import { readContactsPack } from '../../../core/pack/read-contacts-pack.ts';
import { readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import {
  evaluateInputSchema,
  evaluationSchema,
  guidanceChangesSchema,
} from '../../../renderer/store/check-port.ts';
import { createGuidedCheck } from '../../../renderer/store/check-service.ts';
import { guidanceContents, sealPack } from '../../helpers/pack-builder.ts';
import { shippedGuidance } from '../../helpers/shipped-guidance.ts';

const guidance = shippedGuidance();
const directory = readContactsPack(
  'contacts-malopolska',
  readPackFiles(path.join(contentFolder, 'contacts-malopolska')),
);
const today = '2026-11-21';

const serviceOf = (packs: readonly (typeof guidance)[]) =>
  createGuidedCheck({
    packs: {
      guidance: () => packs,
      contact: id => {
        const contact = directory.contacts.find(one => one.id === id);
        return contact === undefined ? null : { contact, pack: directory };
      },
      factsOn: (pack, day) => factsOn(pack.facts, day),
    },
    today: () => today,
  });

const service = serviceOf([guidance]);
const evaluate = async (input: unknown) => {
  const answer = await service['check.evaluate'](evaluateInputSchema.parse(input));
  if (answer === null) throw new Error('no guided check');
  return answer;
};

describe('the guided check of the data worker', () => {
  it('answers in the shape of the port, for every example of the shipped guidance', async () => {
    for (const { answers, asOf } of guidance.check?.examples ?? []) {
      const answer = await evaluate({ answers, on: asOf });
      expect(evaluationSchema.parse(answer)).toEqual(answer);
    }
  });

  it('is as of today unless a day is asked for, and says of which pack it is', async () => {
    const answer = await evaluate({ answers: {} });
    expect(answer).toMatchObject({
      on: today,
      packId: 'guidance-pl',
      packVersion: guidance.manifest.version,
      packHash: packHash(guidance.manifest),
      asOf: guidance.manifest.asOf,
      answered: [],
      ignored: [],
    });
    expect(answer.open[0]).toBe(answer.next?.id);
  });

  it('carries every fact, source, question, topic and contact that the screenful names', async () => {
    for (const { answers, asOf } of guidance.check?.examples.slice(0, 40) ?? []) {
      const answer = await evaluate({ answers, on: asOf });
      const facts = new Set(answer.facts.map(({ id }) => id));
      expect(factIdsIn(JSON.stringify(answer)).filter(id => !facts.has(id))).toEqual([]);
      const shown = answer.outcomes.flatMap(one => (one.state === 'no' ? [] : one));
      const fees = shown.flatMap(({ steps }) => steps.flatMap(({ step }) => step.feeFactIds));
      expect(fees.filter(id => !facts.has(id))).toEqual([]);
      const sources = new Set(answer.sources.map(({ id }) => id));
      const trusts = shown.flatMap(({ outcome, steps }) => [
        outcome.trust,
        ...steps.map(({ step }) => step.trust),
      ]);
      expect(trusts.flatMap(trust => trust.sources).filter(id => !sources.has(id))).toEqual([]);
      const questions = new Set(answer.questions.map(({ id }) => id));
      const named = [...answer.open, ...shown.flatMap(({ unknownQuestionIds }) => unknownQuestionIds)];
      expect(named.filter(id => !questions.has(id))).toEqual([]);
      const topics = new Set(answer.topicTitles.map(({ id }) => id));
      expect(shown.flatMap(({ outcome }) => outcome.topicIds).filter(id => !topics.has(id))).toEqual([]);
      const contacts = new Set(answer.contacts.map(({ id }) => id));
      expect(shown.flatMap(({ outcome }) => outcome.contactIds).filter(id => !contacts.has(id))).toEqual([]);
    }
  });

  it('gives a trace that comes out the same when worked out again', async () => {
    for (const { answers, asOf } of guidance.check?.examples ?? []) {
      const trace = traceOf(await evaluate({ answers, on: asOf }), answers);
      expect(traceSchema.parse(trace)).toEqual(trace);
      expect(rerun(trace, guidance)).toEqual({ result: 'same', samePack: true });
    }
  });

  it('is null where no pack has one', async () => {
    const plain = readGuidancePack('example', sealPack('guidance', guidanceContents()));
    expect(await serviceOf([plain])['check.evaluate']({ answers: {} })).toBeNull();
  });

  it('tells what changes between two days, with the titles of what it concerns', async () => {
    const answer = await service['guidance.changes']({ from: today, to: '2027-03-05' });
    expect(guidanceChangesSchema.parse(answer)).toEqual(answer);
    const days = answer.changes.map(({ on }) => on);
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual(days.toSorted());
    expect(days.every(day => day > today && day <= '2027-03-05')).toBe(true);
    expect(answer.changes.some(change => change.kind === 'fact' && change.id === 'minimum-wage')).toBe(true);
    const topics = new Set(answer.topicTitles.map(({ id }) => id));
    const outcomes = new Set(answer.outcomeTitles.map(({ id }) => id));
    for (const change of answer.changes) {
      expect(change.topicIds.filter(id => !topics.has(id))).toEqual([]);
      expect(change.outcomeIds.filter(id => !outcomes.has(id))).toEqual([]);
    }
  });
});
