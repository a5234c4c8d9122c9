import { z } from 'zod';
import { refusalCodeSchema } from './refusals.ts';

const countSchema = z.int().nonnegative();

/** What the sync is doing: the only thing screens know of it. */
export const syncStatusSchema = z.strictObject({
  activity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('idle') }),
    z.strictObject({ kind: z.literal('running'), done: countSchema, of: countSchema }),
    z.strictObject({ kind: z.literal('offline') }),
    z.strictObject({ kind: z.literal('refused'), code: refusalCodeSchema }),
    z.strictObject({ kind: z.literal('upgradeRequired'), who: z.enum(['client', 'server']) }),
  ]),
  /** Null before the first success. */
  lastSuccessAt: z.iso.datetime({ precision: 3 }).nullable(),
  onlyHere: countSchema,
  setAside: countSchema,
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
