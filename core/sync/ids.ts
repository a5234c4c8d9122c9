import { z } from 'zod';
import { recordIdSchema } from '../consultation/schema.ts';

/** A computer that was enrolled. Its keys and its revocation hang on this id. */
export const deviceIdSchema = z.uuidv7();

/**
 * Who writes: `<device id>.<life>`. A device starts a new life when its memory may have gone back (a disk restored
 * from a copy, a cloned profile, a restored server), so that a number it has used before never means something else.
 */
export const replicaSchema = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9a-f]{8}$/);

/** What a device shares with the other computers of its point. The words stand in sealed bytes: never rename one. */
export const recordKinds = ['case', 'consultation', 'contact-note'] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** Names one state of one record: the newest of a replica has the highest `n`. */
export const stateNameSchema = z.strictObject({
  kind: recordKindSchema,
  recordId: recordIdSchema,
  replica: replicaSchema,
  /** Counter of the replica over all its records, so two states of it never have the same. */
  n: z.int().positive(),
});
export type StateName = z.infer<typeof stateNameSchema>;

/** SHA-256 in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The replica's name. `life` are eight random hexadecimal digits. */
export const replicaOf = (device: string, life: string): string => `${device}.${life}`;

/** The device behind a replica. */
export const deviceOf = (replica: string): string => replica.slice(0, replica.indexOf('.'));
