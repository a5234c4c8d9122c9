import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { type JournaledTable, journaledTables, type RawRow } from './rows.ts';

/**
 * What the database says about itself, sealed in `meta` in the same transaction as every change: how far it follows
 * the journal, and how many records with which revisions each table holds. At start it is compared with the journal.
 */
const hashBytes = 16;
const emptyTable = { count: 0, hash: '00'.repeat(hashBytes) };
const hashSchema = z.string().regex(/^[0-9a-f]{32}$/);
const tableLedgerSchema = z.strictObject({
  count: z.int().nonnegative(),
  /** XOR of a hash of id and revision of every record: the order does not matter, one missing or old record does. */
  hash: hashSchema,
});

export const ledgerSchema = z.strictObject({
  /** Frames of the journal that the database holds, and the hash chain up to there. */
  count: z.int().nonnegative(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  tables: z.strictObject({
    consultations: tableLedgerSchema,
    cases: tableLedgerSchema,
    // A database of the time before this table had none of them.
    contacts: tableLedgerSchema.default(() => emptyTable),
  }),
  /** Bytes of a damaged journal that the person has been told of: the host names them until it starts anew. */
  toldLostBytes: z.int().nonnegative(),
});
export type Ledger = z.infer<typeof ledgerSchema>;
export type JournalPosition = Pick<Ledger, 'count' | 'head'>;

export const emptyLedger: Ledger = {
  count: 0,
  head: '00'.repeat(32),
  tables: { consultations: emptyTable, cases: emptyTable, contacts: emptyTable },
  toldLostBytes: 0,
};

/** The chain after one more frame. @see core/host/contract.ts, journalStateSchema */
const nextHead = (head: string, frame: Uint8Array): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(head), frame)));

/** Where the journal stands after `frames`. */
export const advance = (position: JournalPosition, frames: readonly Uint8Array[]): JournalPosition => ({
  count: position.count + frames.length,
  head: frames.reduce(nextHead, position.head),
});

const markOf = (table: JournaledTable, row: Pick<RawRow, 'id' | 'revision'>): Uint8Array =>
  sha256(utf8ToBytes(`${table}\n${row.id}\n${row.revision}`)).subarray(0, hashBytes);

const xor = (hex: string, mark: Uint8Array): string =>
  bytesToHex(hexToBytes(hex).map((byte, i) => byte ^ (mark[i] ?? 0)));

/** A record that changes: its revision before (null when it is new) and after. */
export interface Step {
  readonly table: JournaledTable;
  readonly id: string;
  readonly before: number | null;
  readonly after: number;
}

type Tables = Ledger['tables'];

const withStep = (tables: Tables, { table, id, before, after }: Step): Tables => {
  const old = tables[table];
  const without = before === null ? old.hash : xor(old.hash, markOf(table, { id, revision: before }));
  return {
    ...tables,
    [table]: {
      count: old.count + (before === null ? 1 : 0),
      hash: xor(without, markOf(table, { id, revision: after })),
    },
  };
};

/** The ledger after `steps`, with the journal at `position`. */
export const applySteps = (ledger: Ledger, steps: readonly Step[], position: JournalPosition): Ledger => ({
  ...ledger,
  count: position.count,
  head: position.head,
  tables: steps.reduce(withStep, ledger.tables),
});

/** Newest revision of every record of a table, by id. */
export type Revisions = ReadonlyMap<string, number>;

/** The ledger of a database that holds exactly these records. */
export function ledgerOf(
  revisions: Readonly<Record<JournaledTable, Revisions>>,
  position: JournalPosition,
): Ledger {
  const steps = journaledTables.flatMap(table =>
    [...revisions[table]].map(([id, after]): Step => ({ table, id, before: null, after })),
  );
  return applySteps(emptyLedger, steps, position);
}
