import { z } from 'zod';
import { talkLanguageSchema } from '../consultation/codes.ts';
import { recordIdSchema } from '../consultation/schema.ts';
import { daySchema, instantSchema } from '../dates.ts';

/** A case: opened from a consultation when the same person will come back. Deepened by later versions. */
export const caseSchema = z.strictObject({
  id: recordIdSchema,
  schemaVersion: z.literal(1),
  revision: z.int().positive(),
  /** Local number shown as K-0001; unique on this computer only. */
  number: z.int().positive(),
  pointId: recordIdSchema,
  openedAt: instantSchema,
  status: z.enum(['open', 'closed']),
  person: z.strictObject({
    givenName: z.string().max(120),
    familyName: z.string().max(120),
    phone: z.string().max(60),
  }),
  language: talkLanguageSchema,
  note: z.string().max(20_000),
  nextDeadlineOn: daySchema.nullable(),
  consultationIds: z.array(recordIdSchema),
});
export type Case = z.infer<typeof caseSchema>;
export type CasePerson = Case['person'];
