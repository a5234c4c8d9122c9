import type { Clock } from '../../core/clock.ts';
import { imported, newLocal } from '../../core/contact/changes.ts';
import {
  type Candidate,
  candidatesOfHsds,
  candidatesOfTable,
  type Present,
  type Rejected,
} from '../../core/contact/import/candidates.ts';
import { appliedTo, type Planned, planOf, wordsOfValue } from '../../core/contact/import/plan.ts';
import type { ContactImport } from '../../core/contact/local.ts';
import { type ColumnTarget, guessColumns } from '../../core/contact/table/columns.ts';
import { AppError } from '../../core/errors.ts';
import type { Change } from './commit.ts';
import type { ContactBook } from './contact-book.ts';
import { exportContacts } from './contact-export.ts';
import type { Exclusive } from './exclusive.ts';
import type { Packs } from './packs-service.ts';
import type { StoreEvent, StoreHandlers } from './port.ts';
import { type ReadFile, readImport } from './read-import.ts';
import { contactChange } from './record-values.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';
import type { ImportRow } from './transfer-port.ts';

export interface TransferParts {
  readonly records: Records;
  readonly session: Session;
  readonly packs: Packs;
  readonly book: ContactBook;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly writing: Exclusive;
  readonly pause: () => Promise<void>;
  readonly emit: (event: StoreEvent) => void;
}

type TransferHandlers = Pick<
  StoreHandlers,
  | 'directory.import.preview'
  | 'directory.import.rows'
  | 'directory.import.apply'
  | 'directory.import.cancel'
  | 'directory.imports'
  | 'directory.import.undo'
  | 'directory.export'
>;

/** Rows compared, and records saved, between two looks at what else is asked. */
const sliceRows = 250;
/** A preview is two halves of a bar: reading and comparing; an import is one. */
const examples = 2;
const longestExample = 60;

interface Waiting {
  readonly token: string;
  readonly fileName: string;
  readonly planned: readonly Planned[];
}

/** Asked between slices; a cancelled run throws. */
interface Run {
  isCancelled: boolean;
}

function rowOf(planned: Planned): ImportRow {
  if (planned.kind === 'reject') {
    const { row, name, reason } = planned;
    return { row, kind: 'reject', contactId: null, name, fields: [], reason };
  }
  const { row, contactId, contact } = planned.candidate;
  const fields =
    planned.kind === 'change' || planned.kind === 'conflict'
      ? planned.changes.map(({ field, from, to, isConflict }) => ({
          field,
          from: wordsOfValue(from),
          to: wordsOfValue(to),
          isConflict,
        }))
      : [];
  return { row, kind: planned.kind, contactId, name: contact.profile.names.pl, fields, reason: null };
}

const rowNumber = (planned: Planned): number =>
  planned.kind === 'reject' ? planned.row : planned.candidate.row;

function countsOf(planned: readonly Planned[]) {
  const counts = { add: 0, change: 0, conflict: 0, reject: 0, same: 0 };
  for (const { kind } of planned) counts[kind] += 1;
  return counts;
}

