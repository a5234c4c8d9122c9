import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Disk, nodeDisk } from '../../electron/services/disk.ts';

/** A folder on a disk of little room, whose free room a test sets. */
export interface SmallDisk {
  readonly kind: 'tmpfs' | 'counted';
  readonly disk: Disk;
  readonly folder: string;
  /** Leaves about this much free; null gives all the room back. */
  leaveFree(bytes: number | null): void;
  release(): void;
}

const diskBytes = 4 * 1024 * 1024;
const full = (): Error => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });

/** A real file system in memory; null where this user may not mount one. */
function mountTmpfs(folder: string): SmallDisk | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return null;
  }
  const filler = path.join(folder, 'filler');
  const free = (): number =>
    Number(execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1]);
  return {
    kind: 'tmpfs',
    disk: nodeDisk,
    folder: path.join(folder, 'profile'),
    leaveFree: bytes => {
      writeFileSync(filler, '');
      if (bytes === null) return;
      writeFileSync(filler, Buffer.alloc(Math.max(0, free() - bytes), 1));
    },
    release: () => {
      truncateSync(filler, 0);
      // A failed test may still hold a file open in it.
      execFileSync('umount', ['-l', folder]);
    },
  };
}

/** The real disk with a purse: every byte written is paid for, and half a write may be left when it is empty. */
function countBytes(folder: string): SmallDisk {
  let left = Number.POSITIVE_INFINITY;
  const disk: Disk = {
    ...nodeDisk,
    open: async (target, mode) => {
      const file = await nodeDisk.open(target, mode);
      return {
        ...file,
        write: async (bytes, position) => {
          const part = bytes.subarray(0, Math.max(0, left));
          await file.write(part, position);
          left -= part.length;
          if (part.length < bytes.length) throw full();
        },
        truncate: async size => {
          left += Math.max(0, (await file.sizeBytes()) - size);
          await file.truncate(size);
        },
      };
    },
  };
  return {
    kind: 'counted',
    disk,
    folder: path.join(folder, 'profile'),
    leaveFree: bytes => {
      left = bytes ?? Number.POSITIVE_INFINITY;
    },
    release: () => undefined,
  };
}

/** Every kind of small disk that can be had here, each in a folder of its own below `folder`. */
export function smallDisks(folder: string): SmallDisk[] {
  const kinds = [mountTmpfs, countBytes].map((make, i) => {
    const own = path.join(folder, String(i));
    mkdirSync(own, { recursive: true });
    const made = make(own);
    if (made === null) rmSync(own, { recursive: true });
    else mkdirSync(made.folder, { mode: 0o700 });
    return made;
  });
  return kinds.filter(kind => kind !== null);
}
