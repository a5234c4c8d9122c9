import { z } from 'zod';
import { recordIdSchema } from '../../core/consultation/schema.ts';
import { audienceKinds, costKinds } from '../../core/contact/kinds.ts';
import {
  checkResultSchema,
  checkSchema,
  closedSchema,
  correctionSchema,
  editableFieldSchema,
  fieldTrustSchema,
  fieldValueSchema,
} from '../../core/contact/local.ts';
import { contactEventSchema, contactSchema } from '../../core/contact/schema.ts';
import { daySchema, instantSchema } from '../../core/dates.ts';
import { localizedTextSchema, uiLanguageSchema } from '../../core/languages.ts';
import { confidenceSchema, slugSchema } from '../../core/trust.ts';

/** The shapes of the directory, as the window sees it. */
const nothing = z.strictObject({});

/** Whether a contact answers at an instant. */
export const openStateSchema = z.strictObject({
  state: z.enum(['open', 'closed', 'temporarily-closed', 'not-stated', 'unknown']),
  /** When that changes next; null where it does not or nobody knows. */
  until: instantSchema.nullable(),
});
export type OpenState = z.infer<typeof openStateSchema>;

const clockTime = z.string().regex(/^\d{2}:\d{2}$/);

/** One day of opening hours, in the time of Poland. */
const openingDaySchema = z.strictObject({
  on: daySchema,
  /** `not-stated`: a public holiday of which the source says nothing; `spans` are those of a usual such day. */
  holiday: z.enum(['none', 'stated', 'not-stated']),
  /** In order; what goes on after midnight ends at 24:00 and stands again in the next day. */
  spans: z.array(
    z.strictObject({
      from: clockTime,
      to: clockTime,
      /** False: only on some condition, which `note` may tell. */
      isSure: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
});
export type OpeningDay = z.infer<typeof openingDaySchema>;

/** Opening hours of today and the six days after it, as a week from Monday on. */
export const openingWeekSchema = z.strictObject({
  /** The hours in the usual spelling of OSM. */
  canonical: z.string(),
  isAlways: z.boolean(),
  /** False: other weeks have other hours. */
  isWeekly: z.boolean(),
  days: z.array(openingDaySchema),
});
export type OpeningWeek = z.infer<typeof openingWeekSchema>;

/** How far a contact can be trusted by its age. */
export const freshnessSchema = z.strictObject({
  /** `fresh`: verified in time; `due`: to be verified soon; `old`: past its time; `never`: nobody has verified it. */
  state: z.enum(['fresh', 'due', 'old', 'never']),
  verifiedOn: daySchema.nullable(),
  verifiedBy: z.string().nullable(),
  /** Day from which its age counts: verified, else the source; null where both are unknown. */
  basisOn: daySchema.nullable(),
  /** First day on which it is old. */
  dueOn: daySchema.nullable(),
  /** Crisis lines are never called to check: their official page is read. */
  how: z.enum(['call', 'official-page']),
});
export type Freshness = z.infer<typeof freshnessSchema>;

export const costKindSchema = z.enum(costKinds);
export const audienceKindSchema = z.enum(audienceKinds);

/** What the list is narrowed by; a part left out narrows nothing, several values of one part mean any of them. */
export const directoryFilterSchema = z.strictObject({
  /** Categories (needs). */
  needs: z.array(slugSchema).optional(),
  /** Towns; the empty text: the whole country. */
  cities: z.array(z.string().max(80)).optional(),
  /** ISO 639 codes. */
  languages: z.array(z.string().max(3)).optional(),
  costs: z.array(costKindSchema).optional(),
  audiences: z.array(audienceKindSchema).optional(),
  networks: z.array(z.string().max(200)).optional(),
  /** Packs; `local`: made at this point. */
  regions: z.array(z.string().max(80)).optional(),
  openNow: z.boolean().optional(),
  freshness: z.array(freshnessSchema.shape.state).optional(),
  /** Only these ids: the hits of a search, say. */
  ids: z.array(slugSchema).max(20_000).optional(),
});
export type DirectoryFilter = z.infer<typeof directoryFilterSchema>;

const facetSchema = z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.int() }));

/** Values with the number of contacts each would leave, all other parts of the filter applied. Most frequent first. */
export const directoryFacetsSchema = z.strictObject({
  needs: facetSchema,
  cities: facetSchema,
  languages: facetSchema,
  costs: facetSchema,
  audiences: facetSchema,
  networks: facetSchema,
  regions: facetSchema,
  freshness: facetSchema,
  openNow: z.int(),
});
export type DirectoryFacets = z.infer<typeof directoryFacetsSchema>;

/** What the list shows of a contact beside the line of a search result. */
export const directoryPartSchema = z.strictObject({
  category: z.string(),
  categoryLabel: z.string(),
  city: z.string().nullable(),
  /** Numbers that are not known to be dead. */
  phones: z.array(z.string()),
  languages: z.array(z.string()),
  cost: costKindSchema,
  freshness: freshnessSchema,
  openState: openStateSchema,
  /** Edited or made at this point. */
  isLocal: z.boolean(),
  /** A number or an address of it is known to be dead here. */
  hasDead: z.boolean(),
});

/** A value of a contact found wrong here; the contact itself no longer holds it. */
const markSchema = correctionSchema.omit({ state: true });

