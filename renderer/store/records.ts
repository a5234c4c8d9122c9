import { AppError } from '../../core/errors.ts';
import { appendFrames, type Change, refuseStale, type SealedChange, sealChange } from './commit.ts';
import type { Database } from './database.ts';
import { databaseFailure, isDatabaseError } from './database-error.ts';
import { makeExclusive } from './exclusive.ts';
import { advance, type Ledger } from './ledger.ts';
import { type Reconciled, type ReconcileParts, reconcile } from './reconcile.ts';
import { revisionsIn, storeFrames } from './store-frames.ts';

/**
 * The records of the open vault. A write is sealed once, appended to the host's journal and flushed, stored in one
 * transaction of the database with outbox and ledger, and only then saved.
 * @see docs/decisions/0004-journal-first.md
 */
export interface Records {
  /** Reads from the database once it agrees with the journal; a database that fails is made again, once. */
  read<T>(work: (db: Database) => PromiseLike<T>): Promise<T>;
  /**
   * Resolves when the changes are saved. Changes that wait together share one flush; those of one call stand or fall
   * together. Throws `value-not-storable`, or the host's disk errors: then nothing was saved.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** Runs while no write is under way, with the ledger as it stands. */
  alone<T>(work: (db: Database, ledger: Ledger) => Promise<T>): Promise<T>;
  /** Resolves when every write asked for so far has been answered. */
  settle(): Promise<void>;
  /** Tells of changes that were put right behind everybody's back, as if they had just been saved. */
  announce(changes: readonly Change[]): void;
  /** Tells of every saved change; answers how to stop. */
  onSaved(listener: (changes: readonly Change[]) => void): () => void;
}

