import type { CaseBook } from './case-book.ts';
import { makeExclusive } from './exclusive.ts';
import type { Host } from './host.ts';
import { journalChunks } from './journal-frames.ts';
import { advance, type JournalPosition } from './ledger.ts';
import { readLedger } from './ledger-row.ts';
import type { Records } from './records.ts';
import type { JournaledTable } from './rows.ts';
import type { Search } from './search-service.ts';
import type { SnapshotPlace } from './snapshot-place.ts';

/**
 * The search over cases kept from one opening to the next, so that nothing has to be read and folded again.
 * @see docs/decisions/0010-search-snapshot.md
 */
export interface SearchSnapshot {
  /**
   * Takes the kept index and everything saved since. False, with nothing changed, where there is none that fits: then
   * the cases are read. Called once, after unlock.
   */
  restore(): Promise<boolean>;
  /**
   * Keeps the index, which must be complete. Where it is worth it: enough has changed since it was kept. Always: what
   * was kept may hold a record as it lay damaged on disk, and the journal will not say that it was put right.
   */
  keep(when: 'where-worth-it' | 'always'): Promise<void>;
  /** Calls `work` each time enough has been saved for another {@link keep}. */
  onWorthKeeping(work: () => void): void;
}

export interface SearchSnapshotParts {
  readonly records: Records;
  readonly host: Host;
  readonly search: Pick<Search, 'saveCases' | 'loadCases'>;
  readonly book: Pick<CaseBook, 'tellOf' | 'told'>;
  readonly place: SnapshotPlace;
}

/** With more records missed than this, reading everything anew is not slower. */
const mostMissed = 4_000;
/** As many saves as are caught up with in a few milliseconds: the snapshot is written again seldom. */
const worthKeeping = 64;

interface Missed {
  readonly records: readonly { readonly table: JournaledTable; readonly id: string }[];
}

/** The records of the journal between two positions; null where the first does not lead to the second. */
async function missedBetween(host: Host, from: JournalPosition, to: JournalPosition): Promise<Missed | null> {
  const missing = to.count - from.count;
  if (missing < 0 || missing > mostMissed) return null;
  const bytes: Uint8Array[] = [];
  const records: Missed['records'][number][] = [];
  if (missing > 0) {
    for await (const chunk of journalChunks(host, from.count)) {
      bytes.push(...chunk.bytes);
      for (const { table, row, number } of chunk.frames)
        if (number < to.count) records.push({ table, id: row.id });
      if (bytes.length >= missing) break;
    }
  }
  const reached = advance(from, bytes.slice(0, missing));
  return reached.count === to.count && reached.head === to.head ? { records } : null;
}

export function createSearchSnapshot(parts: SearchSnapshotParts): SearchSnapshot {
  const { records, host, search, book, place } = parts;
  /** Records saved or missed since the snapshot; no snapshot at all is worth any. */
  let changed = Number.POSITIVE_INFINITY;
  let onWorth: () => void = () => undefined;
  const exclusive = makeExclusive();

  records.onSaved(changes => {
    const before = changed;
    changed += changes.length;
    if (before < worthKeeping && changed >= worthKeeping) onWorth();
  });

  return {
    async restore() {
      const snapshot = await place.read();
      const ledger = await records.read(readLedger);
      if (snapshot === null || ledger === null) return false;
      const missed = await missedBetween(host, snapshot.position, ledger);
      if (missed === null || !search.loadCases(snapshot.bytes)) return false;
      await book.tellOf(missed.records);
      changed = missed.records.length;
      return true;
    },
    keep: when =>
      // One at a time: each removes what it finds of others.
      exclusive(async () => {
        if (when === 'where-worth-it' && changed < worthKeeping) return;
        // The position first: what is saved from here on may be in the index already, and is caught up with once more.
        const position = await records.alone(async (_db, { count, head }) => ({ count, head }));
        changed = 0;
        await book.told();
        await place.write({ position, bytes: search.saveCases() });
      }),
    onWorthKeeping(work) {
      onWorth = work;
    },
  };
}
