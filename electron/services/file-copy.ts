import path from 'node:path';
import type { Disk, DiskFile } from './disk.ts';

const blockBytes = 1024 * 1024;

async function copyBlocks(source: DiskFile, target: DiskFile): Promise<void> {
  const block = new Uint8Array(blockBytes);
  for (let at = 0; ; at += blockBytes) {
    const length = await source.read(block, at);
    if (length > 0) await target.write(block.subarray(0, length), at);
    if (length < blockBytes) break;
  }
  await target.sync();
}

/** Copies a file to a name that is free, flushed with its folder. A copy that fails is removed. Rejects with Node's error. */
export async function copyFile(disk: Disk, from: string, to: string): Promise<void> {
  const source = await disk.open(from, 'read');
  try {
    const target = await disk.open(to, 'create');
    try {
      await copyBlocks(source, target);
    } catch (error) {
      await disk.remove(to).catch(() => undefined);
      throw error;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  await disk.syncFolder(path.dirname(to));
}
