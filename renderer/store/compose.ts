import { bytesToHex } from '@noble/hashes/utils.js';
import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { uuidV7, uuidV7RandomBytes } from '../../core/ids.ts';
import { deriveDataKey, keyRing, type RandomBytes } from '../../core/seal/seal.ts';
import type { Kdf } from '../../core/vault/kdf-policy.ts';
import { isDowngraded } from '../../core/vault/vault.ts';
import { atomically } from './atomically.ts';
import { createCaseBook } from './case-book.ts';
import { createCases } from './cases.ts';
import { createGuidedCheck } from './check-service.ts';
import { createConsultations, isRecordedIn } from './consultations.ts';
import { createContactBook } from './contact-book.ts';
import { createContactUses } from './contact-uses.ts';
import { createDatabase, type Database, databaseName } from './database.ts';
import { isDatabaseError } from './database-error.ts';
import { createDemo } from './demo-service.ts';
import { createDeskStatus } from './desk-status.ts';
import { createDirectory } from './directory-service.ts';
import { withClosures } from './directory-views.ts';
import { createDrafts } from './draft-service.ts';
import { makeExclusive } from './exclusive.ts';
import { createExports } from './export-service.ts';
import { openedFacts } from './guidance-service.ts';
import type { Host } from './host.ts';
import { createImpact } from './impact-service.ts';
import { inflateInBrowser } from './inflate.ts';
import type { OpeningHours } from './opening-hours.ts';
import { createOpening } from './opening-service.ts';
import { createPackImport } from './pack-import.ts';
import { keepPacksIn } from './pack-keeping.ts';
import { createPackTrust, packFilesHash } from './pack-trust.ts';
import { openedTopic, topicList, urgentLines } from './pack-views.ts';
import { createPacks } from './packs-service.ts';
import type { StoreEvent, StoreHandlers } from './port.ts';
import { findRecord } from './record-values.ts';
import { createRecords } from './records.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { createSearch, type Search } from './search-service.ts';
import { createSearchSnapshot } from './search-snapshot.ts';
import { createSession, type Session } from './session.ts';
import { createSnapshotPlace } from './snapshot-place.ts';
import { createStaleTexts } from './stale-texts.ts';
import { createTransfer } from './transfer-service.ts';
import { createVaultService } from './vault-service.ts';
import { verifyRecords } from './verify.ts';
import { createVisitDays } from './visit-days.ts';

/** Everything the store takes from outside. */
export interface StoreParts {
  readonly host: Host;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly kdf: Kdf;
  readonly emit: (event: StoreEvent) => void;
  /** Lets other calls of the port come first. */
  readonly pause: () => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Sees what went wrong in the background and was not expected. */
  readonly onBug: (error: unknown) => void;
  /** Asked each time the database is described; the worker's own where it is left out. */
  readonly indexedDB?: () => IDBFactory;
  /** Brings what reads opening hours; nobody knows any where it is left out. */
  readonly loadHours?: () => Promise<OpeningHours>;
  /** Given by tests only. */
  readonly databaseName?: string;
}

export interface Store {
  readonly handlers: StoreHandlers;
  readonly session: Session;
  /** Reads the packs; begun at once, needed by nobody who unlocks. */
  readonly start: () => Promise<void>;
  /** Resolves when all work in the background has ended. */
  readonly idle: () => Promise<void>;
  /** Closes the database; for tests, as the worker simply ends. */
  readonly end: () => void;
}

