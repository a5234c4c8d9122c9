import { z } from 'zod';
import { caseSchema } from '../../core/case/schema.ts';
import {
  channelSchema,
  outcomeSchema,
  talkLanguageSchema,
  topicCodeSchema,
  urgencySchema,
} from '../../core/consultation/codes.ts';
import {
  consultationFieldsSchema,
  consultationSchema,
  draftSchema,
  recordIdSchema,
} from '../../core/consultation/schema.ts';
import { daySchema } from '../../core/dates.ts';
import { errorCodes } from '../../core/errors.ts';
import { factSchema, sourceSchema, topicSchema } from '../../core/guidance/schema.ts';
import { uiLanguageSchema } from '../../core/languages.ts';
import { batchSchema } from '../../core/report/summary.ts';
import { slugSchema } from '../../core/trust.ts';
import { openedFactsSchema } from './calculators-port.ts';
import { evaluateInputSchema, evaluationSchema, guidanceChangesSchema } from './check-port.ts';
import {
  directoryCalls,
  directoryFacetsSchema,
  directoryFilterSchema,
  directoryPartSchema,
  openedContactSchema,
  openStateSchema,
} from './directory-port.ts';
import { impactCalls } from './impact-port.ts';
import { packFileCalls } from './port-packs.ts';
import { transferCalls } from './transfer-port.ts';

/**
 * Every call the window makes of the data worker. Inputs are parsed in the worker; no call returns a key or a table.
 * Content packs are public, so whole topics and contacts may cross; of consultations and cases only the rows on screen do.
 */
const nothing = z.strictObject({});
const bytesSchema = z.instanceof(Uint8Array);

/** Longest passphrase in UTF-16 units; longer input is refused before any work. */
export const maxPassphraseLength = 1024;
const passphraseSchema = z.string().max(maxPassphraseLength + 1);

export const vaultStateSchema = z.strictObject({
  state: z.enum(['none', 'locked', 'open']),
  /** How long to wait before the next attempt, ms. */
  waitMs: z.int().nonnegative(),
  /** False where the passphrase is the only secret (no real keychain): shown on screen. */
  deviceBound: z.boolean(),
});

/** A day as of which the guidance is read; today (the local day) where it is left out. */
const asOfSchema = daySchema.optional();

export const searchGroupSchema = z.enum(['topic', 'contact', 'case']);
export type SearchGroup = z.infer<typeof searchGroupSchema>;

/** One line of the result list. Texts are in the asked language; `ranges` are [start, end) in `title` that matched. */
export const searchRowSchema = z.strictObject({
  group: searchGroupSchema,
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  titleRanges: z.array(z.tuple([z.int(), z.int()])),
  subtitleRanges: z.array(z.tuple([z.int(), z.int()])),
  /** `check`: not verified or low confidence; `deadline`: day in `badgeText`. */
  badge: z.enum(['none', 'check', 'verified', 'deadline']),
  badgeText: z.string(),
  /** Of a contact: whether it answers now. */
  opening: openStateSchema.optional(),
});
export type SearchRow = z.infer<typeof searchRowSchema>;

/** A contact in the directory's list. */
export const directoryRowSchema = searchRowSchema.extend(directoryPartSchema.shape);
export type DirectoryRow = z.infer<typeof directoryRowSchema>;
export type OpenedContact = z.infer<typeof openedContactSchema>;

/** A topic in the list of all: what it is about, and how old the oldest thing in it is. */
export const topicRowSchema = searchRowSchema.extend({
  topicCode: topicCodeSchema,
  /** Further words it may be looked for by, in the asked language. */
  keywords: z.array(z.string()),
  /** Statements and numbers of the topic that must be verified before use. */
  toVerify: z.int(),
  /** The day its source was read longest ago, and the first day anything in it must be read again. */
  checkedOn: daySchema,
  reviewBy: daySchema,
});
export type TopicRow = z.infer<typeof topicRowSchema>;

