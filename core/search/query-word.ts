import { stemOf } from '../text/endings.ts';
import { nameKeys } from '../text/name-key.ts';
import { synonymFit } from './weights.ts';

/** A word to be found in a document. */
export interface QueryWord {
  readonly plain: string;
  readonly keys: readonly string[];
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

/** A word as it was typed: whole or as a beginning, no typo, no other ending. */
export const wordOf = (plain: string, asPrefix = true): QueryWord => ({
  plain,
  keys: nameKeys(plain),
  asPrefix,
  stem: null,
  withTypo: false,
});

/** Shorter words of a synonym (PIT, NFZ) must be whole words. */
const shortestBeginning = 4;

/** Words of a synonym stand for themselves in any ending: "porada prawna" is also "porady prawne". */
export const synonymAlternative = (phrase: readonly string[]): Alternative => ({
  words: phrase.map(plain => wordOf(stemOf(plain) ?? plain, plain.length >= shortestBeginning)),
  fit: synonymFit,
});
