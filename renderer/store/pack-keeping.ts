import { AppError } from '../../core/errors.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { isDatabaseError } from './database-error.ts';
import { openDatabase } from './open-database.ts';
import type { PackKeeping } from './packs-service.ts';

/**
 * Keeps packs in the database, on a handle of its own that is open only while it is used: packs are read before
 * anybody unlocks, and an open handle would stand in the way of a rebuild. A database that fails keeps nothing, and
 * that is no reason to be without packs.
 */
export function keepPacksIn(describeDatabase: () => Database): PackKeeping {
  const use = async <T>(work: (db: Database) => PromiseLike<T>, otherwise: T): Promise<T> => {
    const db = describeDatabase();
    try {
      await openDatabase(db);
      return await work(db);
    } catch (error) {
      if (error instanceof AppError || isDatabaseError(error)) return otherwise;
      throw error;
    } finally {
      db.dexie.close({ disableAutoOpen: true });
    }
  };
  return {
    read: () => use(db => db.packs.toArray(), []),
    write: packs => use<void>(db => atomically(db, writes => writes.put(db.packs, packs)), undefined),
  };
}
