import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { type CanonicalField, canonicalBytes } from '../seal/canonical-bytes.ts';

/** An Ed25519 public key in hexadecimal. */
export const publicKeySchema = z.string().regex(/^[0-9a-f]{64}$/);
export const signatureSchema = z.string().regex(/^[0-9a-f]{128}$/);

/** A signature of one kind of thing never counts for another: the kind and its format are part of what is signed. */
type SignedKind = 'pack' | 'pack root' | 'sync contents' | 'sync receipt' | 'hand-over';
const format = 1;

/** Exactly what is signed. */
const signedBytes = (kind: SignedKind, fields: readonly CanonicalField[]): Uint8Array =>
  canonicalBytes([`drogowskaz ${kind}`, format, ...fields]);

/** SHA-256 of what is signed, in hexadecimal: the same for two things exactly when a signature fits both. */
export const signedDigest = (kind: SignedKind, fields: readonly CanonicalField[]): string =>
  bytesToHex(sha256(signedBytes(kind, fields)));

export interface Signed {
  readonly kind: SignedKind;
  readonly fields: readonly CanonicalField[];
}

/** The signature of `signed` in hexadecimal; `secretKey` are the 32 bytes of an Ed25519 secret key. */
export const sign = ({ kind, fields }: Signed, secretKey: Uint8Array): string =>
  bytesToHex(ed25519.sign(signedBytes(kind, fields), secretKey));

/** The public key that belongs to a secret key, in hexadecimal. */
export const publicKeyOf = (secretKey: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secretKey));

/** True for a good signature by the strict rules of RFC 8032; key and signature in hexadecimal. */
export function isSignedBy({ kind, fields }: Signed, signature: string, publicKey: string): boolean {
  const message = signedBytes(kind, fields);
  return ed25519.verify(hexToBytes(signature), message, hexToBytes(publicKey), { zip215: false });
}
