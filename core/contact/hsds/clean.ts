import { uuidV5 } from '../ids.ts';
import {
  emailColumns,
  type Json,
  numberColumns,
  profileProperty,
  type Row,
  references,
  type TableName,
  uriColumns,
  wordsOf,
} from './model.ts';

/** Drawn once; ids of other forms (HSDS 2 had numbers) become UUIDs in it. */
const foreignNamespace = '5c0f8a7e-2f0b-4f35-9f0c-0f7a4ad3b1c6';
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const uri = /^[a-z][a-z0-9+.-]*:\/\/[^\s<>"{}|\\^`%]+$/i;
const email =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

export const isUri = (text: string): boolean =>
  uri.test(text) && [...text].every(letter => letter > ' ' && letter < '\u007f');
export const isEmail = (text: string): boolean => email.test(text);

/** The id of a row as a UUID; one of another form is made into the same UUID wherever it stands. */
export const uuidOf = (table: TableName, id: string): string =>
  uuid.test(id) ? id : uuidV5(foreignNamespace, `${table}/${id}`);

const isScalar = (value: Json): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Where a value that the standard does not allow is kept, so that it is not lost and the export is still valid. */
const asGiven = (column: string): string => `${column}_as_given`;

function numberOf(value: string | number | boolean): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = String(value).trim();
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

const isAllowed = (place: string, text: string): boolean => {
  const words = wordsOf[place];
  if (words !== undefined) return words.includes(text);
  if (uriColumns.has(place)) return isUri(text);
  if (emailColumns.has(place)) return isEmail(text);
  return place !== 'service.last_modified' || instant.test(text);
};

function cleanCell(table: TableName, column: string, value: Json): [string, Json][] {
  if (column === profileProperty || column.endsWith('_as_given')) return [[column, value]];
  if (!isScalar(value)) return value === null ? [] : [[asGiven(column), value]];
  if (numberColumns.has(column)) {
    const number = numberOf(value);
    return number === null ? [[asGiven(column), value]] : [[column, number]];
  }
  const text = String(value);
  const owner = column === 'id' ? table : references[column];
  if (owner !== undefined) {
    if (text === '') return [];
    const id = uuidOf(owner, text);
    return id === text
      ? [[column, text]]
      : [
          [column, id],
          [asGiven(column), text],
        ];
  }
  if (text === '' && (uriColumns.has(`${table}.${column}`) || emailColumns.has(`${table}.${column}`)))
    return [];
  return isAllowed(`${table}.${column}`, text) ? [[column, text]] : [[asGiven(column), text]];
}

/** A row whose every value is of the kind the standard asks for; what was otherwise stands beside it as it was given. */
export function cleanRow(table: TableName, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== '__proto__' && column !== 'constructor' && column !== 'prototype')
      .flatMap(([column, value]) => cleanCell(table, column, value)),
  );
}
