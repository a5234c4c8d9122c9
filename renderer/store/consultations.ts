import type { Clock } from '../../core/clock.ts';
import { correct, finish } from '../../core/consultation/rules.ts';
import type { Consultation, ConsultationFields, Draft } from '../../core/consultation/schema.ts';
import { AppError } from '../../core/errors.ts';
import type { CaseBook } from './case-book.ts';
import type { Database } from './database.ts';
import type { Drafts } from './draft-service.ts';
import type { Exclusive } from './exclusive.ts';
import type { Packs } from './packs-service.ts';
import type { ConsultationRow, StoreHandlers } from './port.ts';
import { consultationChange, findRecord, findRecords, recordOrNull } from './record-values.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';

export interface ConsultationParts {
  readonly records: Records;
  readonly session: Session;
  readonly drafts: Drafts;
  readonly packs: Packs;
  readonly book: CaseBook;
  readonly clock: Clock;
  /** Reading, changing and saving a record is one piece of work: shared by everything that changes records. */
  readonly writing: Exclusive;
}

type ConsultationHandlers = Pick<
  StoreHandlers,
  'consultation.finish' | 'consultation.correct' | 'consultation.list' | 'consultation.get'
>;

const fieldNames = [
  'startedAt',
  'channel',
  'outreachPlaceType',
  'language',
  'interpreter',
  'topics',
  'mainTopic',
  'helpKinds',
  'outcome',
  'couldNotHelpReason',
  'urgency',
  'followUpOn',
  'projectCode',
  'referrals',
  'shown',
  'note',
] as const satisfies readonly (keyof ConsultationFields)[];

const hasSameFields = (a: ConsultationFields, b: ConsultationFields): boolean =>
  fieldNames.every(name => JSON.stringify(a[name]) === JSON.stringify(b[name]));

/** True where the record holds all that the draft would record now. Throws `record-invalid` for one that cannot be. */
export const isRecordedIn = (record: Consultation, draft: Draft, clock: Clock): boolean =>
  hasSameFields(record, correct(record, draft.fields, clock));

/** Visits as lines of a list, with the numbers of their cases; in the order given. */
export async function consultationRows(
  db: Database,
  visits: readonly Consultation[],
): Promise<ConsultationRow[]> {
  const caseIds = [...new Set(visits.flatMap(visit => visit.caseId ?? []))];
  const cases = await findRecords(db, 'cases', caseIds);
  const numbers = new Map(cases.map(one => [one.id, one.number]));
  return visits.map(visit => ({
    id: visit.id,
    visitDate: visit.visitDate,
    finishedAt: visit.finishedAt,
    durationMin: visit.durationMin,
    channel: visit.channel,
    language: visit.language,
    topics: visit.topics,
    outcome: visit.outcome,
    urgency: visit.urgency,
    referrals: visit.referrals.length,
    caseNumber: visit.caseId === null ? null : (numbers.get(visit.caseId) ?? null),
  }));
}

const newestFirst = (a: Consultation, b: Consultation): number => (a.finishedAt < b.finishedAt ? 1 : -1);

/** The whole visits of a day, newest first. Damaged ones are left out: they are named by a notice. */
export async function visitsOn(db: Database, on: string): Promise<Consultation[]> {
  const rows = await db.records('consultations').where('on').equals(on).toArray();
  return rows.flatMap(row => recordOrNull('consultations', row) ?? []).sort(newestFirst);
}

/** One visit. Throws `record-not-found`, `record-damaged`. */
export async function requireVisit(records: Records, id: string): Promise<Consultation> {
  const record = await records.read(db => findRecord(db, 'consultations', id));
  if (record === null) throw new AppError('record-not-found', { table: 'consultations', id });
  return record;
}

/** Finished visits: saved, corrected, listed. */
export function createConsultations(parts: ConsultationParts): ConsultationHandlers {
  const { records, session, drafts, packs, book, clock, writing } = parts;

  /** The record a draft ends as. A draft whose visit is there already (an answer got lost) corrects it or changes nothing. */
  const recordOf = async (draft: Draft): Promise<{ record: Consultation; isSaved: boolean }> => {
    const known = await records.read(db => findRecord(db, 'consultations', draft.id));
    if (known !== null) {
      return isRecordedIn(known, draft, clock)
        ? { record: known, isSaved: true }
        : { record: correct(known, draft.fields, clock), isSaved: false };
    }
    const { point } = session.require();
    // A save right after unlock does not wait for all cases to be read, unless the draft is older than this session.
    const owner = drafts.wasRestored(draft.id) ? await book.caseOf(draft.id) : book.knownCaseOf(draft.id);
    const { pointId, consultantCode } = point;
    const setting = { pointId, consultantCode, ...packs.versions(), caseId: owner?.id ?? null };
    return { record: finish(draft, setting, clock), isSaved: false };
  };

  return {
    'consultation.finish': draft =>
      writing(async () => {
        const { record, isSaved } = await recordOf(draft);
        if (!isSaved) await records.commit([consultationChange(record)]);
        // The visit is saved, and the answer does not wait for the draft to go: one that stays behind is recognised
        // by its words and removed when it is next read. `store.settle` waits for it.
        void drafts.close(draft.id).catch(error => {
          if (!(error instanceof AppError)) throw error;
        });
        return record;
      }),
    'consultation.correct': ({ id, fields }) =>
      writing(async () => {
        const corrected = correct(await requireVisit(records, id), fields, clock);
        await records.commit([consultationChange(corrected)]);
        return corrected;
      }),
    'consultation.list': ({ on }) => records.read(async db => consultationRows(db, await visitsOn(db, on))),
    'consultation.get': ({ id }) => requireVisit(records, id),
  };
}