/** Contacts from files and to files. */
export function createTransfer(parts: TransferParts): TransferHandlers {
  const { records, session, packs, book, clock, newId, writing, pause, emit } = parts;
  let waiting: Waiting | null = null;
  let running: Run | null = null;

  const today = (): string => clock.dayOf(clock.now());
  const tell = (done: number, of: number): void => emit({ type: 'progress', task: 'import', done, of });

  /** One run at a time; a newer one ends the older. */
  const runAlone = async <T>(work: (check: () => Promise<void>) => Promise<T>): Promise<T> => {
    if (running !== null) running.isCancelled = true;
    const run: Run = { isCancelled: false };
    running = run;
    const check = async (): Promise<void> => {
      await pause();
      if (run.isCancelled) throw new AppError('import-cancelled');
    };
    try {
      return await work(check);
    } finally {
      if (running === run) running = null;
    }
  };

  const present = (fileName: string): Present => ({
    find: id => book.find(id)?.contact ?? null,
    all: book.all().map(({ contact }) => contact),
    categories: packs.contacts().flatMap(pack => pack.taxonomy),
    fileName,
    today: today(),
  });

  const candidatesOf = (
    read: ReadFile,
    columns: readonly (ColumnTarget | null)[],
    fileName: string,
  ): Generator<Candidate | Rejected> =>
    read.form === 'hsds'
      ? candidatesOfHsds(read.tables, present(fileName))
      : candidatesOfTable(read.rows, columns, present(fileName));

  const need = (token: string): Waiting => {
    if (waiting?.token !== token) throw new AppError('import-preview-gone');
    return waiting;
  };

  /** The change of one contact; null where nothing is left to change. */
  const changeOf = (
    planned: Planned,
    importId: string,
    onConflict: 'keep-mine' | 'take-file',
  ): { readonly change: Change; readonly isNew: boolean } | null => {
    if (planned.kind === 'reject' || planned.kind === 'same') return null;
    const { contactId } = planned.candidate;
    const here = book.find(contactId);
    const isNew = here === null || here.isRemoved;
    // Somebody has made a contact of this name since the preview: the file does not take its place.
    if (planned.kind === 'add' && !isNew) return null;
    const local = book.local(contactId) ?? newLocal(newId(), contactId);
    const hand = { importId, on: today(), pack: packs.contact(contactId)?.contact ?? null, onConflict };
    const before = JSON.stringify([local.own, local.overlay, local.extra]);
    const next = imported(local, importId, layer => appliedTo(planned, layer, hand), book.imports());
    if (!isNew && JSON.stringify([next.own, next.overlay, next.extra]) === before) return null;
    return { change: contactChange(next), isNew };
  };

  const save = async (record: ContactImport): Promise<void> => {
    await records.commit([contactChange(record)]);
  };

  return {
    'directory.import.preview': ({ files, columns }) =>
      runAlone(async check => {
        waiting = null;
        await book.loaded();
        const read = await readImport(files);
        await check();
        const fileName = files[0]?.name ?? '';
        const headers = read.form === 'hsds' ? [] : read.headers;
        const rows = read.form === 'hsds' ? [] : read.rows;
        const targets = columns ?? guessColumns(headers);
        const planned: Planned[] = [];
        const of = read.form === 'hsds' ? (read.tables.service ?? []).length : rows.length;
        for (const found of candidatesOf(read, targets, fileName)) {
          const id = 'reason' in found ? null : found.contactId;
          const here = id === null ? null : book.find(id);
          planned.push(planOf(found, here === null || here.isRemoved ? null : here));
          if (planned.length % sliceRows === 0) {
            tell(planned.length, Math.max(of, planned.length));
            await check();
          }
        }
        if (planned.length === 0) throw new AppError('import-refused', { reason: 'no-contacts' });
        waiting = { token: newId(), fileName, planned };
        return {
          token: waiting.token,
          form: read.form,
          fileName,
          columns: headers.map((header, at) => ({
            header: header.slice(0, longestExample),
            examples: rows.slice(0, examples).map(row => (row[at] ?? '').slice(0, longestExample)),
            target: targets[at] ?? null,
          })),
          counts: countsOf(planned),
        };
      }),
    'directory.import.rows'({ token, kind, from, limit }) {
      const { planned } = need(token);
      const found = kind === null ? planned : planned.filter(one => one.kind === kind);
      return { rows: found.slice(from, from + limit).map(rowOf), total: found.length };
    },
    'directory.import.apply': ({ token, onConflict, leaveOut }) =>
      runAlone(async check => {
        const { planned, fileName } = need(token);
        const left = new Set(leaveOut);
        const chosen = planned.filter(one => !left.has(rowNumber(one)));
        const importId = newId();
        let added = 0;
        let changed = 0;
        for (let at = 0; at < chosen.length; at += sliceRows) {
          await writing(async () => {
            const made = chosen
              .slice(at, at + sliceRows)
              .flatMap(one => changeOf(one, importId, onConflict) ?? []);
            if (made.length === 0) return;
            await records.commit(made.map(one => one.change));
            added += made.filter(one => one.isNew).length;
            changed += made.filter(one => !one.isNew).length;
          });
          tell(Math.min(at + sliceRows, chosen.length), chosen.length);
          await check();
        }
        // Until this is saved, nothing of what was written before is in force.
        await writing(() =>
          save({
            kind: 'import',
            id: importId,
            schemaVersion: 1,
            revision: 1,
            at: clock.now(),
            by: session.require().point.consultantCode,
            fileName,
            added,
            changed,
            state: 'applied',
          }),
        );
        waiting = null;
        return { importId, added, changed };
      }),
    'directory.import.cancel'() {
      if (running !== null) running.isCancelled = true;
      else waiting = null;
      return {};
    },
    async 'directory.imports'() {
      await book.loaded();
      return [...book.imports().values()]
        .map(({ id, at, by, fileName, added, changed, state }) => ({
          importId: id,
          at,
          by,
          fileName,
          added,
          changed,
          state,
        }))
        .sort((a, b) => (a.importId < b.importId ? 1 : -1));
    },
    'directory.import.undo': ({ importId }) =>
      writing(async () => {
        await book.loaded();
        const found = book.imports().get(importId);
        if (found === undefined) throw new AppError('record-not-found', { id: importId });
        if (found.state === 'undone') return { undone: 0, kept: [] };
        const { undone, kept } = book.touchedBy(importId);
        await save({ ...found, revision: found.revision + 1, state: 'undone' });
        return { undone, kept };
      }),
    async 'directory.export'({ form, ids, withConfidential, language }) {
      await book.loaded();
      const list = ids === null ? book.all() : ids.flatMap(id => book.find(id) ?? []);
      return exportContacts(list, { form, language, withConfidential, today: today() });
    },
  };
}
