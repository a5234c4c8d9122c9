import { AppError } from '../../core/errors.ts';
import { atomically } from './atomically.ts';
import type { Change } from './commit.ts';
import type { Database } from './database.ts';
import { decodeFrame } from './frames.ts';
import type { Host } from './host.ts';
import { journalChunks } from './journal-frames.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import type { StoreEvent } from './port.ts';
import type { Records } from './records.ts';
import { Damaged, type JournaledTable, journaledTables, type SealedRow } from './rows.ts';
import { scanRows } from './scan-rows.ts';
import type { Sealer } from './sealer.ts';

export interface VerifyParts {
  readonly records: Records;
  readonly host: Host;
  readonly sealer: Sealer;
  readonly emit: (event: StoreEvent) => void;
  /** Lets other calls of the port come first. */
  readonly pause: () => Promise<void>;
}

type Seen = Record<JournaledTable, Map<string, number>>;
type WrongRecord = readonly [table: JournaledTable, id: string];

/** Opens every row once and notes its revision; ids of rows that do not open are answered. */
async function readEveryRow({ records, pause }: VerifyParts, seen: Seen): Promise<WrongRecord[]> {
  const damaged: WrongRecord[] = [];
  for (const table of journaledTables) {
    for await (const rows of scanRows(records.read, table, 50)) {
      for (const { id, revision, value } of rows) {
        seen[table].set(id, Math.max(seen[table].get(id) ?? 0, revision));
        if (value instanceof Damaged) damaged.push([table, id]);
      }
      await pause();
    }
  }
  return damaged;
}

const agrees = (seen: Seen, ledger: Ledger): boolean => {
  const { tables } = ledgerOf(seen, ledger);
  return journaledTables.every(
    table =>
      tables[table].count === ledger.tables[table].count && tables[table].hash === ledger.tables[table].hash,
  );
};

/** Newest frame of every record in the journal: its number and revision, by `<table>:<id>`. */
async function newestFrames(host: Host): Promise<Map<string, { number: number; revision: number }>> {
  const newest = new Map<string, { number: number; revision: number }>();
  for await (const { frames } of journalChunks(host))
    for (const { table, row, number } of frames)
      if (row.revision >= (newest.get(`${table}:${row.id}`)?.revision ?? 0))
        newest.set(`${table}:${row.id}`, { number, revision: row.revision });
  return newest;
}

interface GoodRow {
  readonly sealed: SealedRow;
  readonly change: Change;
}

/** The row of one frame of the journal, sealed and open, or null where it does not open either. */
async function goodRow({ host, sealer }: VerifyParts, number: number): Promise<GoodRow | null> {
  const { frames } = await host.call('journal.read', { from: number, maxBytes: 1 });
  const frame = frames[0] === undefined ? null : decodeFrame(frames[0]);
  if (frame === null) return null;
  try {
    const { table, row } = frame;
    return { sealed: row, change: { table, ...sealer.open(table, row) } };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Puts the journal's newest revision in the place of each wrong row and tells it on, or says that it is lost. The ledger stays. */
async function repair(parts: VerifyParts, db: Database, wrong: readonly WrongRecord[]): Promise<void> {
  const newest = await newestFrames(parts.host);
  const done = new Set<string>();
  for (const [table, id] of wrong) {
    const key = `${table}:${id}`;
    if (done.has(key)) continue;
    done.add(key);
    const known = newest.get(key);
    const good = known === undefined ? null : await goodRow(parts, known.number);
    if (good !== null) {
      await atomically(db, writes => writes.put(db.records(table), [good.sealed]));
      parts.records.announce([good.change]);
    }
    parts.emit({
      type: 'notice',
      notice: good === null ? 'record-damaged' : 'record-repaired',
      details: { table, id },
    });
  }
}

/** Records whose revision differs from the journal's newest: rolled back, or gone. */
async function outdated(host: Host, seen: Seen): Promise<WrongRecord[]> {
  const newest = await newestFrames(host);
  return journaledTables.flatMap(table =>
    [...newest]
      .filter(([key]) => key.startsWith(`${table}:`))
      .map(([key, { revision }]) => ({ id: key.slice(table.length + 1), revision }))
      .filter(({ id, revision }) => seen[table].get(id) !== revision)
      .map(({ id }): WrongRecord => [table, id]),
  );
}

/**
 * Opens every record in the background, once after unlock, and compares the whole with the ledger. A record that does
 * not open or has gone back to an older revision is put right from the journal (`record-repaired`); where the journal
 * cannot help either it stays as it is and is named (`record-damaged`), and all others stay readable.
 */
export async function verifyRecords(parts: VerifyParts): Promise<void> {
  const { records } = parts;
  const seen: Seen = { consultations: new Map(), cases: new Map(), contacts: new Map() };
  const stop = records.onSaved(changes => {
    for (const { table, id, revision } of changes) seen[table].set(id, revision);
  });
  try {
    const damaged = await readEveryRow(parts, seen);
    await records.alone(async (db, ledger) => {
      const old = agrees(seen, ledger) ? [] : await outdated(parts.host, seen);
      if (damaged.length + old.length > 0) await repair(parts, db, [...damaged, ...old]);
    });
  } finally {
    stop();
  }
}
