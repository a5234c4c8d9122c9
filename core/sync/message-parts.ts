import { z } from 'zod';
import { publicKeySchema } from '../pack/signing.ts';
import { hashSchema, replicaSchema, stateNameSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import { maxAccepted } from './receipt.ts';
import { maxSealedBytes } from './sealed-content.ts';

/** Limits that both sides hold; a server may answer `too-large` earlier. Bytes are of the JSON text. */
export const limits = {
  pushBytes: 4 * 1024 * 1024,
  pullBytes: 4 * 1024 * 1024,
  smallBytes: 64 * 1024,
  packBytes: 52 * 1024 * 1024,
  states: maxAccepted,
  devices: 200,
  covers: 500,
  extensions: 40,
} as const;

/**
 * What a newer version of the other side adds to a message of this version. It is kept as it is, so that nothing is
 * lost by passing through; everything else in a message is exactly as written here.
 */
export const extensionsSchema = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/), jsonSchema)
  .refine(extensions => Object.keys(extensions).length <= limits.extensions, 'too many extensions');

const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;

/** Padded Base64 of at most `maxBytes` bytes. */
export const base64Schema = (maxBytes: number) =>
  z
    .string()
    .max(Math.ceil(maxBytes / 3) * 4)
    .regex(base64Pattern);

const markSchema = z.strictObject({ replica: replicaSchema, n: z.int().positive(), hash: hashSchema });

/** A record state on its way. `covers` names what it has merged, so the server may drop exactly those bytes. */
export const sentStateSchema = stateNameSchema.extend({
  hash: hashSchema,
  sealed: base64Schema(maxSealedBytes),
  covers: z.array(markSchema).max(limits.covers),
});
export type SentState = z.infer<typeof sentStateSchema>;

/** A summary on its way; null content is the erasure of one. */
export const sentSummarySchema = z.strictObject({
  summaryId: z.uuid(),
  revision: z.int().positive(),
  replica: replicaSchema,
  hash: hashSchema,
  sealed: base64Schema(maxSealedBytes).nullable(),
});

/** A device as the others of the point see it. Instants are the server's. */
export const deviceSchema = z.strictObject({
  device: z.uuid(),
  label: z.string().min(1).max(80),
  publicKey: publicKeySchema,
  enrolledAt: z.iso.datetime({ precision: 3 }),
  revokedAt: z.iso.datetime({ precision: 3 }).nullable(),
  lastSeenAt: z.iso.datetime({ precision: 3 }).nullable(),
});

/** What a sealed key is for. */
export const keyPurposeSchema = z.enum(['summary-key', 'point-key']);
/** Id of a key, as it stands in sealed envelopes. */
export const keyIdSchema = z.string().regex(/^[\x21-\x7e]{1,64}$/);

/** A key sealed for somebody: an age file for the coordinator, or for a device being paired. */
export const keyEnvelopeSchema = z.strictObject({
  purpose: keyPurposeSchema,
  keyId: keyIdSchema,
  recipient: z.string().min(1).max(4_000),
  sealed: base64Schema(16 * 1024),
});
export type KeyEnvelope = z.infer<typeof keyEnvelopeSchema>;
