import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { manifestSchema } from '../../core/pack/manifest.ts';

type Files = { path: string; text: string }[];

/** A pack with one file changed and another version, its manifest made to fit. */
export function aNewerPack(
  files: Files,
  version: string,
  path: string,
  change: (text: string) => string,
): Files {
  const manifestText = files.find(file => file.path === 'manifest.json')?.text ?? '';
  const others = files
    .filter(file => file.path !== 'manifest.json')
    .map(file => (file.path === path ? { path, text: change(file.text) } : file));
  const listed = others.map(file => {
    const bytes = utf8ToBytes(file.text);
    return { path: file.path, sizeBytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
  });
  const manifest = { ...manifestSchema.parse(JSON.parse(manifestText)), version, files: listed };
  return [{ path: 'manifest.json', text: JSON.stringify(manifest) }, ...others];
}