const randomUuid = (random: RandomBytes): string => {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Puts the data worker together. Nothing runs before `start` or the first call. */
export function composeStore(parts: StoreParts): Store {
  const { host, clock, random, emit, pause } = parts;
  const today = (): string => clock.dayOf(clock.now());
  const opened = new Set<Database>();
  const describeDatabase = (sealer: Sealer): Database => {
    const db = createDatabase(sealer, {
      ...(parts.databaseName === undefined ? {} : { name: parts.databaseName }),
      ...(parts.indexedDB === undefined ? {} : { indexedDB: parts.indexedDB() }),
    });
    opened.add(db);
    return db;
  };

  let background: Promise<unknown> = Promise.resolve();
  const inBackground = (work: () => Promise<void>): Promise<void> => {
    const done = work().catch(error => {
      // What is expected is told to whoever reads next, and tried again then; the rest is a bug.
      if (!(error instanceof AppError) && !isDatabaseError(error)) parts.onBug(error);
    });
    background = Promise.all([background, done]);
    return done;
  };

  const session = createSession(() => {
    void inBackground(afterUnlock);
  });
  const sealer = createSealer(session.recordKeys, random);
  const records = createRecords({ host, sealer, describeDatabase, emit: event => tell(event) });
  const packs = createPacks({ host, keeping: keepPacksIn(() => describeDatabase(sealer)), emit });
  const trust = createPackTrust(records);
  const changingPacks = makeExclusive();
  const contacts = createContactBook({
    records,
    packs,
    pause,
    onChanged: ids => {
      if (ids === null) void inBackground(() => search.indexPacks());
      else search.putContacts(ids);
    },
  });
  const opening = createOpening({ load: parts.loadHours, onBug: parts.onBug });
  const openingAt = withClosures(opening.at, instant => clock.dayOf(instant));
  const search: Search = createSearch({
    packs,
    contacts,
    pause,
    nowMs: parts.nowMs,
    today,
    openingNow: placed => openingAt(placed, clock.now()),
  });
  const book = createCaseBook({ records, pause, onCases: cases => search.putCases(cases) });
  const snapshot = createSearchSnapshot({
    records,
    host,
    search,
    book,
    place: createSnapshotPlace({
      name: `${parts.databaseName ?? databaseName}-search`,
      indexedDB: () => parts.indexedDB?.() ?? indexedDB,
      keys: () => keyRing(deriveDataKey(session.require().masterKey, 'search')),
      random,
      pause,
    }),
  });
  const visitDays = createVisitDays(records);
  const uses = createContactUses(records, pause);
  const writing = makeExclusive();
  const drafts = createDrafts({
    host,
    session,
    random,
    emit,
    isRecorded: async draft => {
      const record = await records.read(db => findRecord(db, 'consultations', draft.id));
      return record !== null && isRecordedIn(record, draft, clock);
    },
    keepAside: bytes =>
      records.read(db =>
        atomically(db, writes => writes.put(db.asides, [{ id: `draft:${clock.now()}`, bytes }])),
      ),
  });

  /** A rebuilt database has lost the packs that were kept in it. */
  const tell = (event: StoreEvent): void => {
    emit(event);
    if (event.type === 'notice' && event.notice === 'database-rebuilt')
      void inBackground(async () => {
        await packs.keep();
        await trust.keep();
      });
  };

  let loading: Promise<void> | null = null;
  const loadPacks = (): Promise<void> => {
    loading ??= inBackground(async () => {
      await packs.load();
      await search.indexPacks();
      emit({ type: 'changed', kinds: ['search'] });
      // Whoever unlocks waits for it otherwise.
      for (const { files } of packs.inUse()) {
        await pause();
        packFilesHash(files);
      }
    });
    return loading;
  };

  /** What lies in the database and was accepted by nobody is not used any longer than until somebody unlocks. */
  const vouchForPacks = async (): Promise<void> => {
    const wasStrange = await changingPacks(async () => {
      const strange = await trust.findStrange(packs.inUse());
      if (strange.length > 0) await packs.distrust(strange);
      return strange.length > 0;
    });
    if (wasStrange) await search.indexPacks();
  };

  const afterUnlock = async (): Promise<void> => {
    // Told to those who have opened it only: while locked, every refusal is the same.
    if (isDowngraded(session.require().vault))
      emit({ type: 'notice', notice: 'vault-downgraded', details: {} });
    if (!(await snapshot.restore())) await book.tellAll();
    await loadPacks();
    await vouchForPacks();
    await contacts.load();
    const known = contacts.localIds();
    // Many are put with pauses between them.
    if (known.length > 500) await search.indexPacks();
    else search.putContacts(known);
    await opening.ready();
    search.markComplete();
    emit({ type: 'changed', kinds: ['search', 'contact'] });
    snapshot.onWorthKeeping(() => void inBackground(() => snapshot.keep('where-worth-it')));
    await snapshot.keep('where-worth-it');
    await book.load();
    let isRepaired = false;
    await verifyRecords({
      records,
      host,
      sealer,
      emit: event => {
        isRepaired ||= event.type === 'notice' && event.notice === 'record-repaired';
        emit(event);
      },
      pause,
    });
    if (isRepaired) await snapshot.keep('always');
    await uses.load();
    emit({ type: 'changed', kinds: ['contact'] });
  };

  records.onSaved(changes => {
    const tables = new Set(changes.map(change => change.table));
    const kinds: Extract<StoreEvent, { type: 'changed' }>['kinds'] = ['status', 'search'];
    if (tables.has('consultations')) kinds.push('consultation');
    if (tables.has('cases')) kinds.push('case');
    if (tables.has('contacts')) kinds.push('contact');
    emit({ type: 'changed', kinds });
  });

  const vault = createVaultService({ host, session, clock, random, kdf: parts.kdf });
  const newId = (): string => uuidV7(Date.parse(clock.now()), random(uuidV7RandomBytes));
  const demo = createDemo({ host, session, records, packs, clock, vault, emit, packsLoaded: loadPacks });

  const handlers: StoreHandlers = {
    ...vault,
    ...demo,
    ...createDeskStatus({ records, session, packs, clock }),
    ...createConsultations({ records, session, drafts, packs, book, clock, writing }),
    ...createCases({ records, session, drafts, book, visitDays, clock, newId, writing }),
    ...createGuidedCheck({ packs, today }),
    ...createImpact({ records, book, packs, pause, today, emit }),
    ...createExports({ records, session, packs, host, clock, randomId: () => randomUuid(random) }),
    async 'store.settle'() {
      await Promise.all([drafts.settle(), writing(async () => undefined)]);
      await records.settle();
      return {};
    },
    async 'urgent.list'({ language }) {
      await loadPacks();
      return urgentLines(
        contacts.all().map(({ contact }) => contact),
        language,
      );
    },
    'search.query': input => search.query(input),
    'guidance.topic': ({ id, on }) => openedTopic(packs, id, on ?? today()),
    'guidance.list': ({ language, on }) => topicList(packs, language, on ?? today()),
    'guidance.facts': ({ ids, on }) => openedFacts(packs, ids, on),
    ...createDirectory({
      records,
      session,
      packs,
      book: contacts,
      uses,
      clock,
      newId,
      writing,
      opening,
    }),
    ...createTransfer({ records, session, packs, book: contacts, clock, newId, writing, pause, emit }),
    'guidance.stale': createStaleTexts(packs),
    ...createPackImport({
      host,
      packs,
      trust,
      clock,
      inflate: inflateInBrowser,
      exclusive: changingPacks,
      packsLoaded: loadPacks,
      onReplaced: async () => {
        await search.indexPacks();
        emit({ type: 'changed', kinds: ['search'] });
      },
    }),
    'draft.load': () => drafts.load(),
    async 'draft.save'(draft) {
      await drafts.save(draft);
      return {};
    },
    async 'draft.discard'() {
      await drafts.discard();
      return {};
    },
  };

  return {
    handlers,
    session,
    start: loadPacks,
    async idle() {
      for (let seen: unknown = null; seen !== background; ) {
        seen = background;
        await background;
      }
    },
    end() {
      for (const db of opened) db.dexie.close({ disableAutoOpen: true });
    },
  };
}
