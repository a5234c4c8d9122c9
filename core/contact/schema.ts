import { z } from 'zod';
import { daySchema } from '../dates.ts';
import { localizedTextSchema } from '../languages.ts';
import { confidenceSchema, slugSchema } from '../trust.ts';

/**
 * A referral contact, shaped after Open Referral HSDS 3.x (a service with its organization, phones, schedules,
 * languages and one location) with our profile beside it. HSDS has no place for names in three languages,
 * network membership, a confidential address or trust by field: those stand in `profile`.
 * Ids of HSDS objects are UUIDv5 of the readable id. @see https://docs.openreferral.org (3.0)
 */
export const phoneSchema = z.strictObject({
  id: z.uuid(),
  number: z.string().min(3).max(40),
  type: z.enum(['voice', 'text', 'cell', 'fax', 'pager', 'textphone', 'video']),
  /** Which number of several it is, in our words, or null. */
  description: localizedTextSchema.nullable(),
});

/** RFC 5545 weekly rule, as HSDS has it; `byday` in the form MO,TU. 24:00 is written 23:59. */
export const scheduleSchema = z.strictObject({
  id: z.uuid(),
  freq: z.literal('WEEKLY'),
  byday: z.string().regex(/^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/),
  opens_at: z.string().regex(/^\d{2}:\d{2}$/),
  closes_at: z.string().regex(/^\d{2}:\d{2}$/),
});

export const addressSchema = z.strictObject({
  id: z.uuid(),
  address_1: z.string().max(200),
  city: z.string().max(80),
  state_province: z.string().max(80).nullable(),
  /** `dd-ddd` in Poland; a contact from elsewhere may come with an import. */
  postal_code: z.string().max(20).nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  address_type: z.enum(['physical', 'postal', 'virtual']),
});

/** ISO 639 code, as HSDS has it. */
const languageCode = /^[a-z]{2,3}$/;

/** Fields of a contact that a source may leave unconfirmed. */
export const contactFieldSchema = z.enum([
  'name',
  'address',
  'city',
  'phones',
  'emails',
  'url',
  'hours',
  'languages',
  'cost',
  'services',
  'audience',
  'networks',
  'operation',
]);
export type ContactField = z.infer<typeof contactFieldSchema>;

export const networkMembershipSchema = z.strictObject({
  network: z.string().max(200),
  /** Null where the source names no role or dates. */
  role: z.string().max(200).nullable(),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
});

/** A course or an event on given dates. */
export const contactEventSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['course', 'event']),
  title: localizedTextSchema,
  from: daySchema,
  /** Last day; null for a single day. */
  to: daySchema.nullable(),
  /** Hours in OSM syntax, or null when not known. */
  hours: z.string().max(300).nullable(),
  /** ISO 639 code of the language it is given in, or null. */
  language: z.string().regex(languageCode).nullable(),
  place: z.string().max(300).nullable(),
  cost: localizedTextSchema.nullable(),
  /** Where people sign up, or null. */
  url: z.string().max(300).nullable(),
});

export const contactSchema = z.strictObject({
  /** Readable id, stable for ever: consultations and guidance point at it. */
  id: slugSchema,
  organization: z.strictObject({
    id: z.uuid(),
    name: z.string().min(1).max(300),
    website: z.string().max(300).nullable(),
    email: z.string().max(200).nullable(),
  }),
  service: z.strictObject({
    id: z.uuid(),
    name: z.string().min(1).max(300),
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    fees_description: localizedTextSchema.nullable(),
    eligibility_description: localizedTextSchema.nullable(),
    /** Further e-mail addresses beyond the organization's. */
    emails: z.array(z.string().max(200)),
  }),
  location: z
    .strictObject({
      id: z.uuid(),
      location_type: z.enum(['physical', 'postal', 'virtual']),
      addresses: z.array(addressSchema).max(3),
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
    })
    .nullable(),
  phones: z.array(phoneSchema),
  schedules: z.array(scheduleSchema),
  /** `code`: ISO 639; the service is given in this language. */
  languages: z.array(z.strictObject({ code: z.string().regex(languageCode) })),
  profile: z.strictObject({
    /** Need it answers: the category of the list, also the code of the label in `taxonomy.json`. */
    category: slugSchema,
    /** Names in use by the source; null where none was seen (the Polish name is shown then). */
    names: z.strictObject({ pl: z.string(), uk: z.string().nullable(), en: z.string().nullable() }),
    /** What is done there, one phrase each. */
    services: z.array(localizedTextSchema),
    /** City for grouping and search; null for a line of the whole country. */
    city: z.string().nullable(),
    /** Opening hours in OSM syntax as noted, or null when not known. */
    hours: z.string().nullable(),
    networks: z.array(networkMembershipSchema),
    confidence: confidenceSchema,
    /** Where it was seen, as noted. */
    source: z.string().min(1),
    /** Date of the source as noted (may be vague, so it is a text), and the earliest day it can mean; null when undated. */
    sourceDate: localizedTextSchema,
    sourceOn: daySchema.nullable(),
    /** Nobody has called or visited yet: every shipped record starts as not verified. */
    verifiedOn: daySchema.nullable(),
    /** `current`: the source confirms that it works; `time-limited`: it ends on a known date. */
    listing: z.enum(['unverified', 'current', 'time-limited']),
    /** Fields that the list marks as not confirmed, and the same in words. */
    unverifiedFields: z.array(contactFieldSchema),
    unverifiedNotes: z.array(localizedTextSchema),
    note: localizedTextSchema.nullable(),
    /** True: the address must not be shown on screen by default, printed or handed out. */
    confidentialAddress: z.boolean(),
    /** Crisis line offered on the urgent-help sheet, also while locked; null when it is none. */
    urgentRank: z.int().positive().nullable(),
    /** What to bring. */
    documents: z.array(localizedTextSchema).optional(),
    byAppointment: z.enum(['no', 'possible', 'required']).optional(),
    /** Hours in which a language is spoken, OSM syntax; a language of `languages` that is not here: always. */
    languageHours: z
      .array(z.strictObject({ code: z.string().regex(languageCode), hours: z.string().min(1).max(300) }))
      .optional(),
    /** Last day of the contract or project behind it, or null when it is open-ended or unknown. */
    validTo: daySchema.nullable().optional(),
    events: z.array(contactEventSchema).optional(),
  }),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactsFileSchema = z.strictObject({ contacts: z.array(contactSchema).min(1) });

const taxonomyTermSchema = z.strictObject({ id: slugSchema, label: localizedTextSchema });
export type TaxonomyTerm = z.infer<typeof taxonomyTermSchema>;

/** `taxonomy.json`: labels of the categories, in order of display. */
export const taxonomyFileSchema = z.strictObject({ terms: z.array(taxonomyTermSchema).min(1) });

const synonymSchema = z.strictObject({
  concept: z.string(),
  /** True: words for somebody or some place to turn to (lawyer, shelter), so contacts are shown before guidance. */
  helper: z.boolean().optional(),
  pl: z.array(z.string()),
  uk: z.array(z.string()),
  en: z.array(z.string()),
});
export type Synonym = z.infer<typeof synonymSchema>;

/** `synonyms.json`: words that mean the same need, per language, for search. */
export const synonymsFileSchema = z.strictObject({ synonyms: z.array(synonymSchema) });
