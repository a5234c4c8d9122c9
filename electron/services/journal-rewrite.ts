import path from 'node:path';
import { removeFile } from './atomic-file.ts';
import { type Disk, systemCodeOf } from './disk.ts';
import { copyFile } from './file-copy.ts';
import { JournalFile } from './journal-file.ts';
import { emptyHead, headerBytes, makeHeader } from './journal-format.ts';
import { OffsetTable } from './offset-table.ts';

/** Makes a journal without frames; rejects where the file exists. Nothing is flushed yet. */
export async function createEmpty(disk: Disk, target: string): Promise<JournalFile> {
  const file = await disk.open(target, 'create');
  try {
    await file.write(makeHeader(), 0);
  } catch (error) {
    await file.close();
    // What cannot be removed now is removed before the next is made.
    await disk.remove(target).catch(() => undefined);
    throw error;
  }
  return new JournalFile({ file, offsets: new OffsetTable(), head: emptyHead, endBytes: headerBytes });
}

/** Makes the journal of a new profile: beside, flushed, then given its name, so that it is whole or not there. */
export async function createJournal(disk: Disk, target: string): Promise<void> {
  const beside = besideOf(target);
  await removeFile(disk, beside);
  const journal = await createEmpty(disk, beside);
  await journal.sync().finally(() => journal.close());
  await disk.rename(beside, target);
  await disk.syncFolder(path.dirname(target));
}

/** The new journal while it is being written. */
export const besideOf = (target: string): string => `${target}.new`;
/** The journal that the last rewrite replaced. */
export const previousOf = (target: string): string => `${target}.previous`;

/** Keeps the present file under its second name, so that its own name is never without a file. */
export async function keepPrevious(disk: Disk, target: string): Promise<void> {
  const previous = previousOf(target);
  await removeFile(disk, previous);
  try {
    await disk.link(target, previous);
  } catch (error) {
    // Sticks (FAT) know no second names.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCodeOf(error))) throw error;
    await copyFile(disk, target, previous);
  }
}
