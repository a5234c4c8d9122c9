import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../repo/source-files.ts';

/** Regular expressions that texts of packs, files or people meet, as they stand in the sources. */
const literals = sourceFiles(['core', 'renderer', 'electron'], ['.ts', '.tsx']).flatMap(({ path, text }) =>
  [
    ...text.matchAll(
      /(?<=[(=,:[!&|?{};]\s*|\breturn\s+)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g,
    ),
  ]
    .filter(([, source = '', flags = '']) => isRegex(source, flags))
    .map(([, source = '', flags = '']) => ({ name: `${path}: /${source}/${flags}`, source, flags })),
);

function isRegex(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

const wholeLength = 100_000;

/** Forms that never meet a text of that size: what they meet at most, in UTF-16 units. */
const bounded: readonly (readonly [string, number])[] = [
  // The port refuses a longer passphrase before any work.
  ['core/vault/passphrase.ts: /\\p{L}*$/u', 1025],
  // One line of what a person pastes.
  ['core/calendar/read-stays.ts: /^[ .:()]+|[ .:()]+$/g', 1_000],
  // A name, and what is left of it after 60 characters; a list of languages in one cell of a table.
  ['core/contact/changes.ts: /^-+|-+$/g', 1_000],
  ['core/contact/changes.ts: /-+$/', 60],
  ['core/contact/table/cells.ts: /[;,/\\n]|\\s+i\\s+/', 1_000],
];
const lengthFor = (name: string): number => bounded.find(([known]) => known === name)?.[1] ?? wholeLength;

/** Texts of 100 kB on which a form that can be read in two ways takes for ever. */
function* attacks(source: string, length: number): Generator<string> {
  const alphabet = new Set([
    'a',
    '0',
    ' ',
    '-',
    '.',
    '/',
    '{',
    '\t',
    'ż',
    ...source.replace(/[\\^$*+?()[\]|]/g, ''),
  ]);
  for (const sign of alphabet) {
    const run = sign.repeat(length);
    yield `${run}\u0000`;
    yield `a${run}!`;
  }
  for (const pair of ['a-', '0.', 'a.', 'a/', '{a', '\\"', '[[', '%2', 'a@', '--', '::'])
    yield `${pair.repeat(length / 2)}!`;
  yield `https://${'a.'.repeat(length / 2)}`;
  yield `{fact:${'a-'.repeat(length / 2)}`;
}

const costOf = (regex: RegExp, text: string): number => {
  regex.lastIndex = 0;
  const start = performance.now();
  regex.test(text);
  return performance.now() - start;
};

/** A repeated group whose inside repeats: the shape behind every known catastrophe. */
const nested = /\((?:[^()\\[]|\\.|\[(?:\\.|[^\]])*\])*(?<!\\)[*+](?:[^()\\[]|\\.)*\)(?:[*+]|\{\d+,\})/;

describe('regular expressions (G7)', () => {
  it('are found in the sources', () => {
    expect(literals.length).toBeGreaterThan(60);
    expect(nested.test('(a+)+$')).toBe(true);
    expect(nested.test('([a-z]+\\d)*')).toBe(true);
  });

  it.each(literals)('$name answers within 50 ms on anything it may meet', ({ name, source, flags }) => {
    const regex = new RegExp(source, flags);
    const longest = lengthFor(name);
    // Short ones first, so that a form that takes for ever is found before it does.
    for (const length of [longest / 100, longest / 10, longest])
      for (const text of attacks(source, Math.ceil(length))) {
        if (costOf(regex, text) < 50) continue;
        // The machine may have been busy: slow is what is slow every time.
        expect(Math.min(costOf(regex, text), costOf(regex, text), costOf(regex, text))).toBeLessThan(50);
      }
  });

  it('have no repetition inside a repetition that starts with the same signs', () => {
    // Separators between the repeated words keep these to one way of reading; each was measured above.
    const suspects = literals.filter(({ source }) => nested.test(source)).map(({ source }) => source);
    const readOneWay = (source: string): boolean => /\((?:\?:)?(?:\[?[-.:/ ,;]|\\[.s/-]|-|\{|,)/.test(source);
    expect(suspects.filter(source => !readOneWay(source))).toEqual([]);
  });
});
