import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../core/pack/canonical-json.ts';
import { type Manifest, manifestSchema, packAudience } from '../../core/pack/manifest.ts';
import { encodeFrame, packFileEnding, parseFrame, signPackFile } from '../../core/pack/pack-file.ts';
import { newestRoot, parseChain } from '../../core/pack/root.ts';
import { manifestName } from '../pack-files.ts';
import { deflate } from './inflate.ts';
import { readKey } from './keys.ts';
import { manifestOf, readSource, requireGood } from './pack-source.ts';

/** Ending of a file that waits for its signature: the program refuses it. */
const unsignedEnding = 'unsigned-pack';

/** What `build` is asked for. */
interface Build {
  readonly source: string;
  readonly to: string;
  readonly expiresOn: string;
  readonly minimumProgram: string;
  /** RFC 3339 with milliseconds. */
  readonly issuedAt: string;
}

/** Puts a pack's folder into one unsigned file. Throws the first problem of its content. @returns lines to print. */
export async function buildFile({ source, to, ...release }: Build): Promise<string[]> {
  const files = await readSource(source);
  requireGood(files);
  const manifest: Manifest = manifestSchema.parse({
    ...manifestOf(files),
    release: { ...release, audience: packAudience },
  });
  const textOf = new Map(files.map(file => [file.path, file.text]));
  const body = deflate(manifest.files.map(file => Buffer.from(textOf.get(file.path) ?? '')));
  const name = path.join(to, `${manifest.id}-${manifest.version}.${unsignedEnding}`);
  const frame = { manifestText: canonicalJson(manifest), chainText: '', body };
  writeFileSync(name, encodeFrame({ ...frame, key: '00'.repeat(32), signature: '00'.repeat(64) }));
  return [`${name}: ${manifest.files.length} files, to be signed`];
}

/** What `sign` is asked for: a file of `build`, a pack key and the chain of roots that names it. */
interface Signing {
  readonly file: string;
  readonly keyFile: string;
  readonly rootFile: string;
}

/** Signs an unsigned file, when its content is good and the root names the key. @returns lines to print. */
export async function signFile({ file, keyFile, rootFile }: Signing): Promise<string[]> {
  const files = await readSource(file);
  requireGood(files);
  const manifest = manifestOf(files);
  const { secret, publicKey } = readKey(keyFile, 'drogowskaz-pack-key');
  const chainText = readFileSync(rootFile, 'utf8');
  const root = newestRoot(parseChain(chainText));
  if (!root.packKeys.includes(publicKey))
    throw new Error(`${keyFile}: root ${root.version} does not name this key`);
  const manifestText = files.find(one => one.path === manifestName)?.text ?? '';
  const { body } = parseFrame(new Uint8Array(readFileSync(file)));
  const name = file.replace(`.${unsignedEnding}`, `.${packFileEnding}`);
  if (name === file) throw new Error(`${file}: not an .${unsignedEnding}`);
  writeFileSync(name, signPackFile({ manifestText, chainText, body }, secret), { flag: 'wx' });
  return [
    `${name}: ${manifest.id} ${manifest.version}, good until ${manifest.release?.expiresOn ?? '?'}`,
    `signed with ${publicKey.slice(0, 16)}… for ${root.organization}, root ${root.version}`,
  ];
}
