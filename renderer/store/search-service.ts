import type { Case } from '../../core/case/schema.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { type CompactIndex, createSearchIndex } from '../../core/search/compact-index.ts';
import { caseDocument, caseNumberText, contactDocument, topicDocument } from '../../core/search/documents.ts';
import { orderGroups } from '../../core/search/order-groups.ts';
import { makeSynonyms, noSynonyms, type Synonyms } from '../../core/search/synonyms.ts';
import { matchRanges } from '../../core/text/highlight.ts';
import { contactRow, topicRow } from './pack-views.ts';
import type { Packs } from './packs-service.ts';
import {
  type SearchGroup,
  type SearchResult,
  type SearchRow,
  type StoreInput,
  searchGroupSchema,
} from './port.ts';

/** Search over guidance, contacts and cases. Topics and contacts come from public packs and need no key. */
export interface Search {
  /** Takes the packs in use; again whenever they change. */
  indexPacks(): Promise<void>;
  putCases(cases: readonly { readonly one: Case; readonly visits: readonly Consultation[] }[]): void;
  /** Every case has been put: results are complete from now on. */
  markComplete(): void;
  query(input: StoreInput<'search.query'>): SearchResult;
}

export interface SearchParts {
  readonly packs: Packs;
  readonly pause: () => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** The local day, for what a topic says today. */
  readonly today: () => string;
}

/** Documents put between two pauses. */
const sliceDocuments = 100;

const caseName = ({ person }: Case): string => `${person.givenName} ${person.familyName}`.trim();
const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 160) ?? '';

const caseRow = (one: Case): SearchRow => ({
  group: 'case',
  id: one.id,
  title: [caseNumberText(one.number), caseName(one)].filter(part => part !== '').join(' · '),
  subtitle: firstLine(one.note),
  titleRanges: [],
  subtitleRanges: [],
  badge: one.nextDeadlineOn === null ? 'none' : 'deadline',
  badgeText: one.nextDeadlineOn ?? '',
});

export function createSearch({ packs, pause, nowMs, today }: SearchParts): Search {
  let synonyms: Synonyms = noSynonyms;
  const index: CompactIndex<SearchGroup> = createSearchIndex({
    at: (words, from) => synonyms.at(words, from),
    near: word => synonyms.near(word),
  });
  const cases = new Map<string, Case>();
  let arePacksIndexed = false;
  let areCasesIndexed = false;
  let indexed = new Set<string>();

  const packDocuments = () => [
    ...packs.guidance().flatMap(pack => pack.topics.map(topicDocument)),
    ...packs.contacts().flatMap(pack => {
      const labels = new Map(pack.taxonomy.map(term => [term.id, term.label]));
      return pack.contacts.map(contact =>
        contactDocument(contact, labels.get(contact.profile.category) ?? null),
      );
    }),
  ];

  const rowOf = (group: SearchGroup, id: string, language: UiLanguage): SearchRow | null => {
    if (group === 'case') {
      const one = cases.get(id);
      return one === undefined ? null : caseRow(one);
    }
    if (group === 'topic') {
      const found = packs.topic(id);
      return found === null ? null : topicRow(found.topic, packs.factsOn(found.pack, today()), language);
    }
    const found = packs.contact(id);
    return found === null ? null : contactRow(found.contact, found.pack, language);
  };

  const withRanges = (row: SearchRow, text: string): SearchRow => ({
    ...row,
    titleRanges: matchRanges(row.title, text),
    subtitleRanges: matchRanges(row.subtitle, text),
  });

  return {
    async indexPacks() {
      arePacksIndexed = false;
      synonyms = makeSynonyms(packs.contacts().flatMap(pack => pack.synonyms));
      const documents = packDocuments();
      const keys = new Set(documents.map(({ kind, id }) => `${kind}:${id}`));
      for (const key of indexed) {
        const [kind, id] = key.split(':', 2);
        const group = searchGroupSchema.parse(kind);
        if (!keys.has(key)) index.remove(group, id ?? '');
      }
      indexed = keys;
      for (let at = 0; at < documents.length; at += sliceDocuments) {
        index.put(documents.slice(at, at + sliceDocuments));
        await pause();
      }
      index.settle();
      arePacksIndexed = true;
    },
    putCases(list) {
      for (const { one } of list) cases.set(one.id, one);
      index.put(list.map(({ one, visits }) => caseDocument(one, visits)));
    },
    markComplete() {
      index.settle();
      areCasesIndexed = true;
    },
    query({ text, language, limit }) {
      const startMs = nowMs();
      const found = searchGroupSchema.options.map(group => {
        const { hits, total, namesHelper } = index.search(text, { kind: group, limit });
        const isAskedFor = group === 'contact' && namesHelper;
        return { group, total, hits, best: hits[0]?.score ?? 0, isAskedFor };
      });
      const groups = orderGroups(found).map(({ group, total, hits }) => {
        const rows = hits.flatMap(hit => rowOf(group, hit.id, language) ?? []);
        return { group, total, rows: rows.map(row => withRanges(row, text)) };
      });
      return { groups, tookMs: nowMs() - startMs, complete: arePacksIndexed && areCasesIndexed };
    },
  };
}
