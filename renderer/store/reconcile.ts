import { AppError } from '../../core/errors.ts';
import type { JournalState } from '../../core/host/contract.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { databaseFailure, isDatabaseError } from './database-error.ts';
import type { Host } from './host.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { ledgerRow } from './ledger-row.ts';
import { type DatabaseState, deleteDatabase, inspectDatabase, openDatabase } from './open-database.ts';
import type { StoreEvent } from './port.ts';
import { replay } from './replay.ts';
import { journaledTables } from './rows.ts';
import { type Salvaged, salvage, unopenedRows } from './salvage.ts';
import type { Sealer } from './sealer.ts';

export interface ReconcileParts {
  readonly host: Host;
  readonly sealer: Sealer;
  /** A new handle on the database, not opened. */
  readonly describeDatabase: (sealer: Sealer) => Database;
  readonly emit: (event: StoreEvent) => void;
}

/** An open database that holds everything the journal holds. */
export interface Reconciled {
  readonly db: Database;
  readonly ledger: Ledger;
  /**
   * Null as a rule. Where there is no room on disk to bring the two together: why the database, which is whole, may
   * be read and not written.
   */
  readonly behind: AppError | null;
}

type Found = DatabaseState | { readonly kind: 'unreadable' };

/** Codes that deleting and rebuilding would not cure, or that must never lead to a deletion. */
const isNotForRebuilding = (error: AppError): boolean => error.code !== 'database-damaged';

interface Looked {
  readonly db: Database;
  readonly found: Found;
}

async function lookOnce(db: Database): Promise<Found> {
  try {
    await openDatabase(db);
    return await inspectDatabase(db);
  } catch (error) {
    if (!(error instanceof AppError) && !isDatabaseError(error)) throw error;
    const failure = databaseFailure(error);
    if (isNotForRebuilding(failure)) throw failure;
    return { kind: 'unreadable' };
  }
}

/** Twice where need be: a connection that the browser closed under way is no reason to give a database up. */
async function look(parts: ReconcileParts): Promise<Looked> {
  const first = parts.describeDatabase(parts.sealer);
  const found = await lookOnce(first);
  if (found.kind !== 'unreadable') return { db: first, found };
  first.dexie.close({ disableAutoOpen: true });
  const db = parts.describeDatabase(parts.sealer);
  return { db, found: await lookOnce(db) };
}

const notice = (
  { emit }: ReconcileParts,
  name: Extract<StoreEvent, { type: 'notice' }>['notice'],
  details: Readonly<Record<string, string | number>>,
): void => emit({ type: 'notice', notice: name, details: { ...details } });

async function follow(parts: ReconcileParts, db: Database, from: Ledger, of: number): Promise<Ledger> {
  const showsProgress = of - from.count > 500;
  const { ledger, unreadable } = await replay(db, from, {
    host: parts.host,
    onProgress: done => {
      if (showsProgress) parts.emit({ type: 'progress', task: 'rebuild', done, of });
    },
  });
  if (unreadable > 0) notice(parts, 'record-damaged', { records: unreadable, where: 'journal' });
  return ledger;
}

async function salvageRows(parts: ReconcileParts): Promise<Salvaged> {
  const unopened = parts.describeDatabase(unopenedRows);
  try {
    await openDatabase(unopened);
    return await salvage(unopened, parts);
  } finally {
    unopened.dexie.close({ disableAutoOpen: true });
  }
}

const nothingSalvaged: Salvaged = { records: 0, lost: [], asides: [] };

/** What a broken database still has goes to the journal; one that cannot be read has nothing to give. */
async function salvageIfReadable(parts: ReconcileParts, found: Found): Promise<Salvaged> {
  if (found.kind === 'unreadable' || found.kind === 'new') return nothingSalvaged;
  try {
    return await salvageRows(parts);
  } catch (error) {
    if (found.kind === 'whole' || !isDatabaseError(error)) throw error;
    return nothingSalvaged;
  }
}

