import { nameKeys } from '../text/name-key.ts';

/**
 * An unchangeable part of the index over documents of one kind. Words stand sorted in one table, and the documents of
 * each word (its postings) follow each other in one array, so the documents of all words with a prefix are one run.
 * Only `alive` changes: a removed document stays until the segment is merged.
 */
export interface Segment {
  /** Document ids by ordinal. */
  readonly ids: readonly string[];
  readonly ordinals: ReadonlyMap<string, number>;
  /** 0 to 1, by ordinal. */
  readonly boosts: Float32Array;
  /** 1 while the document counts. */
  readonly alive: Uint8Array;
  /** How many of `alive` are 1. */
  aliveCount: number;

  /** Plain words (see `fold`), sorted by UTF-16 units, each once. */
  readonly words: readonly string[];
  /** Postings of word w: [starts[w], starts[w + 1]) of `docs` and `weights`; one entry longer than `words`. */
  readonly starts: Uint32Array;
  /** Ordinals, rising within a word. */
  readonly docs: Uint32Array;
  readonly weights: Uint8Array;

  /** Name keys, sorted; a key stands once for every word that has it. */
  readonly keys: readonly string[];
  /** The word of each entry of `keys`. */
  readonly keyWords: Uint32Array;

  readonly phones: PhoneTable;
}

/** Digits of all phone numbers in one string, separated by spaces, so that one `indexOf` goes through all of them. */
export interface PhoneTable {
  readonly digits: string;
  /** Where each number begins in `digits`, rising; whose it is; where its groups begin (bit n: at its digit n). */
  readonly starts: Uint32Array;
  readonly docs: Uint32Array;
  readonly groupStarts: Uint32Array;
}

/** The key table of a sorted table of words. */
export function buildKeys(words: readonly string[]): Pick<Segment, 'keys' | 'keyWords'> {
  const entries = words.flatMap((plain, word) =>
    // One string in both tables where they are equal: many words are their own key.
    nameKeys(plain).map(key => ({ key: key === plain ? plain : key, word })),
  );
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.word - b.word));
  return { keys: entries.map(entry => entry.key), keyWords: Uint32Array.from(entries, entry => entry.word) };
}

/** First index in the sorted `table` whose entry is not before `word`. */
export function lowerBound(table: readonly string[], word: string): number {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** [from, to) of the entries that begin with `prefix`. */
export function prefixRange(table: readonly string[], prefix: string): readonly [from: number, to: number] {
  const from = lowerBound(table, prefix);
  let low = from;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle] ?? '').startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return [from, low];
}

/** Last index whose entry is not after `value`. */
export function lastAtOrBefore(rising: Uint32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
