import { csvOf, rowsOfCsv } from './csv.ts';
import { type Batch, type BatchHeader, batchSchema, type Summary } from './summary.ts';

/**
 * The batch as a table: one row a visit, the header of the batch repeated in its first columns, because a table
 * has no other place for it that a spreadsheet keeps. Lists are words separated by spaces (codes hold none);
 * a referral is its six values joined by `|`. An empty cell is null.
 */
type Row = BatchHeader & Summary;
type Column = keyof Row;

const columns = [
  'schemaVersion',
  'exportId',
  'createdAt',
  'pointId',
  'appVersion',
  'recordCount',
  'recordsSha256',
  'summaryId',
  'revision',
  'supersedes',
  'deleted',
  'clientPseudonym',
  'contactKind',
  'visitDate',
  'channel',
  'outreachPlaceType',
  'durationMin',
  'language',
  'interpreter',
  'topics',
  'mainTopic',
  'helpKinds',
  'outcome',
  'urgency',
  'referrals',
  'projectCode',
  'guidanceVersion',
] as const satisfies readonly Column[];

const referralCell = (referral: Summary['referrals'][number]): string =>
  [
    referral.contactId,
    referral.serviceId ?? '',
    referral.contactsDataVersion,
    referral.status,
    referral.sentOn ?? '',
    referral.answeredOn ?? '',
  ].join('|');

const cellOf = (row: Row, column: Column): string => {
  if (column === 'referrals') return row.referrals.map(referralCell).join(' ');
  const value = row[column];
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
};

/** The file in CSV. A batch without records is the line of column names alone. */
export function batchToCsv(batch: Batch): string {
  const { records, ...header } = batch;
  const rows = records.map(record => columns.map(column => cellOf({ ...header, ...record }, column)));
  return csvOf([columns, ...rows]);
}

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split(' '));
const orNull = (cell: string): string | null => (cell === '' ? null : cell);

const referralOf = (cell: string) => {
  const [contactId, serviceId, contactsDataVersion, status, sentOn, answeredOn] = cell.split('|');
  return {
    contactId,
    serviceId: orNull(serviceId ?? ''),
    contactsDataVersion,
    status,
    sentOn: orNull(sentOn ?? ''),
    answeredOn: orNull(answeredOn ?? ''),
  };
};

const numbers: ReadonlySet<string> = new Set(['schemaVersion', 'recordCount', 'revision', 'durationMin']);
const lists: ReadonlySet<string> = new Set(['topics', 'helpKinds']);
const headerColumns: ReadonlySet<string> = new Set(columns.slice(0, 7));

const valueIn = (column: string, cell: string): unknown => {
  if (column === 'referrals') return listOf(cell).map(referralOf);
  if (column === 'deleted') return cell === 'true';
  if (numbers.has(column)) return Number(cell);
  return lists.has(column) ? listOf(cell) : orNull(cell);
};

/** Reads a file of {@link batchToCsv} back. Null when it is none, or holds no record (the header is in the rows). */
export function batchFromCsv(text: string): Batch | null {
  const [names, ...rows] = rowsOfCsv(text) ?? [];
  if (names === undefined || names.join() !== columns.join() || rows[0] === undefined) return null;
  const entriesOf = (row: readonly string[]) =>
    columns.map((column, i): [string, unknown] => [column, valueIn(column, row[i] ?? '')]);
  const header = entriesOf(rows[0]).filter(([column]) => headerColumns.has(column));
  const records = rows.map(row =>
    Object.fromEntries(entriesOf(row).filter(([column]) => !headerColumns.has(column))),
  );
  const parsed = batchSchema.safeParse({ ...Object.fromEntries(header), records });
  return parsed.success ? parsed.data : null;
}
