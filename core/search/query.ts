import { phoneQueries, shortestPhoneQuery } from '../text/digits.ts';
import { stemOf } from '../text/endings.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { isGivenName } from '../text/given-names.ts';
import { tokenize } from '../text/words.ts';
import { type Alternative, type QueryWord, wordOf } from './query-word.ts';
import { spokenAt, spokenMark } from './spoken-languages.ts';
import type { Synonyms } from './synonyms.ts';
import { exactFit, mostWords, shortestTypo } from './weights.ts';

/** A part of the query: a document must satisfy one alternative, or hold one of the runs of digits in a phone number. */
export interface QueryGroup {
  /** How many words of the query it stands for; its score counts so many times. */
  readonly size: number;
  /** The first one is the query's own words. */
  readonly alternatives: readonly Alternative[];
  readonly phoneRuns: readonly string[];
  /** It names somebody or some place to turn to (see {@link Known}). */
  readonly namesHelper: boolean;
  /** Raises documents and leaves none out, unless nothing else is asked. */
  readonly isWish: boolean;
}

const digitsOnly = /^\d+$/;

/** What a text asks for; every group must be satisfied. Empty when the text holds no word. */
export function parseQuery(text: string, synonyms: Synonyms): QueryGroup[] {
  const words = meaningfulWords(text);
  const wholePhone = phoneQueries(text);
  const groups: QueryGroup[] = [];
  let at = 0;
  while (at < words.length) {
    const spoken = wholePhone.length > 0 ? null : spokenAt(words, at);
    if (spoken !== null) {
      groups.push(wishFor(spoken));
      at += spoken.length;
      continue;
    }
    const known = synonyms.at(words, at);
    const length = wholePhone.length > 0 ? words.length : Math.max(known?.length ?? 1, digitRun(words, at));
    const own = words.slice(at, at + length);
    groups.push({
      size: own.length,
      alternatives: [
        { words: own.map(word => wordOf(word)), fit: exactFit },
        ...(known !== null && known.length === length ? known.phrases : []),
      ],
      phoneRuns: wholePhone.length > 0 ? wholePhone : phoneRunOf(own),
      namesHelper: known !== null && known.length === length && known.namesHelper,
      isWish: false,
    });
    at += length;
  }
  return groups;
}

const wishFor = ({ code, length }: { readonly code: string; readonly length: number }): QueryGroup => ({
  size: length,
  alternatives: [{ words: [{ ...wordOf(spokenMark(code)), keys: [] }], fit: exactFit }],
  phoneRuns: [],
  namesHelper: false,
  isWish: true,
});

/** The words of a query without those that say nothing; a last word that is still being typed always stays. */
function meaningfulWords(text: string): readonly string[] {
  const tokens = tokenize(text).slice(0, mostWords);
  const kept = tokens.filter(token => !isFunctionWord(token.plain) || token.end === text.length);
  return (kept.length === 0 ? tokens : kept).map(token => token.plain);
}

/** How many words from `at` on are digits; at least 1. */
function digitRun(words: readonly string[], at: number): number {
  let length = 0;
  while (digitsOnly.test(words[at + length] ?? '')) length++;
  return Math.max(1, length);
}

function phoneRunOf(words: readonly string[]): readonly string[] {
  const run = words.join('');
  return digitsOnly.test(run) && run.length >= shortestPhoneQuery ? [run] : [];
}

/**
 * The same query, less strict: words in other endings; and words that find nothing (`isUnknown`) with a typo and as
 * words near a synonym. A given name is never taken for a typo. Null when there is nothing to loosen.
 */
export function loosen(
  groups: readonly QueryGroup[],
  synonyms: Synonyms,
  isUnknown: (word: QueryWord) => boolean,
): QueryGroup[] | null {
  let isChanged = false;
  const loosened = groups.map((group): QueryGroup => {
    const [own, ...others] = group.alternatives;
    if (own === undefined || group.isWish) return group;
    const words = own.words.map((word): QueryWord => {
      const withTypo = mayBeTypo(word.plain) && isUnknown(word);
      // Вікторія without its ending would be Віктор.
      const stem = isGivenName(word.plain) ? null : stemOf(word.plain);
      isChanged ||= withTypo || stem !== null;
      return { ...word, stem, withTypo };
    });
    const [word] = words;
    const near =
      words.length === 1 && others.length === 0 && word?.withTypo === true ? synonyms.near(word.plain) : [];
    return { ...group, alternatives: [{ ...own, words }, ...others, ...near] };
  });
  return isChanged ? loosened : null;
}

const mayBeTypo = (plain: string): boolean =>
  plain.length >= shortestTypo && /^\p{L}+$/u.test(plain) && !isGivenName(plain);
