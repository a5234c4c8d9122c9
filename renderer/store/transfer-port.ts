import { z } from 'zod';
import { recordIdSchema } from '../../core/consultation/schema.ts';
import { columnTargets } from '../../core/contact/table/columns.ts';
import { instantSchema } from '../../core/dates.ts';
import { uiLanguageSchema } from '../../core/languages.ts';
import { slugSchema } from '../../core/trust.ts';

/** Import and export of the directory. */
const nothing = z.strictObject({});
const bytesSchema = z.instanceof(Uint8Array);

export const columnTargetSchema = z.enum(columnTargets);

const importKindSchema = z.enum(['add', 'change', 'conflict', 'reject', 'same']);

/** One contact of the file, and what would become of it. */
export const importRowSchema = z.strictObject({
  /** Line of the file (1 is the first after the header), or place in the list of HSDS. */
  row: z.int(),
  kind: importKindSchema,
  contactId: slugSchema.nullable(),
  name: z.string(),
  /** What would change; `isConflict`: this point has edited the field itself. */
  fields: z.array(
    z.strictObject({ field: z.string(), from: z.string(), to: z.string(), isConflict: z.boolean() }),
  ),
  /** Of a rejected row: why, by word, and the text in question. */
  reason: z
    .strictObject({
      code: z.enum([
        'no-name',
        'no-category',
        'unknown-category',
        'bad-value',
        'cell-too-long',
        'duplicate-in-file',
        'not-a-contact',
      ]),
      field: z.string(),
      value: z.string(),
    })
    .nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

const importCountsSchema = z.strictObject({
  add: z.int(),
  change: z.int(),
  conflict: z.int(),
  reject: z.int(),
  same: z.int(),
});

const previewSchema = z.strictObject({
  /** Names this preview to the other calls; one at a time. */
  token: z.string(),
  form: z.enum(['hsds', 'csv', 'xlsx']),
  fileName: z.string(),
  /** Of a table: its columns with two examples each, and what each is taken for (null: left out). */
  columns: z.array(
    z.strictObject({
      header: z.string(),
      examples: z.array(z.string()),
      target: columnTargetSchema.nullable(),
    }),
  ),
  counts: importCountsSchema,
});

/** The calls by which contacts come in from files and go out to them. */
export const transferCalls = {
  /**
   * Reads the files (one of HSDS JSON, CSV, XLSX, a ZIP of HSDS tables; or several CSV tables of HSDS) and says what
   * would change; nothing is stored. `columns` overrules what the headers were taken for. Tells `progress` (`import`).
   * Throws `import-refused` {reason: too-large | too-many-rows | too-many-columns | unpacks-too-large | unreadable |
   * encoding | no-contacts}, `import-cancelled`.
   */
  'directory.import.preview': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ name: z.string().max(300), bytes: bytesSchema }))
        .min(1)
        .max(40),
      columns: z.array(columnTargetSchema.nullable()).max(200).nullable(),
      language: uiLanguageSchema,
    }),
    output: previewSchema,
  },
  /** Some rows of the preview, of one kind or of all. Throws `import-preview-gone`. */
  'directory.import.rows': {
    input: z.strictObject({
      token: z.string().max(40),
      kind: importKindSchema.nullable(),
      from: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ rows: z.array(importRowSchema), total: z.int() }),
  },
  /**
   * Stores the previewed rows but those in `leaveOut`; all of them or, cancelled or cut short, none. Tells `progress`.
   * Throws `import-preview-gone`, `import-cancelled`.
   */
  'directory.import.apply': {
    input: z.strictObject({
      token: z.string().max(40),
      onConflict: z.enum(['keep-mine', 'take-file']),
      leaveOut: z.array(z.int()).max(20_000),
    }),
    output: z.strictObject({ importId: recordIdSchema, added: z.int(), changed: z.int() }),
  },
  /** Ends a preview or an import that is running, or forgets one that waits. */
  'directory.import.cancel': { input: nothing, output: nothing },
  /** Every import so far, newest first. */
  'directory.imports': {
    input: nothing,
    output: z.array(
      z.strictObject({
        importId: recordIdSchema,
        at: instantSchema,
        by: z.string(),
        fileName: z.string(),
        added: z.int(),
        changed: z.int(),
        state: z.enum(['applied', 'undone']),
      }),
    ),
  },
  /** Takes a whole import back; fields edited since then stay, and their contacts are named. */
  'directory.import.undo': {
    input: z.strictObject({ importId: recordIdSchema }),
    output: z.strictObject({ undone: z.int(), kept: z.array(slugSchema) }),
  },
  /**
   * The contacts as a file. `ids` null: all of them. An address marked as confidential leaves only where it is asked
   * for. `hsds-json`: one file; `hsds-tables`: a ZIP with one CSV for each table of HSDS.
   */
  'directory.export': {
    input: z.strictObject({
      form: z.enum(['hsds-json', 'hsds-tables', 'csv', 'xlsx']),
      ids: z.array(slugSchema).max(20_000).nullable(),
      withConfidential: z.boolean(),
      language: uiLanguageSchema,
    }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: z.enum([
        'application/json',
        'text/csv',
        'application/zip',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ]),
      bytes: bytesSchema,
      contacts: z.int(),
    }),
  },
} as const;
