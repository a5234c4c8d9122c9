import { z } from 'zod';
import { daySchema, instantSchema } from '../dates.ts';
import { localizedTextSchema } from '../languages.ts';
import { slugSchema } from '../trust.ts';

/** Names that Windows gives to devices, whatever ending follows them. */
const deviceName = /(?:^|\/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[/.]|$)/;

/** File names a pack may hold: JSON below at most two folders, nothing else. */
export const packPathSchema = z
  .string()
  .regex(/^(?:[a-z0-9-]+\/){0,2}[a-z0-9-]+\.json$/)
  .max(120)
  .refine(path => !deviceName.test(path), 'a name that some systems keep for devices');

/** Largest pack the program reads, all files together. */
export const maxPackBytes = 50 * 1024 * 1024;

/** For whom a pack is made. A pack for anybody else is refused, however well it is signed. */
export const packAudience = 'information-points-pl';

/** What is said about a pack when it is given out; every pack that is signed has it. */
const releaseSchema = z.strictObject({
  issuedAt: instantSchema,
  /** Last day on which the pack may be taken into use; afterwards it is shown as expired and stays readable. */
  expiresOn: daySchema,
  /** The oldest program that reads it, for example 0.1.0. */
  minimumProgram: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  audience: slugSchema,
});

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
  /** Absent in a pack that is shipped inside the program, which vouches for it. */
  release: releaseSchema.optional(),
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
