import { type Attempts, makeAttempts } from './attempts.ts';
import type { BytesFile } from './bytes-file.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import { makeDraft } from './draft.ts';
import type { Journal } from './journal.ts';
import { openJournal } from './open-journal.ts';
import { makePacks, type Packs } from './packs.ts';
import type { ProcessLife } from './process-life.ts';
import { openProfile } from './profile.ts';
import { makeSecrets, type SafeStorage, type Secrets } from './secrets.ts';
import { makeSettings, type Settings } from './settings.ts';
import { makeSlots } from './slots.ts';

/** Everything that keeps something in the profile folder. */
export interface Services {
  readonly settings: Settings;
  readonly slots: BytesFile;
  readonly attempts: Attempts;
  readonly secrets: Secrets;
  readonly draft: BytesFile;
  readonly packs: Packs;
  /** The open journal; rejects with what opening it met. */
  readonly journal: () => Promise<Journal>;
  /** Waits for what is under way, closes the journal, lets the profile go. */
  close(): Promise<void>;
}

export interface ServiceParts {
  /** The profile folder; made where it is missing. */
  readonly folder: string;
  /** The folder of the packs shipped with the program. */
  readonly contentFolder: string;
  readonly appVersion: string;
  readonly safeStorage: SafeStorage | null;
  readonly clock: Clock;
  readonly disk: Disk;
  readonly life: ProcessLife;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

/** Opens the journal at once, beside whatever else is starting; after a failure the next use tries again. */
function journalOf(disk: Disk, folder: string): () => Promise<Journal> {
  let opening: Promise<Journal> | null = null;
  const open = (): Promise<Journal> => {
    opening ??= openJournal(disk, folder).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  open().catch(() => undefined); // whoever uses it hears of the failure
  return open;
}

/**
 * Opens a profile and the services in it. Throws `profile-in-use`, `profile-from-newer-version` {version} and disk
 * errors; nothing stays locked then.
 */
export async function openServices(parts: ServiceParts): Promise<Services> {
  const { disk, folder } = parts;
  const profile = await openProfile(parts);
  const journal = journalOf(disk, folder);
  const settings = makeSettings(disk, folder);
  const slots = makeSlots(disk, folder);
  const attempts = makeAttempts(parts);
  const draft = makeDraft(disk, folder);
  return {
    settings,
    slots,
    attempts,
    draft,
    secrets: makeSecrets(parts),
    packs: makePacks(parts.contentFolder),
    journal,
    close: async () => {
      const opened = await journal().catch(() => null);
      await opened?.close();
      // Their queues are in order: once a read has come through, every write before it is on disk.
      await Promise.allSettled([settings.read(), slots.read(), attempts.read(), draft.read()]);
      await profile.release();
    },
  };
}
