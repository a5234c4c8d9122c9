import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/guidance/check/schema.ts';
import { checkLinks } from '../../../core/pack/check-links.ts';
import { inspectGuidancePack, readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import {
  aDayFact,
  aDayQuestion,
  anExample,
  anOutcome,
  aPeriodFact,
  aQuestion,
  aRule,
  aStep,
  checkContents,
} from '../../helpers/check-builder.ts';
import { aFact, aStatement, aText, aTrust, guidanceContents, sealPack } from '../../helpers/pack-builder.ts';

const filesOf = (over: Readonly<Record<string, unknown>> = {}) =>
  sealPack(
    'guidance',
    guidanceContents({
      'facts/check.json': {
        facts: [aDayFact('term', '2027-03-04'), aPeriodFact('weeks', 14), aPeriodFact('ages', 99_999)],
      },
      ...checkContents(over),
    }),
  );

/** What is wrong, each as `file at: reason value`. */
const problemsOf = (over: Readonly<Record<string, unknown>>): string[] =>
  inspectGuidancePack('example', filesOf(over)).problems.map(({ details }) =>
    `${details.file} ${details.at}: ${details.reason} ${details.value ?? ''}`.trim(),
  );

const outcomeFile = 'check/outcomes/outcome.json';
const questionsFile = 'check/questions.json';
const questions = (...given: readonly unknown[]) => ({
  [questionsFile]: { questions: [aQuestion(), ...given] },
});
const rules = (...given: readonly unknown[]) => ({ 'check/rules.json': { rules: given } });
const applies = (condition: unknown) => ({ [outcomeFile]: { ...anOutcome(), applies: condition } });
const nested = (depth: number): Condition =>
  depth === 1 ? { answer: 'status', is: ['yes'] } : { not: nested(depth - 1) };

describe('reading the guided check of a pack', () => {
  it('answers questions, rules, outcomes and examples in their order', () => {
    const { check } = readGuidancePack('example', filesOf(rules(aRule())));
    expect(check?.questions.map(({ id }) => id)).toEqual(['status']);
    expect([...(check?.rules.keys() ?? [])]).toEqual(['rule']);
    expect(check?.outcomes.map(({ id }) => id)).toEqual(['outcome']);
    expect(check?.examples.map(({ id }) => id)).toEqual(['example']);
  });

  it('is null for a pack without one', () => {
    expect(readGuidancePack('example', sealPack('guidance', guidanceContents())).check).toBeNull();
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'an outcome under another name',
      { 'check/outcomes/other.json': anOutcome({ id: 'odd' }) },
      ['check/outcomes/other.json id: not-the-file-name odd'],
    ],
    ['a file that belongs to nothing', { 'check/more.json': {} }, ['check/more.json : file-not-expected']],
    ['a question twice', questions(aQuestion()), [`${questionsFile} questions.1.id: duplicate-id status`]],
    [
      'an option twice',
      questions(aQuestion({ id: 'x', options: ['a', 'a'] })),
      [`${questionsFile} questions.1.kind.options.1.id: duplicate-id a`],
    ],
    [
      'bounds the wrong way round',
      questions(aQuestion({ id: 'n', kind: { type: 'number', min: 5, max: 4 } })),
      [`${questionsFile} questions.1.kind.max: bounds-reversed`],
    ],
    [
      'a question that waits for itself',
      questions(aQuestion({ id: 'x', askWhen: { answer: 'x', is: ['yes'] } })),
      [`${questionsFile} questions.1.askWhen: asks-in-a-circle x`],
    ],
    [
      'questions that wait for each other, through a rule',
      {
        ...questions(
          aQuestion({ id: 'x', askWhen: { rule: 'rule' } }),
          aQuestion({ id: 'y', askWhen: { answer: 'x', is: ['yes'] } }),
        ),
        ...rules(aRule({ when: { answer: 'y', is: ['yes'] } })),
      },
      [
        `${questionsFile} questions.1.askWhen: asks-in-a-circle x`,
        `${questionsFile} questions.2.askWhen: asks-in-a-circle y`,
      ],
    ],
    [
      'rules that name each other',
      rules(aRule({ id: 'a', when: { not: { rule: 'b' } } }), aRule({ id: 'b', when: { rule: 'a' } })),
      [
        'check/rules.json rules.0.when: rules-in-a-circle a',
        'check/rules.json rules.1.when: rules-in-a-circle b',
      ],
    ],
    [
      'a chain of thirteen rules',
      rules(
        ...Array.from({ length: 13 }, (_, i) =>
          aRule({ id: `r${i}`, when: i === 0 ? nested(1) : { rule: `r${i - 1}` } }),
        ),
      ),
      ['check/rules.json rules.12.when: rules-too-deep r12'],
    ],
    ['an unknown rule', applies({ rule: 'gone' }), [`${outcomeFile} applies.rule: unknown-rule gone`]],
    [
      'an unknown question',
      applies({ all: [{ answer: 'gone', is: ['yes'] }] }),
      [`${outcomeFile} applies.all.0.answer: unknown-question gone`],
    ],
    [
      'an unknown option',
      applies({ answer: 'status', is: ['yes', 'gone'] }),
      [`${outcomeFile} applies.is.1: unknown-option gone`],
    ],
    [
      'a day asked of a choice',
      applies({ answer: 'status', day: { onOrAfter: { from: 'today' } } }),
      [`${outcomeFile} applies.answer: wrong-type-for-question status`],
    ],
    [
      'a number asked of a choice',
      applies({ answer: 'status', number: { atLeast: 1 } }),
      [`${outcomeFile} applies.answer: wrong-type-for-question status`],
    ],
    [
      'an option asked of a day',
      { ...questions(aDayQuestion('d')), ...applies({ answer: 'd', is: ['yes'] }) },
      [`${outcomeFile} applies.answer: wrong-type-for-question d`],
    ],
    ['a range without ends', applies({ today: {} }), [`${outcomeFile} applies: range-without-ends`]],
    [
      'an unknown fact',
      applies({ today: { onOrAfter: { from: { fact: 'gone' } } } }),
      [`${outcomeFile} applies.today.onOrAfter.from.fact: unknown-fact gone`],
    ],
    [
      'a fact that is no day',
      applies({ today: { onOrAfter: { from: { fact: 'fee' } } } }),
      [`${outcomeFile} applies.today.onOrAfter.from.fact: fact-is-no-day fee`],
    ],
    [
      'a fact that is no period',
      applies({ today: { onOrAfter: { from: 'today', minus: { fact: 'fee' } } } }),
      [`${outcomeFile} applies.today.onOrAfter.minus.fact: fact-is-no-period fee`],
    ],
    [
      'a moment from an answer that is no day',
      applies({ today: { onOrAfter: { from: { answer: 'status' } } } }),
      [`${outcomeFile} applies.today.onOrAfter.from.answer: wrong-type-for-question status`],
    ],
    [
      'a span of ages',
      applies({
        today: {
          onOrAfter: { from: 'today', minus: { count: 101, unit: 'year' } },
          onOrBefore: { from: 'today', plus: { fact: 'ages' } },
        },
      }),
      [
        `${outcomeFile} applies.today.onOrAfter.minus: span-too-long`,
        `${outcomeFile} applies.today.onOrBefore.plus.fact: span-too-long ages`,
      ],
    ],
    [
      'a fact that is no number',
      {
        ...questions(aQuestion({ id: 'n', kind: { type: 'number', min: 0, max: 9 } })),
        ...applies({ answer: 'n', number: { atMost: { fact: 'term' } } }),
      },
      [`${outcomeFile} applies.number.atMost.fact: fact-is-no-number term`],
    ],
    [
      'a condition thirteen deep',
      applies(nested(13)),
      [`${outcomeFile} applies${'.not'.repeat(12)}: condition-too-deep`],
    ],
    [
      'a fee that is no money, a step twice',
      { [outcomeFile]: anOutcome({ steps: [aStep({ feeFactIds: ['term', 'gone'] }), aStep()] }) },
      [
        `${outcomeFile} steps.0.feeFactIds.0: fee-is-no-money term`,
        `${outcomeFile} steps.0.feeFactIds.1: unknown-fact gone`,
        `${outcomeFile} steps.1.id: duplicate-id step`,
      ],
    ],
    [
      'a last day counted from nothing known',
      {
        [outcomeFile]: anOutcome({
          steps: [aStep({ due: { on: { from: { answer: 'gone' } }, counting: 'calendar' } })],
        }),
      },
      [`${outcomeFile} steps.0.due.on.from.answer: unknown-question gone`],
    ],
    [
      'an unknown topic',
      { [outcomeFile]: anOutcome({ topicIds: ['permit', 'gone'] }) },
      [`${outcomeFile} topicIds.1: unknown-topic gone`],
    ],
    [
      'an unknown source',
      { [outcomeFile]: anOutcome({ work: [aStatement({ trust: aTrust({ sources: ['Z9'] }) })] }) },
      [`${outcomeFile} work.0.trust.sources.0: unknown-source Z9`],
    ],
    [
      'a mark of an unknown fact',
      rules(aRule({ text: aText('Pay {fact:gone}.') })),
      [
        'check/rules.json rules.0.text.pl: unknown-fact gone',
        'check/rules.json rules.0.text.uk: unknown-fact gone',
        'check/rules.json rules.0.text.en: unknown-fact gone',
      ],
    ],
    [
      'marks that differ by language',
      { [outcomeFile]: anOutcome({ summary: { ...aText('Pay {fact:fee}.'), uk: 'Сплатіть.' } }) },
      [`${outcomeFile} summary.uk: marks-differ`],
    ],
    [
      'an example of nothing known',
      {
        'check/examples/all.json': {
          examples: [
            anExample({
              answers: { status: { type: 'day', on: '2026-01-01' }, gone: { type: 'unknown' } },
              expect: {
                applies: ['outcome'],
                may: ['gone'],
                not: ['outcome'],
                next: 'gone',
                due: { 'outcome/gone': '2026-01-01' },
              },
            }),
          ],
        },
      },
      [
        'check/examples/all.json examples.0.answers.gone: unknown-question gone',
        'check/examples/all.json examples.0.answers.status: answer-not-usable status',
        'check/examples/all.json examples.0.expect.may.0: unknown-outcome gone',
        'check/examples/all.json examples.0.expect.not.0: expected-twice outcome',
        'check/examples/all.json examples.0.expect.next: unknown-question gone',
        'check/examples/all.json examples.0.expect.due.outcome/gone: unknown-step outcome/gone',
      ],
    ],
  ])('notes %s', (_name, over, problems) => {
    expect(problemsOf(over)).toEqual(problems);
  });

  it('takes a condition twelve deep and a chain of twelve rules', () => {
    const chain = Array.from({ length: 12 }, (_, i) =>
      aRule({ id: `r${i}`, when: i === 0 ? nested(12) : { not: { rule: `r${i - 1}` } } }),
    );
    expect(problemsOf({ ...rules(...chain), ...applies({ rule: 'r11' }) })).toEqual([]);
  });

  it('needs questions where there are outcomes', () => {
    const { [questionsFile]: _, ...rest } = checkContents({
      'check/examples/all.json': { examples: [anExample({ answers: {} })] },
    });
    const files = sealPack('guidance', guidanceContents(rest));
    expect(inspectGuidancePack('example', files).problems.map(({ details }) => details.reason)).toEqual([
      'no-questions',
      'unknown-question',
    ]);
  });

  it('finds contacts of outcomes and steps that the directory lacks', () => {
    const outcome = anOutcome({ contactIds: ['112', 'gone'], steps: [aStep({ contactIds: ['lost'] })] });
    const pack = readGuidancePack('example', filesOf({ [outcomeFile]: outcome }));
    const missing = checkLinks(pack, { contacts: [] }).map(
      ({ details }) => `${details.file} ${details.at} ${details.value}`,
    );
    expect(missing).toEqual([
      'topics/permit.json contactIds.0 112',
      `${outcomeFile} contactIds.0 112`,
      `${outcomeFile} contactIds.1 gone`,
      `${outcomeFile} steps.0.contactIds.0 lost`,
    ]);
  });

  it('shows an amount in a mark like any fact of the pack', () => {
    expect(
      problemsOf({
        [outcomeFile]: anOutcome({ summary: aText('Pay {fact:fee}.') }),
        ...rules(aRule({ text: aText('{fact:term}') })),
      }),
    ).toEqual([]);
    expect(aFact().id).toBe('fee');
  });
});
