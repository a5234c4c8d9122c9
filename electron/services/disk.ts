import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';

/**
 * The few file operations on which "saved" rests. Everything durable goes through here, so that tests can record
 * the order of writes and flushes, and can let any of them fail.
 */
export interface Disk {
  /** Never follows a symbolic link. Rejects with Node's error (`ENOENT`, `EEXIST`, …). */
  open(path: string, mode: OpenMode): Promise<DiskFile>;
  /** Names in a folder. */
  list(folder: string): Promise<string[]>;
  /** Makes the folder (0700) and its parents where they are missing. */
  makeFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Flushes the folder's entries: after a file was made, renamed or removed in it. */
  syncFolder(folder: string): Promise<void>;
}

/** `create` fails where the file exists; `read` and `write` where it does not. */
export type OpenMode = 'read' | 'write' | 'create';

export interface DiskFile {
  sizeBytes(): Promise<number>;
  /** Fills `buffer` from `position`; answers how many bytes there were. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  /** Writes all the bytes or rejects; a rejected write may have left some of them. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  /** Flushes content and size. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

// Windows has no such flag; its links need a privilege that our people do not have.
const noFollow = constants.O_NOFOLLOW ?? 0;
const flagsOf: Record<OpenMode, number> = {
  read: constants.O_RDONLY | noFollow,
  write: constants.O_RDWR | noFollow,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | noFollow,
};

async function readFully(handle: FileHandle, buffer: Uint8Array, position: number): Promise<number> {
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await handle.read(buffer, done, buffer.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new AppError('disk-failed', { reason: 'short-write' });
    done += bytesWritten;
  }
}

const fileOf = (handle: FileHandle): DiskFile => ({
  sizeBytes: async () => (await handle.stat()).size,
  read: (buffer, position) => readFully(handle, buffer, position),
  write: (bytes, position) => writeFully(handle, bytes, position),
  truncate: sizeBytes => handle.truncate(sizeBytes),
  // fdatasync flushes the size too, as it is needed to read the data back.
  sync: () => handle.datasync(),
  close: () => handle.close(),
});

// Some network and stick file systems cannot flush a folder; there is nothing more to do on those.
const cannotFlushFolders: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } catch (error) {
    if (!cannotFlushFolders.has(systemCodeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Node's word for a failed system call (`ENOSPC`, `EEXIST`, …), or an empty text. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The disk of this machine. Files are made 0600, folders 0700. */
export const nodeDisk: Disk = {
  open: async (path, mode) => fileOf(await open(path, flagsOf[mode], 0o600)),
  list: folder => readdir(folder),
  makeFolder: async folder => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  rename,
  link,
  remove: unlink,
  syncFolder,
};
