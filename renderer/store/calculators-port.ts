import { z } from 'zod';
import { daySchema } from '../../core/dates.ts';
import { factSchema, sourceSchema } from '../../core/guidance/schema.ts';

/** Facts asked for by id, as a calculator needs them; `packVersion` is null where no pack has any of them. */
export const openedFactsSchema = z.strictObject({
  facts: z.array(factSchema),
  sources: z.array(sourceSchema),
  packVersion: z.string().nullable(),
  on: daySchema,
});
export type OpenedFacts = z.infer<typeof openedFactsSchema>;
