import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type Disk, type DiskFile, systemCodeOf } from './disk.ts';
import { onDisk } from './disk-error.ts';

/** Temporary files carry this end; {@link removeLeftovers} finds them by it. */
const temporaryEnd = '.drogowskaz-tmp';

async function writeAndClose(file: DiskFile, bytes: Uint8Array): Promise<void> {
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function replaceFile(disk: Disk, target: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.${path.basename(target)}.${randomUUID()}${temporaryEnd}`);
  const file = await disk.open(temporary, 'create');
  try {
    await writeAndClose(file, bytes);
    await disk.rename(temporary, target);
  } catch (error) {
    // What cannot be removed now is removed at the next start.
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(folder);
}

/**
 * Replaces a file whole: temporary file in the same folder (new, 0600), flush, rename, flush of the folder. After a
 * crash at any step either the old or the new content is there. Throws `disk-full`, `disk-read-only`, `disk-failed`.
 */
export const writeFileAtomically = (disk: Disk, target: string, bytes: Uint8Array): Promise<void> =>
  onDisk(() => replaceFile(disk, target, bytes));

/** Removes temporary files that a crash has left in the folder. */
export async function removeLeftovers(disk: Disk, folder: string): Promise<void> {
  await onDisk(async () => {
    for (const name of await disk.list(folder)) {
      if (name.endsWith(temporaryEnd)) await disk.remove(path.join(folder, name));
    }
  });
}

/** Removes a file and flushes the folder; nothing happens where there is none. */
export async function removeFile(disk: Disk, target: string): Promise<void> {
  await onDisk(async () => {
    try {
      await disk.remove(target);
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return;
      throw error;
    }
    await disk.syncFolder(path.dirname(target));
  });
}

/** The whole file, or null where there is none. Throws `disk-failed` when it is larger than `maxBytes`. */
export async function readWhole(
  disk: Disk,
  target: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return onDisk(async () => {
    let file: DiskFile;
    try {
      file = await disk.open(target, 'read');
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
    try {
      const sizeBytes = await file.sizeBytes();
      if (sizeBytes > maxBytes) throw new AppError('disk-failed', { reason: 'too-large' });
      const bytes = new Uint8Array(sizeBytes);
      return bytes.subarray(0, await file.read(bytes, 0));
    } finally {
      await file.close();
    }
  });
}

/** First name of the form `<target>.<word>-<n>` that is free, for a file that must be kept aside. */
export async function freeNameBeside(disk: Disk, target: string, word: string): Promise<string> {
  const names = new Set(await disk.list(path.dirname(target)));
  let n = 1;
  while (names.has(`${path.basename(target)}.${word}-${n}`)) n++;
  return `${target}.${word}-${n}`;
}
