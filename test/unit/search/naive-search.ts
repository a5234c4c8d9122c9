import type { SearchDocument } from '../../../core/search/search-index.ts';
import { isFunctionWord } from '../../../core/text/function-words.ts';
import { isGivenName } from '../../../core/text/given-names.ts';
import { nameKeys } from '../../../core/text/name-key.ts';
import { tokenize } from '../../../core/text/words.ts';

const plainWords = (text: string): string[] => tokenize(text).map(token => token.plain);

/** Words of a query that must match: function words count only when nothing else is asked or while they are typed. */
function askedWords(query: string): string[] {
  const words = plainWords(query);
  const kept = words.filter(
    (word, at) => !isFunctionWord(word) || (at === words.length - 1 && !query.endsWith(' ')),
  );
  return kept.length === 0 ? words : kept;
}

const begins = (word: string, asked: string): boolean =>
  word.startsWith(asked) ||
  nameKeys(word).some(key =>
    nameKeys(asked).some(wanted => (isGivenName(asked) ? key === wanted : key.startsWith(wanted))),
  );

/**
 * What strict search means, said as plainly as possible: documents in which every asked word begins some word, as
 * written or by its name key. The yardstick for the index; far too slow for anything else.
 */
export function naiveSearch(documents: Iterable<SearchDocument>, query: string): string[] {
  const asked = askedWords(query);
  if (asked.length === 0) return [];
  return [...documents]
    .filter(document => {
      const words = plainWords(`${document.title}\n${document.keywords}\n${document.body}`);
      const withoutZeros = words.map(word => word.replace(/^0+(?=[1-9])/, ''));
      return asked.every(one => [...words, ...withoutZeros].some(word => begins(word, one)));
    })
    .map(document => document.id);
}
