import { stemOf } from '../text/endings.ts';
import { isGivenName } from '../text/given-names.ts';
import { nameKeys } from '../text/name-key.ts';

/** A word to be found in a document. */
export interface QueryWord {
  readonly plain: string;
  readonly keys: readonly string[];
  /** False: a longer key that begins with one of `keys` does not count. */
  readonly keysAsPrefix: boolean;
  /** False: only the whole word counts, not a longer one that begins with it. */
  readonly asPrefix: boolean;
  /** Also words that begin with this; null: none. */
  readonly stem: string | null;
  /** Also words one typo away. */
  readonly withTypo: boolean;
}

/** All of these words: one way to satisfy a group. */
export interface Alternative {
  readonly words: readonly QueryWord[];
  readonly fit: number;
}

/**
 * A word as it was typed: whole or as a beginning, no typo, no other ending. A given name is whole: in other spellings
 * it is not the beginning of another one (Anna of Anastasiia, Марія of Мар’яна).
 */
export const wordOf = (plain: string): QueryWord => ({
  plain,
  keys: nameKeys(plain),
  keysAsPrefix: !isGivenName(plain),
  asPrefix: true,
  stem: null,
  withTypo: false,
});

/** Shorter words of a synonym (PIT, NFZ) must be whole words. */
const shortestBeginning = 4;

/**
 * All words of a phrase in any ending: "porada prawna" is also "porady prawne". Without name keys: the phrases are
 * listed in every script, and a key of a stem meets too much (побиття and pobyt).
 */
export const inAnyEnding = (phrase: readonly string[], fit: number): Alternative => ({
  words: phrase.map(plain => ({
    plain: stemOf(plain) ?? plain,
    keys: [],
    keysAsPrefix: false,
    asPrefix: plain.length >= shortestBeginning,
    stem: null,
    withTypo: false,
  })),
  fit,
});
