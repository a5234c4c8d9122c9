import type { Case } from '../../core/case/schema.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import type { Change } from './commit.ts';
import { findRecords, recordOrNull } from './record-values.ts';
import type { Records } from './records.ts';
import { scanRows } from './scan-rows.ts';

/** The cases of the open vault, read once after unlock and kept up to date. */
export interface CaseBook {
  /** Reads every case; called once. */
  load(): Promise<void>;
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
  /** Told of every case that was read or changed, with its visits. */
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

  const readAll = async (): Promise<void> => {
    for await (const rows of scanRows(records.read, 'cases', sliceRows)) {
      const found = rows.flatMap(row => recordOrNull('cases', row) ?? []);
      for (const one of found) note(one);
      await tell(found.flatMap(one => cases.get(one.id) ?? []));
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

  /** Cases whose own record or one of whose visits was saved. */
  const touchedBy = (changes: readonly Change[]): Case[] => {
    const touched = new Set<string>();
    for (const change of changes) {
      if (change.table === 'cases') {
        const one = recordOrNull('cases', change);
        if (one !== null) note(one);
        touched.add(change.id);
      }
      const owner = change.table === 'consultations' ? caseIds.get(change.id) : undefined;
      if (owner !== undefined) touched.add(owner);
    }
    return [...touched].flatMap(id => cases.get(id) ?? []);
  };

  records.onSaved(changes => {
    const touched = touchedBy(changes);
    // A database that fails here is made again by the next reader; the index then has the case without its notes.
    if (touched.length > 0) tell(touched).catch(() => onCases(touched.map(one => ({ one, visits: [] }))));
  });

  const knownCaseOf = (consultationId: string): Case | null =>
    cases.get(caseIds.get(consultationId) ?? '') ?? null;

  return {
    load: loaded,
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
