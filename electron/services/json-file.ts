import type { z } from 'zod';
import { freeNameBeside, readWhole, writeFileAtomically } from './atomic-file.ts';
import type { Disk } from './disk.ts';
import { onDisk } from './disk-error.ts';

const maxJsonBytes = 64 * 1024;

/** What stands in a small JSON file; `bad` is a file that does not fit its schema. */
export type JsonFound<T> = { readonly found: T } | 'missing' | 'bad';

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // no schema here accepts it
  }
}

/** Reads and checks a small JSON file. Throws disk errors only. */
export async function readJson<T>(disk: Disk, target: string, schema: z.ZodType<T>): Promise<JsonFound<T>> {
  const bytes = await readWhole(disk, target, maxJsonBytes);
  if (bytes === null) return 'missing';
  const parsed = schema.safeParse(parseJson(bytes));
  return parsed.success ? { found: parsed.data } : 'bad';
}

/** Replaces a JSON file atomically. Throws disk errors. */
export const writeJson = (disk: Disk, target: string, value: unknown): Promise<void> =>
  writeFileAtomically(disk, target, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));

/** Renames a file that does not fit its schema to `<name>.bad-<n>`, so that somebody can look at it. */
export async function keepBadAside(disk: Disk, target: string): Promise<void> {
  await onDisk(async () => disk.rename(target, await freeNameBeside(disk, target, 'bad')));
}
