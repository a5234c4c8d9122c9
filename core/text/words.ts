import { fold } from './fold.ts';
import { apostrophes } from './letters.ts';

/** What a UTF-16 unit is to a word. A word is a run of letters or a run of digits: `K-0412` and `K0412` are both k, 0412. */
const kinds = { other: 0, letter: 1, digit: 2, apostrophe: 3, surrogate: 4 } as const;

const letterPattern = /[\p{L}\p{M}]/u;
const digitPattern = /\p{N}/u;

const kindByPattern = (letter: string): number =>
  letterPattern.test(letter) ? kinds.letter : digitPattern.test(letter) ? kinds.digit : kinds.other;

function kindOfUnit(unit: number): number {
  if (unit < 0x80) {
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return kinds.letter;
    if (unit >= 0x30 && unit <= 0x39) return kinds.digit;
    return unit === 0x27 || unit === 0x60 ? kinds.apostrophe : kinds.other;
  }
  // Cyrillic letters; the signs inside the block (U+0482 …) are rare enough to pass as letters.
  if (unit >= 0x400 && unit <= 0x52f) return kinds.letter;
  if (unit >= 0xd800 && unit <= 0xdfff) return kinds.surrogate;
  const letter = String.fromCharCode(unit);
  return apostrophes.includes(letter) ? kinds.apostrophe : kindByPattern(letter);
}

/**
 * Calls `visit` with [start, end) of every word of `text`, in UTF-16 units. An apostrophe belongs to a word only
 * between two letters. Written as a loop over units because it runs over every note at unlock (millions of words).
 */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  const length = text.length;
  let start = 0;
  /** Kind of the word that is open, or `other`. */
  let open: number = kinds.other;
  let at = 0;
  while (at < length) {
    let kind = kindOfUnit(text.charCodeAt(at));
    let width = 1;
    if (kind === kinds.surrogate) {
      const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
      width = point.length;
      kind = kindByPattern(point);
    } else if (kind === kinds.apostrophe) {
      const inside =
        open === kinds.letter && at + 1 < length && kindOfUnit(text.charCodeAt(at + 1)) === kinds.letter;
      kind = inside ? kinds.letter : kinds.other;
    }
    if (kind !== open) {
      if (open !== kinds.other) visit(start, at);
      start = at;
      open = kind;
    }
    at += width;
  }
  if (open !== kinds.other) visit(start, length);
}

/** One word: its plain form and where it stands in the text, [start, end) in UTF-16 units. */
export interface Token {
  readonly plain: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in order; words that fold to nothing (a lone soft sign) are left out. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  eachWord(text, (start, end) => {
    const plain = fold(text.slice(start, end));
    if (plain !== '') tokens.push({ plain, start, end });
  });
  return tokens;
}
