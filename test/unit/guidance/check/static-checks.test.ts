import { describe, expect, it } from 'vitest';
import type { Condition, Outcome, Question, Rule } from '../../../../core/guidance/check/schema.ts';
import { inspectCheck } from '../../../../core/guidance/check/static-checks.ts';
import { readGuidancePack } from '../../../../core/pack/read-guidance-pack.ts';
import {
  aDayFact,
  aDayQuestion,
  anExample,
  anOutcome,
  aQuestion,
  aRule,
  aStep,
  checkContents,
} from '../../../helpers/check-builder.ts';
import { aText, aTrust, guidanceContents, sealPack } from '../../../helpers/pack-builder.ts';

interface Parts {
  readonly questions?: readonly Question[];
  readonly rules?: readonly Rule[];
  readonly outcomes?: readonly Outcome[];
  readonly facts?: readonly unknown[];
}

/** Applies whenever nothing else does: without one, "no" to everything is a dead end. */
const otherwise = anOutcome({ id: 'otherwise', applies: { not: { answer: 'status', is: ['yes'] } } });
const yes = (id: string): Condition => ({ answer: id, is: ['yes'] });

function inspect({ questions, rules = [], outcomes = [], facts = [] }: Parts) {
  const all = [anOutcome(), otherwise, ...outcomes];
  const example = anExample({ answers: {}, expect: { applies: all.map(({ id }) => id), may: [], not: [] } });
  const contents = guidanceContents({
    ...checkContents({
      'check/questions.json': { questions: [aQuestion(), ...(questions ?? [])] },
      'check/rules.json': { rules },
      'check/examples/all.json': { examples: [example] },
    }),
    ...Object.fromEntries(all.map(outcome => [`check/outcomes/${outcome.id}.json`, outcome])),
    ...(facts.length === 0 ? {} : { 'facts/check.json': { facts } }),
  });
  return inspectCheck(readGuidancePack('example', sealPack('guidance', contents)));
}
/** What is wrong but the example, which is written for the outcomes' sake. */
const problemsOf = (parts: Parts): string[] =>
  inspect(parts)
    .problems.filter(({ details }) => details.reason !== 'example-differs')
    .map(({ details }) => `${details.file} ${details.at}: ${details.reason} ${details.value ?? ''}`.trim());
const outcomes = (...given: readonly Outcome[]): Parts => ({ outcomes: given });
const more = (applies: Condition, over: Partial<Outcome> = {}) => anOutcome({ id: 'more', applies, ...over });

