import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { keyHeader, launchFragment, reopenPath, tokenBytes } from '../../core/host/browser-protocol.ts';
import { removeFile } from '../services/atomic-file.ts';
import type { Disk } from '../services/disk.ts';
import { readJson, writeJson } from '../services/json-file.ts';

const runningSchema = z.strictObject({ port: z.int().min(1).max(65_535), reopenKey: z.string().max(200) });
type Running = z.infer<typeof runningSchema>;
const replySchema = z.strictObject({ launch: z.string().length(tokenBytes * 2) });

const fileIn = (folder: string): string => path.join(folder, 'browser-host.json');

/** The address to open: the code stands in the fragment, which browsers send to nobody. */
export const addressOf = (port: number, launch: string): string =>
  `http://127.0.0.1:${port}/${launchFragment}${launch}`;

/**
 * Leaves word in the profile (0600), so that a second start finds this host. A disk without room for it is no reason
 * not to start: what was saved can still be read, and the second start says that the profile is in use.
 */
export async function announce(disk: Disk, folder: string, running: Running): Promise<void> {
  try {
    await writeJson(disk, fileIn(folder), running);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** Takes the word back when the host stops. */
export const withdraw = (disk: Disk, folder: string): Promise<void> => removeFile(disk, fileIn(folder));

/** A new address from the host that runs on this profile; null where none answers. */
export async function askRunningHost(disk: Disk, folder: string): Promise<string | null> {
  const stored = await readJson(disk, fileIn(folder), runningSchema);
  if (typeof stored !== 'object') return null;
  const { port, reopenKey } = stored.found;
  try {
    const response = await fetch(`http://127.0.0.1:${port}${reopenPath}`, {
      method: 'POST',
      headers: { [keyHeader]: reopenKey },
      signal: AbortSignal.timeout(3000),
    });
    const reply = replySchema.safeParse(await response.json());
    return reply.success ? addressOf(port, reply.data.launch) : null;
  } catch {
    return null; // it is just starting or stopping, or another program has the port
  }
}
