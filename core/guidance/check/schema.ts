import { z } from 'zod';
import { daySchema } from '../../dates.ts';
import { localizedTextSchema } from '../../languages.ts';
import { slugSchema, trustSchema } from '../../trust.ts';
import { statementSchema } from '../schema.ts';

/**
 * The guided check of a guidance pack: `check/questions.json` {questions}, `check/rules.json` {rules},
 * `check/outcomes/<id>.json` {one outcome}, `check/examples/<name>.json` {examples}. Data only: nothing in it can run.
 */

/** A length of time: a period fact by its id, or a count where the law names none. */
export const spanSchema = z.union([
  z.strictObject({ fact: slugSchema }),
  z.strictObject({ count: z.int().positive(), unit: z.enum(['day', 'month', 'year']) }),
]);
export type Span = z.infer<typeof spanSchema>;

/** A day said by its place: today (the day as of which is evaluated), a fact, an answer or a date; then moved. */
export const momentSchema = z.strictObject({
  from: z.union([
    z.literal('today'),
    z.strictObject({ day: daySchema }),
    z.strictObject({ fact: slugSchema }),
    z.strictObject({ answer: slugSchema }),
  ]),
  plus: spanSchema.optional(),
  minus: spanSchema.optional(),
});
export type Moment = z.infer<typeof momentSchema>;

const dayRangeSchema = z.strictObject({
  onOrAfter: momentSchema.optional(),
  onOrBefore: momentSchema.optional(),
});
export type DayRange = z.infer<typeof dayRangeSchema>;

const amountSchema = z.union([z.number(), z.strictObject({ fact: slugSchema })]);

/**
 * What must hold, in three values: an answer that is missing or "not known" makes a leaf unknown, and the groups follow
 * Kleene: `all` is false with one false part, `any` true with one true part. So a further answer never turns a false
 * condition into a true one.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** A choice, or one of several choices, is among these options. */
  | { readonly answer: string; readonly is: readonly string[] }
  /** A day given as an answer lies in the range, both ends included. */
  | { readonly answer: string; readonly day: DayRange }
  /** A number given as an answer lies in the range, both ends included; a fact stands for its amount or count. */
  | {
      readonly answer: string;
      readonly number: { readonly atLeast?: Amount | undefined; readonly atMost?: Amount | undefined };
    }
  /** The day as of which is evaluated lies in the range. */
  | { readonly today: DayRange }
  /** A rule of `rules.json` holds. */
  | { readonly rule: string };
export type Amount = z.infer<typeof amountSchema>;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  // The commonest first: each one before the right one is tried in vain.
  z.union([
    z.strictObject({ answer: slugSchema, is: z.array(slugSchema).min(1).max(40) }),
    z.strictObject({ rule: slugSchema }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(40) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(40) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ answer: slugSchema, day: dayRangeSchema }),
    z.strictObject({
      answer: slugSchema,
      number: z.strictObject({ atLeast: amountSchema.optional(), atMost: amountSchema.optional() }),
    }),
    z.strictObject({ today: dayRangeSchema }),
  ]),
);

const optionSchema = z.strictObject({
  id: slugSchema,
  label: localizedTextSchema,
  /** How to recognise it, one line, or null. */
  hint: localizedTextSchema.nullable(),
});

/** Order of asking: danger first, then who the person is, what lets them stay, and only then wishes. */
export const questionStages = ['urgent', 'person', 'stay', 'family', 'purpose', 'detail'] as const;

export const questionSchema = z.strictObject({
  id: slugSchema,
  stage: z.enum(questionStages),
  /** The question as it is put to the client. */
  text: localizedTextSchema,
  /** A few words for the trail and for reasons: "Citizenship". */
  label: localizedTextSchema,
  /** Why it is asked, one sentence the client may hear. */
  why: localizedTextSchema,
  /** Which paper shows it, where to look; or null. */
  look: localizedTextSchema.nullable(),
  kind: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('choice'), options: z.array(optionSchema).min(2).max(12) }),
    z.strictObject({ type: z.literal('several'), options: z.array(optionSchema).min(2).max(12) }),
    z.strictObject({ type: z.literal('day') }),
    z.strictObject({ type: z.literal('number'), min: z.int(), max: z.int() }),
  ]),
  /**
   * Asked only while this is not false; null for always. It must not rest on the question itself, also through others.
   * While it is false an answer given before does not count: it belongs to a person who was described otherwise.
   */
  askWhen: conditionSchema.nullable(),
});
export type Question = z.infer<typeof questionSchema>;