/** The database is deleted and made again from the journal. */
async function rebuild(
  parts: ReconcileParts,
  old: Database,
  { lost, asides }: Salvaged,
): Promise<Reconciled> {
  await deleteDatabase(old);
  const db = parts.describeDatabase(parts.sealer);
  await openDatabase(db);
  await atomically(db, writes => writes.put(db.asides, [...asides, ...lost]));
  const { count } = await parts.host.call('journal.describe', {});
  const ledger = await follow(parts, db, emptyLedger, count);
  const records = journaledTables.reduce((sum, table) => sum + ledger.tables[table].count, 0);
  notice(parts, 'database-rebuilt', { records });
  return { db, ledger, behind: null };
}

/** The journal may be the database's own, gone on since; whether it is, the hash at its end will tell. */
const mayFollow = (journal: JournalState, found: Found): boolean =>
  found.kind === 'whole' && journal.count >= found.ledger.count;

async function bringTogether(
  parts: ReconcileParts,
  { db, found }: Looked,
  { journal, isDistrusted }: { readonly journal: JournalState; readonly isDistrusted: boolean },
): Promise<Reconciled> {
  if (found.kind === 'new' && journal.count === 0) {
    // Written at once, so that a database without a ledger is known as one that has lost what it had.
    await atomically(db, writes => writes.put(db.meta, [ledgerRow(emptyLedger)]));
    return { db, ledger: emptyLedger, behind: null };
  }
  let ledger = found.kind === 'whole' ? found.ledger : emptyLedger;
  if (mayFollow(journal, found)) {
    ledger = await follow(parts, db, ledger, journal.count);
    // Counts agree, yet rows cannot be read: the journal has every one of them.
    if (ledger.head === journal.head)
      return isDistrusted ? rebuild(parts, db, nothingSalvaged) : { db, ledger, behind: null };
  }
  const salvaged = await salvageIfReadable(parts, found);
  if (salvaged.records > 0 && journal.condition !== 'damaged')
    notice(parts, 'journal-recreated', { records: salvaged.records });
  if (salvaged.lost.length > 0)
    notice(parts, 'record-damaged', { records: salvaged.lost.length, where: 'database' });
  if (found.kind !== 'whole') return rebuild(parts, db, salvaged);
  const { count } = await parts.host.call('journal.describe', {});
  const start = { ...ledger, count: emptyLedger.count, head: emptyLedger.head };
  return { db, ledger: await follow(parts, db, start, count), behind: null };
}

/** Says once what the host found wrong with the journal at its start; the ledger remembers that it was said. */
async function tellOfJournal(
  parts: ReconcileParts,
  journal: JournalState,
  { db, ledger }: Reconciled,
): Promise<Ledger> {
  if (journal.lostBytes === ledger.toldLostBytes) return ledger;
  if (journal.condition !== 'good')
    notice(parts, journal.condition === 'damaged' ? 'journal-recreated' : 'journal-tail-cut', {
      bytes: journal.lostBytes,
    });
  const told = { ...ledger, toldLostBytes: journal.lostBytes };
  await atomically(db, writes => writes.put(db.meta, [ledgerRow(told)]));
  return told;
}

/**
 * Makes journal and database agree before anything is read. The usual case costs one question to the host, one row
 * and the counts. Otherwise: a journal that is ahead is followed; a journal that is damaged or behind gets what it
 * lacks from the database; a database that is missing, emptied or broken is made again from the journal.
 * Throws `disk-full`, `database-blocked`, `profile-from-newer-version`, or what the host throws; nothing is lost then.
 * A whole database on a full disk is answered as `behind`, so that what it has can be read.
 *
 * `isDistrusted`: reading failed although all counts agreed. Then the database is made again even so.
 */
export async function reconcile(parts: ReconcileParts, isDistrusted = false): Promise<Reconciled> {
  const journal = await parts.host.call('journal.describe', {});
  const looked = await look(parts);
  try {
    const together = await bringTogether(parts, looked, { journal, isDistrusted });
    return { ...together, ledger: await tellOfJournal(parts, journal, together) };
  } catch (error) {
    const failure = isDatabaseError(error) ? databaseFailure(error) : error;
    const isFull = failure instanceof AppError && failure.code === 'disk-full';
    if (isFull && looked.found.kind === 'whole')
      return { db: looked.db, ledger: looked.found.ledger, behind: failure };
    looked.db.dexie.close({ disableAutoOpen: true });
    throw failure;
  }
}
