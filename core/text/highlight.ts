import { phoneQueries } from './digits.ts';
import { stemKeys, stemOf } from './endings.ts';
import { fold } from './fold.ts';
import { isFunctionWord } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { nameKeys } from './name-key.ts';
import { withinOneEdit } from './one-edit.ts';
import { type Token, tokenize } from './words.ts';

/** [start, end) in UTF-16 units of the text as it was given. */
export type MatchRange = [start: number, end: number];

/**
 * Where `text` shows what was asked for: beginnings of words, in any spelling or script, and digits of a phone number
 * in any grouping. A word of the query that begins no word of the text is looked for without its ending, then with one
 * typo. Ranges are in order, never overlap and never cut a letter from its marks.
 */
export function matchRanges(text: string, query: string): MatchRange[] {
  const tokens = tokenize(text);
  const asked = meaningful(tokenize(query).map(token => token.plain));
  const ranges = asked.flatMap(word => rangesOfWord(text, tokens, word));
  ranges.push(...phoneQueries(query).flatMap(digits => rangesOfDigits(text, digits)));
  return joined(ranges);
}

function meaningful(words: readonly string[]): readonly string[] {
  const kept = words.filter(word => !isFunctionWord(word));
  return kept.length === 0 ? words : kept;
}

/** Shorter words are not looked for with a typo. */
const shortestTypo = 5;

function rangesOfWord(text: string, tokens: readonly Token[], word: string): MatchRange[] {
  const begun = (plain: string, keys: readonly string[]): MatchRange[] =>
    tokens.flatMap(token => {
      const end = endOfMatch(text, token, { plain, keys });
      return end === null ? [] : [[token.start, end]];
    });
  const direct = begun(word, nameKeys(word));
  if (direct.length > 0) return direct;
  const stem = stemOf(word);
  const inOtherEnding = stem === null ? [] : begun(stem, stemKeys(stem));
  if (inOtherEnding.length > 0 || word.length < shortestTypo || isGivenName(word)) return inOtherEnding;
  return tokens.filter(token => withinOneEdit(token.plain, word)).map(token => [token.start, token.end]);
}

interface Sought {
  readonly plain: string;
  readonly keys: readonly string[];
}

/** Where the part of `token` that was asked for ends; null when it does not begin so. */
function endOfMatch(text: string, token: Token, { plain, keys }: Sought): number | null {
  const ownKeys = nameKeys(token.plain);
  if (token.plain === plain || ownKeys.some(own => keys.includes(own))) return token.end;
  if (token.plain.startsWith(plain)) return endOf(text, token, begun => begun.startsWith(plain));
  const key = keys.find(sought => ownKeys.some(own => own.startsWith(sought)));
  if (key === undefined) return null;
  return endOf(text, token, begun => nameKeys(begun).some(own => own.startsWith(key)));
}

const mark = /^\p{M}$/u;

/** End of the shortest beginning of `token` whose plain form passes `covers`, with the marks that belong to its last letter. */
function endOf(text: string, token: Token, covers: (plain: string) => boolean): number {
  let end = token.start;
  let found = false;
  for (const letter of text.slice(token.start, token.end)) {
    if (found && !mark.test(letter)) break;
    end += letter.length;
    found ||= covers(fold(text.slice(token.start, end)));
  }
  return end;
}

/** Places where the digits stand in a row, whatever is written between them within one number. */
function rangesOfDigits(text: string, digits: string): MatchRange[] {
  const between = '[\\s()./\\-–]{0,3}';
  const pattern = new RegExp([...digits].join(between), 'gu');
  return [...text.matchAll(pattern)].map(match => [match.index, match.index + match[0].length]);
}

function joined(ranges: readonly MatchRange[]): MatchRange[] {
  const result: MatchRange[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