interface Waiting {
  readonly changes: readonly Change[];
  readonly sealed: readonly SealedChange[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Frames and bytes of one append: well inside the host's limits, and a pause nobody notices. */
const mostFrames = 2_000;
const mostBytes = 16 * 1024 * 1024;

/**
 * How often a database that fails is compared and, where needed, made again before its failure is told. More than
 * once: a browser that throws a damaged store away closes every connection to it, also one that was opened since.
 */
const mostRepairs = 3;

const keysOf = ({ sealed }: Waiting): string[] => sealed.map(({ table, row }) => `${table}:${row.id}`);
const sizeOf = ({ sealed }: Waiting): number => sealed.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Takes the writes that can share one append: in order, each record at most once, within the limits. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  const keys = new Set<string>();
  let frames = 0;
  let bytes = 0;
  const end = waiting.findIndex((one, i) => {
    frames += one.sealed.length;
    bytes += sizeOf(one);
    const fits =
      (frames <= mostFrames && bytes <= mostBytes && !keysOf(one).some(key => keys.has(key))) || i === 0;
    for (const key of keysOf(one)) keys.add(key);
    return !fits;
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

/** The records behind `parts`; the database is opened and compared with the journal at the first use. */
export function createRecords(parts: ReconcileParts): Records {
  const exclusive = makeExclusive();
  const waiting: Waiting[] = [];
  const listeners = new Set<(changes: readonly Change[]) => void>();
  let current: Reconciled | null = null;
  /** Changes of which nobody could say whether the journal kept them. */
  let unsure: readonly (readonly Change[])[] = [];

  const announce = (changes: readonly Change[]): void => {
    for (const listener of listeners) listener(changes);
  };
  /** Database and journal agree now: what was kept after all is told to those who follow every save. */
  const tellUnsure = async (db: Database): Promise<void> => {
    for (const changes of unsure) {
      const revisions = await revisionsIn(db, changes);
      if (changes.every(({ table, id, revision }) => revisions.get(`${table}:${id}`) === revision))
        announce(changes);
    }
    unsure = [];
  };
  const distrust = (): void => {
    current?.db.dexie.close({ disableAutoOpen: true });
    current = null;
  };
  const agree = async (isDistrusted = false): Promise<Reconciled> => {
    if (current !== null) return current;
    for (let left = mostRepairs; ; left--) {
      try {
        current = await reconcile(parts, isDistrusted);
        await tellUnsure(current.db);
        return current;
      } catch (error) {
        const failure = isDatabaseError(error) ? databaseFailure(error) : error;
        distrust();
        if (left === 0 || !(failure instanceof AppError) || failure.code !== 'database-damaged')
          throw failure;
      }
    }
  };
  /** The database to write to. Throws why it may only be read. */
  const writable = async (): Promise<Reconciled> => {
    if ((await agree()).behind !== null) distrust();
    const state = await agree();
    if (state.behind !== null) throw state.behind;
    return state;
  };
  /** A failure of the database while `db` was in use: compare and, where needed, rebuild, unless that was done since. */
  const recover = (db: Database, isDistrusted: boolean): Promise<Reconciled> =>
    exclusive(() => {
      if (current?.db === db) distrust();
      return agree(isDistrusted);
    });

  const store = async (state: Reconciled, group: readonly Waiting[]): Promise<void> => {
    const frames = group.flatMap(one => one.sealed);
    const position = advance(
      state.ledger,
      frames.map(frame => frame.bytes),
    );
    current = { ...state, ledger: await storeFrames(state.db, state.ledger, { frames, position }) };
  };

  /** The journal has the group. Whatever the database does now, the records are saved. */
  const storeOrRepair = async (
    state: Reconciled,
    group: readonly Waiting[],
    isKept: boolean,
  ): Promise<void> => {
    try {
      if (isKept) return await store(state, group);
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
    }
    distrust();
    try {
      await writable();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      parts.emit({ type: 'notice', notice: 'database-unavailable', details: { code: error.code } });
    }
  };

  const tell = (group: readonly Waiting[]): void => {
    for (const { changes, resolve } of group) {
      announce(changes);
      resolve();
    }
  };

  const saveGroup = async (group: readonly Waiting[]): Promise<void> => {
    const state = await writable();
    const sealed = group.flatMap(one => one.sealed);
    await refuseStale(state.db, sealed);
    const appended = await appendFrames(
      parts.host,
      state.ledger,
      sealed.map(change => change.bytes),
    );
    if (appended === 'lost') {
      // Nobody knows what the journal holds now: it is compared before the next write.
      distrust();
      unsure = [...unsure, ...group.map(one => one.changes)];
      throw new AppError('host-unreachable', { call: 'journal.append' });
    }
    await storeOrRepair(state, group, appended === 'kept');
    tell(group);
  };

  const drain = async (): Promise<void> => {
    const group = takeGroup(waiting);
    if (group.length === 0) return;
    try {
      await saveGroup(group);
    } catch (error) {
      const failure = isDatabaseError(error) ? databaseFailure(error) : error;
      // Together they did not fit; one by one, each gets its own answer. Not when some of it may be in the journal.
      const canRetry = group.length > 1 && current !== null;
      for (const one of group) {
        if (canRetry) await saveGroup([one]).catch(one.reject);
        else one.reject(failure);
      }
    }
  };

  return {
    async read(work) {
      let { db } = current ?? (await exclusive(() => agree()));
      for (let left = mostRepairs; ; left--) {
        try {
          return await work(db);
        } catch (error) {
          if (!isDatabaseError(error)) throw error;
          if (left === 0) throw databaseFailure(error);
          // The first time it may have been a connection that was closed; after that the rows themselves are bad.
          ({ db } = await recover(db, left < mostRepairs));
        }
      }
    },
    commit: changes =>
      new Promise((resolve, reject) => {
        const sealed = changes.map(change => sealChange(parts.sealer, change));
        waiting.push({ changes, sealed, resolve, reject });
        exclusive(drain).catch(reject);
      }),
    alone: work =>
      exclusive(async () => {
        const { db, ledger } = await writable();
        return work(db, ledger);
      }),
    settle: () => exclusive(async () => undefined),
    announce,
    onSaved(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
