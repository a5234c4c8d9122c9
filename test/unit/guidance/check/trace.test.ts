import { describe, expect, it } from 'vitest';
import { consultationSchema, draftSchema } from '../../../../core/consultation/schema.ts';
import { evaluate } from '../../../../core/guidance/check/evaluate.ts';
import { rerun } from '../../../../core/guidance/check/rerun.ts';
import type { Answers } from '../../../../core/guidance/check/schema.ts';
import { type Trace, traceOf, traceSchema } from '../../../../core/guidance/check/trace.ts';
import { factsOn } from '../../../../core/guidance/resolve.ts';
import { packHash } from '../../../../core/pack/pack-hash.ts';
import { readGuidancePack } from '../../../../core/pack/read-guidance-pack.ts';
import { aConsultation, aDraft } from '../../../helpers/a-consultation.ts';
import { anOutcome, aPeriodFact, aStep, checkContents } from '../../../helpers/check-builder.ts';
import { guidanceContents, sealPack } from '../../../helpers/pack-builder.ts';

const on = '2026-11-21';
const answers: Answers = { status: { type: 'choice', option: 'yes' } };

function packWith(days: number, over: Parameters<typeof anOutcome>[0] = {}, manifest = {}) {
  const due = { on: { from: { day: on }, plus: { fact: 'term' } }, counting: 'calendar' as const };
  const contents = guidanceContents({
    ...checkContents(),
    'check/outcomes/outcome.json': anOutcome({ steps: [aStep({ due })], ...over }),
    'check/outcomes/other.json': anOutcome({ id: 'other', applies: { answer: 'status', is: ['no'] } }),
    'facts/check.json': { facts: [aPeriodFact('term', days)] },
  });
  return readGuidancePack('example', sealPack('guidance', contents, manifest));
}

function shownWith(pack: ReturnType<typeof packWith>, kept: Answers | null = answers): Trace {
  const { check, facts, manifest } = pack;
  if (check === null) throw new Error('no guided check');
  const { outcomes } = evaluate({ check, facts: factsOn(facts, on), on, answers });
  return traceOf(
    {
      packId: manifest.id,
      packVersion: manifest.version,
      packHash: packHash(manifest),
      on,
      outcomes: outcomes.map(({ outcome, state, steps }) =>
        state === 'no' ? { state } : { state, outcome, steps },
      ),
    },
    kept,
  );
}

describe('the trace of an advice', () => {
  it('holds what was shown and on what basis, and nothing of what did not apply', () => {
    const trace = shownWith(packWith(14));
    expect(traceSchema.parse(trace)).toEqual(trace);
    expect(trace).toEqual({
      packId: 'example',
      packVersion: '2026.11.1',
      packHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      on,
      answers,
      outcomes: [{ id: 'outcome', state: 'applies' }],
      steps: [{ outcomeId: 'outcome', stepId: 'step', dueOn: '2026-12-05' }],
    });
  });

  it('gives the same again with the same pack', () => {
    expect(rerun(shownWith(packWith(14)), packWith(14))).toEqual({ result: 'same', samePack: true });
  });

  it('gives the same with another pack that says the same, and tells that it is another', () => {
    expect(rerun(shownWith(packWith(14)), packWith(14, {}, { version: '2026.11.2' }))).toEqual({
      result: 'same',
      samePack: false,
    });
  });

  it('says where a changed pack comes out otherwise', () => {
    expect(rerun(shownWith(packWith(14)), packWith(30))).toEqual({
      result: 'differs',
      samePack: false,
      differences: [{ kind: 'step', id: 'outcome/step', told: '2026-12-05', found: '2026-12-21' }],
    });
    const turned = packWith(14, { applies: { not: { answer: 'status', is: ['yes'] } } });
    expect(rerun(shownWith(packWith(14)), turned)).toEqual({
      result: 'differs',
      samePack: false,
      differences: [
        { kind: 'outcome', id: 'outcome', told: 'applies', found: 'none' },
        { kind: 'step', id: 'outcome/step', told: '2026-12-05', found: 'none' },
      ],
    });
  });

  it('cannot be worked out again without the answers, with another pack or one without a check', () => {
    const pack = packWith(14);
    expect(rerun(shownWith(pack, null), pack)).toEqual({ result: 'not-possible', reason: 'no-answers' });
    expect(rerun({ ...shownWith(pack), packId: 'other' }, pack)).toEqual({
      result: 'not-possible',
      reason: 'other-pack',
    });
    expect(rerun(shownWith(pack), { ...pack, check: null })).toEqual({
      result: 'not-possible',
      reason: 'no-check',
    });
  });

  it('of a pack does not depend on how its manifest was written', () => {
    const { manifest } = packWith(14);
    const { files, version, ...rest } = manifest;
    expect(packHash({ files, version, ...rest, notice: rest.title })).toBe(packHash(manifest));
    expect(packHash({ ...manifest, files: files.slice(1) })).not.toBe(packHash(manifest));
  });
});

describe('a record older than the guided check', () => {
  it('reads as a visit without a trace, finished or still a draft', () => {
    const { trace: _, ...finished } = aConsultation();
    expect(consultationSchema.parse(finished)).toEqual(aConsultation({ trace: null }));
    const draft = aDraft();
    const { trace: __, ...fields } = draft.fields;
    expect(draftSchema.parse({ id: draft.id, fields })).toEqual(draft);
  });

  it('and a record with a trace reads as it was written', () => {
    const record = aConsultation({ trace: shownWith(packWith(14)) });
    expect(consultationSchema.parse(structuredClone(record))).toEqual(record);
  });
});
