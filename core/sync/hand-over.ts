import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { instantSchema } from '../dates.ts';
import { AppError } from '../errors.ts';
import { canonicalJson } from '../pack/canonical-json.ts';
import { isSignedBy, sign } from '../pack/signing.ts';
import { bytesToUtf8, utf8ToBytes } from '../seal/utf8.ts';
import { slugSchema } from '../trust.ts';
import { hashSchema, replicaSchema, stateNameSchema } from './ids.ts';
import { receiptSchema } from './receipt.ts';
import { hashOf, maxSealedBytes } from './sealed-content.ts';
import { bytesToJson } from './sealed-json.ts';

/**
 * What a computer hands over without a network, `<name>.drogowskaz`:
 *
 *     8 bytes   DRGHAND1: magic and format
 *     4 + n     length (big-endian) and text of the manifest, canonical JSON
 *     64        Ed25519 signature of the manifest by the device it names
 *     the rest  the bodies, one after another, in the order and sizes of the manifest
 *
 * The bodies are the same sealed bytes that go to a server. The manifest holds their hashes, so the one signature
 * stands for the whole file. Nothing in a file says "apply once": merging twice and clearing twice change nothing.
 */
export const handOverEnding = 'drogowskaz';

const magic = utf8ToBytes('DRGHAND1');
const signatureLength = 64;

/** Most that is read of one file. A larger outbox is handed over in several files. */
export const handOverLimits = {
  fileBytes: 256 * 1024 * 1024,
  manifestBytes: 24 * 1024 * 1024,
  bodies: 50_000,
} as const;

const bodyOf = { hash: hashSchema, sizeBytes: z.int().positive().max(maxSealedBytes) };
const stateEntry = stateNameSchema.extend({ body: z.literal('state'), ...bodyOf });
const summaryEntry = z.strictObject({
  body: z.literal('summary'),
  summaryId: z.uuid(),
  revision: z.int().positive(),
  replica: replicaSchema,
  ...bodyOf,
});
const packEntry = z.strictObject({
  body: z.literal('pack'),
  id: slugSchema,
  hash: hashSchema,
  sizeBytes: z
    .int()
    .positive()
    .max(52 * 1024 * 1024),
});

const manifestSchema = z.strictObject({
  product: z.literal('drogowskaz'),
  format: z.literal(1),
  pointId: z.uuid(),
  /** Device (or coordinator's computer) that made the file and signed this manifest. */
  from: z.uuid(),
  madeAt: instantSchema,
  bodies: z
    .array(z.discriminatedUnion('body', [stateEntry, summaryEntry, packEntry]))
    .max(handOverLimits.bodies),
  /** Receipts of a server, on their way to a computer that cannot reach it. */
  receipts: z.array(receiptSchema).max(200),
});
export type HandOverManifest = z.infer<typeof manifestSchema>;
export type HandOverEntry = HandOverManifest['bodies'][number];

const newerFormat = z.looseObject({ product: z.literal('drogowskaz'), format: z.int().min(2) });
const signed = (text: string) => ({ kind: 'hand-over', fields: [text] }) as const;

/** Makes the file. Sizes and hashes of the bodies are filled in from the bytes. Throws `hand-over-too-large`. */
export function makeHandOver(input: {
  readonly manifest: Omit<HandOverManifest, 'bodies' | 'product' | 'format'>;
  readonly bodies: readonly { readonly entry: WithoutBytes<HandOverEntry>; readonly bytes: Uint8Array }[];
  readonly secretKey: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const bodies = input.bodies.map(({ entry, bytes }) => ({
    ...entry,
    hash: hashOf(bytes),
    sizeBytes: bytes.length,
  }));
  const text = canonicalJson(
    manifestSchema.parse({ product: 'drogowskaz', format: 1, ...input.manifest, bodies }),
  );
  const manifest = utf8ToBytes(text);
  const signature = hexToBytes(sign(signed(text), input.secretKey));
  const parts = [magic, lengthOf(manifest), manifest, signature, ...input.bodies.map(({ bytes }) => bytes)];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (size > handOverLimits.fileBytes || manifest.length > handOverLimits.manifestBytes)
    throw new AppError('hand-over-too-large', { bytes: size });
  const file = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

type WithoutBytes<E> = E extends HandOverEntry ? Omit<E, 'hash' | 'sizeBytes'> : never;

function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return length;
}

const refuse = (reason: string): never => {
  throw new AppError('hand-over-refused', { reason });
};

/** Splits the file without believing anything but lengths. */
function split(file: Uint8Array): { text: string; signature: Uint8Array; rest: Uint8Array } {
  if (file.length > handOverLimits.fileBytes)
    throw new AppError('hand-over-too-large', { bytes: file.length });
  const manifestAt = magic.length + 4;
  if (file.length < manifestAt || magic.some((byte, index) => file[index] !== byte)) return refuse('magic');
  const length = new DataView(file.buffer, file.byteOffset).getUint32(magic.length);
  const signatureAt = manifestAt + length;
  const restAt = signatureAt + signatureLength;
  if (length > handOverLimits.manifestBytes || restAt > file.length) return refuse('cut');
  const text = bytesToUtf8(file.subarray(manifestAt, signatureAt)) ?? refuse('manifest');
  return { text, signature: file.subarray(signatureAt, restAt), rest: file.subarray(restAt) };
}

function readManifest(text: string): HandOverManifest {
  const json = bytesToJson(utf8ToBytes(text));
  if (newerFormat.safeParse(json).success) throw new AppError('sync-upgrade-needed', { at: 'hand-over' });
  const manifest = manifestSchema.safeParse(json);
  return manifest.success ? manifest.data : refuse('manifest');
}

/** What a file holds, every byte of it vouched for by the device that made it. The bodies are still sealed. */
export interface HandOver {
  readonly manifest: HandOverManifest;
  readonly bodies: readonly { readonly entry: HandOverEntry; readonly bytes: Uint8Array }[];
}

/**
 * Reads a file of this point, made by a device it knows. `keyOf` gives a device's public key in hexadecimal, null for
 * an unknown one. Throws `hand-over-too-large`, `sync-upgrade-needed`, or `hand-over-refused` with the reason: magic,
 * cut, manifest, point, device-unknown, signature, size, hash.
 */
export function readHandOver(
  file: Uint8Array,
  reader: { readonly pointId: string; keyOf(device: string): string | null },
): HandOver {
  const { text, signature, rest } = split(file);
  const manifest = readManifest(text);
  if (manifest.pointId !== reader.pointId) return refuse('point');
  const publicKey = reader.keyOf(manifest.from) ?? refuse('device-unknown');
  const hex = bytesToHex(signature);
  if (!isSignedBy(signed(text), hex, publicKey)) return refuse('signature');
  let at = 0;
  const bodies = manifest.bodies.map(entry => {
    const bytes = rest.subarray(at, at + entry.sizeBytes);
    at += entry.sizeBytes;
    if (bytes.length !== entry.sizeBytes) return refuse('size');
    return hashOf(bytes) === entry.hash ? { entry, bytes } : refuse('hash');
  });
  return at === rest.length ? { manifest, bodies } : refuse('size');
}
