import type { Transaction } from 'dexie';

/** One step of the database's shape. Steps run in order, each inside the version change of IndexedDB. */
export interface Migration {
  readonly version: number;
  /** Tables in Dexie's words: primary key, then indexes. Only ids, days and states may be indexed. */
  readonly stores: Readonly<Record<string, string>>;
  /** Turns old rows into new ones; null when only the tables change. */
  readonly upgrade: ((transaction: Transaction) => PromiseLike<unknown>) | null;
}
