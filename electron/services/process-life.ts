import { readFileSync } from 'node:fs';
import { systemCodeOf } from './disk.ts';

/** Asks the system about processes. */
export interface ProcessLife {
  readonly ownPid: number;
  /** Tells a process from a later one with the same number; null where there is no such process or the system does not say. */
  startOf(pid: number): string | null;
  isAlive(pid: number): boolean;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // not Linux, or no such process
  }
}

/** Start of a process on Linux, in clock ticks since this boot, with the boot's own id before it. */
function startOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  const boot = readOrNull('/proc/sys/kernel/random/boot_id');
  // The second field is a name in brackets, which may hold spaces; the start is the 20th after it.
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined || boot === null ? null : `${boot.slice(0, 8)}.${ticks}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) === 'EPERM';
  }
}

/** The processes of this machine. */
export const processLife: ProcessLife = { ownPid: process.pid, startOf, isAlive };
