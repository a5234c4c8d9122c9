import { z } from 'zod';
import type { Case } from '../../core/case/schema.ts';
import { type Consultation, recordIdSchema } from '../../core/consultation/schema.ts';
import { ageOf } from '../../core/contact/freshness.ts';
import { daySchema } from '../../core/dates.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { BadBytes, ByteReader } from '../../core/search/byte-reader.ts';
import { ByteWriter } from '../../core/search/byte-writer.ts';
import { type CompactIndex, createSearchIndex } from '../../core/search/compact-index.ts';
import { caseDocument, caseNumberText, contactDocument, topicDocument } from '../../core/search/documents.ts';
import { orderGroups } from '../../core/search/order-groups.ts';
import { standingScore } from '../../core/search/standing.ts';
import { makeSynonyms, noSynonyms, type Synonyms } from '../../core/search/synonyms.ts';
import { matchRanges } from '../../core/text/highlight.ts';
import type { ContactBook, PlacedContact } from './contact-book.ts';
import type { OpenState } from './directory-port.ts';
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
  /** Takes the topics and contacts in use; again whenever they change as a whole. */
  indexPacks(): Promise<void>;
  /** These contacts are otherwise now, or gone. */
  putContacts(ids: readonly string[]): void;
  putCases(cases: readonly { readonly one: Case; readonly visits: readonly Consultation[] }[]): void;
  /** Everything put of cases, as bytes that hold their words in the clear: to be sealed. */
  saveCases(): Uint8Array;
  /** Takes the bytes of {@link saveCases} back; what was put since stays. False, with nothing changed, where they do not read. */
  loadCases(bytes: Uint8Array): boolean;
  /** Every case has been put: results are complete from now on. */
  markComplete(): void;
  query(input: StoreInput<'search.query'>): SearchResult;
}

export interface SearchParts {
  readonly packs: Packs;
  readonly contacts: Pick<ContactBook, 'all' | 'find'>;
  readonly pause: () => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** The local day, for what a topic says today. */
  readonly today: () => string;
  /** Whether a contact answers now: shown, and first among contacts that match alike. */
  readonly openingNow?: (placed: PlacedContact) => OpenState;
}

const isOpen: Readonly<Record<OpenState['state'], boolean | null>> = {
  open: true,
  closed: false,
  'temporarily-closed': false,
  'not-stated': null,
  unknown: null,
};
/** How much a check is worth by its age: of what nobody checked the source may still be young. */
const freshness = { fresh: 1, due: 0.7, never: 0.3, old: 0 } as const;

/** Documents put between two pauses. */
const sliceDocuments = 100;

const caseName = ({ person }: Case): string => `${person.givenName} ${person.familyName}`.trim();
const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 160) ?? '';

/** What a result shows of a case: kept with the index, so that no case has to be read to be shown. */
const cardSchema = z.tuple([z.string(), z.string(), daySchema.nullable()]);
type Card = z.infer<typeof cardSchema>;
const cardsSchema = z.array(z.tuple([recordIdSchema, cardSchema]));

const cardOf = (one: Case): Card => [
  [caseNumberText(one.number), caseName(one)].filter(part => part !== '').join(' · '),
  firstLine(one.note),
  one.nextDeadlineOn,
];

const caseRow = (id: string, [title, subtitle, deadlineOn]: Card): SearchRow => ({
  group: 'case',
  id,
  title,
  subtitle,
  titleRanges: [],
  subtitleRanges: [],
  badge: deadlineOn === null ? 'none' : 'deadline',
  badgeText: deadlineOn ?? '',
});

const writeCards = (cards: ReadonlyMap<string, Card>): string => JSON.stringify([...cards]);

