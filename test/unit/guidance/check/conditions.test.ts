import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/guidance/check/evaluate.ts';
import type { Answers, Condition, GuidedCheck } from '../../../../core/guidance/check/schema.ts';
import {
  aCheck,
  aCheckOf,
  aDayQuestion,
  aNumber,
  aQuestion,
  aRule,
  onDay,
  said,
  someFacts,
  threeQuestions,
  yes,
} from '../../../helpers/check-builder.ts';
import { aText, aTrust } from '../../../helpers/pack-builder.ts';

const today = '2026-11-21';
const run = (check: GuidedCheck, answers: Answers = {}, on = today) =>
  evaluate({ check, facts: someFacts, on, answers });
const stateOf = (check: GuidedCheck, answers: Answers = {}, on = today) =>
  run(check, answers, on).outcomes[0]?.state;

describe('a condition', () => {
  it.each<[string, Condition, Answers, string]>([
    ['all, all true', { all: [yes('a'), yes('b')] }, { a: said.yes, b: said.yes }, 'applies'],
    ['all, one false, one unknown', { all: [yes('a'), yes('b')] }, { b: said.no }, 'no'],
    ['all, one true, one unknown', { all: [yes('a'), yes('b')] }, { a: said.yes }, 'may'],
    ['any, one true, one unknown', { any: [yes('a'), yes('b')] }, { b: said.yes }, 'applies'],
    ['any, one false, one unknown', { any: [yes('a'), yes('b')] }, { b: said.no }, 'may'],
    ['any, all false', { any: [yes('a'), yes('b')] }, { a: said.no, b: said.no }, 'no'],
    ['not of true', { not: yes('a') }, { a: said.yes }, 'no'],
    ['not of unknown', { not: yes('a') }, { a: said.unknown }, 'may'],
  ])('follows Kleene: %s', (_name, applies, answers, state) => {
    expect(stateOf(aCheckOf(applies, { questions: threeQuestions }), answers)).toBe(state);
  });

  it('looks for one of several choices among its options; none chosen is an answer', () => {
    const options = ['x', 'y', 'z'].map(id => ({ id, label: aText(id), hint: null }));
    const check = aCheckOf(
      { answer: 'many', is: ['x', 'y'] },
      { questions: [aQuestion({ id: 'many', kind: { type: 'several', options } })] },
    );
    expect(stateOf(check, { many: { type: 'several', options: ['z', 'y'] } })).toBe('applies');
    expect(stateOf(check, { many: { type: 'several', options: ['z'] } })).toBe('no');
    expect(stateOf(check, { many: { type: 'several', options: [] } })).toBe('no');
  });

  it.each<[string, Condition, Answers, string]>([
    [
      'a day fact, on the day',
      { answer: 'd', day: { onOrBefore: { from: { fact: 'last-day' } } } },
      { d: onDay('2027-03-04') },
      'applies',
    ],
    [
      'a day fact, a day later',
      { answer: 'd', day: { onOrBefore: { from: { fact: 'last-day' } } } },
      { d: onDay('2027-03-05') },
      'no',
    ],
    [
      'today less a period',
      { answer: 'd', day: { onOrAfter: { from: 'today', minus: { fact: 'thirty' } } } },
      { d: onDay('2026-10-22') },
      'applies',
    ],
    [
      'today less a period, a day before',
      { answer: 'd', day: { onOrAfter: { from: 'today', minus: { fact: 'thirty' } } } },
      { d: onDay('2026-10-21') },
      'no',
    ],
    [
      'another answer and a month',
      { answer: 'd', day: { onOrBefore: { from: { answer: 'e' }, plus: { fact: 'month' } } } },
      { d: onDay('2026-02-28'), e: onDay('2026-01-31') },
      'applies',
    ],
    [
      'today less a month, which is no thirty days',
      { answer: 'd', day: { onOrAfter: { from: 'today', minus: { fact: 'month' } } } },
      { d: onDay('2026-10-21') },
      'applies',
    ],
    [
      'a month back to a shorter one',
      { answer: 'd', day: { onOrBefore: { from: { day: '2026-03-31' }, minus: { fact: 'month' } } } },
      { d: onDay('2026-03-01') },
      'no',
    ],
    [
      'another answer that is missing',
      { answer: 'd', day: { onOrBefore: { from: { answer: 'e' } } } },
      { d: onDay('2026-02-28') },
      'may',
    ],
    [
      'one end that fails while the other is missing',
      {
        answer: 'd',
        day: { onOrAfter: { from: { day: '2026-01-01' } }, onOrBefore: { from: { answer: 'e' } } },
      },
      { d: onDay('2025-12-31') },
      'no',
    ],
    [
      'working days back, over a weekend',
      { answer: 'd', day: { onOrAfter: { from: { day: '2026-11-20' }, minus: { fact: 'five-working' } } } },
      { d: onDay('2026-11-13') },
      'applies',
    ],
    [
      'working days back, over a weekend, one too early',
      { answer: 'd', day: { onOrAfter: { from: { day: '2026-11-20' }, minus: { fact: 'five-working' } } } },
      { d: onDay('2026-11-12') },
      'no',
    ],
    ['the day of evaluation, last day', { today: { onOrBefore: { from: { day: today } } } }, {}, 'applies'],
    [
      'the day of evaluation, a day after',
      { today: { onOrBefore: { from: { day: '2026-11-20' } } } },
      {},
      'no',
    ],
    [
      'a deadline counted from an answer',
      { today: { onOrBefore: { from: { answer: 'd' }, plus: { count: 30, unit: 'day' } } } },
      { d: onDay('2026-10-21') },
      'no',
    ],
  ])('compares days with %s', (_name, applies, answers, state) => {
    const questions = [aDayQuestion('d'), aDayQuestion('e')];
    expect(stateOf(aCheckOf(applies, { questions }), answers)).toBe(state);
  });

  it('compares numbers with amounts of facts, both ends included', () => {
    const questions = [aQuestion({ id: 'n', kind: { type: 'number', min: 0, max: 99_999 } })];
    const check = aCheckOf(
      { answer: 'n', number: { atLeast: { fact: 'pay' }, atMost: 5000 } },
      { questions },
    );
    expect([4805, 4806, 5000, 5001].map(value => stateOf(check, { n: aNumber(value) }))).toEqual([
      'no',
      'applies',
      'applies',
      'no',
    ]);
  });

  it('is judged through rules, which do not hold outside their dates', () => {
    const dated = aRule({ trust: aTrust({ validFrom: '2026-03-05', validTo: '2027-03-04' }) });
    const check = aCheckOf({ rule: 'rule' }, { rules: [dated] });
    const answers = { status: said.yes };
    expect(
      ['2026-03-04', '2026-03-05', '2027-03-04', '2027-03-05'].map(on => stateOf(check, answers, on)),
    ).toEqual(['no', 'applies', 'applies', 'no']);
  });
});

