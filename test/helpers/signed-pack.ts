import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../core/pack/canonical-json.ts';
import { packAudience } from '../../core/pack/manifest.ts';
import { signPackFile } from '../../core/pack/pack-file.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import { chainText, type Root, type SignedRoot, signedRoot } from '../../core/pack/root.ts';
import { publicKeyOf, sign } from '../../core/pack/signing.ts';
import { guidanceContents, sealPack } from './pack-builder.ts';

/** A secret key that everybody knows: for tests, and plainly nothing else. */
export const knownKey = (name: string): Uint8Array => sha256(utf8ToBytes(`plainly no secret: ${name}`));

export const rootKeys = ['root 1', 'root 2', 'root 3'].map(knownKey);
export const packKey = knownKey('pack 1');

export const aRoot = (over: Partial<Root> = {}): Root => ({
  product: 'drogowskaz',
  purpose: 'pack-root',
  format: 1,
  version: 1,
  organization: 'Example organisation',
  expiresOn: '2028-01-01',
  threshold: 2,
  rootKeys: rootKeys.map(publicKeyOf),
  packKeys: [publicKeyOf(packKey)],
  ...over,
});

/** A root signed by these keys. */
export const signRoot = (root: Root, by: readonly Uint8Array[] = rootKeys.slice(0, 2)): SignedRoot => ({
  root,
  signatures: by.map(key => ({ key: publicKeyOf(key), signature: sign(signedRoot(root), key) })),
});

export const aRelease = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  issuedAt: '2026-11-21T10:00:00.000Z',
  expiresOn: '2027-05-31',
  minimumProgram: '0.1.0',
  audience: packAudience,
  ...over,
});

/** Gzip as every host of the tests has it. */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export interface SignedPackParts {
  /** Files of the pack by path, in the order of the manifest; `manifest.json` among them is taken as it stands. */
  readonly files?: readonly PackFile[];
  readonly chain?: readonly SignedRoot[];
  readonly key?: Uint8Array;
  /** In the place of the files' own bytes. */
  readonly body?: Uint8Array;
}

/** The files of a small guidance pack that may be signed. */
export const signableFiles = (
  manifest: Readonly<Record<string, unknown>> = {},
  contents: Readonly<Record<string, unknown>> = {},
): PackFile[] =>
  sealPack('guidance', guidanceContents(contents), {
    version: '2026.12.1',
    release: aRelease(),
    ...manifest,
  });

/** A signed pack file; good unless a part says otherwise. */
export async function aPackFile({
  files = signableFiles(),
  chain = [signRoot(aRoot())],
  key = packKey,
  body,
}: SignedPackParts = {}): Promise<Uint8Array> {
  const [manifest, ...rest] = files;
  const manifestText = canonicalJson(JSON.parse(manifest?.text ?? ''));
  const packed = body ?? (await gzip(utf8ToBytes(rest.map(file => file.text).join(''))));
  return signPackFile({ manifestText, chainText: chainText(chain), body: packed }, key);
}
