import { z } from 'zod';
import { recordIdSchema } from '../consultation/schema.ts';
import { daySchema, instantSchema } from '../dates.ts';
import { confidenceSchema, slugSchema } from '../trust.ts';
import { contactEventSchema, contactSchema, networkMembershipSchema, phoneSchema } from './schema.ts';

/**
 * What this point knows of a contact beyond the pack: own contacts, fields it has found to be otherwise, checks made
 * by telephone, corrections. It lies over the pack and outlives every newer one.
 */
const text = z.string().trim().max(6000);
const needed = text.min(1);

/** A text somebody typed: Polish at least; where another language is null, the Polish is shown. */
export const typedTextSchema = z.strictObject({
  pl: needed,
  uk: needed.nullable(),
  en: needed.nullable(),
});
export type TypedText = z.infer<typeof typedTextSchema>;

const day = daySchema.nullable();
const code = z.string().regex(/^[a-z]{2,3}$/);
const line = z.string().trim().min(1).max(300);
const value = <N extends string, T extends z.ZodType>(field: N, of: T) =>
  z.strictObject({ field: z.literal(field), value: of });

/** A field of a contact with its value, as it is edited. `null` says that it is known to have none. */
export const fieldValueSchema = z.discriminatedUnion('field', [
  value('name', z.strictObject({ pl: line, uk: line.nullable(), en: line.nullable() })),
  value('category', slugSchema),
  value('city', z.string().trim().min(1).max(80).nullable()),
  /** Street and number; the town stands in `city`. */
  value(
    'address',
    z
      .strictObject({
        address_1: z.string().trim().min(1).max(200),
        postal_code: z.string().trim().max(20).nullable(),
        state_province: z.string().trim().max(80).nullable(),
      })
      .nullable(),
  ),
  value('confidentialAddress', z.boolean()),
  value(
    'phones',
    z
      .array(
        phoneSchema
          .omit({ id: true, description: true })
          .extend({ number: z.string().trim().min(3).max(40), description: typedTextSchema.nullable() }),
      )
      .max(20),
  ),
  value('emails', z.array(z.string().trim().min(3).max(200)).max(10)),
  value('url', line.nullable()),
  /** OSM syntax. */
  value('hours', line.nullable()),
  value('languages', z.array(code).max(40)),
  value('languageHours', z.array(z.strictObject({ code, hours: line })).max(40)),
  value('byAppointment', z.enum(['no', 'possible', 'required'])),
  value('cost', typedTextSchema.nullable()),
  value('audience', typedTextSchema.nullable()),
  value('services', z.array(typedTextSchema).max(60)),
  value('documents', z.array(typedTextSchema).max(40)),
  value('networks', z.array(networkMembershipSchema).max(40)),
  /** Whether it works at all. */
  value('operation', z.enum(['active', 'inactive', 'defunct', 'temporarily closed'])),
  value('validTo', day),
  value('events', z.array(contactEventSchema).max(200)),
  value('note', typedTextSchema.nullable()),
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;
export type EditableField = FieldValue['field'];

/** Every field that can be edited, in the order of a form. */
export const editableFields = fieldValueSchema.options.map(one => one.shape.field.value);
export const editableFieldSchema = z.enum(editableFields);

/** Where a value comes from and who has checked it. */
export const fieldTrustSchema = z.strictObject({
  /** Where it was seen or heard. */
  source: z.string().trim().min(1).max(500),
  verifiedOn: day,
  /** Code of the consultant, or null where nobody has verified it. */
  verifiedBy: z.string().max(20).nullable(),
  confidence: confidenceSchema,
});
export type FieldTrust = z.infer<typeof fieldTrustSchema>;

/** One field as this point has it. */
export const overlaySchema = z.strictObject({
  /** The new value. */
  set: fieldValueSchema,
  /** What the pack said when it was edited; null for a contact of this point. A newer pack is compared with it. */
  base: fieldValueSchema.nullable(),
  trust: fieldTrustSchema,
  on: daySchema,
  /** The import that set it, or null where a person did. */
  importId: recordIdSchema.nullable(),
});
export type Overlay = z.infer<typeof overlaySchema>;

export const checkResultSchema = z.enum(['right', 'changed', 'dead']);

/** Somebody called, visited or read the official page. Kept for ever; one made by mistake is marked. */
export const checkSchema = z.strictObject({
  id: recordIdSchema,
  on: daySchema,
  by: z.string().max(20),
  result: checkResultSchema,
  /** Null: the contact as a whole. */
  field: editableFieldSchema.nullable(),
  note: z.string().max(1000),
  withdrawn: z.boolean(),
});
export type ContactCheck = z.infer<typeof checkSchema>;

/** A value of the pack found wrong: marked here at once, and sent to others later. It overwrites nothing. */
export const correctionSchema = z.strictObject({
  id: recordIdSchema,
  field: z.enum(['phones', 'emails', 'url', 'address', 'hours']),
  oldValue: z.string().min(1).max(300),
  /** Null: it is dead and nothing is known in its place. */
  newValue: z.string().min(1).max(300).nullable(),
  on: daySchema,
  by: z.string().max(20),
  state: z.enum(['local', 'withdrawn']),
});
export type Correction = z.infer<typeof correctionSchema>;

/** Closed for a while, from and to inclusive; `to` is null where nobody knows. */
export const closedSchema = z.strictObject({
  from: daySchema,
  to: day,
  reason: z.string().trim().max(500),
});
export type Closed = z.infer<typeof closedSchema>;

/** Rows of HSDS that an import brought and that our fields do not hold, by table; written out again with an export. */
export const extraRowsSchema = z.record(z.string(), z.array(z.record(z.string(), z.json())));
export type ExtraRows = z.infer<typeof extraRowsSchema>;

const layerShape = {
  /** A contact made here or brought by an import; null where the pack has it. */
  own: contactSchema.nullable(),
  ownImportId: recordIdSchema.nullable(),
  overlay: z.array(overlaySchema),
  extra: extraRowsSchema.nullable(),
  closed: closedSchema.nullable(),
};
/** The part of a record that an import may change and its undo puts back. */
const layerSchema = z.strictObject(layerShape);
export type Layer = z.infer<typeof layerSchema>;

/** What this point knows of one contact. */
export const localContactSchema = z.strictObject({
  kind: z.literal('contact'),
  id: recordIdSchema,
  schemaVersion: z.literal(1),
  revision: z.int().positive(),
  contactId: slugSchema,
  ...layerShape,
  checks: z.array(checkSchema),
  corrections: z.array(correctionSchema),
  /** The last import that touched it and how it was before: in force only where the record of that import says so. */
  imported: z.strictObject({ importId: recordIdSchema, before: layerSchema }).nullable(),
});
export type LocalContact = z.infer<typeof localContactSchema>;

/** One import. It is written last: an import that has no record never happened. */
export const contactImportSchema = z.strictObject({
  kind: z.literal('import'),
  id: recordIdSchema,
  schemaVersion: z.literal(1),
  revision: z.int().positive(),
  at: instantSchema,
  by: z.string().max(20),
  fileName: z.string().max(300),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  state: z.enum(['applied', 'undone']),
});
export type ContactImport = z.infer<typeof contactImportSchema>;

/** What the table `contacts` keeps. */
export const contactRecordSchema = z.discriminatedUnion('kind', [localContactSchema, contactImportSchema]);
export type ContactRecord = z.infer<typeof contactRecordSchema>;
