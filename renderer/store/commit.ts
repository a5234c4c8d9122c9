import { AppError } from '../../core/errors.ts';
import { maxFrameBytes } from '../../core/host/contract.ts';
import type { Database } from './database.ts';
import { encodeFrame, type Frame } from './frames.ts';
import type { Host } from './host.ts';
import { advance, type JournalPosition, type Ledger } from './ledger.ts';
import type { JournaledTable, Row } from './rows.ts';
import type { Sealer } from './sealer.ts';
import { recordsOf, revisionsIn } from './store-frames.ts';

/** A record as it shall be: revision 1 makes it, every further one must be the next. */
export interface Change extends Row {
  readonly table: JournaledTable;
}

/** A change that is sealed and ready for the journal. */
export interface SealedChange extends Frame {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Seals one change. Throws `value-not-storable` where its value is of a kind or size that cannot be kept. */
export function sealChange(sealer: Sealer, change: Change): SealedChange {
  const { table } = change;
  const row = sealer.seal(table, change);
  const bytes = encodeFrame(table, row);
  if (bytes.length > maxFrameBytes) throw new AppError('value-not-storable', { reason: 'too-large' });
  return { table, row, bytes };
}

/** Refuses a change that does not follow what is stored: two writers of one record, which the callers prevent. */
export async function refuseStale(db: Database, changes: readonly SealedChange[]): Promise<void> {
  const stored = await revisionsIn(db, recordsOf(changes));
  for (const { table, row } of changes)
    if (row.revision !== (stored.get(`${table}:${row.id}`) ?? 0) + 1)
      throw new Error(`a change of ${table} that does not follow the stored revision`);
}

/**
 * What became of an append: `kept` where the journal stands as expected, `elsewhere` where the frames are in it but
 * it has gone another way before, `lost` where nobody can say.
 */
export type Appended = 'kept' | 'elsewhere' | 'lost';

const stands = (at: JournalPosition, expected: JournalPosition): boolean =>
  at.count === expected.count && at.head === expected.head;

/**
 * Appends the frames, flushed when it answers. When the answer gets lost the journal itself is asked, so that a
 * record that is safe is not called unsaved. Throws what the host throws where the journal is as it was before.
 */
export async function appendFrames(
  host: Host,
  ledger: Ledger,
  frames: readonly Uint8Array<ArrayBuffer>[],
): Promise<Appended> {
  const expected = advance(ledger, frames);
  try {
    const tip = await host.call('journal.append', { frames: [...frames] });
    return stands(tip, expected) ? 'kept' : 'elsewhere';
  } catch (error) {
    const state = await host.call('journal.describe', {}).catch(() => null);
    if (state !== null && stands(state, expected)) return 'kept';
    if (state !== null && stands(state, ledger)) throw error;
    return 'lost';
  }
}