export const searchResultSchema = z.strictObject({
  groups: z.array(
    z.strictObject({ group: searchGroupSchema, total: z.int(), rows: z.array(searchRowSchema) }),
  ),
  tookMs: z.number(),
  /** False while the index is still being built after unlock: the list is not complete yet. */
  complete: z.boolean(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

/** A topic with every fact and source it names, as one screenful needs it. */
export const openedTopicSchema = z.strictObject({
  topic: topicSchema,
  facts: z.array(factSchema),
  sources: z.array(sourceSchema),
  packVersion: z.string(),
  asOf: daySchema,
  /** The day for which facts and validity are shown. */
  on: daySchema,
});
export type OpenedTopic = z.infer<typeof openedTopicSchema>;

export const packStateSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['guidance', 'contacts']),
  version: z.string(),
  asOf: daySchema,
  title: z.strictObject({ pl: z.string(), uk: z.string(), en: z.string() }),
  notice: z.strictObject({ pl: z.string(), uk: z.string(), en: z.string() }),
  /** Last day for which it was made; null where it came with the program, which says none. It stays readable after. */
  expiresOn: daySchema.nullable(),
  isFromFile: z.boolean(),
  /** Why the newer pack was refused while this older one stays in use; null when all is well. */
  problem: z.strictObject({ code: z.enum(errorCodes), file: z.string(), at: z.string() }).nullable(),
});
export type PackState = z.infer<typeof packStateSchema>;

export const deskStatusSchema = z.strictObject({
  pointName: z.string(),
  consultantCode: z.string(),
  /** Consultations finished today (local day). */
  today: z.int(),
  /** Records that exist on this computer only: everything, until something has been acknowledged by the centre. */
  onlyHere: z.int(),
  packs: z.array(packStateSchema),
  /** Packs for which nothing usable was found at all. */
  missingPacks: z.array(
    z.strictObject({ id: z.string(), code: z.enum(errorCodes), file: z.string(), at: z.string() }),
  ),
});
export type DeskStatus = z.infer<typeof deskStatusSchema>;

export const consultationRowSchema = z.strictObject({
  id: recordIdSchema,
  visitDate: daySchema,
  finishedAt: z.string(),
  durationMin: z.int(),
  channel: channelSchema,
  language: talkLanguageSchema,
  topics: z.array(topicCodeSchema),
  outcome: outcomeSchema.nullable(),
  urgency: urgencySchema,
  referrals: z.int(),
  caseNumber: z.int().nullable(),
});
export type ConsultationRow = z.infer<typeof consultationRowSchema>;

export const exportSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), on: daySchema }),
  z.strictObject({ kind: z.literal('one'), id: recordIdSchema }),
]);

/** A crisis line for the urgent-help sheet. Comes from a public pack, so it is readable while the vault is locked. */
export const urgentLineSchema = z.strictObject({
  id: slugSchema,
  /** In the asked language, else Polish. */
  title: z.string(),
  /** What is done there, one line; may be empty. */
  subtitle: z.string(),
  phones: z.array(z.strictObject({ number: z.string(), label: z.string().nullable() })),
  /** OSM opening hours, or null when not known. */
  hours: z.string().nullable(),
  /** ISO 639 codes of the languages spoken; empty when not known. */
  languages: z.array(z.string()),
  /** Nobody has confirmed it, or the source is weak: the sheet says so. */
  needsVerifying: z.boolean(),
  /** Date of the source as it was noted; may be vague. */
  sourceDate: z.string(),
});
export type UrgentLine = z.infer<typeof urgentLineSchema>;

/** Longest name of a point and code of a consultant. */
const pointNameSchema = z.string().trim().min(1).max(120);
const consultantCodeSchema = z.string().trim().min(1).max(20);

/**
 * Calls that work without an open vault: `vault.*`, `urgent.list`, `demo.create`, `store.settle`. Every other one
 * answers `vault-locked` until then. Any call may answer `profile-in-use` (another window has the profile).
 */
