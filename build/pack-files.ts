import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackFile } from '../core/pack/read-manifest.ts';

export const manifestName = 'manifest.json';

/** The packs shipped with the program, one folder each. */
export const contentFolder = fileURLToPath(new URL('../content', import.meta.url));

/** Names of the packs below `content`, sorted: its folders. */
export const packIds = (content: string): string[] =>
  readdirSync(content, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .toSorted();

/** Paths of every file of a pack, with forward slashes, sorted. */
export const packPaths = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(path.join(folder, name)).isFile())
    .map(name => name.split(path.sep).join('/'))
    .toSorted();

/** Every file of a pack as text, as the host hands it over; throws where a file is not UTF-8. */
export const readPackFiles = (folder: string): PackFile[] =>
  packPaths(folder).map(name => ({
    path: name,
    text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(path.join(folder, name)),
    ),
  }));
