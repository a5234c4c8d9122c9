import type { Table } from 'dexie';
import type { Database } from './database.ts';

/** What one transaction does: writes only, described without waiting for anything. */
export interface Writes {
  put<T, I>(table: Table<T, string, I>, rows: readonly I[]): void;
  remove<T, I>(table: Table<T, string, I>, ids: readonly string[]): void;
  clear<T, I>(table: Table<T, string, I>): void;
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/**
 * All of `describe`'s writes or none, flushed to disk when it answers. `describe` is synchronous: a promise awaited
 * inside an IndexedDB transaction ends it, or holds it open, by the mood of the browser; a returned one is refused.
 */
export async function atomically(db: Database, describe: (writes: Writes) => void): Promise<void> {
  const steps: { readonly table: Table; readonly run: () => PromiseLike<unknown> }[] = [];
  const answer: unknown = describe({
    put: (table, rows) => {
      if (rows.length > 0) steps.push({ table, run: () => table.bulkPut([...rows]) });
    },
    remove: (table, ids) => {
      if (ids.length > 0) steps.push({ table, run: () => table.bulkDelete([...ids]) });
    },
    clear: table => {
      steps.push({ table, run: () => table.clear() });
    },
  });
  if (isThenable(answer)) throw new Error('a transaction is described without waiting');
  if (steps.length === 0) return;
  const tables = [...new Set(steps.map(step => step.table))];
  await db.dexie.transaction('rw', tables, () => Promise.all(steps.map(step => step.run())));
}