/** A condition with a name and words: outcomes refer to it and reasons say it. Outside the dates of its trust it does not hold. */
export const ruleSchema = z.strictObject({
  id: slugSchema,
  /** The claim in words: "UKR status and no absence longer than 30 days". May name facts. */
  text: localizedTextSchema,
  when: conditionSchema,
  trust: trustSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

/** When a step must be done: the moment, counted by calendar or by the Code of Administrative Procedure. */
export const dueSchema = z.strictObject({
  on: momentSchema,
  /**
   * `procedure`: a last day on a Saturday or a day free of work moves to the next working day. `at-office`: the law
   * moves nothing, but the step needs an open office, so it is the last working day before; the day of the law again
   * once that has passed.
   */
  counting: z.enum(['calendar', 'procedure', 'at-office']),
});

export const stepSchema = z.strictObject({
  id: slugSchema,
  text: localizedTextSchema,
  detail: localizedTextSchema.nullable(),
  /** Shown only while this is not false, and within the dates of its trust; null for always. */
  when: conditionSchema.nullable(),
  due: dueSchema.nullable(),
  documents: z.array(localizedTextSchema),
  /** Money facts. */
  feeFactIds: z.array(slugSchema),
  /** Where it is done: contacts of the directory. */
  contactIds: z.array(slugSchema),
  trust: trustSchema,
});
export type Step = z.infer<typeof stepSchema>;

/** In this order outcomes are shown, whatever else holds. */
export const outcomeUrgencies = ['danger', 'deadline', 'child-alone', 'fear', 'soon', 'normal'] as const;

export const outcomeSchema = z.strictObject({
  id: slugSchema,
  urgency: z.enum(outcomeUrgencies),
  title: localizedTextSchema,
  /** What it means for the person, in two or three sentences they understand. */
  summary: localizedTextSchema,
  /** Outside the dates of its trust an outcome does not apply, whatever holds. */
  applies: conditionSchema,
  steps: z.array(stepSchema).max(20),
  /** May the person work meanwhile, and how. */
  work: z.array(statementSchema),
  ends: z.array(statementSchema),
  avoid: z.array(statementSchema),
  topicIds: z.array(slugSchema),
  contactIds: z.array(slugSchema),
  trust: trustSchema,
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** What is known about the person: by question id; `unknown` was said, a missing one was not asked. */
export const answerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unknown') }),
  z.strictObject({ type: z.literal('choice'), option: slugSchema }),
  z.strictObject({ type: z.literal('several'), options: z.array(slugSchema).max(12) }),
  z.strictObject({ type: z.literal('day'), on: daySchema }),
  z.strictObject({ type: z.literal('number'), value: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;
export const answersSchema = z.record(slugSchema, answerSchema);
export type Answers = Readonly<Record<string, Answer>>;

/** Answers and what must come of them; run as a test whenever the pack is checked. */
export const exampleSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1).max(300),
  asOf: daySchema,
  answers: answersSchema,
  expect: z.strictObject({
    /** Every outcome that applies, in the order shown. */
    applies: z.array(slugSchema),
    /** These may apply (others may too). */
    may: z.array(slugSchema),
    /** These must not apply. */
    not: z.array(slugSchema),
    /** The question asked next; null where none is left; left out where it does not matter. */
    next: slugSchema.nullable().optional(),
    /** Computed last days, by `outcome/step`. */
    due: z.record(z.string(), daySchema).optional(),
  }),
});
export type Example = z.infer<typeof exampleSchema>;

export const questionsFileSchema = z.strictObject({ questions: z.array(questionSchema).min(1) });
export const rulesFileSchema = z.strictObject({ rules: z.array(ruleSchema) });
export const examplesFileSchema = z.strictObject({ examples: z.array(exampleSchema).min(1) });

/** The guided check of a pack, parsed. */
export interface GuidedCheck {
  readonly questions: readonly Question[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly outcomes: readonly Outcome[];
  readonly examples: readonly Example[];
}
