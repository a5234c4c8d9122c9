import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import {
  channelSchema,
  helpKindSchema,
  interpreterSchema,
  outcomeSchema,
  outreachPlaceSchema,
  referralStatusSchema,
  talkLanguageSchema,
  topicCodeSchema,
  urgencySchema,
} from '../consultation/codes.ts';
import type { Consultation } from '../consultation/schema.ts';
import { daySchema, instantSchema } from '../dates.ts';
import { slugSchema } from '../trust.ts';

/**
 * The case-summary export: one record a consultation, and nothing that is not named here. What the record of a
 * visit holds beyond it (note, free-text reasons, what was opened, consultant, exact times) never leaves.
 * @see docs/export.md
 */
export const summarySchema = z.strictObject({
  /** Stable for one visit, so that sending it again changes nothing. */
  summaryId: z.uuid(),
  revision: z.int().positive(),
  /** Another summary that this one replaces; null while visits are not merged. */
  supersedes: z.uuid().nullable(),
  deleted: z.boolean(),
  /** The same for every visit of one client at one point; null for an anonymous contact. */
  clientPseudonym: z.uuid().nullable(),
  contactKind: z.enum(['anonymous', 'participant']),
  visitDate: daySchema,
  channel: channelSchema,
  outreachPlaceType: outreachPlaceSchema.nullable(),
  durationMin: z.int().min(1).max(1440),
  language: talkLanguageSchema,
  interpreter: interpreterSchema,
  topics: z.array(topicCodeSchema),
  mainTopic: topicCodeSchema.nullable(),
  helpKinds: z.array(helpKindSchema),
  outcome: outcomeSchema.nullable(),
  urgency: urgencySchema,
  referrals: z.array(
    z.strictObject({
      contactId: slugSchema,
      /** HSDS service of the contact; null when the installed contacts no longer hold it. */
      serviceId: z.uuid().nullable(),
      contactsDataVersion: z.string(),
      status: referralStatusSchema,
      sentOn: daySchema.nullable(),
      answeredOn: daySchema.nullable(),
    }),
  ),
  projectCode: z.string().max(60).nullable(),
  /** Version of the guidance pack in use during the visit. */
  guidanceVersion: z.string().nullable(),
});
export type Summary = z.infer<typeof summarySchema>;

export const batchHeaderSchema = z.strictObject({
  schemaVersion: z.literal(1),
  exportId: z.uuid(),
  createdAt: instantSchema,
  pointId: z.uuid(),
  appVersion: z.string().max(40),
  recordCount: z.int().nonnegative(),
  /** SHA-256 of the UTF-8 bytes of `JSON.stringify(records)`, keys in the order of the schema. */
  recordsSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BatchHeader = z.infer<typeof batchHeaderSchema>;

export const batchSchema = batchHeaderSchema.extend({ records: z.array(summarySchema) });
export type Batch = z.infer<typeof batchSchema>;

/**
 * A UUID (version 8) made from a random record id. The ids of records are UUIDv7 and hold the millisecond in
 * which a talk began; the export gives a day and no time, so the id itself must not leave. One way, because 74
 * random bits stand behind it.
 */
function exportedId(purpose: string, id: string): string {
  const bytes = sha256(utf8ToBytes(`drogowskaz export 1\n${purpose}\n${id}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The HSDS service id of a contact, or null where the contact is not in the installed pack. */
export type ServiceLookup = (contactId: string) => string | null;

/** What leaves of one visit. */
export const summaryOf = (record: Consultation, serviceOf: ServiceLookup): Summary => ({
  summaryId: exportedId('summary', record.id),
  revision: record.revision,
  supersedes: null,
  deleted: false,
  clientPseudonym: record.caseId === null ? null : exportedId(`client of ${record.pointId}`, record.caseId),
  contactKind: record.contactKind,
  visitDate: record.visitDate,
  channel: record.channel,
  outreachPlaceType: record.outreachPlaceType,
  durationMin: record.durationMin,
  language: record.language,
  interpreter: record.interpreter,
  topics: [...record.topics],
  mainTopic: record.mainTopic,
  helpKinds: [...record.helpKinds],
  outcome: record.outcome,
  urgency: record.urgency,
  referrals: record.referrals.map(referral => ({
    contactId: referral.contactId,
    serviceId: serviceOf(referral.contactId),
    contactsDataVersion: referral.contactsPackVersion,
    status: referral.status,
    sentOn: referral.sentOn,
    answeredOn: referral.answeredOn,
  })),
  projectCode: record.projectCode === '' ? null : record.projectCode,
  guidanceVersion: record.guidanceVersion,
});

const hashOf = (records: readonly Summary[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(records))));

// Within a day by id, which is random: the order of the visits would tell who came when.
const byDayThenId = (a: Summary, b: Summary): number =>
  a.visitDate === b.visitDate
    ? Number(a.summaryId > b.summaryId) - Number(a.summaryId < b.summaryId)
    : Number(a.visitDate > b.visitDate) - Number(a.visitDate < b.visitDate);

/** The batch as it is shown in the preview and written to the file. */
export function batchOf(
  consultations: readonly Consultation[],
  serviceOf: ServiceLookup,
  header: Pick<BatchHeader, 'exportId' | 'createdAt' | 'pointId' | 'appVersion'>,
): Batch {
  const records = consultations.map(record => summaryOf(record, serviceOf)).sort(byDayThenId);
  return {
    schemaVersion: 1,
    exportId: header.exportId,
    createdAt: header.createdAt,
    pointId: header.pointId,
    appVersion: header.appVersion,
    recordCount: records.length,
    recordsSha256: hashOf(records),
    records,
  };
}

/** The file in JSON: readable, one final line break. */
export const batchToJson = (batch: Batch): string => `${JSON.stringify(batch, null, 2)}\n`;

/** True when count and hash of the header belong to the records. */
export const isBatchWhole = (batch: Batch): boolean =>
  batch.recordCount === batch.records.length && batch.recordsSha256 === hashOf(batch.records);

/** Name of an export file: from date and id only, never from a title or a name. */
export const exportFileName = (batch: Pick<Batch, 'createdAt' | 'exportId'>, form: 'json' | 'csv'): string =>
  `drogowskaz-${batch.createdAt.slice(0, 10)}-${batch.exportId.slice(-12)}.${form}`;
