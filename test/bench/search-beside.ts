import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../core/search/search-index.ts';
import { tokenize } from '../../core/text/words.ts';

/** A search over the same documents, by whatever library. */
export interface Beside {
  readonly name: string;
  /** Indexes the documents; answers what a keystroke does. */
  readonly build: (documents: readonly SearchDocument[]) => (text: string) => unknown;
}

/** The words of our own index, so that every library finds the same spellings and none pays for worse ones. */
const wordsOf = (text: string): string[] => tokenize(text).map(token => token.plain);
const keyOf = ({ kind, id }: SearchDocument): string => `${kind}:${id}`;
const hits = 20;

/** Every word as a beginning, all of them needed, ranked with our weights of the fields. */
const miniSearch: Beside = {
  name: 'minisearch',
  build(documents) {
    const index = new MiniSearch<SearchDocument & { readonly key: string }>({
      idField: 'key',
      fields: ['title', 'keywords', 'body'],
      tokenize: wordsOf,
      processTerm: term => term,
    });
    index.addAll(documents.map(document => ({ ...document, key: keyOf(document) })));
    const boost = { title: 3.75, keywords: 2.25 };
    return text => index.search(text, { prefix: true, combineWith: 'AND', boost }).slice(0, hits);
  },
};

/** The same without ranking by field: its tokenizer "forward" stores every beginning of every word. */
const flexSearch: Beside = {
  name: 'flexsearch',
  build(documents) {
    const index = new Index({ tokenize: 'forward', encode: wordsOf });
    for (const document of documents)
      index.add(keyOf(document), `${document.title} ${document.keywords} ${document.body}`);
    return text => index.search(text, { limit: hits });
  },
};

export const besides: readonly Beside[] = [miniSearch, flexSearch];
