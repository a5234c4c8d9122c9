import { z } from 'zod';
import { recordIdSchema } from '../../core/consultation/schema.ts';
import { daySchema } from '../../core/dates.ts';
import { slugSchema } from '../../core/trust.ts';
import { packChangeSchema } from './port-packs.ts';

const localized = z.strictObject({ pl: z.string(), uk: z.string(), en: z.string() });
const titled = z.strictObject({ id: slugSchema, title: localized });

/** One visit in which something was told that reads differently now. */
const impactedVisitSchema = z.strictObject({
  id: recordIdSchema,
  visitDate: daySchema,
  /** Number and name of its case; null for a visit without one. */
  inCase: z.strictObject({ id: recordIdSchema, number: z.int(), name: z.string() }).nullable(),
  reasons: z.array(z.enum(['case-open', 'deadline', 'hand-out'])),
  topics: z.array(titled),
  outcomes: z.array(titled),
  /** Days told that are still to come, with the words of the step; null where the newer pack has no such step. */
  deadlines: z.array(
    z.strictObject({
      outcomeId: slugSchema,
      stepId: slugSchema,
      dueOn: daySchema,
      step: localized.nullable(),
    }),
  ),
  /** What comes out otherwise when the kept answers are judged with the newer pack. */
  differences: z.array(
    z.strictObject({
      kind: z.enum(['outcome', 'step']),
      id: z.string(),
      told: z.string(),
      found: z.string(),
    }),
  ),
  /** Places in `changes` of its update. */
  changes: z.array(z.int().nonnegative()),
});

/**
 * What the updates of the guidance change of that which was said in visits of the last year: `guidance.impact` looks
 * at each visit that was opened under an earlier version (`progress` events of the task `impact`) and answers with
 * one update a version, the newest first. Asked again, or stopped, the search under way ends and answers null.
 */
export const impactCalls = {
  'guidance.impact': {
    input: z.strictObject({}),
    output: z
      .strictObject({
        updates: z.array(
          z.strictObject({
            packId: slugSchema,
            fromVersion: z.string(),
            toVersion: z.string(),
            changes: z.array(packChangeSchema),
            visits: z.array(impactedVisitSchema),
          }),
        ),
      })
      .nullable(),
  },
  'guidance.stopImpact': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;
