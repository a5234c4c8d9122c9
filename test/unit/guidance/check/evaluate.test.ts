import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/guidance/check/evaluate.ts';
import type { Answers, Condition, GuidedCheck } from '../../../../core/guidance/check/schema.ts';
import {
  aCheck,
  aCheckOf,
  aDayQuestion,
  always,
  aNumber,
  anOutcome,
  aQuestion,
  aRule,
  aStep,
  onDay,
  said,
  someFacts,
  threeQuestions,
  yes,
} from '../../../helpers/check-builder.ts';
import { aFact, aText, aTrust } from '../../../helpers/pack-builder.ts';

const today = '2026-11-21';
const run = (check: GuidedCheck, answers: Answers = {}, on = today) =>
  evaluate({ check, facts: someFacts, on, answers });

describe('outcomes', () => {
  it('come by urgency, then by state, then as in the pack', () => {
    const outcomes = [
      anOutcome({ id: 'plain-no', applies: yes('b') }),
      anOutcome({ id: 'plain-yes', applies: yes('a') }),
      anOutcome({ id: 'plain-yes-too', applies: yes('a') }),
      anOutcome({ id: 'fear-may', urgency: 'fear', applies: yes('c') }),
      anOutcome({ id: 'danger-yes', urgency: 'danger', applies: yes('a') }),
    ];
    const found = run(aCheck({ questions: threeQuestions, outcomes }), { a: said.yes, b: said.no });
    expect(found.outcomes.map(({ outcome }) => outcome.id)).toEqual([
      'danger-yes',
      'fear-may',
      'plain-yes',
      'plain-yes-too',
      'plain-no',
    ]);
  });

  it('that are not in force on the day do not apply, and say when they are', () => {
    const outcome = anOutcome({ trust: aTrust({ validFrom: '2026-05-04', validTo: '2027-03-04' }) });
    const [after] = run(aCheck({ outcomes: [outcome] }), { status: said.yes }, '2027-03-05').outcomes;
    expect(after?.state).toBe('no');
    expect(after?.because.map(({ text }) => text)).toEqual([
      {
        pl: 'Obowiązuje: od 4.05.2026 do 4.03.2027 włącznie',
        uk: 'Діє: з 4.05.2026 до 4.03.2027 включно',
        en: 'In force: 4 May 2026 to 4 March 2027, both included',
      },
    ]);
  });
});

describe('an explanation', () => {
  const because = (check: GuidedCheck, answers: Answers) =>
    run(check, answers).outcomes[0]?.because.map(({ text, holds, questionId }) => [
      text.en,
      holds,
      questionId,
    ]);

  it('says what made an outcome apply: of alternatives only those that hold', () => {
    const check = aCheckOf({ all: [yes('a'), { any: [yes('b'), yes('c')] }] }, { questions: threeQuestions });
    expect(because(check, { a: said.yes, b: said.no, c: said.yes })).toEqual([
      ['Label a: Option yes', 'true', 'a'],
      ['Label c: Option yes', 'true', 'c'],
    ]);
  });

  it('says what blocks it, and leaves out what would have been good', () => {
    const check = aCheckOf({ all: [yes('a'), yes('b')] }, { questions: threeQuestions });
    expect(because(check, { a: said.yes, b: said.no })).toEqual([['Label b: Option no', 'true', 'b']]);
  });

  it('says which answers are missing', () => {
    const check = aCheckOf({ all: [yes('a'), { any: [yes('b'), yes('c')] }] }, { questions: threeQuestions });
    expect(because(check, { a: said.yes, b: said.no, c: said.unknown })).toEqual([
      ['Label c', 'unknown', 'c'],
    ]);
    const [outcome] = run(check, { a: said.yes }).outcomes;
    expect(outcome?.unknownQuestionIds).toEqual(['b', 'c']);
  });

  it('uses the words of a rule that holds, and adds the answers where it fails or is open', () => {
    const rules = [aRule({ id: 'both', when: { all: [yes('a'), yes('b')] } })];
    const check = aCheckOf({ rule: 'both' }, { questions: threeQuestions, rules });
    expect(because(check, { a: said.yes, b: said.yes })).toEqual([['Rule both', 'true', null]]);
    expect(because(check, { a: said.yes, b: said.no })).toEqual([
      ['Rule both', 'false', null],
      ['Label b: Option no', 'true', 'b'],
    ]);
    expect(because(check, { a: said.yes })).toEqual([
      ['Rule both', 'unknown', null],
      ['Label b', 'unknown', 'b'],
    ]);
    expect(
      because(aCheckOf({ not: { rule: 'both' } }, { questions: threeQuestions, rules }), { b: said.no }),
    ).toEqual([
      ['Rule both', 'false', null],
      ['Label b: Option no', 'true', 'b'],
    ]);
  });

  it('says each thing once, and days, numbers and nothing chosen in words of each language', () => {
    const questions = [
      aDayQuestion('d'),
      aQuestion({ id: 'n', kind: { type: 'number', min: 0, max: 99_999 } }),
      aQuestion({
        id: 'many',
        kind: { type: 'several', options: ['x', 'y'].map(id => ({ id, label: aText(id), hint: null })) },
      }),
    ];
    const applies: Condition = {
      all: [
        { answer: 'd', day: { onOrBefore: { from: 'today' } } },
        { answer: 'd', day: { onOrAfter: { from: { day: '2020-01-01' } } } },
        { answer: 'n', number: { atLeast: 1 } },
        { not: { answer: 'many', is: ['x'] } },
        { today: { onOrBefore: { from: { fact: 'last-day' } } } },
      ],
    };
    const answers: Answers = {
      d: onDay('2026-11-04'),
      n: aNumber(12_345),
      many: { type: 'several', options: [] },
    };
    const reasons = run(aCheckOf(applies, { questions }), answers).outcomes[0]?.because;
    expect(reasons?.map(({ text }) => text.pl)).toEqual([
      'Label d (pl): 4.11.2026',
      'Label n (pl): 12\u00a0345',
      'Label many (pl): żadne z tych',
      'Dzień: do 4.03.2027 włącznie',
    ]);
    expect(reasons?.map(({ text }) => text.uk)[0]).toBe('Label d (uk): 4.11.2026');
    expect(reasons?.map(({ text }) => text.en)).toEqual([
      'Label d: 4 November 2026',
      'Label n: 12,345',
      'Label many: none of these',
      'Day: up to and including 4 March 2027',
    ]);
  });
});

