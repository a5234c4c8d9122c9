import { z } from 'zod';
import { daySchema } from '../../dates.ts';
import { slugSchema } from '../../trust.ts';
import { type Answers, answersSchema } from './schema.ts';

/**
 * What was shown to a client and on what basis, kept with the visit: small, and enough to work it out again with the
 * same pack. Outcomes that did not apply follow from the rest and are not kept.
 */
export const traceSchema = z.strictObject({
  packId: slugSchema,
  packVersion: z.string().max(20),
  packHash: z.string().regex(/^[0-9a-f]{64}$/),
  on: daySchema,
  /** Null where the answers were thrown away, which is the default. */
  answers: answersSchema.nullable(),
  outcomes: z.array(z.strictObject({ id: slugSchema, state: z.enum(['applies', 'may']) })).max(300),
  /** Steps shown, with the last day that was told. */
  steps: z
    .array(z.strictObject({ outcomeId: slugSchema, stepId: slugSchema, dueOn: daySchema.nullable() }))
    .max(1000),
});
export type Trace = z.infer<typeof traceSchema>;

/** An evaluation as the screen has it, as far as a trace keeps it. */
export interface ShownEvaluation {
  readonly packId: string;
  readonly packVersion: string;
  readonly packHash: string;
  readonly on: string;
  readonly outcomes: readonly (
    | {
        readonly state: 'applies' | 'may';
        readonly outcome: { readonly id: string };
        readonly steps: readonly { readonly step: { readonly id: string }; readonly dueOn: string | null }[];
      }
    | { readonly state: 'no' }
  )[];
}

/** The trace of what is shown; `answers` is null unless they are to be kept. */
export function traceOf(shown: ShownEvaluation, answers: Answers | null): Trace {
  const { packId, packVersion, packHash: hash, on } = shown;
  const outcomes = shown.outcomes.flatMap(one => (one.state === 'no' ? [] : one));
  return {
    packId,
    packVersion,
    packHash: hash,
    on,
    answers: answers === null ? null : { ...answers },
    outcomes: outcomes.map(({ outcome, state }) => ({ id: outcome.id, state })),
    steps: outcomes.flatMap(({ outcome, steps }) =>
      steps.map(({ step, dueOn }) => ({ outcomeId: outcome.id, stepId: step.id, dueOn })),
    ),
  };
}
