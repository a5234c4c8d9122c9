import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { AppError } from '../errors.ts';
import { canonicalBytes } from './canonical-bytes.ts';
import type { DataKey, KeyRing } from './keys.ts';
import { utf8ToBytes } from './utf8.ts';

export { type DataKey, deriveDataKey, type KeyRing, keyRing } from './keys.ts';

/** `length` bytes fit for keys and nonces; handed in by whoever constructs things. */
export type RandomBytes = (length: number) => Uint8Array;

/** Which record the bytes belong to. All of it is authenticated, none of it is stored in the envelope. */
export interface SealContext {
  readonly table: string;
  readonly id: string;
  /** Whole number that rises with each change of the record: an older envelope does not open as the newer one. */
  readonly revision: number;
  readonly caseId: string | null;
}

// The envelope: format, algorithm, length of the key id, key id (ASCII), nonce, ciphertext with its tag.
// A format or algorithm that has been shipped keeps its number for ever.
const format = 1;
const xchacha20Poly1305 = 1;
const nonceLength = 24;
const tagLength = 16;
const keyIdPattern = /^[\x21-\x7e]{1,64}$/;

/** What an envelope adds to the plain bytes, for a key id of `keyIdLength` characters. */
export const envelopeOverhead = (keyIdLength: number): number => 3 + keyIdLength + nonceLength + tagLength;

const associatedData = (keyId: string, context: SealContext): Uint8Array =>
  canonicalBytes([
    'drogowskaz sealed record',
    format,
    xchacha20Poly1305,
    keyId,
    context.table,
    context.id,
    context.caseId,
    context.revision,
  ]);

/**
 * Seals `plain` for one revision of one record under a fresh random nonce.
 * @see SECURITY.md, T5 and T6: 192-bit random nonces, the record bound in the associated data.
 */
export function sealBytes(
  key: DataKey,
  context: SealContext,
  plain: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  if (!keyIdPattern.test(key.id)) throw new Error('a key id is 1 to 64 printable ASCII characters');
  const nonce = random(nonceLength);
  const cipher = xchacha20poly1305(key.bytes, nonce, associatedData(key.id, context));
  const header = utf8ToBytes(key.id);
  const sealed = new Uint8Array(envelopeOverhead(header.length) + plain.length);
  sealed.set([format, xchacha20Poly1305, header.length]);
  sealed.set(header, 3);
  sealed.set(nonce, 3 + header.length);
  sealed.set(cipher.encrypt(plain), 3 + header.length + nonceLength);
  return sealed;
}

const readKeyId = (sealed: Uint8Array): string | null => {
  const length = sealed[2] ?? 0;
  if (sealed.length < envelopeOverhead(length)) return null;
  const keyId = String.fromCharCode(...sealed.subarray(3, 3 + length));
  return keyIdPattern.test(keyId) ? keyId : null;
};

/**
 * The plain bytes of a sealed envelope. One format, one algorithm and one key can open it; nothing else is tried.
 * Throws `seal-format-unknown`, `seal-algorithm-unknown`, `seal-key-unknown` (not in the ring) or `seal-broken`
 * (damaged, cut, or of another record, case or revision), each with {table, id}.
 */
export function openBytes(keys: KeyRing, context: SealContext, sealed: Uint8Array): Uint8Array {
  const details = { table: context.table, id: context.id };
  if (sealed.length === 0) throw new AppError('seal-broken', details);
  if (sealed[0] !== format) throw new AppError('seal-format-unknown', details);
  if (sealed.length > 1 && sealed[1] !== xchacha20Poly1305) {
    throw new AppError('seal-algorithm-unknown', details);
  }
  const keyId = readKeyId(sealed);
  if (keyId === null) throw new AppError('seal-broken', details);
  const key = keys.find(keyId);
  if (key === undefined) throw new AppError('seal-key-unknown', details);
  const nonceStart = 3 + keyId.length;
  const nonce = sealed.subarray(nonceStart, nonceStart + nonceLength);
  const cipher = xchacha20poly1305(key.bytes, nonce, associatedData(key.id, context));
  try {
    return cipher.decrypt(sealed.subarray(nonceStart + nonceLength));
  } catch (error) {
    throw new AppError('seal-broken', details, { cause: error });
  }
}