describe('the next question', () => {
  const asked = (check: GuidedCheck, answers: Answers = {}) => {
    const { next, open } = run(check, answers);
    expect(next).toBe(open[0] ?? null);
    return open.map(({ id }) => id);
  };

  it('comes by stage, then by how many outcomes it alone could settle, then as in the pack', () => {
    const questions = [
      aQuestion({ id: 'late', stage: 'detail' }),
      aQuestion({ id: 'one' }),
      aQuestion({ id: 'two' }),
      aQuestion({ id: 'two-too' }),
      aQuestion({ id: 'first', stage: 'urgent' }),
    ];
    const outcomes = [
      anOutcome({ id: 'x', applies: { all: [yes('one'), yes('two'), yes('two-too')] } }),
      anOutcome({ id: 'y', applies: { all: [yes('two'), yes('two-too'), yes('late')] } }),
      anOutcome({ id: 'z', applies: { any: [yes('first'), yes('late')] } }),
    ];
    expect(asked(aCheck({ questions, outcomes }))).toEqual(['first', 'two', 'two-too', 'one', 'late']);
  });

  it('prefers a question that alone could settle something to one that could not', () => {
    const outcomes = [
      anOutcome({ id: 'x', applies: { any: [{ all: [yes('a'), yes('b')] }, yes('c')] } }),
      anOutcome({ id: 'y', applies: { any: [{ all: [yes('a'), yes('b')] }, yes('c')] } }),
    ];
    expect(asked(aCheck({ questions: threeQuestions, outcomes }))).toEqual(['c', 'a', 'b']);
  });

  it('is never one that was answered, also with "not known", or that changes nothing any more', () => {
    const check = aCheckOf({ all: [yes('a'), { any: [yes('b'), yes('c')] }] }, { questions: threeQuestions });
    expect(asked(check, { b: said.unknown })).toEqual(['a', 'c']);
    expect(asked(check, { b: said.yes })).toEqual(['a']);
    expect(asked(check, { a: said.no })).toEqual([]);
    expect(asked(check, { a: said.yes, b: said.unknown, c: said.unknown })).toEqual([]);
  });

  it('waits for the question that tells whether it is asked at all', () => {
    const questions = [
      aQuestion({ id: 'inner', askWhen: yes('gate') }),
      aQuestion({ id: 'gate', stage: 'detail' }),
    ];
    const check = aCheckOf(yes('inner'), { questions });
    expect(asked(check)).toEqual(['gate']);
    expect(asked(check, { gate: said.yes })).toEqual(['inner']);
    expect(asked(check, { gate: said.no })).toEqual([]);
    expect(asked(check, { gate: said.unknown })).toEqual(['inner']);
  });

  it('is also asked for the steps of what applies', () => {
    const steps = [
      aStep({ id: 'one', when: yes('b') }),
      aStep({
        id: 'two',
        due: { on: { from: { answer: 'd' }, plus: { count: 14, unit: 'day' } }, counting: 'procedure' },
      }),
    ];
    const check = aCheck({
      questions: [...threeQuestions, aDayQuestion('d', { stage: 'detail' })],
      outcomes: [anOutcome({ applies: yes('a'), steps })],
    });
    expect(asked(check)).toEqual(['a']);
    expect(asked(check, { a: said.yes })).toEqual(['b', 'd']);
    expect(asked(check, { a: said.yes, b: said.no })).toEqual(['d']);
  });
});