const fieldStateSchema = z.strictObject({
  field: editableFieldSchema,
  isLocal: z.boolean(),
  trust: fieldTrustSchema,
  /** The list marks it as not confirmed. */
  isUnverified: z.boolean(),
});

/** The pack has changed a field that was edited here: both stand until somebody chooses. */
const fieldConflictSchema = z.strictObject({
  field: editableFieldSchema,
  mine: fieldValueSchema,
  pack: fieldValueSchema,
  packVersion: z.string(),
});

/** A contact as it holds here, what this point has changed in it, and what it is used for. */
export const openedContactSchema = z.strictObject({
  /** Pack and local layer together, without values known to be dead. */
  contact: contactSchema,
  categoryLabel: localizedTextSchema,
  /** Of the pack it comes from; empty for a contact made here. */
  packVersion: z.string(),
  asOf: daySchema,
  origin: z.enum(['pack', 'local']),
  /** True: taken out again (an undone import); shown only to those who still point at it. */
  removed: z.boolean(),
  freshness: freshnessSchema,
  openState: openStateSchema,
  /** Null where the hours are not known or cannot be read; not there where nothing reads hours. */
  week: openingWeekSchema.nullable().optional(),
  /** The same for each language that is spoken at certain hours only. */
  languageWeeks: z.array(z.strictObject({ code: z.string(), week: openingWeekSchema.nullable() })).optional(),
  fields: z.array(fieldStateSchema),
  marks: z.array(markSchema),
  conflicts: z.array(fieldConflictSchema),
  closed: closedSchema.nullable(),
  /** Newest first. */
  checks: z.array(checkSchema),
  usedIn: z.strictObject({
    topics: z.array(z.strictObject({ id: slugSchema, title: localizedTextSchema })),
    /** Referrals in consultations; the cases among them. */
    referrals: z.int(),
    cases: z.int(),
  }),
});

/** A new value with where it comes from; `isVerified` puts today and the consultant's code to it. */
const editSchema = z.strictObject({
  set: fieldValueSchema,
  source: z.string().trim().min(1).max(500),
  isVerified: z.boolean(),
  confidence: confidenceSchema,
});
export type ContactEdit = z.infer<typeof editSchema>;

/** A line of the verification queue. */
export const queueRowSchema = z.strictObject({
  id: slugSchema,
  title: z.string(),
  categoryLabel: z.string(),
  city: z.string().nullable(),
  phones: z.array(z.strictObject({ number: z.string(), label: z.string().nullable() })),
  url: z.string().nullable(),
  freshness: freshnessSchema,
  openState: openStateSchema,
  /** Referrals and openings in consultations; topics that name it. */
  uses: z.int(),
});

const eventRowSchema = z.strictObject({
  event: contactEventSchema,
  contactId: slugSchema,
  contactName: z.string(),
  city: z.string().nullable(),
});

const contactIdSchema = z.strictObject({ contactId: slugSchema });

/** The calls of the directory but the list and the single contact. */
export const directoryCalls = {
  /**
   * Notes a check. `right` verifies the contact (or one field) today. With `oldValue`, `changed` and `dead` also note
   * a correction: the value is marked and no longer offered, `newValue` (or nothing) in its place.
   */
  'directory.check': {
    input: z.strictObject({
      contactId: slugSchema,
      result: checkResultSchema,
      field: editableFieldSchema.nullable(),
      oldValue: z.string().min(1).max(300).nullable(),
      newValue: z.string().trim().min(1).max(300).nullable(),
      note: z.string().trim().max(1000),
    }),
    output: z.strictObject({ checkId: recordIdSchema, correctionId: recordIdSchema.nullable() }),
  },
  /** Takes back a check or a correction made by mistake; it stays in the history, marked. */
  'directory.withdraw': {
    input: z.strictObject({ contactId: slugSchema, id: recordIdSchema }),
    output: nothing,
  },
  'directory.edit': {
    input: z.strictObject({ contactId: slugSchema, edits: z.array(editSchema).min(1).max(40) }),
    output: nothing,
  },
  /** Makes a contact of this point; `name` and `category` are needed. Answers its id, made from the name. */
  'directory.add': {
    input: z.strictObject({ edits: z.array(editSchema).min(2).max(40) }),
    output: contactIdSchema,
  },
  /** Keeps this point's value of a field (`mine`) or gives it up (`pack`). */
  'directory.resolve': {
    input: z.strictObject({
      contactId: slugSchema,
      field: editableFieldSchema,
      keep: z.enum(['mine', 'pack']),
    }),
    output: nothing,
  },
  'directory.close': {
    input: z.strictObject({ contactId: slugSchema, closed: closedSchema.nullable() }),
    output: nothing,
  },
  /** Reads opening hours as typed: what they mean in the coming week, or null where they cannot be read. */
  'directory.hours': {
    input: z.strictObject({ hours: z.string().max(300) }),
    output: z.strictObject({ week: openingWeekSchema.nullable() }),
  },
  /** What to verify next: by age and use. */
  'directory.queue': {
    input: z.strictObject({ language: uiLanguageSchema, limit: z.int().min(1).max(500) }),
    output: z.strictObject({ rows: z.array(queueRowSchema), total: z.int() }),
  },
  /** Courses and events that are still going on at `from` and begin by `to`, in order of their first day. */
  'directory.events': {
    input: z.strictObject({ language: uiLanguageSchema, from: daySchema, to: daySchema.nullable() }),
    output: z.array(eventRowSchema),
  },
} as const;
