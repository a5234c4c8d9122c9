import { z } from 'zod';
import { daySchema } from '../dates.ts';
import { localizedTextSchema } from '../languages.ts';
import { slugSchema } from '../trust.ts';

/** File names a pack may hold: JSON below at most one folder, nothing else. */
export const packPathSchema = z
  .string()
  .regex(/^(?:[a-z0-9-]+\/)?[a-z0-9-]+\.json$/)
  .max(120);

/** Largest pack the program reads, all files together. */
export const maxPackBytes = 20 * 1024 * 1024;

/** `manifest.json` of every pack: what it is, which version, and the hash of each file. */
export const manifestSchema = z.strictObject({
  product: z.literal('drogowskaz'),
  id: slugSchema,
  kind: z.enum(['guidance', 'contacts']),
  /** Rising by date: `YYYY.M.N`, for example 2026.11.1. */
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/),
  /** Version of the file format, raised when a program of today could not read it. */
  format: z.literal(1),
  title: localizedTextSchema,
  /** What the reader must know about the pack as a whole (limits, no legal review yet). */
  notice: localizedTextSchema,
  /** State of knowledge of the pack. */
  asOf: daySchema,
  files: z
    .array(
      z.strictObject({
        path: packPathSchema,
        sizeBytes: z.int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(2000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Orders two pack versions; positive when `a` is newer. */
export function comparePackVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
