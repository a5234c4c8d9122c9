import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheControlOf, mediaTypes, securityHeaders } from '../../core/host/csp.ts';

/** A file of the page as it is answered. */
export interface StaticFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface StaticFiles {
  /**
   * The file at exactly this path (`/assets/a.js`; `/` is the page itself), or null. Nothing is decoded, joined or
   * resolved, and no disk is touched: a path that was not there at the start is not there.
   */
  find(path: string): StaticFile | null;
}

/** Names as the build makes them; anything else stays unserved. */
const nameForm = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

async function collect(folder: string, prefix: string, into: Map<string, StaticFile>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const address = `${prefix}/${entry.name}`;
    if (!nameForm.test(entry.name)) continue;
    // Symbolic links are neither.
    if (entry.isDirectory()) await collect(path.join(folder, entry.name), address, into);
    const mediaType = mediaTypes[path.extname(entry.name).slice(1)];
    if (!entry.isFile() || mediaType === undefined) continue;
    into.set(address, {
      bytes: new Uint8Array(await readFile(path.join(folder, entry.name))),
      headers: {
        ...securityHeaders,
        'content-type': mediaType,
        'cache-control': cacheControlOf(address),
      },
    });
  }
}

/** Reads the built page into memory: a few megabytes, unchangeable from then on. */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  await collect(folder, '', files);
  const page = files.get('/index.html');
  if (page !== undefined) files.set('/', page);
  return { find: address => files.get(address) ?? null };
}
