import fc from 'fast-check';
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
} from '../../core/consultation/codes.ts';
import { emptyDraft } from '../../core/consultation/rules.ts';
import type { Consultation, Draft } from '../../core/consultation/schema.ts';
import { addDays } from '../../core/dates.ts';

/** A valid UUIDv7 that is the same in every run. */
export const idAt = (n: number): string => `01940000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const startedAt = '2026-11-14T09:00:00.000Z';

/** An empty draft with the given id. */
export const aDraft = (n = 1): Draft => emptyDraft({ id: idAt(n), startedAt });

/** A finished visit with plain values; what the test is about is given. */
export const aConsultation = (given: Partial<Consultation> = {}): Consultation => ({
  ...aDraft().fields,
  id: idAt(1),
  schemaVersion: 1,
  revision: 1,
  pointId: idAt(900),
  consultantCode: 'K-04',
  finishedAt: '2026-11-14T09:12:00.000Z',
  visitDate: '2026-11-14',
  durationMin: 12,
  contactKind: 'anonymous',
  caseId: null,
  guidanceVersion: '2026.11.1',
  contactsVersion: '2026.11.1',
  topics: ['housing'],
  mainTopic: 'housing',
  helpKinds: ['information'],
  outcome: 'information-given',
  ...given,
});

const arbitraryDay = fc.integer({ min: 0, max: 900 }).map(days => addDays('2025-01-01', days));
const arbitraryId = fc.integer({ min: 1, max: 2 ** 40 }).map(idAt);

const arbitraryReferral = fc.record({
  id: arbitraryId,
  contactId: fc.constantFrom('info-opt', 'ckpp-legal-line', 'la-strada'),
  contactsPackVersion: fc.constantFrom('2026.11.1', '2026.10.2'),
  status: fc.constantFrom(...referralStatusSchema.options),
  sentOn: fc.option(arbitraryDay),
  answeredOn: fc.option(arbitraryDay),
  declineReason: fc.option(fc.string({ maxLength: 40 })),
});

/** Any finished visit the schema allows, with texts that try to break the export. */
export const arbitraryConsultation: fc.Arbitrary<Consultation> = fc
  .record({
    id: arbitraryId,
    revision: fc.integer({ min: 1, max: 99 }),
    visitDate: arbitraryDay,
    durationMin: fc.integer({ min: 1, max: 1440 }),
    caseId: fc.option(arbitraryId),
    channel: fc.constantFrom(...channelSchema.options),
    outreachPlaceType: fc.option(fc.constantFrom(...outreachPlaceSchema.options)),
    language: fc.constantFrom(...talkLanguageSchema.options),
    interpreter: fc.constantFrom(...interpreterSchema.options),
    topics: fc.uniqueArray(fc.constantFrom(...topicCodeSchema.options), { maxLength: 12 }),
    helpKinds: fc.uniqueArray(fc.constantFrom(...helpKindSchema.options), { maxLength: 11 }),
    outcome: fc.option(fc.constantFrom(...outcomeSchema.options)),
    urgency: fc.constantFrom(...urgencySchema.options),
    projectCode: fc.option(
      fc.oneof(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.constantFrom('=1+1', '@x', "'q", 'FAMI;-2', '\t'),
      ),
    ),
    referrals: fc.array(arbitraryReferral, { maxLength: 4 }),
    guidanceVersion: fc.option(fc.constant('2026.11.1')),
    note: fc.string({ maxLength: 60 }),
  })
  .map(fields =>
    aConsultation({
      ...fields,
      mainTopic: fields.topics[0] ?? null,
      contactKind: fields.caseId === null ? 'anonymous' : 'participant',
    }),
  );
