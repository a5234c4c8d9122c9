import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { rootFileEnding } from '../../core/pack/pack-file.ts';
import {
  chainText,
  fingerprintOf,
  newestRoot,
  parseChain,
  type Root,
  rootThreshold,
  type SignedRoot,
  signedRoot,
} from '../../core/pack/root.ts';
import { publicKeyOf, sign } from '../../core/pack/signing.ts';
import { projectRoot } from '../vite-config.ts';

/** A key as it lies on its owner's stick, and nowhere else. */
const keyFileSchema = z.strictObject({
  kind: z.enum(['drogowskaz-root-key', 'drogowskaz-pack-key']),
  publicKey: z.string(),
  secretKey: z.string().regex(/^[0-9a-f]{64}$/),
});
type KeyFile = z.infer<typeof keyFileSchema>;

/** Secret and public key of a key file. Throws where it is none, or where its halves do not belong together. */
export function readKey(file: string, kind: KeyFile['kind']): { secret: Uint8Array; publicKey: string } {
  const key = keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (key.kind !== kind) throw new Error(`${file}: not a ${kind}`);
  const secret = new Uint8Array(Buffer.from(key.secretKey, 'hex'));
  if (publicKeyOf(secret) !== key.publicKey) throw new Error(`${file}: public and secret key do not match`);
  return { secret, publicKey: key.publicKey };
}

/** The folder as it really is, also where it is yet to be made. */
function realFolder(folder: string): string {
  const whole = path.resolve(folder);
  return existsSync(whole)
    ? realpathSync(whole)
    : path.join(realFolder(path.dirname(whole)), path.basename(whole));
}

/** Keys must not come near the repository: a folder inside it is refused, also by way of a link. */
function makeOutside(folder: string): void {
  const inside = path.relative(realpathSync(projectRoot), realFolder(folder));
  if (!inside.startsWith('..') && !path.isAbsolute(inside))
    throw new Error(`${folder} lies inside the project: keys are kept outside it`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function writeNewKey(file: string, kind: KeyFile['kind']): { secret: Uint8Array; publicKey: string } {
  const secret = new Uint8Array(randomBytes(32));
  const publicKey = publicKeyOf(secret);
  const key: KeyFile = { kind, publicKey, secretKey: Buffer.from(secret).toString('hex') };
  writeFileSync(file, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return { secret, publicKey };
}

const signatureBy = (root: Root, { secret, publicKey }: { secret: Uint8Array; publicKey: string }) => ({
  key: publicKey,
  signature: sign(signedRoot(root), secret),
});

function writeChain(file: string, chain: readonly SignedRoot[]): string[] {
  const text = chainText(chain);
  const root = newestRoot(parseChain(text));
  writeFileSync(file, text, { flag: 'wx' });
  return [
    `${file}: root ${root.version} of ${root.organization}, good until ${root.expiresOn}`,
    `fingerprint, to be told on paper or by phone: ${fingerprintOf(root)}`,
  ];
}

/** What `keygen` is asked for. */
interface NewKeys {
  readonly folder: string;
  readonly organization: string;
  readonly expiresOn: string;
}

/** Makes three root keys, one key for signing packs, and the first root. @returns lines to print. */
export function makeKeys({ folder, organization, expiresOn }: NewKeys): string[] {
  makeOutside(folder);
  const names = [1, 2, 3].map(number => path.join(folder, `root-key-${number}.json`));
  const rootKeys = names.map(name => writeNewKey(name, 'drogowskaz-root-key'));
  const packName = path.join(folder, 'pack-key-1.json');
  const packKey = writeNewKey(packName, 'drogowskaz-pack-key');
  const root: Root = {
    product: 'drogowskaz',
    purpose: 'pack-root',
    format: 1,
    version: 1,
    organization,
    expiresOn,
    threshold: rootThreshold,
    rootKeys: rootKeys.map(key => key.publicKey),
    packKeys: [packKey.publicKey],
  };
  const signatures = rootKeys.map(key => signatureBy(root, key));
  return [
    ...names.map(name => `${name}: one of three root keys; keep each in another place`),
    `${packName}: signs packs`,
    ...writeChain(path.join(folder, `organization.${rootFileEnding}`), [{ root, signatures }]),
  ];
}

/** What `rotate` is asked for; lists that are empty keep the keys as they are. */
interface Rotation {
  readonly rootFile: string;
  readonly by: readonly string[];
  readonly rootKeys: readonly string[];
  readonly packKeys: readonly string[];
  readonly expiresOn: string;
  readonly to: string;
}

/** Makes the next root: other pack signers, other root keys, a later end. @returns lines to print. */
export function rotateRoot(rotation: Rotation): string[] {
  const chain = parseChain(readFileSync(rotation.rootFile, 'utf8'));
  const before = newestRoot(chain);
  const root: Root = {
    ...before,
    version: before.version + 1,
    expiresOn: rotation.expiresOn,
    rootKeys: rotation.rootKeys.length > 0 ? [...rotation.rootKeys] : before.rootKeys,
    packKeys: rotation.packKeys.length > 0 ? [...rotation.packKeys] : before.packKeys,
  };
  const signatures = rotation.by.map(file => signatureBy(root, readKey(file, 'drogowskaz-root-key')));
  return writeChain(rotation.to, [...chain, { root, signatures }]);
}
