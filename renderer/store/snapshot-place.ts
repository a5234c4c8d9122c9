import { Dexie, type Table } from 'dexie';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { type KeyRing, openBytes, type RandomBytes, sealBytes } from '../../core/seal/seal.ts';
import { decodeValue, encodeValue } from '../../core/seal/values.ts';
import { isDatabaseError } from './database-error.ts';
import type { JournalPosition } from './ledger.ts';

/** Bytes that can be made again, and the point of the journal up to which they are true. */
export interface Snapshot {
  readonly position: JournalPosition;
  readonly bytes: Uint8Array;
}

/** Where one snapshot is kept. Nothing in it is the only copy, so whatever goes wrong ends in not having one. */
export interface SnapshotPlace {
  /** Null where there is none, or one that is damaged, torn, of another vault or of another program. */
  read(): Promise<Snapshot | null>;
  /** Puts a new one in the place of the old one, which stays whole until then. */
  write(snapshot: Snapshot): Promise<void>;
}

export interface SnapshotPlaceParts {
  /** Name of the database: one of its own, so that writing it holds up no save and losing it loses nothing. */
  readonly name: string;
  readonly indexedDB: () => IDBFactory;
  /** Throws `vault-locked`. */
  readonly keys: () => KeyRing;
  readonly random: RandomBytes;
  /** Lets other calls of the port come first. */
  readonly pause: () => Promise<void>;
}

/** A part: sealing or opening one and writing it takes a few milliseconds. */
const partBytes = 256 * 1024;
const generationBytes = 16;
const format = 1;

const headSchema = z.strictObject({
  format: z.literal(format),
  /** Names the parts of this snapshot; another one has another name, so that parts are never mixed. */
  generation: z.string().regex(/^[0-9a-f]{32}$/),
  parts: z.int().nonnegative(),
  sizeBytes: z.int().nonnegative(),
  position: z.strictObject({
    count: z.int().nonnegative(),
    head: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});
type Head = z.infer<typeof headSchema>;

interface Part {
  readonly id: string;
  readonly sealed: Uint8Array;
}

// Ids and the name of the table are stored; the seal binds them.
const headId = 'head';
const partId = ({ generation }: Head, at: number): string => `${generation}/${at}`;
const contextOf = (id: string, revision: number) => ({
  table: 'search-snapshot',
  id,
  revision,
  caseId: null,
});

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

const rowSchema = z.strictObject({ id: z.string(), sealed: z.instanceof(Uint8Array) });

/** The sealed bytes of a row, opened. Throws `seal-…` where it does not open, null where there is no such row. */
async function openPart(
  table: Table<Part, string>,
  keys: KeyRing,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Uint8Array | null> {
  const row = rowSchema.safeParse(await table.get(id));
  return row.success ? openBytes(keys, contextOf(id, revision), row.data.sealed) : null;
}

/** Throws `seal-…` or `record-damaged` where the head does not open. */
async function readHead(table: Table<Part, string>, keys: KeyRing): Promise<Head | null> {
  const bytes = await openPart(table, keys, { id: headId, revision: 0 });
  const parsed = headSchema.safeParse(bytes === null ? null : decodeValue(bytes));
  return parsed.success ? parsed.data : null;
}

/** A place in a small database of its own, every part sealed under the keys of the open vault. */
export function createSnapshotPlace(parts: SnapshotPlaceParts): SnapshotPlace {
  const { name, random, pause } = parts;

  const use = async <T>(work: (table: Table<Part, string>) => Promise<T>): Promise<T | null> => {
    const db = new Dexie(name, { cache: 'disabled', indexedDB: parts.indexedDB() });
    db.version(1).stores({ parts: 'id' });
    try {
      return await work(db.table('parts'));
    } catch (error) {
      if (error instanceof AppError || isDatabaseError(error)) return null;
      throw error;
    } finally {
      db.close({ disableAutoOpen: true });
    }
  };

  return {
    read: () =>
      use(async table => {
        const keys = parts.keys();
        const head = await readHead(table, keys);
        if (head === null) return null;
        const bytes = new Uint8Array(head.sizeBytes);
        let filled = 0;
        for (let at = 0; at < head.parts; at++) {
          const part = await openPart(table, keys, { id: partId(head, at), revision: head.position.count });
          if (part === null || filled + part.length > bytes.length) return null;
          bytes.set(part, filled);
          filled += part.length;
          await pause();
        }
        return filled === bytes.length ? { position: head.position, bytes } : null;
      }),
    async write({ position, bytes }) {
      await use(async table => {
        const key = parts.keys().current;
        const head: Head = {
          format,
          generation: hexOf(random(generationBytes)),
          parts: Math.ceil(bytes.length / partBytes),
          sizeBytes: bytes.length,
          position: { count: position.count, head: position.head },
        };
        const put = async (id: string, plain: Uint8Array, revision: number): Promise<void> => {
          await table.put({ id, sealed: sealBytes(key, contextOf(id, revision), plain, random) });
        };
        const before = await table.toCollection().primaryKeys();
        for (let at = 0; at < head.parts; at++) {
          await put(
            partId(head, at),
            bytes.subarray(at * partBytes, (at + 1) * partBytes),
            head.position.count,
          );
          await pause();
        }
        // Only now do the parts count; until here the snapshot before them was the one to be read.
        await put(headId, encodeValue(head), 0);
        await table.bulkDelete(before.filter(id => id !== headId));
      });
    },
  };
}
