/**
 * True when `a` becomes `b` by at most one change: a letter replaced, left out, put in, or two neighbours swapped
 * (Damerau–Levenshtein distance, optimal string alignment, at most 1). Linear in the length of the words.
 */
export function withinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  const at = sharedStart(short, long);
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1) || isSwap(short, long, at);
}

/** True when some beginning of `word` is within one edit of `typed`: a typo made while the word is still being typed. */
export function beginsWithinOneEdit(typed: string, word: string): boolean {
  const at = sharedStart(typed, word);
  if (at === typed.length) return true;
  const rest = typed.slice(at + 1);
  return (
    word.startsWith(rest, at + 1) || // replaced
    word.startsWith(rest, at) || // one letter too many was typed
    word.startsWith(typed.slice(at), at + 1) || // one letter was left out
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && word.startsWith(typed.slice(at + 2), at + 2))
  );
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Both of one length, first difference at `at`: is it two neighbours swapped, and nothing else? */
const isSwap = (a: string, b: string, at: number): boolean =>
  at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