describe('an answer', () => {
  it('counts only while its question is asked: after a correction above it decides nothing', () => {
    const questions = [aQuestion({ id: 'a' }), aQuestion({ id: 'b', askWhen: yes('a') })];
    const check = aCheckOf(yes('b'), { questions });
    expect(stateOf(check, { b: said.yes })).toBe('applies');
    expect(stateOf(check, { a: said.yes, b: said.yes })).toBe('applies');
    const corrected = run(check, { a: said.no, b: said.yes });
    expect(corrected.outcomes[0]?.state).toBe('may');
    expect(corrected.ignored).toEqual(['b']);
    expect(corrected.answered.map(({ id }) => id)).toEqual(['a']);
  });

  it('that does not fit the pack is named and counts as not asked', () => {
    const questions = [
      aQuestion(),
      aDayQuestion('d'),
      aQuestion({ id: 'n', kind: { type: 'number', min: 0, max: 10 } }),
    ];
    const answers: Answers = {
      gone: said.yes,
      status: { type: 'choice', option: 'gone' },
      d: onDay('0026-11-21'),
      n: aNumber(11),
      constructor: said.yes,
    };
    const found = run(aCheck({ questions }), answers);
    expect(found.ignored).toEqual(['constructor', 'd', 'gone', 'n', 'status']);
    expect(found.outcomes[0]?.state).toBe('may');
  });
});
