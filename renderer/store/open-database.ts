import { AppError } from '../../core/errors.ts';
import { type Database, databaseVersion } from './database.ts';
import { databaseFailure } from './database-error.ts';
import type { Ledger } from './ledger.ts';
import { readLedger } from './ledger-row.ts';
import { journaledTables } from './rows.ts';

/** Long enough for a slow disk, short enough that the person is told. */
const longestWaitMs = 30_000;

/** Waits for IndexedDB, which says nothing at all while another connection blocks it. Throws `database-blocked`. */
async function inTime<T>(work: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('database-blocked')), longestWaitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the database. Throws `database-damaged`, `disk-full`, `database-blocked`, or `profile-from-newer-version`
 * when a newer program has raised its version.
 */
export async function openDatabase(db: Database): Promise<void> {
  try {
    await inTime(db.dexie.open());
    // On disk Dexie multiplies by ten and counts its own repairs as ones: ten more was made by a newer program.
    if (db.dexie.backendDB().version >= (databaseVersion + 1) * 10)
      throw new AppError('profile-from-newer-version');
  } catch (error) {
    throw databaseFailure(error);
  }
}

/** Removes the database from disk. Throws as {@link openDatabase}. */
export async function deleteDatabase(db: Database): Promise<void> {
  try {
    await inTime(db.remove());
  } catch (error) {
    throw databaseFailure(error);
  }
}

/**
 * What an open database says about itself. `whole`: its ledger opens and every table has the number of rows it
 * names. `new`: nothing was ever stored (or everything has vanished: only the journal can tell).
 */
export type DatabaseState =
  | { readonly kind: 'whole'; readonly ledger: Ledger }
  | { readonly kind: 'new' }
  | { readonly kind: 'broken' };

/** Looks at the ledger and counts the rows. Throws what IndexedDB throws where it cannot even be read. */
export async function inspectDatabase(db: Database): Promise<DatabaseState> {
  const ledger = await readLedger(db);
  const counts = await Promise.all(journaledTables.map(table => db.records(table).count()));
  const stored = await db.meta.count();
  if (ledger === null) return { kind: stored === 0 && counts.every(count => count === 0) ? 'new' : 'broken' };
  const isWhole = journaledTables.every((table, i) => ledger.tables[table].count === counts[i]);
  return isWhole ? { kind: 'whole', ledger } : { kind: 'broken' };
}
