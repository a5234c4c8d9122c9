import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors.ts';
import { bytesToUtf8, utf8ToBytes } from '../seal/utf8.ts';
import { maxChainBytes } from './root.ts';
import { isSignedBy, publicKeyOf, type Signed, sign } from './signing.ts';

/**
 * A pack as one file, `<name>.drogowskaz-pack`:
 *
 *     8 bytes   DRGPACK1: magic and format
 *     4 + n     length (big-endian) and text of the manifest, canonical JSON
 *     4 + n     length and text of the chain of roots, canonical JSON
 *     32 + 64   public key and Ed25519 signature
 *     the rest  gzip of the files' bytes, one after another, in the order and sizes of the manifest
 *
 * The signature covers the manifest, the chain and the compressed bytes themselves: whoever has changed any byte of
 * the file is found out before anything is inflated or read.
 */
export const packFileEnding = 'drogowskaz-pack';
/** Ending of a file that holds a chain of roots alone. */
export const rootFileEnding = 'drogowskaz-root';

const magic = utf8ToBytes('DRGPACK1');
const keyLength = 32;
const signatureLength = 64;
const maxManifestBytes = 1024 * 1024;

/** The parts of a pack file, none of them believed yet. Key and signature in hexadecimal. */
export interface PackFrame {
  readonly manifestText: string;
  readonly chainText: string;
  readonly key: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

const broken = (reason: string): AppError => new AppError('pack-file-broken', { reason });

/** Takes a file apart from front to end. */
class Cutter {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw broken('cut');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A text with its length in front. */
  text(maxBytes: number): string {
    const head = this.take(4);
    const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
    if (length > maxBytes) throw broken('length');
    const text = bytesToUtf8(this.take(length));
    if (text === null) throw broken('not-text');
    return text;
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
}

/** Takes a pack file apart. Throws `pack-file-broken` {reason}: `magic`, `cut`, `length`, `not-text`. */
export function parseFrame(bytes: Uint8Array): PackFrame {
  const cutter = new Cutter(bytes);
  if (bytesToHex(cutter.take(magic.length)) !== bytesToHex(magic)) throw broken('magic');
  const manifestText = cutter.text(maxManifestBytes);
  const chainText = cutter.text(maxChainBytes);
  const key = bytesToHex(cutter.take(keyLength));
  const signature = bytesToHex(cutter.take(signatureLength));
  return { manifestText, chainText, key, signature, body: cutter.rest() };
}

const withLength = (text: string): Uint8Array => {
  const bytes = utf8ToBytes(text);
  const whole = new Uint8Array(4 + bytes.length);
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, 4);
  return whole;
};

/** The bytes of a pack file, whatever its parts hold. */
export function encodeFrame({ manifestText, chainText, key, signature, body }: PackFrame): Uint8Array {
  const parts = [
    magic,
    withLength(manifestText),
    withLength(chainText),
    hexToBytes(key),
    hexToBytes(signature),
    body,
  ];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const signedPack = ({ manifestText, chainText, body }: Omit<PackFrame, 'key' | 'signature'>): Signed => ({
  kind: 'pack',
  fields: [manifestText, chainText, sha256(body)],
});

/** A pack file signed with the secret key of a pack signer (32 bytes). */
export const signPackFile = (
  parts: Omit<PackFrame, 'key' | 'signature'>,
  secretKey: Uint8Array,
): Uint8Array =>
  encodeFrame({ ...parts, key: publicKeyOf(secretKey), signature: sign(signedPack(parts), secretKey) });

/** True where the frame's own key has signed exactly these parts. Whether that key may sign is another question. */
export const isFrameSigned = (frame: PackFrame): boolean =>
  isSignedBy(signedPack(frame), frame.signature, frame.key);
