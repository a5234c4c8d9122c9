import { stemOf } from '../text/endings.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { nameKeys } from '../text/name-key.ts';
import { withinOneEdit } from '../text/one-edit.ts';
import { tokenize } from '../text/words.ts';
import { shortestTypo } from './weights.ts';

/** One need and its words in every language, as in `synonyms.json` of the contacts pack. */
export interface SynonymGroup {
  readonly pl: readonly string[];
  readonly uk: readonly string[];
  readonly en: readonly string[];
}

/** Words in plain form. */
export type Phrase = readonly string[];

export interface Synonyms {
  /** The longest known phrase that begins at word `from`: how many words it takes, and the other phrases of its needs. */
  at(
    words: readonly string[],
    from: number,
  ): { readonly length: number; readonly others: readonly Phrase[] } | null;
  /** Phrases for a word that is known only with another ending or without its typo; empty when none is. */
  near(word: string): readonly Phrase[];
}

export const noSynonyms: Synonyms = { at: () => null, near: () => [] };

/**
 * A table of words that mean the same need, whatever the language: юрист, lawyer and prawnik meet. Words are compared
 * by their name keys, so "advokat" and "адвокат" are one word.
 */
export function makeSynonyms(groups: readonly SynonymGroup[]): Synonyms {
  const phrasesOf = groups.map(({ pl, uk, en }) => distinct([...pl, ...uk, ...en].map(phraseOf)));
  const needsOf = new Map<string, number[]>();
  phrasesOf.forEach((phrases, need) => {
    for (const phrase of phrases) {
      const key = keyOf(phrase);
      const needs = needsOf.get(key);
      if (needs === undefined) needsOf.set(key, [need]);
      else needs.push(need);
    }
  });
  const longest = Math.max(0, ...phrasesOf.flat().map(phrase => phrase.length));
  const othersOf = (keys: readonly string[]): readonly Phrase[] =>
    distinct(keys.flatMap(key => needsOf.get(key) ?? []).flatMap(need => phrasesOf[need] ?? []));

  return {
    at(words, from) {
      for (let length = Math.min(longest, words.length - from); length > 0; length--) {
        const key = keyOf(words.slice(from, from + length));
        if (needsOf.has(key))
          return { length, others: othersOf([key]).filter(phrase => keyOf(phrase) !== key) };
      }
      return null;
    },
    near(word) {
      const known = [...needsOf.keys()].filter(key => !key.includes(' '));
      return othersOf(known.filter(key => isNear(word, key)));
    },
  };
}

/** Longest ending that a word of the table may have beyond the stem of what was typed. */
const longestEnding = 3;

function isNear(word: string, key: string): boolean {
  const stem = stemOf(word);
  const stemKey = stem === null ? null : keyOf([stem]);
  if (stemKey !== null && key.startsWith(stemKey) && key.length <= stemKey.length + longestEnding)
    return true;
  return word.length >= shortestTypo && withinOneEdit(keyOf([word]), key);
}

function phraseOf(text: string): Phrase {
  const words = tokenize(text).map(token => token.plain);
  const kept = words.filter(word => !isFunctionWord(word));
  return kept.length === 0 ? words : kept;
}

const keyOf = (phrase: Phrase): string => phrase.map(word => nameKeys(word)[0] ?? word).join(' ');

const distinct = (phrases: readonly Phrase[]): readonly Phrase[] => [
  ...new Map(phrases.filter(phrase => phrase.length > 0).map(phrase => [keyOf(phrase), phrase])).values(),
];
