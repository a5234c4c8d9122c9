import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors.ts';
import { type Manifest, manifestSchema, maxPackBytes } from './manifest.ts';
import { parseFile } from './parse-file.ts';

/** One file of a pack as the host hands it over: path inside the pack with forward slashes, text unparsed. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** A pack whose files are exactly those its manifest lists, byte for byte. */
export interface SealedPack {
  readonly manifest: Manifest;
  /** Text by path, in the manifest's order, without the manifest itself. */
  readonly files: ReadonlyMap<string, string>;
}

const manifestPath = 'manifest.json';

const mismatch = (pack: string, file: string, reason: string): AppError =>
  new AppError('pack-hash-mismatch', { pack, file, at: '', reason });

/** UTF-8 bytes of every file; throws `pack-too-large` before more than the limit has been encoded. */
function encodeAll(pack: string, files: readonly PackFile[]): Map<string, Uint8Array> {
  const encoded = new Map<string, Uint8Array>();
  let sizeBytes = 0;
  for (const { path, text } of files) {
    if (encoded.has(path)) throw mismatch(pack, path, 'file-twice');
    const tooLarge = new AppError('pack-too-large', { pack, file: path, at: '', limitBytes: maxPackBytes });
    if (sizeBytes + text.length > maxPackBytes) throw tooLarge;
    const bytes = utf8ToBytes(text);
    sizeBytes += bytes.length;
    if (sizeBytes > maxPackBytes) throw tooLarge;
    encoded.set(path, bytes);
  }
  return encoded;
}

/**
 * Checks the manifest of a pack and that the files are those it lists, before any of them is parsed.
 * `pack` is the id under which the host keeps it. Throws, with {pack, file, at}: `pack-missing` (no manifest),
 * `pack-too-large`, `pack-not-json`, `pack-invalid`, `pack-language-missing` for the manifest, and
 * `pack-hash-mismatch` {reason} for a file that is missing, not listed, of another size or of another hash.
 */
export function readManifest(pack: string, kind: Manifest['kind'], files: readonly PackFile[]): SealedPack {
  const encoded = encodeAll(pack, files);
  const manifestText = files.find(file => file.path === manifestPath)?.text;
  if (manifestText === undefined) throw new AppError('pack-missing', { pack, file: manifestPath, at: '' });
  const origin = { pack, file: manifestPath };
  const manifest = parseFile(manifestSchema, manifestText, origin);
  if (manifest.id !== pack) throw new AppError('pack-invalid', { ...origin, at: 'id', reason: 'other-pack' });
  if (manifest.kind !== kind)
    throw new AppError('pack-invalid', { ...origin, at: 'kind', reason: 'other-kind' });

  const texts = new Map(files.map(file => [file.path, file.text]));
  const checked = new Map<string, string>();
  for (const listed of manifest.files) {
    const bytes = encoded.get(listed.path);
    const text = texts.get(listed.path);
    if (checked.has(listed.path) || listed.path === manifestPath)
      throw mismatch(pack, listed.path, 'listed-twice');
    if (bytes === undefined || text === undefined) throw mismatch(pack, listed.path, 'file-missing');
    if (bytes.length !== listed.sizeBytes) throw mismatch(pack, listed.path, 'size');
    if (bytesToHex(sha256(bytes)) !== listed.sha256) throw mismatch(pack, listed.path, 'hash');
    checked.set(listed.path, text);
  }
  const unlisted = files.find(file => file.path !== manifestPath && !checked.has(file.path));
  if (unlisted !== undefined) throw mismatch(pack, unlisted.path, 'not-listed');
  return { manifest, files: checked };
}
