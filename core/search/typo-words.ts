import { nameKeys } from '../text/name-key.ts';
import { beginsWithinOneEdit, withinOneEdit } from '../text/one-edit.ts';
import type { Segment } from './segment.ts';

/** Which letters each entry of a table has, one bit a letter; made at the first typo, as most queries have none. */
const lettersOfTable = new WeakMap<readonly string[], Uint32Array>();

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function tableLetters(table: readonly string[]): Uint32Array {
  const known = lettersOfTable.get(table);
  if (known !== undefined) return known;
  const letters = Uint32Array.from(table, lettersOf);
  lettersOfTable.set(table, letters);
  return letters;
}

/** Below this length a key is not compared with a typo: keys are shorter than words and meet sooner. */
const shortestKey = 7;
/** Below this length a beginning is not compared with a typo. */
const shortestBeginning = 7;

/**
 * Words of the segment that are one typo away from `typed`, or begin so, or hold it inside; `found` gets the word's number and whether it
 * is the whole word. The bits of the letters leave few candidates to compare: one edit leaves at most one typed letter
 * without its like.
 */
export function eachTypoWord(
  segment: Segment,
  typed: string,
  found: (word: number, isWhole: boolean) => void,
): void {
  eachCandidate(segment.words, typed, at => {
    const word = segment.words[at] ?? '';
    if (withinOneEdit(typed, word)) found(at, true);
    else if (word.includes(typed)) found(at, false);
    else if (typed.length >= shortestBeginning && word[0] === typed[0] && beginsWithinOneEdit(typed, word)) {
      found(at, false);
    }
  });
  for (const key of nameKeys(typed)) {
    if (key.length < shortestKey) continue;
    eachCandidate(segment.keys, key, at => {
      if (withinOneEdit(key, segment.keys[at] ?? '')) found(segment.keyWords[at] ?? 0, true);
    });
  }
}

function eachCandidate(table: readonly string[], typed: string, visit: (at: number) => void): void {
  const letters = tableLetters(table);
  const wanted = lettersOf(typed);
  const shortest = typed.length - 1;
  for (let at = 0; at < letters.length; at++) {
    const missing = wanted & ~(letters[at] ?? 0);
    // No bit or one bit left: at most one letter of the typed word is not in the entry.
    if ((missing & (missing - 1)) === 0 && (table[at]?.length ?? 0) >= shortest) visit(at);
  }
}
