import { z } from 'zod';
import { topicCodeSchema } from '../consultation/codes.ts';
import { daySchema } from '../dates.ts';
import { localizedTextSchema } from '../languages.ts';
import { slugSchema, trustSchema } from '../trust.ts';

/**
 * Shape of a guidance pack: `sources.json` {sources}, `facts/<name>.json` {facts}, `topics/<id>.json` {one topic}.
 * A text may name a fact as `{fact:<id>}`; the screen puts the fact's value there, so a number stands in one place.
 */
export const sourceSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+[0-9]*$/),
  title: z.string().min(1).max(400),
  /** Address as noted; null where the source has none. Shown as text, opened only for listed hosts. */
  address: z.string().max(600).nullable(),
  /** Date stated by the source, as printed there; null when it states none. */
  statedOn: localizedTextSchema.nullable(),
  kind: z.enum(['official', 'law', 'news', 'ngo', 'repository', 'background']),
  seenOn: daySchema,
});
export type Source = z.infer<typeof sourceSchema>;

/** The value of a fact, with its unit; texts are for values that are not a number or a day. */
export const factValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('money'),
    amount: z.number().nonnegative(),
    currency: z.enum(['PLN', 'EUR']),
  }),
  z.strictObject({ kind: z.literal('day'), on: daySchema }),
  z.strictObject({
    kind: z.literal('period'),
    count: z.int().positive(),
    unit: z.enum(['day', 'working-day', 'month', 'year']),
  }),
  z.strictObject({ kind: z.literal('percent'), amount: z.number() }),
  z.strictObject({ kind: z.literal('text'), text: localizedTextSchema }),
]);
export type FactValue = z.infer<typeof factValueSchema>;

/**
 * One dated amount, day, period or rule. Where a value changes on a known day the file holds one entry a value, all
 * under the same id, with validities that do not overlap.
 */
export const factSchema = z.strictObject({
  id: slugSchema,
  label: localizedTextSchema,
  value: factValueSchema,
  /** A short remark shown beside the value, or null. */
  note: localizedTextSchema.nullable(),
  trust: trustSchema,
});
export type Fact = z.infer<typeof factSchema>;

/** One thing said, in three languages, with its own trust. */
export const statementSchema = z.strictObject({
  id: slugSchema,
  text: localizedTextSchema,
  /** Smaller print below the text, or null. */
  detail: localizedTextSchema.nullable(),
  trust: trustSchema,
});
export type Statement = z.infer<typeof statementSchema>;

export const sectionKindSchema = z.enum([
  'who',
  'steps',
  'documents',
  'rights',
  'duties',
  'ends',
  'avoid',
  'more',
]);

export const topicSchema = z.strictObject({
  id: slugSchema,
  title: localizedTextSchema,
  /** One line for the result list. */
  summary: localizedTextSchema,
  /** Words people search with beyond the title, per language; may be empty lists. */
  keywords: z.strictObject({
    pl: z.array(z.string()),
    uk: z.array(z.string()),
    en: z.array(z.string()),
  }),
  /** The consultation topic that opening this topic suggests. */
  topicCode: topicCodeSchema,
  /** Further consultation topics to offer beside it. */
  relatedTopicCodes: z.array(topicCodeSchema),
  /** First paragraph: for whom, and what it gives. */
  lead: z.array(statementSchema).min(1),
  /** Dates that must not be missed, shown first; the fact's value must be a day or a period. */
  deadlines: z.array(
    z.strictObject({ factId: slugSchema, label: localizedTextSchema, note: localizedTextSchema.nullable() }),
  ),
  sections: z.array(
    z.strictObject({
      id: slugSchema,
      kind: sectionKindSchema,
      title: localizedTextSchema,
      statements: z.array(statementSchema).min(1),
    }),
  ),
  /** Facts listed in the table "numbers and legal basis", in order. */
  factIds: z.array(slugSchema),
  /** Contacts of the directory that belong to it. */
  contactIds: z.array(slugSchema),
  relatedTopicIds: z.array(slugSchema),
  /** Where to verify before use: official pages. */
  officialLinks: z
    .array(z.strictObject({ label: localizedTextSchema, url: z.url({ protocol: /^https$/ }) }))
    .min(1),
});
export type Topic = z.infer<typeof topicSchema>;

export const sourcesFileSchema = z.strictObject({ sources: z.array(sourceSchema).min(1) });
export const factsFileSchema = z.strictObject({ facts: z.array(factSchema).min(1) });
