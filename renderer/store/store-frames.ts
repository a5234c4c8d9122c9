import { atomically } from './atomically.ts';
import type { Database, OutboxEntry } from './database.ts';
import type { Frame } from './frames.ts';
import { applySteps, type JournalPosition, type Ledger, type Step } from './ledger.ts';
import { ledgerRow } from './ledger-row.ts';
import { type JournaledTable, journaledTables } from './rows.ts';

const keyOf = ({ table, row }: Frame): string => `${table}:${row.id}`;

/** Of several frames of one record the newest. */
function newestOf(frames: readonly Frame[]): Map<string, Frame> {
  const newest = new Map<string, Frame>();
  for (const frame of frames) {
    const known = newest.get(keyOf(frame));
    if (known === undefined || frame.row.revision >= known.row.revision) newest.set(keyOf(frame), frame);
  }
  return newest;
}

/** Which records the frames are of. */
export const recordsOf = (frames: Iterable<Frame>): { table: JournaledTable; id: string }[] =>
  Array.from(frames, ({ table, row }) => ({ table, id: row.id }));

/** Revisions the database holds of these records, by `<table>:<id>`. */
export async function revisionsIn(
  db: Database,
  records: Iterable<{ readonly table: JournaledTable; readonly id: string }>,
): Promise<Map<string, number>> {
  const list = [...records];
  const revisions = new Map<string, number>();
  for (const table of journaledTables) {
    const ids = list.filter(record => record.table === table).map(record => record.id);
    for (const row of ids.length === 0 ? [] : await db.records(table).bulkGet(ids))
      if (row !== undefined) revisions.set(`${table}:${row.id}`, row.revision);
  }
  return revisions;
}

const outboxEntry = (frame: Frame): OutboxEntry => ({
  id: keyOf(frame),
  table: frame.table,
  recordId: frame.row.id,
  revision: frame.row.revision,
});

/**
 * Puts frames of the journal into the database: rows, outbox and ledger in one transaction, flushed when it answers.
 * What the database has at the same or a newer revision stays. Answers the ledger, with the journal at `position`.
 */
export async function storeFrames(
  db: Database,
  ledger: Ledger,
  { frames, position }: { readonly frames: readonly Frame[]; readonly position: JournalPosition },
): Promise<Ledger> {
  const newest = newestOf(frames);
  const before = await revisionsIn(db, recordsOf(newest.values()));
  const changed = [...newest.values()].filter(frame => frame.row.revision > (before.get(keyOf(frame)) ?? 0));
  const steps = changed.map(
    (frame): Step => ({
      table: frame.table,
      id: frame.row.id,
      before: before.get(keyOf(frame)) ?? null,
      after: frame.row.revision,
    }),
  );
  const next = applySteps(ledger, steps, position);
  await atomically(db, writes => {
    for (const table of journaledTables)
      writes.put(
        db.records(table),
        changed.filter(frame => frame.table === table).map(frame => frame.row),
      );
    writes.put(db.outbox, changed.map(outboxEntry));
    writes.put(db.meta, [ledgerRow(next)]);
  });
  return next;
}
