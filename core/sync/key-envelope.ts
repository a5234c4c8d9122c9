import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { decodeBase64, encodeBase64 } from '../host/base64.ts';
import { type DataKey, keyBytes } from '../seal/keys.ts';
import { type KeyEnvelope, keyIdSchema, keyPurposeSchema } from './message-parts.ts';
import { bytesToJson, jsonToBytes } from './sealed-json.ts';

/**
 * The place of the library that seals a key to the coordinator: an age file for one hybrid post-quantum recipient
 * (`age1pq1…`). Handed in where things are constructed, because core has no such library.
 */
export interface AgeFiles {
  /** The age file that holds `plain` for `recipient`. */
  seal(recipient: string, plain: Uint8Array): Promise<Uint8Array>;
  /** What an age file holds, opened with an identity (`AGE-SECRET-KEY-PQ-1…`). Rejects where it does not fit. */
  open(identity: string, sealed: Uint8Array): Promise<Uint8Array>;
}

/** What stands inside the age file: a key never passes for one of another purpose or id. */
const wrappedKeySchema = z.strictObject({
  format: z.literal(1),
  purpose: keyPurposeSchema,
  keyId: keyIdSchema,
  key: z.string().regex(new RegExp(`^[0-9a-f]{${2 * keyBytes}}$`)),
});

/** Seals a key once for one recipient. */
export async function wrapKey(input: {
  readonly files: AgeFiles;
  readonly recipient: string;
  readonly purpose: KeyEnvelope['purpose'];
  readonly key: DataKey;
}): Promise<KeyEnvelope> {
  const { recipient, purpose, key } = input;
  const plain = jsonToBytes({ format: 1, purpose, keyId: key.id, key: bytesToHex(key.bytes) });
  const sealed = await input.files.seal(recipient, plain);
  return { purpose, keyId: key.id, recipient, sealed: encodeBase64(sealed) };
}

/** The key of an envelope. Throws `sync-state-refused` (key) where the content does not fit what it is named. */
export async function unwrapKey(files: AgeFiles, identity: string, envelope: KeyEnvelope): Promise<DataKey> {
  const refuse = (): never => {
    throw new AppError('sync-state-refused', { kind: envelope.purpose, id: envelope.keyId, reason: 'key' });
  };
  const sealed = decodeBase64(envelope.sealed) ?? refuse();
  const wrapped = wrappedKeySchema.safeParse(bytesToJson(await files.open(identity, sealed)));
  if (!wrapped.success) return refuse();
  const { purpose, keyId, key } = wrapped.data;
  if (purpose !== envelope.purpose || keyId !== envelope.keyId) return refuse();
  return { id: keyId, bytes: hexToBytes(key) };
}
