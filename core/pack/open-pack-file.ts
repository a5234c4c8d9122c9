import { AppError } from '../errors.ts';
import { bytesToUtf8 } from '../seal/utf8.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Installed, type Judge, judgeRelease } from './judge-release.ts';
import { type Manifest, manifestSchema, maxPackBytes } from './manifest.ts';
import { isFrameSigned, type PackFrame, parseFrame } from './pack-file.ts';
import { parseFile } from './parse-file.ts';
import { parseJson } from './parse-json.ts';
import type { PackFile } from './read-manifest.ts';
import { advanceRoot, parseChain, type Root } from './root.ts';

/** Largest file that is read at all; what is in it may be larger. */
export const maxPackFileBytes = maxPackBytes;
/** How many times larger the files of a pack may be than the bytes they come from. */
const maxRatio = 100;

/**
 * Turns gzip into plain bytes, a few kilobytes to a few megabytes at a time; leaving the loop stops it.
 * Throws `pack-file-broken` where the bytes are not gzip.
 */
export type Inflate = (packed: Uint8Array) => AsyncIterable<Uint8Array>;

export interface OpenParts extends Omit<Judge, 'installed'> {
  readonly bytes: Uint8Array;
  /** The root confirmed on this computer; null where there is none, and then nothing is taken. */
  readonly trusted: Root | null;
  readonly inflate: Inflate;
  /** What is in use under an id, or was before. */
  readonly installed: (id: string) => Promise<Installed | null>;
}

/** A pack file that was signed by somebody who may, for us, and is newer than what we have. Its content is unread. */
export interface OpenedPackFile {
  readonly manifest: Manifest;
  readonly files: readonly PackFile[];
  /** The root it was judged by; newer than the trusted one where the file brought a newer one. */
  readonly root: Root;
  /** Public key of the signer, hexadecimal. */
  readonly signer: string;
}

const broken = (reason: string): AppError => new AppError('pack-file-broken', { reason });

/** The root to judge by: one that names the key whose signature covers the whole file. */
function judgeSigner(frame: PackFrame, trusted: Root | null, day: string): Root {
  if (trusted === null) throw new AppError('pack-root-missing');
  // Whether the file is whole comes first: the chain in it is not even parsed otherwise.
  if (!isFrameSigned(frame)) throw new AppError('pack-signature-refused', { reason: 'signature' });
  const root = advanceRoot(trusted, parseChain(frame.chainText), day);
  if (!root.packKeys.includes(frame.key)) throw new AppError('pack-signature-refused', { reason: 'signer' });
  return root;
}

function parseManifest(text: string): Manifest {
  const origin = { pack: '', file: 'manifest.json' };
  const raw = parseJson(text, origin);
  if (canonicalJson(raw) !== text) throw broken('not-canonical');
  if (typeof raw === 'object' && raw !== null && Reflect.get(raw, 'product') !== 'drogowskaz')
    throw new AppError('pack-for-others', { pack: '', audience: '' });
  return parseFile(manifestSchema, text, origin);
}

/** Inflates to exactly `sizeBytes`, never more. */
async function inflateExactly(inflate: Inflate, packed: Uint8Array, sizeBytes: number): Promise<Uint8Array> {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for await (const chunk of inflate(packed)) {
    if (at + chunk.length > sizeBytes) throw broken('longer-than-listed');
    whole.set(chunk, at);
    at += chunk.length;
  }
  if (at < sizeBytes) throw broken('shorter-than-listed');
  return whole;
}

async function readBody(manifest: Manifest, body: Uint8Array, inflate: Inflate): Promise<PackFile[]> {
  const sizeBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (sizeBytes > maxPackBytes || sizeBytes > body.length * maxRatio)
    throw new AppError('pack-too-large', { pack: manifest.id, file: '', at: '', limitBytes: maxPackBytes });
  const whole = await inflateExactly(inflate, body, sizeBytes);
  let at = 0;
  return manifest.files.map(({ path, sizeBytes: length }) => {
    const text = bytesToUtf8(whole.subarray(at, at + length));
    at += length;
    if (text === null)
      throw new AppError('pack-not-json', { pack: manifest.id, file: path, at: '', reason: 'not-text' });
    return { path, text };
  });
}

/**
 * Opens a pack file in the order that gives a hostile one the least: size, frame, root, signature, manifest, whether it
 * is for us and newer, and only then its content, inflated to the listed size and not a byte further. The files come
 * back unread, with `manifest.json` first, for the readers that check hashes and content.
 *
 * Throws `pack-too-large`, `pack-file-broken` {reason}, `pack-root-missing`, `pack-root-refused` {reason},
 * `pack-signature-refused` {reason}, what the manifest's reader throws, and the codes of {@link judgeRelease}.
 */
export async function openPackFile(parts: OpenParts): Promise<OpenedPackFile> {
  const { bytes, trusted, day, appVersion, inflate } = parts;
  if (bytes.length > maxPackFileBytes)
    throw new AppError('pack-too-large', { pack: '', file: '', at: '', limitBytes: maxPackFileBytes });
  const frame = parseFrame(bytes);
  const root = judgeSigner(frame, trusted, day);
  const manifest = parseManifest(frame.manifestText);
  judgeRelease(manifest, { installed: await parts.installed(manifest.id), day, appVersion });
  const files = await readBody(manifest, frame.body, inflate);
  const first = { path: 'manifest.json', text: frame.manifestText };
  return { manifest, files: [first, ...files], root, signer: frame.key };
}
