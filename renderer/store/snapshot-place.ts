import { bytesToHex } from '@noble/hashes/utils.js';
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
/** Opening so many takes about ten milliseconds. */
const partsBetweenPauses = 4;
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

const rowSchema = z.strictObject({ id: z.string(), sealed: z.instanceof(Uint8Array) });

/** The sealed bytes of a row, opened; null where there is no such row. Throws `seal-…` where it does not open. */
function openPart(
  row: unknown,
  keys: KeyRing,
  { id, revision }: { readonly id: string; readonly revision: number },
): Uint8Array | null {
  const parsed = rowSchema.safeParse(row);
  return parsed.success ? openBytes(keys, contextOf(id, revision), parsed.data.sealed) : null;
}

/** Throws `seal-…` or `record-damaged` where the head does not open. */
async function readHead(table: Table<Part, string>, keys: KeyRing): Promise<Head | null> {
  const bytes = openPart(await table.get(headId), keys, { id: headId, revision: 0 });
  const parsed = headSchema.safeParse(bytes === null ? null : decodeValue(bytes));
  return parsed.success ? parsed.data : null;
}

/** A place in a small database of its own, every part sealed under the keys of the open vault. */
export function createSnapshotPlace(parts: SnapshotPlaceParts): SnapshotPlace {
  const { name, random, pause } = parts;

  const use = async <T>(work: (table: Table<Part, string>) => PromiseLike<T>): Promise<T | null> => {
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
        const ids = Array.from({ length: head.parts }, (_, at) => partId(head, at));
        const rows = await table.bulkGet(ids);
        const bytes = new Uint8Array(head.sizeBytes);
        let filled = 0;
        for (const [at, id] of ids.entries()) {
          const part = openPart(rows[at], keys, { id, revision: head.position.count });
          if (part === null || filled + part.length > bytes.length) return null;
          bytes.set(part, filled);
          filled += part.length;
          // Seldom: at unlock the packs may be read in the meantime, and every pause gives way to a piece of that.
          if (at % partsBetweenPauses === 0) await pause();
        }
        return filled === bytes.length ? { position: head.position, bytes } : null;
      }),
    async write({ position, bytes }) {
      const head: Head = {
        format,
        generation: bytesToHex(random(generationBytes)),
        parts: Math.ceil(bytes.length / partBytes),
        sizeBytes: bytes.length,
        position: { count: position.count, head: position.head },
      };
      const isWritten = await use(async table => {
        const key = parts.keys().current;
        const put = (id: string, plain: Uint8Array, revision: number): PromiseLike<string> =>
          table.put({ id, sealed: sealBytes(key, contextOf(id, revision), plain, random) });
        const before = await table.toCollection().primaryKeys();
        for (let at = 0; at < head.parts; at++) {
          const plain = bytes.subarray(at * partBytes, (at + 1) * partBytes);
          await put(partId(head, at), plain, head.position.count);
          await pause();
        }
        // Only now do the parts count; until here the snapshot before them was the one to be read.
        await put(headId, encodeValue(head), 0);
        await table.bulkDelete(before.filter(id => id !== headId));
        return true;
      });
      // On a full disk half a snapshot would only be in the way.
      if (isWritten === null)
        await use(table => table.where('id').startsWith(`${head.generation}/`).delete());
    },
  };
}
