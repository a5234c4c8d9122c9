import { stemOf } from '../text/endings.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { nameKeys } from '../text/name-key.ts';
import { withinOneEdit } from '../text/one-edit.ts';
import { tokenize } from '../text/words.ts';
import { type Alternative, inAnyEnding } from './query-word.ts';
import { vocabulary } from './vocabulary.ts';
import { otherEndingFit, shortestTypo, synonymFit } from './weights.ts';

/** One need and its words in every language, as in `synonyms.json` of the contacts pack. */
export interface SynonymGroup {
  /** Words for somebody or some place to turn to, not for a matter. */
  readonly helper?: boolean | undefined;
  readonly pl: readonly string[];
  readonly uk: readonly string[];
  readonly en: readonly string[];
}

export interface Synonyms {
  /**
   * The longest known phrase that begins at word `from` (words in plain form): how many words it takes, and the phrases
   * of its needs, itself in other endings included. The beginning of a phrase counts from two words on. Null when none
   * begins there.
   */
  at(words: readonly string[], from: number): Known | null;
  /** Phrases for a word that is known but for a typo; empty when none is. */
  near(word: string): readonly Alternative[];
}

export interface Known {
  readonly length: number;
  readonly phrases: readonly Alternative[];
  /** One of its needs is somebody or some place to turn to. */
  readonly namesHelper: boolean;
}

export const noSynonyms: Synonyms = { at: () => null, near: () => [] };

interface Phrase {
  /** Spellings, endings and orders of one phrase meet in the key. */
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * A table of words that mean the same need, whatever the language: юрист, lawyer and prawnik meet, and so do the words
 * of `vocabulary.ts`.
 */
export function makeSynonyms(groups: readonly SynonymGroup[]): Synonyms {
  const helpers = new Set<readonly Phrase[]>();
  const needs = [...groups, ...vocabulary].map(({ helper, pl, uk, en }: SynonymGroup) => {
    const need = distinct([...pl, ...uk, ...en].map(phraseOf));
    if (helper === true) helpers.add(need);
    return need;
  });
  /** Key of a phrase or of its beginning → the needs it names. */
  const needsOf = new Map<string, Set<readonly Phrase[]>>();
  const add = (key: string, need: readonly Phrase[]): void => {
    const known = needsOf.get(key);
    if (known === undefined) needsOf.set(key, new Set([need]));
    else known.add(need);
  };
  for (const need of needs) {
    for (const { key, words } of need) {
      add(key, need);
      for (let length = 2; length < words.length; length++) add(keyOf(words.slice(0, length)), need);
    }
  }
  const longest = Math.max(...needs.flat().map(phrase => phrase.words.length));
  const alternatives = (keys: readonly string[], own: string | null): readonly Alternative[] =>
    distinct(keys.flatMap(key => [...(needsOf.get(key) ?? [])]).flat()).map(({ key, words }) =>
      inAnyEnding(words, key === own ? otherEndingFit : synonymFit),
    );

  return {
    at(words, from) {
      for (let length = Math.min(longest, words.length - from); length > 0; length--) {
        const key = keyOf(words.slice(from, from + length));
        const named = needsOf.get(key);
        if (named === undefined) continue;
        const namesHelper = [...named].some(need => helpers.has(need));
        return { length, phrases: alternatives([key], key), namesHelper };
      }
      return null;
    },
    near(word) {
      if (word.length < shortestTypo) return [];
      const near = needs
        .flat()
        .filter(({ words }) => words.length === 1 && withinOneEdit(word, words[0] ?? ''));
      return alternatives(
        near.map(phrase => phrase.key),
        null,
      );
    },
  };
}

function phraseOf(text: string): Phrase {
  const all = tokenize(text).map(token => token.plain);
  const kept = all.filter(word => !isFunctionWord(word));
  const words = kept.length === 0 ? all : kept;
  return { key: keyOf(words), words };
}

const keyOf = (words: readonly string[]): string =>
  words
    .map(word => stemOf(word) ?? word)
    .map(stem => nameKeys(stem)[0] ?? stem)
    .sort()
    .join(' ');

const distinct = (phrases: readonly Phrase[]): readonly Phrase[] => [
  ...new Map(
    phrases.filter(({ words }) => words.length > 0).map(phrase => [phrase.words.join(' '), phrase]),
  ).values(),
];
