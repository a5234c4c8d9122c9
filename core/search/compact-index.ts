import { decodeSegments, encodeSegments } from './index-bytes.ts';
import { KindIndex } from './kind-index.ts';
import { parseQuery } from './query.ts';
import { Scratch } from './score.ts';
import type { SearchIndex } from './search-index.ts';
import { noSynonyms, type Synonyms } from './synonyms.ts';

export interface CompactIndex<Kind extends string> extends SearchIndex<Kind> {
  /** Does now the sorting that the next search would do: after many documents have been put, before somebody types. */
  settle(): void;
  /** Everything of a kind as bytes, to be kept for the next start. It holds every word of the texts: to be sealed. */
  save(kind: Kind): Uint8Array<ArrayBuffer>;
  /**
   * Takes the bytes of {@link save} back; documents put since stay as they are. False, with nothing changed, for damaged
   * bytes, another format, or bytes made by other rules of folding and weighing.
   */
  load(kind: Kind, bytes: Uint8Array): boolean;
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
    search(text, { kind, ...wanted }) {
      const groups = parseQuery(text, synonyms);
      const namesHelper = groups.some(group => group.namesHelper);
      if (groups.length === 0) return { hits: [], total: 0, namesHelper };
      const { hits, total } = kinds.get(kind)?.search(groups, synonyms, wanted) ?? {
        hits: [],
        total: 0,
      };
      return { hits: hits.map(({ id, score }) => ({ kind, id, score })), total, namesHelper };
    },
    settle() {
      for (const index of kinds.values()) index.settle();
    },
    save: kind => encodeSegments(kinds.get(kind)?.segments() ?? []),
    load(kind, bytes) {
      const older = decodeSegments(bytes);
      if (older !== null) indexOf(kind).addOlder(older);
      return older !== null;
    },
    get size() {
      return [...kinds.values()].reduce((sum, index) => sum + index.size, 0);
    },
  };
}
