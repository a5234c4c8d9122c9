import { z } from 'zod';

/**
 * Everything a server may answer instead of doing what was asked, by word. They are part of the protocol: a word is
 * never renamed, and one that is not in this list is read as `unknown-refusal`.
 */
export const refusalCodes = [
  // the request
  'protocol-unsupported',
  'request-refused',
  'request-replayed',
  'clock-off',
  'too-large',
  'rate-limited',
  'server-busy',
  'not-found',
  // who asks
  'device-unknown',
  'device-revoked',
  'not-allowed',
  'enrolment-refused',
  // where both stand
  'head-unknown',
  'replica-behind',
  // one state or summary
  'state-stale',
  'state-forked',
  'state-hash-wrong',
  'state-not-yours',
  'summary-differs',
  'summary-erased',
  'pack-refused',
  'unknown-refusal',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const known: ReadonlySet<string> = new Set(refusalCodes);
const isKnown = (code: string): code is RefusalCode => known.has(code);

/** Reads a code of this or a newer server. */
export const refusalCodeSchema = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/)
  .max(40)
  .transform((code): RefusalCode => (isKnown(code) ? code : 'unknown-refusal'));
