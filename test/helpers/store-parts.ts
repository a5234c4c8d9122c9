import { Dexie } from 'dexie';
import { deriveDataKey, type KeyRing, keyRing } from '../../core/seal/seal.ts';
import { createDatabase, type Database } from '../../renderer/store/database.ts';
import { createHost } from '../../renderer/store/host.ts';
import type { StoreEvent } from '../../renderer/store/port.ts';
import { createRecords } from '../../renderer/store/records.ts';
import type { RawRow } from '../../renderer/store/rows.ts';
import { createSealer, type Sealer } from '../../renderer/store/sealer.ts';
import type { MemoryHost } from './memory-host.ts';

// On a loopback address Dexie writes every refusal to the console; the program turns that off in the same way.
Dexie.debug = false;

/** Bytes from the browser's random source. */
export const browserRandom = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** A ring as an open vault has it. */
export const aKeyRing = (): KeyRing => keyRing(deriveDataKey(browserRandom(32), 'records'));

let databases = 0;
/** A database name that no other test uses. */
export const freshName = (): string => `test-${crypto.randomUUID()}-${databases++}`;

/** The record layer of one run of the program over a host and a database; `events` is what it told the window. */
export function recordParts(host: MemoryHost, given: { readonly name: string; readonly ring: KeyRing }) {
  const events: StoreEvent[] = [];
  const sealer = createSealer(() => given.ring, browserRandom);
  const opened: Database[] = [];
  const parts = {
    host: createHost((call, input) => host.call(call, input)),
    sealer,
    describeDatabase: (by: Sealer) => {
      const db = createDatabase(by, { name: given.name });
      opened.push(db);
      return db;
    },
    emit: (event: StoreEvent) => {
      events.push(event);
    },
  };
  /** The program ends: every connection goes away. */
  const end = (): void => {
    for (const db of opened) db.dexie.close({ disableAutoOpen: true });
  };
  return { ...parts, events, end, records: createRecords(parts) };
}

const requested = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Runs `work` on a table as IndexedDB has it, past Dexie and its middleware. */
export async function onRawTable<T>(
  name: string,
  table: string,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await requested(indexedDB.open(name));
  try {
    return await requested(work(database.transaction(table, 'readwrite').objectStore(table)));
  } finally {
    database.close();
  }
}

/** The rows of a table as they lie on disk. */
export const rawRows = (name: string, table: string): Promise<RawRow[]> =>
  onRawTable(name, table, store => store.getAll());