export const storeCalls = {
  'vault.state': { input: nothing, output: vaultStateSchema },
  /** Makes keys and slots in memory and answers the recovery key to be shown; nothing is stored before `vault.confirm`. */
  'vault.create': {
    input: z.strictObject({
      passphrase: passphraseSchema,
      pointName: pointNameSchema,
      consultantCode: consultantCodeSchema,
      /**
       * Records were found whose vault is gone: without this `vault-missing` {records} is thrown. With it they are
       * put aside (the host keeps them once) and a new vault begins.
       */
      setAsideOldRecords: z.boolean().optional(),
    }),
    output: z.strictObject({ recoveryKey: z.string() }),
  },
  /** Checks the recovery key as typed back, stores the vault and opens it. Throws `recovery-key-mismatch`. */
  'vault.confirm': { input: z.strictObject({ typed: z.string().max(200) }), output: nothing },
  /** Throws `unlock-refused` for every cause alike, or `unlock-too-soon` {waitMs}. */
  'vault.unlock': { input: z.strictObject({ passphrase: passphraseSchema }), output: nothing },
  /** Opens with the printed recovery key; the window then asks for a new passphrase. */
  'vault.unlockWithRecoveryKey': { input: z.strictObject({ typed: z.string().max(200) }), output: nothing },
  'vault.changePassphrase': { input: z.strictObject({ passphrase: passphraseSchema }), output: nothing },

  /**
   * Only with --demo: makes a vault with a shown passphrase and fills it with plainly fictional records
   * (`progress` events of the task `demo`), open when it answers. Throws `vault-exists`.
   */
  'demo.create': { input: nothing, output: z.strictObject({ passphrase: z.string() }) },

  /** Changes the name of the point or the consultant's code; both are `?` where the vault lost them. */
  'profile.save': {
    input: z.strictObject({ pointName: pointNameSchema, consultantCode: consultantCodeSchema }),
    output: nothing,
  },
  /** Answers when everything given to the worker so far (saves, the draft) is on disk: asked before a lock or close. */
  'store.settle': { input: nothing, output: nothing },

  /** The crisis lines, in order. Works while locked. */
  'urgent.list': {
    input: z.strictObject({ language: uiLanguageSchema }),
    output: z.array(urgentLineSchema),
  },

  'desk.status': { input: nothing, output: deskStatusSchema },
  'search.query': {
    input: z.strictObject({
      text: z.string().max(500),
      language: uiLanguageSchema,
      limit: z.int().min(1).max(200),
    }),
    output: searchResultSchema,
  },
  /** The whole topic with the facts and sources it names (types in core/guidance). Throws `record-not-found`. */
  'guidance.topic': { input: z.strictObject({ id: slugSchema, on: asOfSchema }), output: openedTopicSchema },
  'guidance.list': {
    input: z.strictObject({ language: uiLanguageSchema, on: asOfSchema }),
    output: z.array(topicRowSchema),
  },

  // calculators
  /** The named facts with the values of a day, and their sources; ids that no pack has are left out. */
  'guidance.facts': {
    input: z.strictObject({ ids: z.array(slugSchema).max(100), on: daySchema }),
    output: openedFactsSchema,
  },

  // guided check
  /** Judges every outcome of the guided check; null where no pack has one. Answers it cannot use are named, not refused. */
  'check.evaluate': { input: evaluateInputSchema, output: evaluationSchema.nullable() },
  /** What changes in the guidance between two days; empty where `to` is not after `from`. */
  'guidance.changes': {
    input: z.strictObject({ from: daySchema, to: daySchema }),
    output: guidanceChangesSchema,
  },

  // directory
  /** A contact with everything this point knows of it. Throws `record-not-found`. */
  'directory.contact': { input: z.strictObject({ id: slugSchema }), output: openedContactSchema },
  /** The contacts that pass the filter, by need and name. */
  'directory.list': {
    input: z.strictObject({ language: uiLanguageSchema, filter: directoryFilterSchema.optional() }),
    output: z.array(directoryRowSchema),
  },
  'directory.facets': {
    input: z.strictObject({ language: uiLanguageSchema, filter: directoryFilterSchema.optional() }),
    output: directoryFacetsSchema,
  },
  ...directoryCalls,
  ...transferCalls,

  ...packFileCalls,
  ...impactCalls,

  /** The draft on disk, or null. */
  'draft.load': { input: nothing, output: draftSchema.nullable() },
  /** Seals the draft and writes it to the host; the newest call wins, older ones waiting are dropped. */
  'draft.save': { input: draftSchema, output: nothing },
  'draft.discard': { input: nothing, output: nothing },

  /** Finishes a visit: sealed, journalled, flushed, stored, and the draft removed. Resolves when it is saved. */
  'consultation.finish': { input: draftSchema, output: consultationSchema },
  /** Corrects a finished visit: revision + 1. */
  'consultation.correct': {
    input: z.strictObject({ id: recordIdSchema, fields: consultationFieldsSchema }),
    output: consultationSchema,
  },
  'consultation.list': { input: z.strictObject({ on: daySchema }), output: z.array(consultationRowSchema) },
  'consultation.get': { input: z.strictObject({ id: recordIdSchema }), output: consultationSchema },

  /** Opens a case for a finished visit or for the running draft (`draft` then finishes into it). */
  'case.open': {
    input: z.strictObject({ consultationId: recordIdSchema, person: caseSchema.shape.person }),
    output: caseSchema,
  },
  'case.list': {
    input: nothing,
    output: z.array(
      z.strictObject({
        id: recordIdSchema,
        number: z.int(),
        name: z.string(),
        status: z.string(),
        visits: z.int(),
        lastVisitOn: daySchema.nullable(),
      }),
    ),
  },
  'case.get': { input: z.strictObject({ id: recordIdSchema }), output: caseSchema },
  /** Puts a finished visit, or the running draft, into a case that exists. A visit of another case is refused: `record-invalid`. */
  'case.attach': {
    input: z.strictObject({ caseId: recordIdSchema, consultationId: recordIdSchema }),
    output: caseSchema,
  },
  /** The visits of a case, newest first. */
  'case.consultations': {
    input: z.strictObject({ id: recordIdSchema }),
    output: z.array(consultationRowSchema),
  },

  /** Exactly what would leave: the export records as they will be written, and the file in the asked form. */
  'export.summaries': {
    input: z.strictObject({ selection: exportSelectionSchema, form: z.enum(['json', 'csv']) }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: z.enum(['application/json', 'text/csv']),
      bytes: bytesSchema,
      /** The head of the batch and its records, the same that the file holds. */
      batch: batchSchema,
    }),
  },
} as const;

