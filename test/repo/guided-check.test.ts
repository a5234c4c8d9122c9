import { describe, expect, it } from 'vitest';
import { evaluate } from '../../core/guidance/check/evaluate.ts';
import { runExamples } from '../../core/guidance/check/run-examples.ts';
import type { Answers } from '../../core/guidance/check/schema.ts';
import { inspectCheck } from '../../core/guidance/check/static-checks.ts';
import { factsOn } from '../../core/guidance/resolve.ts';
import { localizedTexts } from '../../core/pack/localized-texts.ts';
import { shippedGuidance } from '../helpers/shipped-guidance.ts';

const pack = shippedGuidance();
if (pack.check === null) throw new Error('the guidance pack has no guided check');
const { check, facts } = { check: pack.check, facts: pack.facts };

const choice = (option: string) => ({ type: 'choice', option }) as const;
const several = (...options: string[]) => ({ type: 'several', options }) as const;

/** Asks question after question and answers those that are known; the ids in the order asked. */
function asked(known: Answers, on: string): string[] {
  const answers: Record<string, Answers[string]> = {};
  for (;;) {
    const { next } = evaluate({ check, facts: factsOn(facts, on), on, answers });
    const answer = next === null ? undefined : known[next.id];
    if (next === null || answer === undefined) return [...Object.keys(answers), next?.id ?? 'end'];
    answers[next.id] = answer;
  }
}

describe('the guided check of the guidance pack', () => {
  it('comes out as each of its worked examples says, and there are at least ninety', () => {
    expect(check.examples.length).toBeGreaterThanOrEqual(90);
    expect(runExamples({ check, facts })).toEqual([]);
  });

  it('has an example for every question and every option, and for "not known" at every turn of a way', () => {
    const used = new Set(
      check.examples.flatMap(({ answers }) =>
        Object.entries(answers).flatMap(([id, answer]) =>
          answer.type === 'choice'
            ? [`${id}/${answer.option}`]
            : answer.type === 'several'
              ? answer.options.map(option => `${id}/${option}`)
              : [id],
        ),
      ),
    );
    const wanted = check.questions.flatMap(({ id, kind }) =>
      'options' in kind ? kind.options.map(option => `${id}/${option.id}`) : [id],
    );
    expect(wanted.filter(one => !used.has(one))).toEqual([]);
    const unknown = check.examples.filter(({ answers }) =>
      Object.values(answers).some(({ type }) => type === 'unknown'),
    );
    expect(unknown.length).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['2026-05-03', '2026-05-04'],
    ['2026-08-04', '2026-08-05'],
    ['2026-08-31', '2026-09-01'],
    ['2026-12-31', '2027-01-01'],
    ['2027-03-04', '2027-03-05'],
    ['2028-03-04', '2028-03-05'],
    ['2029-03-04', '2029-03-05'],
  ])('has an example for the last day %s and the day after it', (last, after) => {
    const days = new Set(check.examples.map(({ asOf }) => asOf));
    expect([days.has(last), days.has(after)]).toEqual([true, true]);
  });

  it('has no dead end, no question without use and no outcome that nobody reaches', {
    timeout: 120_000,
  }, () => {
    const { problems } = inspectCheck(pack, { situations: 2000, walks: 60 });
    expect(problems.map(({ code, details }) => ({ code, ...details }))).toEqual([]);
  });

  it('asks about danger first, then about a letter, about a child alone and about fear', () => {
    expect(asked({}, '2026-11-21')).toEqual(['danger']);
    const calm = { danger: choice('no'), letter: choice('none'), age: choice('adult'), fear: choice('no') };
    expect(asked(calm, '2026-11-21')).toEqual(['danger', 'letter', 'age', 'fear', 'citizenship']);
  });

  it('shows help after one answer to a person in danger', () => {
    const on = '2026-11-21';
    const { outcomes } = evaluate({
      check,
      facts: factsOn(facts, on),
      on,
      answers: { danger: choice('violence') },
    });
    expect(outcomes[0]).toMatchObject({ outcome: { id: 'danger-now' }, state: 'applies' });
  });

  it('needs nine answers to tell a person with UKR that they may stay', () => {
    const way = {
      danger: choice('no'),
      letter: choice('none'),
      age: choice('adult'),
      fear: choice('no'),
      citizenship: choice('ukraine'),
      'pesel-status': choice('ukr'),
      'ukr-obstacles': several('none'),
      'identity-basis': choice('passport'),
      goal: several('protection'),
    };
    const order = asked(way, '2026-11-21');
    expect(order.at(-1)).toBe('end');
    expect(order).toHaveLength(Object.keys(way).length + 1);
  });

  it('has its words in the script of their language, with no number typed in a text', () => {
    const parts = [...check.questions, ...check.rules.values(), ...check.outcomes];
    const texts = parts.flatMap(part => [...localizedTexts(part, [part.id])]);
    const typed = (text: string) => /\d/.test(text.replaceAll(/\{fact:[^}]*\}/g, ''));
    const wrong = texts.filter(
      ({ text }) =>
        /\p{Script=Cyrillic}/u.test(text.pl + text.en) ||
        /[ыэъё]/i.test(text.uk) ||
        [text.pl, text.uk, text.en].some(typed),
    );
    expect(wrong.map(({ at }) => at.join('.'))).toEqual([]);
  });
});
