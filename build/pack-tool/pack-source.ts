import { readFileSync, statSync } from 'node:fs';
import { manifestSchema } from '../../core/pack/manifest.ts';
import { parseFrame } from '../../core/pack/pack-file.ts';
import { inspectContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { inspectGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import { manifestName, readPackFiles } from '../pack-files.ts';
import { inflateWithZlib } from './inflate.ts';

/** The files of a pack file, unsigned or signed; nobody has judged its signature. */
async function unpack(file: string): Promise<PackFile[]> {
  const { manifestText, body } = parseFrame(new Uint8Array(readFileSync(file)));
  const chunks: Uint8Array[] = [];
  for await (const chunk of inflateWithZlib(body)) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  let at = 0;
  const files = manifestSchema.parse(JSON.parse(manifestText)).files.map(({ path, sizeBytes }) => {
    at += sizeBytes;
    return {
      path,
      text: new TextDecoder('utf-8', { fatal: true }).decode(whole.subarray(at - sizeBytes, at)),
    };
  });
  return [{ path: manifestName, text: manifestText }, ...files];
}

/** The files of a pack, from its folder or from a pack file on the maker's own computer. */
export const readSource = async (source: string): Promise<PackFile[]> =>
  statSync(source).isDirectory() ? readPackFiles(source) : unpack(source);

/** The manifest of a pack's files, as it claims to be. */
export const manifestOf = (files: readonly PackFile[]) =>
  manifestSchema.parse(JSON.parse(files.find(file => file.path === manifestName)?.text ?? ''));

/** Throws the first thing that is wrong with a pack; the rest is for `check`. */
export function requireGood(files: readonly PackFile[]): void {
  const { id, kind } = manifestOf(files);
  const inspect = kind === 'contacts' ? inspectContactsPack : inspectGuidancePack;
  const [first] = inspect(id, files).problems;
  if (first !== undefined) throw first;
}
