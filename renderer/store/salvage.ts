import { AppError } from '../../core/errors.ts';
import type { Aside, Database } from './database.ts';
import { encodeFrame } from './frames.ts';
import type { Host } from './host.ts';
import { journalChunks } from './journal-frames.ts';
import { asRawRow, type JournaledTable, journaledTables, SealedRow } from './rows.ts';
import { scanRows } from './scan-rows.ts';
import type { Sealer } from './sealer.ts';

/** Gives rows up as they lie on disk, so that a damaged or foreign one can be looked at and kept. */
export const unopenedRows: Sealer = {
  seal: () => {
    throw new Error('this view of the database is for reading');
  },
  open(table, raw) {
    const row = asRawRow(raw);
    if (row === null) throw new AppError('record-damaged', { table });
    return { ...row, value: new SealedRow(table, row) };
  },
};

/** Newest revision of every record in the journal, by `<table>:<id>`. */
export async function newestRevisions(host: Host): Promise<Map<string, number>> {
  const newest = new Map<string, number>();
  for await (const { frames } of journalChunks(host))
    for (const { table, row } of frames) {
      const key = `${table}:${row.id}`;
      newest.set(key, Math.max(newest.get(key) ?? 0, row.revision));
    }
  return newest;
}

const opens = (sealer: Sealer, table: JournaledTable, row: SealedRow): boolean => {
  try {
    sealer.open(table, row);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'vault-locked') return false;
    throw error;
  }
};

export interface Salvaged {
  /** Records that only the database had, now in the journal. */
  readonly records: number;
  /** Rows that do not open and that the journal does not hold either. */
  readonly lost: readonly Aside[];
  /** What had been put aside before. */
  readonly asides: readonly Aside[];
}

/**
 * Appends to the journal every record that it lacks or holds in an older revision only, so that afterwards the
 * journal has everything. `unopened` is the database seen through {@link unopenedRows}.
 */
export async function salvage(
  unopened: Database,
  { host, sealer }: { readonly host: Host; readonly sealer: Sealer },
): Promise<Salvaged> {
  const newest = await newestRevisions(host);
  const lost: Aside[] = [];
  let records = 0;
  for (const table of journaledTables)
    for await (const rows of scanRows(async work => work(unopened), table)) {
      const candidates = rows
        .map(row => row.value)
        .filter(value => value instanceof SealedRow)
        .filter(row => row.revision > (newest.get(`${table}:${row.id}`) ?? 0));
      const good = candidates.filter(row => opens(sealer, table, row));
      for (const row of candidates)
        if (!good.includes(row)) lost.push({ id: `${table}:${row.id}`, bytes: row.sealed });
      if (good.length > 0)
        await host.call('journal.append', { frames: good.map(row => encodeFrame(table, row)) });
      records += good.length;
    }
  return { records, lost, asides: await unopened.asides.toArray() };
}
