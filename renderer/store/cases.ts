import { type Case, caseSchema } from '../../core/case/schema.ts';
import type { Clock } from '../../core/clock.ts';
import { attachCase } from '../../core/consultation/rules.ts';
import type { Consultation, ConsultationFields } from '../../core/consultation/schema.ts';
import { AppError } from '../../core/errors.ts';
import type { CaseBook } from './case-book.ts';
import type { Change } from './commit.ts';
import { consultationRows } from './consultations.ts';
import type { Drafts } from './draft-service.ts';
import type { Exclusive } from './exclusive.ts';
import type { StoreHandlers } from './port.ts';
import { caseChange, consultationChange, findRecord, findRecords } from './record-values.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';
import type { VisitDays } from './visit-days.ts';

export interface CaseParts {
  readonly records: Records;
  readonly session: Session;
  readonly drafts: Drafts;
  readonly book: CaseBook;
  readonly visitDays: VisitDays;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly writing: Exclusive;
}

type CaseHandlers = Pick<
  StoreHandlers,
  'case.open' | 'case.list' | 'case.get' | 'case.attach' | 'case.consultations'
>;

/** A visit a case is opened for: finished, or the running draft, which then finishes into it. */
type Visit =
  | { readonly kind: 'finished'; readonly record: Consultation }
  | { readonly kind: 'draft'; readonly id: string; readonly fields: ConsultationFields };

const idOf = (visit: Visit): string => (visit.kind === 'finished' ? visit.record.id : visit.id);
const fieldsOf = (visit: Visit): ConsultationFields =>
  visit.kind === 'finished' ? visit.record : visit.fields;

const otherCase = (): AppError => new AppError('record-invalid', { field: 'caseId', problem: 'other-case' });

/** Cases: opened from a visit, added to, listed. */
export function createCases(parts: CaseParts): CaseHandlers {
  const { records, session, drafts, book, visitDays, clock, newId, writing } = parts;

  const findVisit = async (id: string): Promise<Visit> => {
    const record = await records.read(db => findRecord(db, 'consultations', id));
    if (record !== null) return { kind: 'finished', record };
    const draft = await drafts.load();
    if (draft?.id !== id) throw new AppError('record-not-found', { table: 'consultations', id });
    return { kind: 'draft', id, fields: draft.fields };
  };

  const requireCase = async (id: string): Promise<Case> => {
    const one = await records.read(db => findRecord(db, 'cases', id));
    if (one === null) throw new AppError('record-not-found', { table: 'cases', id });
    return one;
  };

  /** Saves the case, and the visit as part of it where it is finished already. */
  const save = async (one: Case, visit: Visit): Promise<Case> => {
    const changes: Change[] = [caseChange(one, clock.dayOf(one.openedAt))];
    if (visit.kind === 'finished' && visit.record.caseId !== one.id)
      changes.push(consultationChange(attachCase(visit.record, one.id)));
    await records.commit(changes);
    return one;
  };

  const addVisit = (one: Case, visit: Visit): Promise<Case> | Case => {
    const id = idOf(visit);
    const isKnown = one.consultationIds.includes(id);
    const isPart = visit.kind === 'draft' || visit.record.caseId === one.id;
    if (isKnown && isPart) return one;
    const consultationIds = isKnown ? one.consultationIds : [...one.consultationIds, id];
    return save({ ...one, revision: one.revision + 1, consultationIds }, visit);
  };

  const newCase = async (visit: Visit, person: Case['person']): Promise<Case> => {
    const { language, followUpOn } = fieldsOf(visit);
    return caseSchema.parse({
      id: newId(),
      schemaVersion: 1,
      revision: 1,
      number: await book.nextNumber(),
      pointId: session.require().point.pointId,
      openedAt: clock.now(),
      status: 'open',
      person,
      language,
      note: '',
      nextDeadlineOn: followUpOn,
      consultationIds: [idOf(visit)],
    } satisfies Case);
  };

  const lastDay = (one: Case, days: ReadonlyMap<string, string>): string | null =>
    one.consultationIds.reduce<string | null>((last, id) => {
      const on = days.get(id) ?? null;
      return last === null || (on !== null && on > last) ? on : last;
    }, null);

  return {
    'case.open': ({ consultationId, person }) =>
      writing(async () => {
        const visit = await findVisit(consultationId);
        const owner = await book.caseOf(consultationId);
        // The answer to the same request got lost, or the program ended between the case and its visit.
        const isSame = owner !== null && JSON.stringify(owner.person) === JSON.stringify(person);
        const isTorn = visit.kind === 'finished' && visit.record.caseId === null;
        if (owner !== null && (isSame || isTorn)) return addVisit(owner, visit);
        if (owner !== null || (visit.kind === 'finished' && visit.record.caseId !== null)) throw otherCase();
        return save(await newCase(visit, person), visit);
      }),
    'case.attach': ({ caseId, consultationId }) =>
      writing(async () => {
        const one = await requireCase(caseId);
        const visit = await findVisit(consultationId);
        const owner = visit.kind === 'finished' ? visit.record.caseId : null;
        const known = owner ?? (await book.caseOf(consultationId))?.id ?? caseId;
        if (known !== caseId) throw otherCase();
        return addVisit(one, visit);
      }),
    async 'case.list'() {
      const [cases, days] = await Promise.all([book.all(), visitDays.all()]);
      return cases
        .map(one => ({
          id: one.id,
          number: one.number,
          name: `${one.person.givenName} ${one.person.familyName}`.trim(),
          status: one.status,
          visits: one.consultationIds.length,
          lastVisitOn: lastDay(one, days),
        }))
        .sort((a, b) => b.number - a.number);
    },
    'case.get': ({ id }) => requireCase(id),
    async 'case.consultations'({ id }) {
      const one = await requireCase(id);
      return records.read(async db => {
        const visits = await findRecords(db, 'consultations', one.consultationIds);
        visits.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
        return consultationRows(db, visits);
      });
    },
  };
}
