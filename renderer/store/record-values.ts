import type { z } from 'zod';
import { type Case, caseSchema } from '../../core/case/schema.ts';
import { type Consultation, consultationSchema } from '../../core/consultation/schema.ts';
import { type ContactRecord, contactRecordSchema } from '../../core/contact/local.ts';
import { AppError } from '../../core/errors.ts';
import type { Change } from './commit.ts';
import type { Database } from './database.ts';
import { Damaged, type JournaledTable, type Row } from './rows.ts';

interface Values {
  readonly consultations: Consultation;
  readonly cases: Case;
  readonly contacts: ContactRecord;
}
type Value<T extends JournaledTable> = Values[T];
const typed: { readonly [T in JournaledTable]: z.ZodType<Value<T>> } = {
  consultations: consultationSchema,
  cases: caseSchema,
  contacts: contactRecordSchema,
};

/** The record in a row, or null where its bytes or its shape are damaged. */
export function recordOrNull<T extends JournaledTable>(table: T, row: Row): Value<T> | null {
  if (row.value instanceof Damaged) return null;
  const parsed = typed[table].safeParse(row.value);
  return parsed.success ? parsed.data : null;
}

/** The record in a row. Throws `record-damaged` {table, id}. */
export function recordOf<T extends JournaledTable>(table: T, row: Row): Value<T> {
  const value = recordOrNull(table, row);
  if (value === null) throw new AppError('record-damaged', { table, id: row.id });
  return value;
}

/** One record, or null where there is none with this id. Throws `record-damaged`. */
export async function findRecord<T extends JournaledTable>(
  db: Database,
  table: T,
  id: string,
): Promise<Value<T> | null> {
  const row = await db.records(table).get(id);
  return row === undefined ? null : recordOf(table, row);
}

/** Those of the records that exist and are whole, in the order of the ids. */
export async function findRecords<T extends JournaledTable>(
  db: Database,
  table: T,
  ids: readonly string[],
): Promise<Value<T>[]> {
  const rows = await db.records(table).bulkGet([...ids]);
  return rows.flatMap(row => {
    const value = row === undefined ? null : recordOrNull(table, row);
    return value === null ? [] : [value];
  });
}

/** A visit as the change that saves it. */
export const consultationChange = (record: Consultation): Change => ({
  table: 'consultations',
  id: record.id,
  on: record.visitDate,
  state: 'finished',
  revision: record.revision,
  value: record,
});

/** A case as the change that saves it; the day is that of its opening. */
export const caseChange = (one: Case, openedOn: string): Change => ({
  table: 'cases',
  id: one.id,
  on: openedOn,
  state: one.status,
  revision: one.revision,
  value: one,
});

/** What this point knows of a contact, or an import, as the change that saves it. Nothing of it is readable on disk. */
export const contactChange = (record: ContactRecord): Change => ({
  table: 'contacts',
  id: record.id,
  on: '',
  state: '',
  revision: record.revision,
  value: record,
});
