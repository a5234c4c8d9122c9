import type { Case } from '../../core/case/schema.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import type { Change } from './commit.ts';
import { findRecords, recordOrNull } from './record-values.ts';
import type { Records } from './records.ts';
import type { JournaledTable } from './rows.ts';
import { scanRows } from './scan-rows.ts';

/** The cases of the open vault, read once after unlock and kept up to date. */
export interface CaseBook {
  /** Reads every case; called once. */
  load(): Promise<void>;
  /** Tells of every case with its visits: for an index that has nothing yet. */
  tellAll(): Promise<void>;
  /** Tells of the cases these records are of or belong to, whether the cases have been read yet or not. */
  tellOf(records: readonly { readonly table: JournaledTable; readonly id: string }[]): Promise<void>;
  /** Resolves when everything saved before has been told. */
  told(): Promise<void>;
  /** All cases, once they are read. */
  all(): Promise<readonly Case[]>;
  /** The case that names this visit, finished or still a draft; null where none does. */
  caseOf(consultationId: string): Promise<Case | null>;
  /** The same among the cases read so far and those of this session, without waiting. */
  knownCaseOf(consultationId: string): Case | null;
  /** The number for the next case. */
  nextNumber(): Promise<number>;
}

export interface CaseBookParts {
  readonly records: Records;
  readonly pause: () => Promise<void>;
  /** Told of cases with their visits: of each that changes, and of those asked for by `tellAll` and `tellOf`. */
  readonly onCases: (
    cases: readonly { readonly one: Case; readonly visits: readonly Consultation[] }[],
  ) => void;
}

/** Cases read between two pauses: a few milliseconds, so that the port stays responsive. */
const sliceRows = 40;

export function createCaseBook({ records, pause, onCases }: CaseBookParts): CaseBook {
  const cases = new Map<string, Case>();
  const caseIds = new Map<string, string>();
  let loading: Promise<void> | null = null;

  const note = (one: Case): void => {
    const known = cases.get(one.id);
    if (known !== undefined && known.revision > one.revision) return;
    cases.set(one.id, one);
    for (const id of one.consultationIds) caseIds.set(id, one.id);
  };

  const tell = async (list: readonly Case[]): Promise<void> => {
    const ids = list.flatMap(one => one.consultationIds);
    const visits = await records.read(db => findRecords(db, 'consultations', ids));
    const byId = new Map(visits.map(visit => [visit.id, visit]));
    onCases(
      list
        // The newest of each: it may have changed while its visits were read.
        .map(one => cases.get(one.id) ?? one)
        .map(one => ({ one, visits: one.consultationIds.flatMap(id => byId.get(id) ?? []) })),
    );
  };

  /** Those cases, read where they have not been yet. */
  const casesOf = async (ids: Iterable<string>): Promise<Case[]> => {
    const list = [...new Set(ids)];
    const unread = list.filter(id => !cases.has(id));
    if (unread.length > 0)
      for (const one of await records.read(db => findRecords(db, 'cases', unread))) note(one);
    return list.flatMap(id => cases.get(id) ?? []);
  };

  const inSlices = async <T>(
    list: readonly T[],
    work: (slice: readonly T[]) => Promise<void>,
  ): Promise<void> => {
    for (let at = 0; at < list.length; at += sliceRows) {
      await work(list.slice(at, at + sliceRows));
      await pause();
    }
  };

  const readAll = async (): Promise<void> => {
    for await (const rows of scanRows(records.read, 'cases', sliceRows)) {
      for (const one of rows.flatMap(row => recordOrNull('cases', row) ?? [])) note(one);
      await pause();
    }
  };
  const loaded = (): Promise<void> => {
    // A failure is told to whoever asked, and the next one tries again.
    loading ??= readAll().catch(error => {
      loading = null;
      throw error;
    });
    return loading;
  };

  /** Ids of cases whose own record or one of whose visits was saved. */
  const touchedBy = (changes: readonly Change[]): Set<string> => {
    const touched = new Set<string>();
    for (const change of changes) {
      if (change.table === 'cases') {
        const one = recordOrNull('cases', change);
        if (one !== null) note(one);
        touched.add(change.id);
      } else if (change.table === 'consultations') {
        const owner = caseIds.get(change.id) ?? recordOrNull('consultations', change)?.caseId ?? null;
        if (owner !== null) touched.add(owner);
      }
    }
    return touched;
  };

  let telling: Promise<unknown> = Promise.resolve();
  records.onSaved(changes => {
    const touched = touchedBy(changes);
    if (touched.size === 0) return;
    const done = casesOf(touched)
      .then(tell)
      // A database that fails here is made again by the next reader; the index then has the case without its notes.
      .catch(() =>
        onCases([...touched].flatMap(id => cases.get(id) ?? []).map(one => ({ one, visits: [] }))),
      );
    telling = Promise.all([telling, done]);
  });

  const knownCaseOf = (consultationId: string): Case | null =>
    cases.get(caseIds.get(consultationId) ?? '') ?? null;

  return {
    load: loaded,
    async tellAll() {
      await loaded();
      await inSlices([...cases.values()], tell);
    },
    async tellOf(list) {
      const idsIn = (table: JournaledTable): string[] =>
        list.filter(record => record.table === table).map(record => record.id);
      const visits = await records.read(db => findRecords(db, 'consultations', idsIn('consultations')));
      const owners = visits.flatMap(visit => visit.caseId ?? []);
      await inSlices(await casesOf([...idsIn('cases'), ...owners]), tell);
    },
    async told() {
      await telling;
    },
    async all() {
      await loaded();
      return [...cases.values()];
    },
    async caseOf(consultationId) {
      await loaded();
      return knownCaseOf(consultationId);
    },
    knownCaseOf,
    async nextNumber() {
      await loaded();
      return [...cases.values()].reduce((most, one) => Math.max(most, one.number), 0) + 1;
    },
  };
}