describe('examining a guided check', () => {
  it('finds nothing wrong with a whole one, and says what was sampled', () => {
    expect(problemsOf({})).toEqual([]);
    expect(inspect({}).notes).toEqual(['150 talks walked through by chance, seed 20261121']);
  });

  it.each<[string, Parts, readonly string[]]>([
    [
      'two options of one choice at once',
      outcomes(more({ all: [yes('status'), { answer: 'status', is: ['no'] }] })),
      ['check/outcomes/more.json applies: outcome-never-applies'],
    ],
    [
      'a day after and before',
      {
        questions: [aDayQuestion('d')],
        outcomes: [
          more({
            all: [
              { answer: 'd', day: { onOrAfter: { from: { day: '2026-05-02' } } } },
              { answer: 'd', day: { onOrBefore: { from: { day: '2026-05-01' } } } },
            ],
          }),
        ],
      },
      ['check/outcomes/more.json applies: outcome-never-applies'],
    ],
    [
      'a question that is only asked of others',
      {
        questions: [aQuestion({ id: 'b', askWhen: yes('status') })],
        outcomes: [more({ all: [yes('b'), { not: yes('status') }] })],
      },
      [
        'check/outcomes/more.json applies: outcome-never-applies',
        'check/outcomes/more.json applies: stays-open b after status=no',
      ],
    ],
    [
      'a rule that contradicts itself',
      { rules: [aRule({ when: { all: [yes('status'), { not: yes('status') }] } })] },
      ['check/rules.json rules.0.when: rule-never-holds'],
    ],
    [
      'a question that is never asked',
      {
        questions: [aQuestion({ id: 'b', askWhen: { all: [yes('status'), { not: yes('status') }] } })],
        outcomes: [more({ any: [yes('status'), yes('b')] })],
      },
      [
        'check/questions.json questions.1.askWhen: question-never-asked',
        'check/outcomes/more.json applies: stays-open b after status=no',
      ],
    ],
    [
      'an alternative that cannot be',
      outcomes(more({ any: [yes('status'), { all: [yes('status'), { not: yes('status') }] }] })),
      ['check/outcomes/more.json applies.any.1: condition-never-holds'],
    ],
    [
      'a step of nobody',
      outcomes(more(yes('status'), { steps: [aStep({ when: { not: yes('status') } })] })),
      ['check/outcomes/more.json steps.0.when: step-never-shown'],
    ],
    [
      'a question that decides nothing',
      { questions: [aDayQuestion('idle')] },
      ['check/questions.json questions.1: question-not-used idle'],
    ],
    [
      'options that nothing tells apart',
      { questions: [aQuestion({ id: 'b', options: ['yes', 'x', 'y'] })], outcomes: [more(yes('b'))] },
      ['check/questions.json questions.1.kind.options: options-not-used x y'],
    ],
  ])('finds %s', (_name, parts, problems) => {
    expect(problemsOf(parts)).toEqual(problems);
  });

  it('finds what holds only at the turn of a day, or only on another day of evaluation', () => {
    const questions = [aDayQuestion('d'), aDayQuestion('e')];
    const exact: Condition = {
      all: [
        { answer: 'd', day: { onOrAfter: { from: { answer: 'e' }, plus: { count: 30, unit: 'day' } } } },
        { answer: 'd', day: { onOrBefore: { from: { answer: 'e' }, plus: { count: 30, unit: 'day' } } } },
        {
          answer: 'e',
          day: { onOrAfter: { from: { fact: 'term' } }, onOrBefore: { from: { fact: 'term' } } },
        },
      ],
    };
    const later: Condition = {
      today: { onOrAfter: { from: { fact: 'term' }, plus: { count: 1, unit: 'year' } } },
    };
    const facts = [aDayFact('term', '2027-03-04')];
    const found = problemsOf({
      questions,
      facts,
      outcomes: [more(exact), anOutcome({ id: 'later', applies: later })],
    });
    expect(found).toEqual([]);
  });

  it('walks into a dead end and says by which answers', () => {
    const questions = [aQuestion({ id: 'b', options: ['yes', 'no'] })];
    const third = {
      ...aQuestion(),
      kind: {
        type: 'choice' as const,
        options: ['yes', 'no', 'third'].map(id => ({ id, label: aText(id), hint: null })),
      },
    };
    const contents = guidanceContents({
      ...checkContents({ 'check/questions.json': { questions: [third, ...questions] } }),
      'check/outcomes/more.json': more({ all: [{ answer: 'status', is: ['no'] }, yes('b')] }),
    });
    const { problems } = inspectCheck(readGuidancePack('example', sealPack('guidance', contents)));
    const ends = problems
      .filter(({ details }) => details.reason === 'dead-end')
      .map(({ details }) => details.value);
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect(['status=third', 'status=no b=no']).toContain(end);
  });

  it('finds an outcome that stays open although everything was said', () => {
    const questions = [aQuestion({ id: 'b', askWhen: yes('status') })];
    const found = problemsOf({ questions, outcomes: [more({ not: yes('b') })] });
    expect(found).toEqual(['check/outcomes/more.json applies: stays-open b after status=no']);
  });

  it('runs the examples and says what came out otherwise', () => {
    const differing = inspect({}).problems.map(
      ({ details }) => `${details.file} ${details.at}: ${details.value}`,
    );
    expect(differing).toEqual(['check/examples example: applies: expected outcome otherwise, found -']);
  });

  it('finds an outcome without an example', () => {
    const contents = guidanceContents(
      checkContents({ 'check/outcomes/more.json': more({ not: yes('status') }) }),
    );
    const { problems } = inspectCheck(readGuidancePack('example', sealPack('guidance', contents)));
    expect(problems.map(({ details }) => [details.reason, details.value])).toEqual([
      ['outcome-without-example', 'more'],
    ]);
  });

  it('finds days on which a fact the check counts with has no value', () => {
    const facts = [
      aDayFact('term', '2026-12-01', { trust: aTrust({ validFrom: null, validTo: '2026-12-31' }) }),
      aDayFact('term', '2027-12-01', { trust: aTrust({ validFrom: '2027-02-01' }) }),
      aDayFact('past', '2026-01-01', { trust: aTrust({ validFrom: null, validTo: '2026-06-30' }) }),
    ];
    const applies: Condition = {
      any: [
        { today: { onOrBefore: { from: { fact: 'term' } } } },
        { today: { onOrBefore: { from: { fact: 'past' } } } },
      ],
    };
    expect(problemsOf({ facts, outcomes: [more(applies)] })).toEqual([
      'facts past: no-value-from 2026-11-21',
      'facts term: no-value-from 2027-01-01',
    ]);
  });

  it('says so where a search was given up', () => {
    const questions = Array.from({ length: 12 }, (_, i) =>
      aQuestion({ id: `q${i}`, options: ['yes', 'no'] }),
    );
    // Two sums of the same answers that differ: nothing but trying shows that it cannot be.
    const odd: Condition = { all: questions.map(({ id }) => ({ any: [yes(id), { not: yes(id) }] })) };
    const applies: Condition = { all: [odd, { all: [yes('q11'), { answer: 'q11', is: ['no'] }] }] };
    const pack = readGuidancePack(
      'example',
      sealPack(
        'guidance',
        guidanceContents({
          ...checkContents({ 'check/questions.json': { questions: [aQuestion(), ...questions] } }),
          'check/outcomes/more.json': more(applies),
        }),
      ),
    );
    const { notes } = inspectCheck(pack, { situations: 50, walks: 1 });
    expect(notes).toContain('check/outcomes/more.json at applies: too many answers to try them all');
  });
});
