import { stemOf } from '../text/endings.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { nameKeys } from '../text/name-key.ts';
import { withinOneEdit } from '../text/one-edit.ts';
import { tokenize } from '../text/words.ts';
import { placeNames } from './place-names.ts';
import { type Alternative, synonymAlternative } from './query-word.ts';
import { shortestTypo } from './weights.ts';

/** One need and its words in every language, as in `synonyms.json` of the contacts pack. */
export interface SynonymGroup {
  readonly pl: readonly string[];
  readonly uk: readonly string[];
  readonly en: readonly string[];
}

export interface Synonyms {
  /**
   * The longest known phrase that begins at word `from` (words in plain form): how many words it takes, and the other
   * phrases of its needs. Null when none begins there.
   */
  at(
    words: readonly string[],
    from: number,
  ): { readonly length: number; readonly others: readonly Alternative[] } | null;
  /** Phrases for a word that is known only with another ending or without its typo; empty when none is. */
  near(word: string): readonly Alternative[];
}

export const noSynonyms: Synonyms = { at: () => null, near: () => [] };

/** A phrase in plain words with its key: spellings of one phrase meet in the key. */
interface Phrase {
  readonly key: string;
  readonly alternative: Alternative;
}

/**
 * A table of words that mean the same need, whatever the language: юрист, lawyer and prawnik meet, and so do the names
 * of Polish and Ukrainian cities. Words are compared by their name keys, so "advokat" and "адвокат" are one word.
 */
export function makeSynonyms(groups: readonly SynonymGroup[]): Synonyms {
  const needs = [...groups, ...placeNames].map(({ pl, uk, en }) =>
    distinct([...pl, ...uk, ...en].flatMap(phraseOf)),
  );
  const needsOf = new Map<string, (readonly Phrase[])[]>();
  for (const phrases of needs) {
    for (const { key } of phrases) {
      const known = needsOf.get(key);
      if (known === undefined) needsOf.set(key, [phrases]);
      else known.push(phrases);
    }
  }
  const single = [...needsOf.keys()].filter(key => !key.includes(' '));
  const longest = Math.max(...[...needsOf.keys()].map(key => key.split(' ').length));
  const phrasesFor = (keys: readonly string[]): readonly Phrase[] =>
    distinct(keys.flatMap(key => needsOf.get(key) ?? []).flat());

  return {
    at(words, from) {
      for (let length = Math.min(longest, words.length - from); length > 0; length--) {
        const key = keyOf(words.slice(from, from + length));
        if (!needsOf.has(key)) continue;
        const others = phrasesFor([key]).filter(phrase => phrase.key !== key);
        return { length, others: others.map(phrase => phrase.alternative) };
      }
      return null;
    },
    near(word) {
      const key = keyOf([word]);
      const stem = stemOf(word);
      const stemKey = stem === null ? null : keyOf([stem]);
      const isNear = (known: string): boolean =>
        isOtherEnding(known, stemKey) || (word.length >= shortestTypo && withinOneEdit(key, known));
      return phrasesFor(single.filter(isNear)).map(phrase => phrase.alternative);
    },
  };
}

/** Longest ending that a word of the table may have beyond the stem of what was typed. */
const longestEnding = 3;
const isOtherEnding = (known: string, stem: string | null): boolean =>
  stem !== null && known.startsWith(stem) && known.length <= stem.length + longestEnding;

function phraseOf(text: string): Phrase[] {
  const words = tokenize(text).map(token => token.plain);
  const kept = words.filter(word => !isFunctionWord(word));
  const plain = kept.length === 0 ? words : kept;
  return plain.length === 0 ? [] : [{ key: keyOf(plain), alternative: synonymAlternative(plain) }];
}

const keyOf = (words: readonly string[]): string => words.map(word => nameKeys(word)[0] ?? word).join(' ');

const distinct = (phrases: readonly Phrase[]): readonly Phrase[] => [
  ...new Map(phrases.map(phrase => [phrase.key, phrase])).values(),
];
