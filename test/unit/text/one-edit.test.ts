import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWithinOneEdit, withinOneEdit } from '../../../core/text/one-edit.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

/** The textbook table, as the yardstick: optimal string alignment. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j++) rows[0]?.splice(j, 1, j);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : 99;
      rows[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap));
    }
  }
  return at(a.length, b.length);
}

const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }).map(letters => letters.join(''));

describe('one edit', () => {
  it('is seen exactly where the textbook distance is at most 1', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(withinOneEdit(a, b)).toBe(distance(a, b) <= 1);
      }),
      seededRun(5000),
    );
  });

  it('is seen in a beginning exactly where some beginning is at most 1 away', () => {
    fc.assert(
      fc.property(word, word, (typed, whole) => {
        const beginnings = Array.from({ length: whole.length + 1 }, (_, end) => whole.slice(0, end));
        expect(beginsWithinOneEdit(typed, whole)).toBe(beginnings.some(one => distance(typed, one) <= 1));
      }),
      seededRun(5000),
    );
  });

  it.each([
    ['prawink', 'prawnik', true],
    ['lekrz', 'lekarz', true],
    ['konuslat', 'konsulat', true],
    ['mariia', 'maryna', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(withinOneEdit(a, b)).toBe(expected);
  });
});
