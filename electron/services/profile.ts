import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { removeLeftovers } from './atomic-file.ts';
import type { Disk } from './disk.ts';
import { onDisk } from './disk-error.ts';
import { keepBadAside, readJson, writeJson } from './json-file.ts';
import type { ProcessLife } from './process-life.ts';
import { lockProfile } from './profile-lock.ts';

/** Version of the folder's layout; raised when a program of today could not use the folder. */
const profileFormat = 1;
const versionForm = /^\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+].*)?$/;
/** Read loosely: a newer program may have added to it, and must still be recognised as newer. */
const profileSchema = z.looseObject({ format: z.int().positive(), appVersion: z.string().max(100) });
type ProfileMark = z.infer<typeof profileSchema>;

interface ProfileParts {
  readonly disk: Disk;
  readonly folder: string;
  readonly appVersion: string;
  readonly life: ProcessLife;
}

export interface Profile {
  readonly folder: string;
  /** Lets the folder go, when everything in it is closed. */
  release(): Promise<void>;
}

/** Whether version `a` (`major.minor.patch`) is later than `b`; what follows a hyphen is not compared. */
function isLater(a: string, b: string): boolean {
  const left = a.split(/[.+-]/).map(Number);
  const right = b.split(/[.+-]/).map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** An older Electron wipes the IndexedDB of a newer one, so an older program does not touch a newer profile at all. */
function refuseNewer(mark: ProfileMark, appVersion: string): void {
  const isNewer = versionForm.test(mark.appVersion) && isLater(mark.appVersion, appVersion);
  if (mark.format > profileFormat || isNewer) {
    throw new AppError('profile-from-newer-version', { version: mark.appVersion });
  }
}

/**
 * Opens the folder that holds everything of one profile, made (0700) where it is missing. Checks that no newer
 * program has used it before anything in it is touched, locks it, removes left-over temporary files, marks it.
 * Throws `profile-from-newer-version` {version}, `profile-in-use`, disk errors.
 */
export async function openProfile({ disk, folder, appVersion, life }: ProfileParts): Promise<Profile> {
  const markFile = path.join(folder, 'profile.json');
  const readMark = async (): Promise<ProfileMark | 'missing' | 'bad'> => {
    const stored = await readJson(disk, markFile, profileSchema);
    if (typeof stored !== 'object') return stored;
    refuseNewer(stored.found, appVersion);
    return stored.found;
  };
  await onDisk(() => disk.makeFolder(folder));
  await readMark();
  const release = await onDisk(() => lockProfile(disk, folder, life));
  try {
    const mark = await readMark();
    await removeLeftovers(disk, folder);
    if (mark === 'bad') await keepBadAside(disk, markFile);
    const isCurrent =
      typeof mark === 'object' && mark.format === profileFormat && mark.appVersion === appVersion;
    if (!isCurrent) await writeJson(disk, markFile, { format: profileFormat, appVersion });
  } catch (error) {
    await release();
    throw error;
  }
  return { folder, release };
}
