import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Manifest } from './manifest.ts';

const known = new WeakMap<Manifest, string>();

/**
 * What a pack says, as one SHA-256 in hexadecimal: id, version and the hash of every file. The same content has the
 * same hash, whether it was shipped with the program or came as a signed file.
 */
export function packHash(manifest: Manifest): string {
  const found = known.get(manifest);
  if (found !== undefined) return found;
  const { id, version, files } = manifest;
  const hash = bytesToHex(sha256(utf8ToBytes(canonicalJson({ id, version, files }))));
  known.set(manifest, hash);
  return hash;
}
