import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { removeFile } from './atomic-file.ts';
import { type Disk, systemCodeOf } from './disk.ts';
import type { ProcessLife } from './process-life.ts';

const lockForm = /^in-use-(\d{1,10})-([0-9a-f]{8}\.\d+|unknown)$/;

/** Whether the process that made this lock still runs. Where the system does not tell starts apart, its number decides. */
function isHeld(life: ProcessLife, pid: number, start: string): boolean {
  if (!life.isAlive(pid)) return false;
  const startNow = life.startOf(pid);
  return startNow === null || start === 'unknown' || startNow === start;
}

/** Makes our lock. One that is there already is ours where its name is unmistakable, else left by a dead namesake. */
async function putDown(disk: Disk, own: string, unmistakable: boolean): Promise<void> {
  try {
    const file = await disk.open(own, 'create');
    await file.close();
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
    if (unmistakable) throw new AppError('profile-in-use');
  }
}

/**
 * Locks a profile folder against a second process. Each process first puts down an empty file named after itself,
 * then looks for others: of two that start together at least one sees the other, so there are never two. Locks of
 * processes that are gone are removed. Throws `profile-in-use`; disk errors as Node's.
 * @returns lets the profile go.
 */
export async function lockProfile(
  disk: Disk,
  folder: string,
  life: ProcessLife,
): Promise<() => Promise<void>> {
  const ownStart = life.startOf(life.ownPid);
  const ownName = `in-use-${life.ownPid}-${ownStart ?? 'unknown'}`;
  const own = path.join(folder, ownName);
  await putDown(disk, own, ownStart !== null);
  for (const name of await disk.list(folder)) {
    const [, pid, start] = lockForm.exec(name) ?? [];
    if (name === ownName || pid === undefined || start === undefined) continue;
    if (isHeld(life, Number(pid), start)) {
      await disk.remove(own);
      throw new AppError('profile-in-use');
    }
    await removeFile(disk, path.join(folder, name));
  }
  return () => removeFile(disk, own);
}
