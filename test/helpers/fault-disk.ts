import path from 'node:path';
import { type Disk, type DiskFile, nodeDisk } from '../../electron/services/disk.ts';

/** One operation that changes the disk, as it was asked for. */
export interface DiskStep {
  readonly what: 'create' | 'write' | 'truncate' | 'sync' | 'rename' | 'link' | 'remove' | 'sync-folder';
  /** Last part of the path; of a rename or link the new name. */
  readonly name: string;
}

/** What the disk does instead: rejects with this word of Node's, for a write after having written half of it. */
export type Fault = (step: DiskStep, index: number) => string | null;

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** The real disk, with a record of what was asked of it and the chance to let any step fail. */
export function makeFaultDisk(): { disk: Disk; steps: DiskStep[]; failWith: (fault: Fault | null) => void } {
  const steps: DiskStep[] = [];
  let fault: Fault | null = null;

  const faultAt = (step: DiskStep): string | null => {
    steps.push(step);
    return fault?.(step, steps.length - 1) ?? null;
  };
  const pass = (step: DiskStep): void => {
    const code = faultAt(step);
    if (code !== null) throw failure(code);
  };
  const watch = (file: DiskFile, name: string): DiskFile => ({
    ...file,
    write: async (bytes, position) => {
      const code = faultAt({ what: 'write', name });
      if (code === null) return file.write(bytes, position);
      await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)), position);
      throw failure(code);
    },
    truncate: async size => {
      pass({ what: 'truncate', name });
      await file.truncate(size);
    },
    sync: async () => {
      pass({ what: 'sync', name });
      await file.sync();
    },
  });
  const disk: Disk = {
    ...nodeDisk,
    open: async (target, mode) => {
      const name = path.basename(target);
      if (mode === 'create') pass({ what: 'create', name });
      return watch(await nodeDisk.open(target, mode), name);
    },
    rename: async (from, to) => {
      pass({ what: 'rename', name: path.basename(to) });
      await nodeDisk.rename(from, to);
    },
    link: async (from, to) => {
      pass({ what: 'link', name: path.basename(to) });
      await nodeDisk.link(from, to);
    },
    remove: async target => {
      pass({ what: 'remove', name: path.basename(target) });
      await nodeDisk.remove(target);
    },
    syncFolder: async folder => {
      pass({ what: 'sync-folder', name: path.basename(folder) });
      await nodeDisk.syncFolder(folder);
    },
  };
  return {
    disk,
    steps,
    failWith: next => {
      fault = next;
    },
  };
}
