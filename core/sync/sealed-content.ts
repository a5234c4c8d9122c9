import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AppError } from '../errors.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import {
  type DataKey,
  type KeyRing,
  openBytes,
  type RandomBytes,
  type SealContext,
  sealBytes,
} from '../seal/seal.ts';
import { deviceOf, type RecordKind } from './ids.ts';
import { bucketFor } from './padding.ts';
import { type BatchProof, type BatchVerifier, maxPath, signBatch } from './signed-batch.ts';

/** What a sealed thing is: all of it is authenticated, and stands beside the bytes in the clear. */
export interface ContentName {
  readonly kind: RecordKind | 'summary' | 'correction';
  readonly recordId: string;
  readonly replica: string;
  /** Counter of the replica; for a summary its revision. */
  readonly n: number;
}

export interface Content<N extends ContentName = ContentName> {
  readonly name: N;
  readonly bytes: Uint8Array;
}

export interface SealedContent<N extends ContentName = ContentName> {
  readonly name: N;
  readonly sealed: Uint8Array;
  /** SHA-256 of `sealed`, hexadecimal. */
  readonly hash: string;
}

/** Largest sealed thing, bytes. */
export const maxSealedBytes = 1024 * 1024;

const format = 1;
// Inside the seal: format, signature, length of the path, path (side and hash each), length of the content (4 bytes,
// big-endian), content, zeros up to the bucket.
const signatureLength = 64;
const stepLength = 33;
const headLength = 1 + signatureLength + 1;

/** SHA-256 in hexadecimal of what travels. */
export const hashOf = (sealed: Uint8Array): string => bytesToHex(sha256(sealed));

/**
 * Format, point, kind, record id, replica and counter as associated data. They go through the one envelope that
 * records on disk use; the table's name keeps both apart.
 */
const contextOf = (pointId: string, { kind, recordId, replica, n }: ContentName): SealContext => ({
  table: `sync/${format}/${kind}`,
  id: recordId,
  revision: n,
  caseId: `${pointId}/${replica}`,
});

const leafOf = (pointId: string, { name, bytes }: Content): Uint8Array =>
  sha256(
    canonicalBytes([
      'drogowskaz sync leaf',
      format,
      pointId,
      name.kind,
      name.recordId,
      name.replica,
      name.n,
      bytes,
    ]),
  );

function layOut({ signature, path }: BatchProof, content: Uint8Array): Uint8Array {
  const contentAt = headLength + path.length * stepLength + 4;
  const plain = new Uint8Array(bucketFor(contentAt + content.length));
  plain[0] = format;
  plain.set(signature, 1);
  plain[1 + signatureLength] = path.length;
  path.forEach(({ isLeft, hash }, index) => {
    const at = headLength + index * stepLength;
    plain[at] = isLeft ? 1 : 0;
    plain.set(hash, at + 1);
  });
  new DataView(plain.buffer).setUint32(contentAt - 4, content.length);
  plain.set(content, contentAt);
  return plain;
}

/** The parts of what {@link layOut} made; null for anything it would not have made. */
function takeApart(plain: Uint8Array): { proof: BatchProof; content: Uint8Array } | null {
  const steps = plain[headLength - 1] ?? 0;
  const contentAt = headLength + steps * stepLength + 4;
  if (plain[0] !== format || steps > maxPath || plain.length < contentAt) return null;
  const view = new DataView(plain.buffer, plain.byteOffset, plain.length);
  const end = contentAt + view.getUint32(contentAt - 4);
  if (plain.length !== bucketFor(end) || plain.subarray(end).some(byte => byte !== 0)) return null;
  const path = Array.from({ length: steps }, (_, index) => {
    const at = headLength + index * stepLength;
    return { side: plain[at] ?? 2, hash: plain.subarray(at + 1, at + stepLength) };
  });
  if (path.some(({ side }) => side > 1)) return null;
  const proof = {
    signature: plain.subarray(1, 1 + signatureLength),
    path: path.map(({ side, hash }) => ({ isLeft: side === 1, hash })),
  };
  return { proof, content: plain.subarray(contentAt, end) };
}

const refused = (name: ContentName, reason: string, cause?: unknown): AppError =>
  new AppError('sync-state-refused', { kind: name.kind, id: name.recordId, reason }, { cause });

/**
 * Signs the contents as one batch with the device's key and seals each for itself, padded. The caller keeps the
 * bytes until they are acknowledged: sealing again gives others. Throws `sync-state-refused` (too-large).
 */
export function sealContents<N extends ContentName>(input: {
  readonly pointId: string;
  readonly key: DataKey;
  readonly secretKey: Uint8Array;
  readonly contents: readonly Content<N>[];
  readonly random: RandomBytes;
}): SealedContent<N>[] {
  const { pointId, key, contents } = input;
  const proofs = signBatch(
    contents.map(content => leafOf(pointId, content)),
    input.secretKey,
  );
  return contents.map(({ name, bytes }, index) => {
    const proof = proofs[index];
    if (proof === undefined) throw new Error('a proof for each content');
    const sealed = sealBytes(key, contextOf(pointId, name), layOut(proof, bytes), input.random);
    if (sealed.length > maxSealedBytes) throw refused(name, 'too-large');
    return { name, sealed, hash: hashOf(sealed) };
  });
}

/** What it takes to open what other computers sealed. */
export interface Opening {
  readonly pointId: string;
  readonly keys: KeyRing;
  readonly verify: BatchVerifier;
  /** Public key of an enrolled device in hexadecimal, null for an unknown one. Revoked ones keep theirs for old states. */
  keyOf(device: string): string | null;
}

/**
 * The content of a sealed thing, once seal and signature were found good. Throws `sync-state-refused` with the reason:
 * too-large, seal, layout, device-unknown, signature; and `seal-key-unknown` for a key this computer does not have.
 */
export function openContent(opening: Opening, name: ContentName, sealed: Uint8Array): Uint8Array {
  if (sealed.length > maxSealedBytes) throw refused(name, 'too-large');
  const parts = takeApart(openSeal(opening, name, sealed));
  if (parts === null) throw refused(name, 'layout');
  const publicKey = opening.keyOf(deviceOf(name.replica));
  if (publicKey === null) throw refused(name, 'device-unknown');
  const leaf = leafOf(opening.pointId, { name, bytes: parts.content });
  if (!opening.verify(leaf, parts.proof, publicKey)) throw refused(name, 'signature');
  return parts.content;
}

function openSeal({ pointId, keys }: Opening, name: ContentName, sealed: Uint8Array): Uint8Array {
  try {
    return openBytes(keys, contextOf(pointId, name), sealed);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'seal-key-unknown') throw refused(name, 'seal', error);
    throw error;
  }
}