/** The index and the cards of {@link Search.saveCases}; null where the bytes are something else. */
function readSaved(bytes: Uint8Array): { index: Uint8Array; cards: z.infer<typeof cardsSchema> } | null {
  try {
    const reader = new ByteReader(bytes);
    const index = reader.bytes();
    const cards = cardsSchema.safeParse(JSON.parse(reader.text()));
    return cards.success && reader.isAtEnd ? { index, cards: cards.data } : null;
  } catch (error) {
    if (error instanceof BadBytes || error instanceof SyntaxError) return null;
    throw error;
  }
}

export function createSearch(parts: SearchParts): Search {
  const { packs, contacts, pause, nowMs, today, openingNow } = parts;
  let synonyms: Synonyms = noSynonyms;
  const index: CompactIndex<SearchGroup> = createSearchIndex({
    at: (words, from) => synonyms.at(words, from),
    near: word => synonyms.near(word),
  });
  const cards = new Map<string, Card>();
  let arePacksIndexed = false;
  let areCasesIndexed = false;
  let indexed = new Set<string>();
  /** Contacts that changed while the packs were being indexed: what was read of them before is old. */
  const changedMeanwhile = new Set<string>();

  const packDocuments = () => [
    ...packs.guidance().flatMap(pack => pack.topics.map(topicDocument)),
    ...contacts.all().map(({ contact, label }) => contactDocument(contact, label)),
  ];

  const rowOf = (group: SearchGroup, id: string, language: UiLanguage): SearchRow | null => {
    if (group === 'case') {
      const card = cards.get(id);
      return card === undefined ? null : caseRow(id, card);
    }
    if (group === 'topic') {
      const found = packs.topic(id);
      return found === null ? null : topicRow(found.topic, packs.factsOn(found.pack, today()), language);
    }
    const found = contacts.find(id);
    if (found === null) return null;
    const row = contactRow(found.contact, found.label, language);
    return openingNow === undefined ? row : { ...row, opening: openingNow(found) };
  };

  /** Open now and lately checked: decides between contacts that match alike. */
  const contactStands = (id: string): number => {
    const found = contacts.find(id);
    if (found === null) return 0;
    return standingScore({
      isOpenNow: isOpen[openingNow?.(found).state ?? 'unknown'],
      freshness: freshness[ageOf(found.contact, today()).state],
    });
  };

  const withRanges = (row: SearchRow, text: string): SearchRow => ({
    ...row,
    titleRanges: matchRanges(row.title, text),
    subtitleRanges: matchRanges(row.subtitle, text),
  });

  const putContacts = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const found = contacts.find(id);
      const key = `contact:${id}`;
      if (found === null || found.isRemoved) {
        if (indexed.delete(key)) index.remove('contact', id);
      } else {
        index.put([contactDocument(found.contact, found.label)]);
        indexed.add(key);
      }
    }
    index.settle();
  };

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
      putContacts(changedMeanwhile);
      changedMeanwhile.clear();
      arePacksIndexed = true;
    },
    putContacts(ids) {
      if (!arePacksIndexed) for (const id of ids) changedMeanwhile.add(id);
      putContacts(ids);
    },
    putCases(list) {
      for (const { one } of list) cards.set(one.id, cardOf(one));
      index.put(list.map(({ one, visits }) => caseDocument(one, visits)));
    },
    saveCases() {
      const writer = new ByteWriter();
      writer.bytes(index.save('case'));
      writer.text(writeCards(cards));
      return writer.finish();
    },
    loadCases(bytes) {
      const saved = readSaved(bytes);
      if (saved === null || !index.load('case', saved.index)) return false;
      for (const [id, card] of saved.cards) if (!cards.has(id)) cards.set(id, card);
      return true;
    },
    markComplete() {
      index.settle();
      areCasesIndexed = true;
    },
    query({ text, language, limit }) {
      const startMs = nowMs();
      const found = searchGroupSchema.options.map(group => {
        const { hits, total, namesHelper } = index.search(text, {
          kind: group,
          limit,
          standing: group === 'contact' ? contactStands : undefined,
          mayLeaveOut: group !== 'case',
        });
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
