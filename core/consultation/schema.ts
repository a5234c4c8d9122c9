import { z } from 'zod';
import { daySchema, instantSchema } from '../dates.ts';
import { traceSchema } from '../guidance/check/trace.ts';
import { slugSchema } from '../trust.ts';
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
} from './codes.ts';

/** UUIDv7, made on the device. */
export const recordIdSchema = z.uuidv7();

/** A topic or a contact that was opened during the talk: the record writes itself from these. */
export const shownItemSchema = z.strictObject({
  kind: z.enum(['topic', 'contact']),
  id: slugSchema,
  packVersion: z.string().max(20),
  openedAt: instantSchema,
  handedOut: z.boolean(),
});
export type ShownItem = z.infer<typeof shownItemSchema>;

export const referralSchema = z.strictObject({
  id: recordIdSchema,
  contactId: slugSchema,
  contactsPackVersion: z.string().max(20),
  status: referralStatusSchema,
  sentOn: daySchema.nullable(),
  answeredOn: daySchema.nullable(),
  declineReason: z.string().max(500).nullable(),
});
export type Referral = z.infer<typeof referralSchema>;

/** Most things noted as opened in one visit, and most referrals of one. */
export const mostShown = 200;
export const mostReferrals = 40;

/** What the consultant fills or confirms; the same shape while it is a draft and when it is finished. */
export const consultationFieldsSchema = z.strictObject({
  startedAt: instantSchema,
  channel: channelSchema,
  outreachPlaceType: outreachPlaceSchema.nullable(),
  language: talkLanguageSchema,
  interpreter: interpreterSchema,
  topics: z.array(topicCodeSchema).max(topicCodeSchema.options.length),
  mainTopic: topicCodeSchema.nullable(),
  helpKinds: z.array(helpKindSchema).max(helpKindSchema.options.length),
  outcome: outcomeSchema.nullable(),
  /** Only with the outcome `could-not-help`. */
  couldNotHelpReason: z.string().max(500).nullable(),
  urgency: urgencySchema,
  followUpOn: daySchema.nullable(),
  projectCode: z.string().max(60).nullable(),
  referrals: z.array(referralSchema).max(mostReferrals),
  shown: z.array(shownItemSchema).max(mostShown),
  /** What the guided check showed and on what basis; null where it was not used, and in records older than it. */
  trace: traceSchema.nullable().default(null),
  /** Free text; stays on this computer and never leaves in an export. */
  note: z.string().max(20_000),
});
export type ConsultationFields = z.infer<typeof consultationFieldsSchema>;

/** A draft is what the Desk holds while the talk goes on; it is sealed to disk with every keystroke. */
export const draftSchema = z.strictObject({
  id: recordIdSchema,
  fields: consultationFieldsSchema,
});
export type Draft = z.infer<typeof draftSchema>;

/** A finished visit. `revision` starts at 1 and rises with each correction. */
export const consultationSchema = consultationFieldsSchema.extend({
  id: recordIdSchema,
  schemaVersion: z.literal(1),
  revision: z.int().positive(),
  pointId: recordIdSchema,
  /** Pseudonymous code of the person at the desk, never a name. */
  consultantCode: z.string().max(20),
  finishedAt: instantSchema,
  /** Local calendar day of the visit. */
  visitDate: daySchema,
  /** Whole minutes, at least 1. */
  durationMin: z.int().min(1).max(1440),
  contactKind: z.enum(['anonymous', 'participant']),
  caseId: recordIdSchema.nullable(),
  guidanceVersion: z.string().max(20).nullable(),
  contactsVersion: z.string().max(20).nullable(),
});
export type Consultation = z.infer<typeof consultationSchema>;
