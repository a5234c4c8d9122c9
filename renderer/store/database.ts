import { Dexie, type Table } from 'dexie';
import { firstTables } from './migrations/0001-first-tables.ts';
import { contactsTable } from './migrations/0002-contacts.ts';
import type { Migration } from './migrations/migration.ts';
import type { JournaledTable, Row, SealedRow } from './rows.ts';
import type { Sealer } from './sealer.ts';
import { sealingMiddleware } from './sealing-middleware.ts';

/** The name on disk. It must never change: another name would be another, empty database. */
export const databaseName = 'drogowskaz';

const migrations: readonly Migration[] = [firstTables, contactsTable];

/** The newest shape this program knows. */
export const databaseVersion = Math.max(...migrations.map(migration => migration.version));

/** A record that waits to be sent; id = `<table>:<record id>`, so a record waits once, with its newest revision. */
export interface OutboxEntry {
  readonly id: string;
  readonly table: JournaledTable;
  readonly recordId: string;
  readonly revision: number;
}

type PackFiles = readonly { readonly path: string; readonly text: string }[];

/** The files of a pack that passed every check, as read from the host. */
export interface StoredPack {
  readonly id: string;
  readonly files: PackFiles;
  /** The versions before it, the newest first: what an update changes is seen against them. Left out where there is none. */
  readonly earlier?: readonly PackFiles[];
  /** Taken from a signed file; left out where it came with the program. */
  readonly origin?: 'file';
}

/** Sealed bytes that did not open, kept so that nothing is thrown away. */
export interface Aside {
  readonly id: string;
  readonly bytes: Uint8Array;
}

type SealedTable = Table<Row, string, Row | SealedRow>;

export interface Database {
  readonly dexie: Dexie;
  /** Closes this handle and removes the database from disk; waits until every other handle is closed. */
  readonly remove: () => Promise<void>;
  readonly records: (table: JournaledTable) => SealedTable;
  readonly meta: SealedTable;
  readonly outbox: Table<OutboxEntry, string>;
  readonly packs: Table<StoredPack, string>;
  readonly asides: Table<Aside, string>;
}

// Not by Dexie, which writes to the console when a transaction of the closed handle is still ending.
const removeFromDisk = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

/** Describes the database; nothing is opened yet. The name is given by tests only. */
export function createDatabase(
  sealer: Sealer,
  given: { readonly name?: string; readonly indexedDB?: IDBFactory } = {},
): Database {
  const name = given.name ?? databaseName;
  const factory = given.indexedDB ?? indexedDB;
  const dexie = new Dexie(name, {
    // Dexie's cache keeps open rows in memory after the last reader has gone.
    cache: 'disabled',
    // Opening by itself would put an empty database in the place of one that vanished, without a word.
    autoOpen: false,
    chromeTransactionDurability: 'strict',
    indexedDB: factory,
  });
  dexie.use(sealingMiddleware(sealer));
  for (const migration of migrations) {
    const version = dexie.version(migration.version).stores({ ...migration.stores });
    if (migration.upgrade !== null) version.upgrade(migration.upgrade);
  }
  return {
    dexie,
    remove: () => {
      dexie.close({ disableAutoOpen: true });
      return removeFromDisk(factory, name);
    },
    records: table => dexie.table(table),
    meta: dexie.table('meta'),
    outbox: dexie.table('outbox'),
    packs: dexie.table('packs'),
    asides: dexie.table('asides'),
  };
}
