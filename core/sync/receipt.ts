import { z } from 'zod';
import { AppError } from '../errors.ts';
import { canonicalJson } from '../pack/canonical-json.ts';
import { isSignedBy, sign, signatureSchema } from '../pack/signing.ts';
import { headSchema } from './head.ts';
import { hashSchema, replicaSchema, stateNameSchema } from './ids.ts';

/** Most states in one receipt, and so in one push. */
export const maxAccepted = 1_000;

const acceptedStateSchema = stateNameSchema.omit({ replica: true }).extend({ hash: hashSchema });
const acceptedSummarySchema = z.strictObject({
  summaryId: z.uuid(),
  revision: z.int().positive(),
  hash: hashSchema,
});

const receiptBodySchema = z.strictObject({
  version: z.literal(1),
  serverId: z.uuid(),
  pointId: z.uuid(),
  /** Whose states they are. */
  replica: replicaSchema,
  accepted: z.array(acceptedStateSchema).max(maxAccepted),
  summaries: z.array(acceptedSummarySchema).max(maxAccepted),
  /** Where the server stood after the last of them. */
  head: headSchema,
});
type ReceiptBody = z.infer<typeof receiptBodySchema>;

/** A server's word, signed, that it has stored exactly these bytes. */
export const receiptSchema = receiptBodySchema.extend({ signature: signatureSchema });
export type Receipt = z.infer<typeof receiptSchema>;

const signed = (body: ReceiptBody) => ({ kind: 'sync receipt', fields: [canonicalJson(body)] }) as const;

/** Signs with the server's Ed25519 key. */
export const signReceipt = (body: ReceiptBody, secretKey: Uint8Array): Receipt => ({
  ...body,
  signature: sign(signed(body), secretKey),
});

/** What a receipt must fit before it may clear anything. */
export interface ReceiptExpectation {
  /** Public key of the server, pinned at enrolment, hexadecimal. */
  readonly serverKey: string;
  readonly serverId: string;
  readonly pointId: string;
  readonly replica: string;
  /** Hash of what was offered under `<record or summary id>/<counter or revision>`. */
  readonly offered: ReadonlyMap<string, string>;
}

/** How {@link ReceiptExpectation.offered} names one thing. */
export const offerKey = (id: string, n: number): string => `${id}/${n}`;

/** True when the receipt was signed with the key, whoever it is for. */
export function isGenuine(receipt: Receipt, serverKey: string): boolean {
  const { signature, ...body } = receipt;
  return isSignedBy(signed(body), signature, serverKey);
}

/**
 * The receipt, once it was found to be this server's word about exactly what was offered. Throws
 * `sync-receipt-refused` with the reason: shape, server, point, replica, signature, not-offered, hash.
 */
export function verifyReceipt(input: unknown, expected: ReceiptExpectation): Receipt {
  const refuse = (reason: string): never => {
    throw new AppError('sync-receipt-refused', { reason });
  };
  const parsed = receiptSchema.safeParse(input);
  if (!parsed.success) return refuse('shape');
  const receipt = parsed.data;
  if (receipt.serverId !== expected.serverId) refuse('server');
  if (receipt.pointId !== expected.pointId) refuse('point');
  if (receipt.replica !== expected.replica) refuse('replica');
  if (!isGenuine(receipt, expected.serverKey)) refuse('signature');
  const accepted = [
    ...receipt.accepted.map(({ recordId, n, hash }) => ({ key: offerKey(recordId, n), hash })),
    ...receipt.summaries.map(({ summaryId, revision, hash }) => ({
      key: offerKey(summaryId, revision),
      hash,
    })),
  ];
  for (const { key, hash } of accepted) {
    const offered = expected.offered.get(key);
    if (offered === undefined) refuse('not-offered');
    if (offered !== hash) refuse('hash');
  }
  return receipt;
}