export type StoreCallName = keyof typeof storeCalls;
export type StoreInput<N extends StoreCallName> = z.infer<(typeof storeCalls)[N]['input']>;
export type StoreOutput<N extends StoreCallName> = z.infer<(typeof storeCalls)[N]['output']>;
export type StoreHandlers = {
  readonly [N in StoreCallName]: (input: StoreInput<N>) => Promise<StoreOutput<N>> | StoreOutput<N>;
};

/** What the worker tells the window without being asked. */
export const storeEventSchema = z.discriminatedUnion('type', [
  /** Rows of these kinds changed: queries that show them ask again. */
  z.strictObject({
    type: z.literal('changed'),
    kinds: z.array(z.enum(['consultation', 'case', 'contact', 'draft', 'pack', 'search', 'status'])),
  }),
  /** Something the person must know: a rebuilt database, a refused pack, a damaged record ({table, id}). */
  z.strictObject({
    type: z.literal('notice'),
    notice: z.enum([
      'database-rebuilt',
      'journal-tail-cut',
      'journal-recreated',
      'record-repaired',
      'record-damaged',
      'pack-refused',
      'draft-unreadable',
      /** A key slot asked for costs below the floor or above the ceiling: somebody may have changed the key file. */
      'vault-downgraded',
      /** The last save is safe in the journal, but the database cannot be opened or written: all else fails until a restart. */
      'database-unavailable',
    ]),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({
    type: z.literal('progress'),
    task: z.enum(['rebuild', 'demo', 'import', 'impact']),
    done: z.int(),
    of: z.int(),
  }),
]);
export type StoreEvent = z.infer<typeof storeEventSchema>;
