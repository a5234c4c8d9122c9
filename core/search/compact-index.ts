import { KindIndex } from './kind-index.ts';
import { parseQuery } from './query.ts';
import { Scratch } from './score.ts';
import type { SearchIndex } from './search-index.ts';
import { noSynonyms, type Synonyms } from './synonyms.ts';

export interface CompactIndex<Kind extends string> extends SearchIndex<Kind> {
  /** Does now the sorting that the next search would do: after many documents have been put, before somebody types. */
  settle(): void;
}

/**
 * The index of the program, see README.md. `synonyms` is asked at every search, so an object that looks into the pack
 * in use may stand here.
 */
export function createSearchIndex<Kind extends string>(synonyms: Synonyms = noSynonyms): CompactIndex<Kind> {
  const scratch = new Scratch();
  const kinds = new Map<Kind, KindIndex>();
  const indexOf = (kind: Kind): KindIndex => {
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const index = new KindIndex(scratch);
    kinds.set(kind, index);
    return index;
  };

  return {
    put(documents) {
      for (const document of documents) indexOf(document.kind).put(document);
    },
    remove(kind, id) {
      kinds.get(kind)?.remove(id);
    },
    search(text, { kind, limit }) {
      const groups = parseQuery(text, synonyms);
      const namesHelper = groups.some(group => group.namesHelper);
      if (groups.length === 0) return { hits: [], total: 0, namesHelper };
      const { hits, total } = kinds.get(kind)?.search(groups, synonyms, limit) ?? { hits: [], total: 0 };
      return { hits: hits.map(({ id, score }) => ({ kind, id, score })), total, namesHelper };
    },
    settle() {
      for (const index of kinds.values()) index.settle();
    },
    get size() {
      return [...kinds.values()].reduce((sum, index) => sum + index.size, 0);
    },
  };
}
