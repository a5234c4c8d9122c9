import { once } from 'node:events';
import type { Server } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { Disk } from '../services/disk.ts';
import { systemCodeOf } from '../services/disk.ts';
import { readJson, writeJson } from '../services/json-file.ts';

/** Below the ports that systems give to outgoing connections, and without any that browsers block. */
const firstPort = 20_000;
const lastPort = 31_999;
const maxTries = 50;

const storedSchema = z.strictObject({ port: z.int().min(firstPort).max(lastPort) });

interface ListenParts {
  readonly server: Server;
  readonly disk: Disk;
  readonly folder: string;
  /** A whole number from `min` up to, not including, `max`. */
  readonly randomInt: (min: number, max: number) => number;
}

/** Whether it listens now; false where somebody else has the port. */
async function tryPort(server: Server, port: number): Promise<boolean> {
  server.listen({ host: '127.0.0.1', port });
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes(systemCodeOf(error))) return false;
    throw error;
  }
}

/**
 * Listens on 127.0.0.1, on the port of this profile: chosen at random at the first start and kept, because the
 * browser keeps the database by origin and the port is part of it. Where it is taken another one is chosen and kept;
 * the database is then built anew from the journal. See docs/decisions/0001-stable-random-port.md.
 */
export async function listenOnOwnPort({ server, disk, folder, randomInt }: ListenParts): Promise<number> {
  const file = path.join(folder, 'browser-host-port.json');
  const stored = await readJson(disk, file, storedSchema);
  if (typeof stored === 'object' && (await tryPort(server, stored.found.port))) return stored.found.port;
  for (let tries = 0; tries < maxTries; tries++) {
    const port = randomInt(firstPort, lastPort + 1);
    if (!(await tryPort(server, port))) continue;
    await writeJson(disk, file, { port });
    return port;
  }
  throw new Error('no free port on 127.0.0.1');
}
