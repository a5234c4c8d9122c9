import { z } from 'zod';
import { daySchema } from './dates.ts';

/** How well a statement is supported; the meaning of each word stands in `docs/packs.md`. */
export const confidenceSchema = z.enum(['high', 'medium', 'low']);

/** Identifier in a pack: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80);

/**
 * Where a statement of law comes from and how far it can be trusted. Every statement and every fact
 * of a guidance pack carries one; a pack without it is refused.
 */
export const trustSchema = z.strictObject({
  /** Ids from the pack's `sources.json`; at least one. */
  sources: z.array(z.string().regex(/^[A-Z]+[0-9]*$/)).min(1),
  /** First day the rule is in force; null when the source does not say. */
  validFrom: daySchema.nullable(),
  /** Last day the rule is in force; null when it is open-ended or unknown. */
  validTo: daySchema.nullable(),
  /** Day on which the source was last read. */
  checkedOn: daySchema,
  /** Day from which the statement must be read again before use. */
  reviewBy: daySchema,
  confidence: confidenceSchema,
  /** True where the facts file says that it may have changed or is not confirmed: shown as "verify before use". */
  verify: z.boolean(),
  /** Act and article as printed in the source, or null. */
  legalBasis: z.string().max(300).nullable(),
});
export type Trust = z.infer<typeof trustSchema>;

/** Low confidence or an explicit mark: the screen and the paper say "verify before use". */
export const needsVerifying = (trust: Pick<Trust, 'confidence' | 'verify'>): boolean =>
  trust.verify || trust.confidence === 'low';
