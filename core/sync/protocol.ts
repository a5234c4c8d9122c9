import { z } from 'zod';
import { publicKeySchema } from '../pack/signing.ts';
import { slugSchema } from '../trust.ts';
import { headSchema } from './head.ts';
import { deviceIdSchema, hashSchema, replicaSchema } from './ids.ts';
import {
  base64Schema,
  deviceSchema,
  extensionsSchema,
  keyEnvelopeSchema,
  limits,
  sentStateSchema,
  sentSummarySchema,
} from './message-parts.ts';
import { receiptSchema } from './receipt.ts';
import { refusalCodeSchema } from './refusals.ts';
import { maxSealedBytes } from './sealed-content.ts';

/** Members of every message. `version` is the protocol version of this very message. */
const message = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ version: z.literal(1), ...shape, extensions: extensionsSchema.optional() });

const countSchema = z.int().nonnegative();
const states = z.array(sentStateSchema).max(limits.states);
const summaries = z.array(sentSummarySchema).max(limits.states);

/** What happened to the things of a push that were not accepted; those that were stand in the receipt. */
const refusedItem = z.strictObject({ id: z.uuid(), n: z.int().positive(), code: refusalCodeSchema });

const enrolment = message({
  code: z.string().min(1).max(80),
  device: deviceIdSchema,
  label: z.string().min(1).max(80),
  publicKey: publicKeySchema,
});

const enrolled = message({
  pointId: z.uuid(),
  pointName: z.string().min(1).max(120),
  serverId: z.uuid(),
  serverKey: publicKeySchema,
  /** Recipient that seals to the coordinator; believed only after its fingerprint was compared by voice. */
  coordinatorRecipient: z.string().min(1).max(4_000),
  coordinatorKey: publicKeySchema,
  head: headSchema,
  isFirstDevice: z.boolean(),
});

const correction = z.strictObject({ id: z.uuid(), hash: hashSchema, sealed: base64Schema(maxSealedBytes) });

const packVersion = z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/);
const offeredPack = z.strictObject({
  id: slugSchema,
  version: packVersion,
  sizeBytes: z.int().positive().max(limits.packBytes),
  sha256: hashSchema,
});

/** A call of the protocol: both shapes and the largest texts of them. */
interface Call<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly path: string;
  readonly request: Q;
  readonly answer: A;
  readonly maxRequestBytes: number;
  readonly maxAnswerBytes: number;
}

const call = <Q extends z.ZodType, A extends z.ZodType>(
  path: string,
  request: Q,
  answer: A,
  bytes: { readonly request?: number; readonly answer?: number } = {},
): Call<Q, A> => ({
  path,
  request,
  answer,
  maxRequestBytes: bytes.request ?? limits.smallBytes,
  maxAnswerBytes: bytes.answer ?? limits.smallBytes,
});

/**
 * Everything a computer may ask of a central server; each is a POST of JSON. Point and device come from the signed
 * request token and never from the body. Paths and members are part of the protocol: never rename one.
 */
export const calls = {
  push: call(
    '/v1/push',
    message({
      replica: replicaSchema,
      /** The newest head this computer remembers; a server that does not know it answers `head-unknown`. */
      known: headSchema,
      /** Highest counter acknowledged to this replica, 0 for none. */
      acknowledged: countSchema,
      states,
      summaries,
    }),
    message({ receipt: receiptSchema, refused: z.array(refusedItem).max(2 * limits.states) }),
    { request: limits.pushBytes, answer: 1024 * 1024 },
  ),
  pull: call(
    '/v1/pull',
    message({
      known: headSchema.nullable(),
      after: countSchema,
      maxBytes: z.int().positive().max(limits.pullBytes),
    }),
    message({
      states: z.array(sentStateSchema.extend({ cursor: z.int().positive() })).max(limits.states),
      /** The chain where this page ends: what the computer remembers, and asks from next time. */
      upTo: headSchema,
      hasMore: z.boolean(),
    }),
    { answer: limits.pullBytes + limits.smallBytes },
  ),
  receipts: call(
    '/v1/receipts',
    message({ replica: replicaSchema, after: countSchema }),
    message({ receipts: z.array(receiptSchema).max(20) }),
    { answer: limits.pullBytes },
  ),
  enrol: call('/v1/enrol', enrolment, enrolled),
  devices: call('/v1/devices', message({}), message({ devices: z.array(deviceSchema).max(limits.devices) }), {
    answer: 256 * 1024,
  }),
  revoke: call(
    '/v1/revoke',
    message({ device: z.uuid() }),
    message({ devices: z.array(deviceSchema).max(limits.devices) }),
    {
      answer: 256 * 1024,
    },
  ),
  corrections: call(
    '/v1/corrections',
    message({ replica: replicaSchema, corrections: z.array(correction).max(100) }),
    message({ accepted: z.array(z.uuid()).max(100) }),
    { request: limits.pushBytes },
  ),
  packs: call('/v1/packs', message({}), message({ packs: z.array(offeredPack).max(100) })),
  pack: call(
    '/v1/pack',
    message({
      id: slugSchema,
      version: packVersion,
      from: countSchema,
      maxBytes: z.int().positive().max(limits.pullBytes),
    }),
    message({ pack: offeredPack, from: countSchema, bytes: base64Schema(limits.pullBytes) }),
    { answer: 2 * limits.pullBytes },
  ),
  envelopes: call(
    '/v1/envelopes',
    message({ leave: z.array(keyEnvelopeSchema).max(20) }),
    message({ envelopes: z.array(keyEnvelopeSchema).max(100) }),
    { request: 1024 * 1024, answer: limits.pullBytes },
  ),
} as const;
export type CallName = keyof typeof calls;
export type Request<C extends CallName> = z.infer<(typeof calls)[C]['request']>;
export type Reply<C extends CallName> = z.infer<(typeof calls)[C]['answer']>;

/** What a server says instead of an answer. `versions` is what it speaks; `now` its clock, for a request token. */
export const refusalSchema = message({
  refused: refusalCodeSchema,
  versions: z.strictObject({ oldest: z.int().positive(), newest: z.int().positive() }).optional(),
  now: z.iso.datetime({ precision: 3 }).optional(),
  retryAfterMs: countSchema.max(86_400_000).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
