import { z } from 'zod';
import { phoneSchema } from '../../core/contact/schema.ts';
import { daySchema } from '../../core/dates.ts';
import {
  answersSchema,
  outcomeSchema,
  questionSchema,
  stepSchema,
} from '../../core/guidance/check/schema.ts';
import { factSchema, sourceSchema } from '../../core/guidance/schema.ts';
import { localizedTextSchema } from '../../core/languages.ts';
import { slugSchema, trustSchema } from '../../core/trust.ts';

/** One thing that made an outcome apply, blocks it, or must still be known. Texts may name facts. */
export const reasonSchema = z.strictObject({
  text: localizedTextSchema,
  /** What became of the thing said in `text`: an outcome may rest on a thing that does not hold ("no EU citizenship"). */
  holds: z.enum(['true', 'false', 'unknown']),
  /** The question whose answer decides it; null for a rule of several answers or of the day alone. */
  questionId: slugSchema.nullable(),
  /** Of the rule whose words these are; null for an answer. */
  trust: trustSchema.nullable(),
});

/** A step of an outcome as it stands for this person. */
export const plannedStepSchema = z.strictObject({
  step: stepSchema,
  /** Answers without which it is not known whether the step is needed; empty where it is. */
  whenNeeds: z.array(slugSchema),
  /** Last day; null where the step has none, or an answer to count from is missing. */
  dueOn: daySchema.nullable(),
  /** Answers from which the last day would be counted. */
  dueNeeds: z.array(slugSchema),
  /** The last day lies before the day of evaluation. */
  overdue: z.boolean(),
});

const reasons = z.array(reasonSchema);

/** An outcome with its state. `steps` are those that are not ruled out, in order: of the whole list nothing else is to be shown. */
export const judgedOutcomeSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.enum(['applies', 'may']),
    outcome: outcomeSchema.omit({ steps: true }),
    because: reasons,
    unknownQuestionIds: z.array(slugSchema),
    steps: z.array(plannedStepSchema),
  }),
  z.strictObject({
    state: z.literal('no'),
    id: slugSchema,
    title: localizedTextSchema,
    because: reasons,
  }),
]);

/** The guided check with these answers as of a day: one screenful. */
export const evaluationSchema = z.strictObject({
  on: daySchema,
  packId: slugSchema,
  packVersion: z.string(),
  /** SHA-256 of the manifest, hex: it names every file of the pack by its hash. */
  packHash: z.string(),
  /** State of knowledge of the pack. */
  asOf: daySchema,
  /** The question that helps most now; null where no answer could change anything. */
  next: questionSchema.nullable(),
  /** Every question still useful, the most useful first; `next` is the first of them. */
  open: z.array(slugSchema),
  /** Questions answered, "not known" included, in the order of stages: the trail. */
  answered: z.array(questionSchema),
  /** Every question named by its id above or below (open, decisive, counted from), in the order of stages: one can jump to it. */
  questions: z.array(questionSchema),
  /** Ids of answers that do not count: this pack has no such question or option, or the question is no longer asked. */
  ignored: z.array(z.string()),
  /** By urgency, then by state (applies, may, no), then as in the pack. */
  outcomes: z.array(judgedOutcomeSchema),
  /** Every fact that a text above names, with the value of `on`. */
  facts: z.array(factSchema),
  sources: z.array(sourceSchema),
  topicTitles: z.array(z.strictObject({ id: slugSchema, title: localizedTextSchema })),
  /** Contacts of outcomes and steps that the directory has. */
  contacts: z.array(
    z.strictObject({ id: slugSchema, title: localizedTextSchema, phones: z.array(phoneSchema) }),
  ),
});

export const evaluateInputSchema = z.strictObject({
  answers: answersSchema,
  /** Today (the local day) where it is left out. */
  on: daySchema.optional(),
});

/** Where a thing that changes is used. */
const usedBy = { topicIds: z.array(slugSchema), outcomeIds: z.array(slugSchema) };

/** One change, on the first day on which it is otherwise. */
export const guidanceChangeSchema = z.discriminatedUnion('kind', [
  /** A fact with another value; null where it has none in force. */
  z.strictObject({
    kind: z.literal('fact'),
    on: daySchema,
    id: slugSchema,
    label: localizedTextSchema,
    before: factSchema.nullable(),
    after: factSchema.nullable(),
    ...usedBy,
  }),
  /** A statement, step, rule or outcome that comes into force (`on` is its first day) or has ended the day before. */
  z.strictObject({
    kind: z.literal('statement'),
    on: daySchema,
    change: z.enum(['begins', 'ends']),
    text: localizedTextSchema,
    trust: trustSchema,
    /** Facts the text names, with the values of its first or last day in force. */
    facts: z.array(factSchema),
    ...usedBy,
  }),
]);

/** What changes after `from` up to and including `to`, the earliest first. */
export const guidanceChangesSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  changes: z.array(guidanceChangeSchema),
  topicTitles: z.array(z.strictObject({ id: slugSchema, title: localizedTextSchema })),
  outcomeTitles: z.array(z.strictObject({ id: slugSchema, title: localizedTextSchema })),
  sources: z.array(sourceSchema),
});
