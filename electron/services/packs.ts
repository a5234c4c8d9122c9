import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { maxPackBytes, packPathSchema } from '../../core/pack/manifest.ts';
import { slugSchema } from '../../core/trust.ts';
import { systemCodeOf } from './disk.ts';

export interface PackFile {
  /** With `/`, as in the manifest. */
  readonly path: string;
  readonly text: string;
}

export interface Packs {
  /** Names of the folders, sorted: one without a manifest is a pack that lost it, and reading it says so. */
  list(): Promise<string[]>;
  /** Throws `pack-missing`, `pack-too-large`, `pack-not-json` (not UTF-8) and `pack-invalid` (a symbolic link), each {pack}. */
  read(id: string): Promise<PackFile[]>;
}

const manifestName = 'manifest.json';
const maxFiles = 2001;

/** Folders of a pack may lie one in another, no deeper. */
const deepestFolder = 2;

/** Names that a pack may hold, below at most two folders. Whatever else lies there is not part of the pack. */
async function findNames(folder: string, id: string, below: readonly string[] = []): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(path.join(folder, ...below), { withFileTypes: true })) {
    const name = [...below, entry.name].join('/');
    if (entry.isSymbolicLink()) throw new AppError('pack-invalid', { pack: id, file: name });
    if (!entry.isDirectory()) names.push(name);
    else if (below.length < deepestFolder && slugSchema.safeParse(entry.name).success)
      names.push(...(await findNames(folder, id, [...below, entry.name])));
  }
  return names.filter(name => packPathSchema.safeParse(name).success);
}

async function readText(file: string, details: { pack: string; file: string }): Promise<string> {
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new AppError('pack-not-json', details, { cause: error });
  }
}

async function readPack(folder: string, id: string): Promise<PackFile[]> {
  const names = (await findNames(folder, id)).toSorted();
  if (!names.includes(manifestName)) throw new AppError('pack-missing', { pack: id });
  if (names.length > maxFiles) throw new AppError('pack-too-large', { pack: id });
  const files: PackFile[] = [];
  let total = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    const stat = await lstat(file);
    if (!stat.isFile()) throw new AppError('pack-invalid', { pack: id, file: name });
    total += stat.size;
    if (total > maxPackBytes) throw new AppError('pack-too-large', { pack: id });
    files.push({ path: name, text: await readText(file, { pack: id, file: name }) });
  }
  return files;
}

/** The packs shipped with the program: folders of JSON below `contentFolder`. Symbolic links are not followed. */
export function makePacks(contentFolder: string): Packs {
  return {
    list: async () => {
      const entries = await readdir(contentFolder, { withFileTypes: true });
      const folders = entries.filter(({ name }) => slugSchema.safeParse(name).success);
      return folders.flatMap(entry => (entry.isDirectory() ? [entry.name] : [])).toSorted();
    },
    read: async id => {
      if (!slugSchema.safeParse(id).success) throw new AppError('pack-missing');
      const folder = path.join(contentFolder, id);
      try {
        if (!(await lstat(folder)).isDirectory()) throw new AppError('pack-missing', { pack: id });
        return await readPack(folder, id);
      } catch (error) {
        if (systemCodeOf(error) !== 'ENOENT') throw error;
        throw new AppError('pack-missing', { pack: id }, { cause: error });
      }
    },
  };
}
