import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { daySchema } from '../../core/dates.ts';
import { AppError } from '../../core/errors.ts';
import { comparePackVersions } from '../../core/pack/manifest.ts';
import {
  fingerprintOf,
  isFingerprint,
  newestRoot,
  parseChain,
  type Root,
  rootSchema,
} from '../../core/pack/root.ts';
import { atomically } from './atomically.ts';
import type { StoredPack } from './database.ts';
import { makeExclusive } from './exclusive.ts';
import type { PackInUse, TakenPack } from './packs-service.ts';
import type { Records } from './records.ts';
import type { Row } from './rows.ts';

/** What was last taken into use under an id. */
const acceptedSchema = z.strictObject({
  version: z.string(),
  kind: z.enum(['guidance', 'contacts']),
  /** SHA-256 over all files: what lies in the database must be this, or it is not used. */
  files: z.string(),
  /** The day it was issued, or the day of its knowledge: today is not earlier, whatever the clock says. */
  knownOn: daySchema,
});
const trustSchema = z.strictObject({
  root: rootSchema.nullable(),
  /** Fingerprints of every root there was: an earlier one is not taken again. */
  formerRoots: z.array(z.string()),
  accepted: z.record(z.string(), acceptedSchema),
});
type State = z.infer<typeof trustSchema>;
type Accepted = z.infer<typeof acceptedSchema>;

// The key of the one row; it never changes.
const rowId = 'pack-trust';
const nothing: State = { root: null, formerRoots: [], accepted: {} };

const hashes = new WeakMap<StoredPack['files'], string>();

/**
 * SHA-256 over paths and texts of a pack's files, in hexadecimal. Remembered for each list of files: it takes a tenth
 * of a second for the largest packs, and is asked for once before anybody waits for it.
 */
export function packFilesHash(files: StoredPack['files']): string {
  const hash =
    hashes.get(files) ??
    bytesToHex(sha256(utf8ToBytes(JSON.stringify(files.map(({ path, text }) => [path, text])))));
  hashes.set(files, hash);
  return hash;
}

const acceptedOf = ({ pack, files }: Pick<PackInUse, 'pack' | 'files'>): Accepted => {
  const { version, asOf, release } = pack.content.manifest;
  const issuedOn = release?.issuedAt.slice(0, 10) ?? asOf;
  return {
    version,
    kind: pack.kind,
    files: packFilesHash(files),
    knownOn: issuedOn > asOf ? issuedOn : asOf,
  };
};

/**
 * Whose packs are believed on this computer, and which were taken: one sealed row, so that nobody without the vault's
 * key can put another root or another pack in its place. Readable only while the vault is open.
 */
export interface PackTrust {
  root(): Promise<Root | null>;
  /** What was last accepted under an id, or null. */
  accepted(id: string): Promise<Accepted | null>;
  /** The latest day that a pack in use is known to come from; `day` where that is later. */
  notBefore(day: string): Promise<string>;
  /**
   * Takes a chain of roots for the point's own when `typed` is its fingerprint. Throws `pack-root-refused` and
   * `pack-root-mismatch`.
   */
  confirmRoot(chain: string, given: { readonly typed: string; readonly day: string }): Promise<Root>;
  /** Stores a pack that was opened under `root`, with what it is accepted as, in one transaction. */
  accept(taken: TakenPack, root: Root): Promise<void>;
  /** Ids of packs in use that came neither from the program nor from an accepted file; what is in order is noted. */
  findStrange(inUse: readonly PackInUse[]): Promise<readonly string[]>;
  /** Writes everything again into a database that was made anew. */
  keep(): Promise<void>;
}

interface Held {
  readonly state: State;
  readonly revision: number;
}

export function createPackTrust(records: Records): PackTrust {
  let held: Promise<Held> | null = null;
  // Each change is made of the row as it stands: two at a time would lose one of them.
  const exclusive = makeExclusive();

  const read = async (): Promise<Held> => {
    const row = await records.read(db => db.meta.get(rowId));
    // A row that does not open leaves nobody to believe: that refuses packs and loses none.
    return { state: trustSchema.safeParse(row?.value).data ?? nothing, revision: row?.revision ?? 0 };
  };
  const load = (): Promise<Held> => {
    held ??= read().catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
  const rowOf = (state: State, revision: number): Row => ({
    id: rowId,
    on: '',
    state: '',
    revision,
    value: state,
  });
  const store = async (state: State, packs: readonly StoredPack[] = []): Promise<void> => {
    const revision = (await load()).revision + 1;
    await records.read(db =>
      atomically(db, writes => {
        writes.put(db.packs, packs);
        writes.put(db.meta, [rowOf(state, revision)]);
      }),
    );
    held = Promise.resolve({ state, revision });
  };
  const withRoot = (state: State, root: Root): State => {
    const before = state.root === null ? [] : [fingerprintOf(state.root)];
    const isNew = before[0] !== fingerprintOf(root);
    return { ...state, root, formerRoots: isNew ? [...state.formerRoots, ...before] : state.formerRoots };
  };
  const withPack = (state: State, taken: Pick<PackInUse, 'pack' | 'files'>): State => ({
    ...state,
    accepted: { ...state.accepted, [taken.pack.content.manifest.id]: acceptedOf(taken) },
  });

  return {
    root: async () => (await load()).state.root,
    accepted: async id => (await load()).state.accepted[id] ?? null,
    async notBefore(day) {
      const days = Object.values((await load()).state.accepted).map(({ knownOn }) => knownOn);
      return [day, ...days].toSorted().at(-1) ?? day;
    },
    confirmRoot: (chain, { typed, day }) =>
      exclusive(async () => {
        const root = newestRoot(parseChain(chain));
        if (root.expiresOn < day) throw new AppError('pack-root-refused', { reason: 'expired' });
        if (!isFingerprint(typed, root)) throw new AppError('pack-root-mismatch');
        const { state } = await load();
        if (state.formerRoots.includes(fingerprintOf(root)))
          throw new AppError('pack-root-refused', { reason: 'former' });
        await store(withRoot(state, root));
        return root;
      }),
    accept: (taken, root) =>
      exclusive(async () => {
        const { state } = await load();
        const { id } = taken.pack.content.manifest;
        const { files, earlier } = taken;
        const stored: StoredPack = { id, files, origin: 'file', ...(earlier.length > 0 ? { earlier } : {}) };
        await store(withPack(withRoot(state, root), taken), [stored]);
      }),
    findStrange: inUse =>
      exclusive(async () => {
        const { state, revision } = await load();
        const strange: string[] = [];
        let next = state;
        for (const one of inUse) {
          const { id, version } = one.pack.content.manifest;
          const known = state.accepted[id];
          const isKnown = known?.files === acceptedOf(one).files;
          // Before there was a row, what an earlier start had kept from the program is all there is to go by.
          const isFirst = revision === 0 && one.origin === 'kept';
          if (one.origin !== 'program' && !isKnown && !isFirst) strange.push(id);
          else if (!isKnown && (known === undefined || comparePackVersions(version, known.version) >= 0))
            next = withPack(next, one);
        }
        if (next !== state) await store(next);
        return strange;
      }),
    keep: () =>
      exclusive(async () => {
        if (held !== null) await store((await held).state);
      }),
  };
}
