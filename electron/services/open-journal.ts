import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { removeFile } from './atomic-file.ts';
import { type Disk, type DiskFile, systemCodeOf } from './disk.ts';
import { onDisk } from './disk-error.ts';
import { Journal } from './journal.ts';
import { JournalFile } from './journal-file.ts';
import { besideOf, createJournal } from './journal-rewrite.ts';
import { scanJournal } from './journal-scan.ts';

/** Name of the file in the profile folder. NEVER change: profiles in the field hold it. */
export const journalName = 'journal.drg';

async function openOrCreate(disk: Disk, target: string): Promise<DiskFile> {
  try {
    return await disk.open(target, 'write');
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error;
    await createJournal(disk, target);
    return disk.open(target, 'write');
  }
}

async function openFile(disk: Disk, target: string, file: DiskFile): Promise<Journal> {
  const scan = await scanJournal(file);
  if (scan === 'newer') throw new AppError('profile-from-newer-version');
  const live = new JournalFile({ ...scan, file });
  const { condition, lostBytes, headerBroken } = scan;
  if (condition === 'torn-tail-cut' || (headerBroken && condition === 'good'))
    await live.repair(headerBroken);
  return new Journal({ disk, target, live, finding: { condition, lostBytes, headerBroken } });
}

/**
 * Opens the journal of a profile, made where there is none: reads it through once, checks every frame, cuts an
 * unfinished end. A damaged file is left as it is until the first write (see {@link Journal}).
 * Throws `disk-full`, `disk-read-only`, `disk-failed`, `profile-from-newer-version`.
 */
export function openJournal(disk: Disk, folder: string): Promise<Journal> {
  return onDisk(async () => {
    const target = path.join(folder, journalName);
    await removeFile(disk, besideOf(target));
    const file = await openOrCreate(disk, target);
    try {
      return await openFile(disk, target, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}