describe('a last day that needs an open office', () => {
  const due = { on: { from: { fact: 'last-day' } }, counting: 'at-office' } as const;
  const check = aCheck({
    questions: threeQuestions,
    outcomes: [anOutcome({ applies: yes('a'), steps: [aStep({ id: 'go', due })], trust: always })],
  });
  const dueOn = (lastDay: string, on: string) => {
    const fact = aFact({ id: 'last-day', value: { kind: 'day', on: lastDay }, trust: always });
    const facts = new Map([['last-day', fact]]);
    const [outcome] = evaluate({ check, facts, on, answers: { a: said.yes } }).outcomes;
    return outcome?.steps[0];
  };

  it('is the working day before a Sunday or a holiday, and the day of the law once that has passed', () => {
    expect(dueOn('2026-12-13', '2026-12-01')).toMatchObject({ dueOn: '2026-12-11', overdue: false });
    expect(dueOn('2026-12-27', '2026-12-01')).toMatchObject({ dueOn: '2026-12-23', overdue: false });
    expect(dueOn('2026-12-14', '2026-12-01')).toMatchObject({ dueOn: '2026-12-14' });
    expect(dueOn('2026-12-13', '2026-12-12')).toMatchObject({ dueOn: '2026-12-13', overdue: false });
    expect(dueOn('2026-12-13', '2026-12-14')).toMatchObject({ overdue: true });
  });
});

describe('steps', () => {
  const steps = [
    aStep({ id: 'for-b', when: yes('b') }),
    aStep({ id: 'old', trust: aTrust({ validTo: '2026-11-20' }) }),
    aStep({
      id: 'appeal',
      due: { on: { from: { answer: 'd' }, plus: { count: 14, unit: 'day' } }, counting: 'procedure' },
    }),
    aStep({
      id: 'leave',
      due: { on: { from: { answer: 'd' }, plus: { count: 14, unit: 'day' } }, counting: 'calendar' },
    }),
    aStep({ id: 'file', due: { on: { from: { fact: 'last-day' } }, counting: 'calendar' } }),
  ];
  const check = aCheck({
    questions: [...threeQuestions, aDayQuestion('d')],
    outcomes: [anOutcome({ applies: yes('a'), steps, trust: always })],
  });
  const planned = (answers: Answers, on = today) =>
    run(check, { a: said.yes, ...answers }, on).outcomes[0]?.steps.map(({ step, ...rest }) => [
      step.id,
      rest,
    ]) ?? [];

  it('that are ruled out or not in force are left out; one in doubt says which answer it needs', () => {
    expect(planned({ b: said.no }).map(([id]) => id)).toEqual(['appeal', 'leave', 'file']);
    expect(planned({})[0]).toEqual([
      'for-b',
      { whenNeeds: ['b'], dueOn: null, dueNeeds: [], overdue: false },
    ]);
  });

  it('have last days by the calendar or by the Code: Christmas Eve is free since 2025', () => {
    // Served on 10 December 2026: day 14 is Thursday, 24 December; then two holidays, a Sunday.
    const days = Object.fromEntries(planned({ b: said.no, d: onDay('2026-12-10') }));
    expect(days).toMatchObject({
      appeal: { dueOn: '2026-12-28', overdue: false, dueNeeds: [] },
      leave: { dueOn: '2026-12-24', overdue: false },
      file: { dueOn: '2027-03-04' },
    });
  });

  it('name the answer a last day is counted from, and are overdue from the day after', () => {
    expect(Object.fromEntries(planned({ d: said.unknown })).appeal).toMatchObject({
      dueOn: null,
      dueNeeds: ['d'],
    });
    const overdue = (on: string) => Object.fromEntries(planned({ d: onDay('2026-12-10') }, on));
    expect(overdue('2026-12-28').appeal).toMatchObject({ overdue: false });
    expect(overdue('2026-12-29').appeal).toMatchObject({ overdue: true });
  });

  it('of an outcome that does not apply are not shown', () => {
    expect(run(check, { a: said.no }).outcomes[0]?.steps).toEqual([]);
  });
});
