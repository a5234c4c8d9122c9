import { tablesOfCsv, tablesOfJson } from '../../core/contact/hsds/file.ts';
import { type Json, type Tables, tableOf } from '../../core/contact/hsds/model.ts';
import { dataHeader } from '../../core/contact/table/columns.ts';
import { mostColumns, mostRows, readCsv } from '../../core/contact/table/read-csv.ts';
import { AppError } from '../../core/errors.ts';
import { unguardCell } from '../../core/report/csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { unzip } from './unzip.ts';

/** Largest file, and all files of one import together. */
export const mostFileBytes = 20 * 1024 * 1024;

/** A file of contacts as it was read: a table with a line of headers, or tables of HSDS. */
export type ReadFile =
  | { readonly form: 'csv' | 'xlsx'; readonly headers: readonly string[]; readonly rows: readonly string[][] }
  | { readonly form: 'hsds'; readonly tables: Tables };

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const refuse = (reason: string): never => {
  throw new AppError('import-refused', { reason });
};

const decode = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc0;

/** Old Polish and Ukrainian tables: a Polish text has single letters beyond ASCII, a Cyrillic one whole words of them. */
function oldEncoding(bytes: Uint8Array): string {
  let high = 0;
  let beside = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (!isHigh(bytes[at])) continue;
    high++;
    if (isHigh(bytes[at - 1]) || isHigh(bytes[at + 1])) beside++;
  }
  return beside * 2 > high ? 'windows-1251' : 'windows-1250';
}

/** UTF-16 without a mark: every second byte of a table in Latin letters is nothing. */
function bareUtf16(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.length, 4_000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < size; at++)
    if (bytes[at] === 0) {
      if (at % 2 === 0) even++;
      else odd++;
    }
  if (odd * 4 > size) return 'utf-16le';
  return even * 4 > size ? 'utf-16be' : null;
}

/** The text of a file in any of the encodings that tables come in. Throws `import-refused` {reason: encoding}. */
export function textOfFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const wide = marked ?? bareUtf16(bytes);
  const text =
    wide === null ? (decode('utf-8', bytes) ?? decode(oldEncoding(bytes), bytes)) : decode(wide, bytes);
  if (text === null || text.includes('\0')) return refuse('encoding');
  return text;
}

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Deepest nesting of a file; the standard needs fourteen levels. */
const mostDepth = 40;

function plainJson(value: unknown, depth = 0): Json {
  if (depth > mostDepth) return refuse('unreadable');
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(one => plainJson(one, depth + 1));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !forbidden.has(key))
      .map(([key, one]) => [key.toWellFormed(), plainJson(one, depth + 1)]),
  );
}

function readJson(text: string): Json {
  try {
    return plainJson(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    throw new AppError('import-refused', { reason: 'unreadable' }, { cause: error });
  }
}

function asTable(form: 'csv' | 'xlsx', given: readonly string[][]): ReadFile {
  const [headers, ...rows] = given;
  if (headers === undefined || rows.length === 0) return refuse('no-contacts');
  // In our own CSV a sign stands before whatever a spreadsheet could take for a formula.
  const isGuarded = form === 'csv' && headers.includes(dataHeader);
  return { form, headers, rows: isGuarded ? rows.map(row => row.map(unguardCell)) : rows };
}

/** Several CSV files, or one of services that names its organizations, are tables of HSDS; any other is a plain table. */
function isTableOfHsds(name: string, rows: readonly string[][], count: number): boolean {
  const table = tableOf(name);
  const headers = rows[0] ?? [];
  if (table === null || !headers.includes('id')) return false;
  return count > 1 || (table === 'service' && headers.includes('organization_id'));
}

function readCsvFiles(files: readonly { readonly name: string; readonly text: string }[]): ReadFile {
  const tables = files.map(({ name, text }) => ({ name, rows: readCsv(text) }));
  const hsds = tables.filter(({ name, rows }) => isTableOfHsds(name, rows, files.length));
  if (hsds.length > 0)
    return {
      form: 'hsds',
      tables: tablesOfCsv(
        hsds.map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(unguardCell)) })),
      ),
    };
  const [only] = tables;
  return only === undefined || tables.length > 1 ? refuse('no-contacts') : asTable('csv', only.rows);
}

async function readZip(bytes: Uint8Array): Promise<ReadFile> {
  const entries = await unzip(
    bytes,
    name => name.endsWith('.csv') || name.endsWith('.json') || name === 'xl/workbook.xml',
  );
  if (entries.some(entry => entry.name === 'xl/workbook.xml')) return asTable('xlsx', await readXlsx(bytes));
  const csv = entries.filter(entry => entry.name.endsWith('.csv'));
  if (csv.length > 0)
    return readCsvFiles(csv.map(entry => ({ name: entry.name, text: textOfFile(entry.bytes) })));
  const [json] = entries;
  return json === undefined
    ? refuse('no-contacts')
    : { form: 'hsds', tables: tablesOfJson(readJson(textOfFile(json.bytes))) };
}

function checkSize(read: ReadFile): ReadFile {
  if (read.form === 'hsds') {
    const { service = [], organization = [], service_at_location: places = [] } = read.tables;
    if (service.length + organization.length === 0) refuse('no-contacts');
    if (Math.max(service.length, organization.length, places.length) > mostRows) refuse('too-many-rows');
    return read;
  }
  if (read.headers.length > mostColumns) refuse('too-many-columns');
  return read;
}

/**
 * Reads the files of one import by what they hold, whatever they are called. Throws `import-refused` {reason:
 * too-large | too-many-rows | too-many-columns | unpacks-too-large | unreadable | encoding | no-contacts}.
 */
export async function readImport(files: readonly GivenFile[]): Promise<ReadFile> {
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > mostFileBytes) refuse('too-large');
  const [first] = files;
  if (first === undefined) return refuse('no-contacts');
  const { bytes } = first;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return checkSize(await readZip(bytes));
  const texts = files.map(file => ({ name: file.name, text: textOfFile(file.bytes) }));
  const text = texts[0]?.text.replace(/^\uFEFF/, '') ?? '';
  if (/^\s*[[{]/.test(text)) return checkSize({ form: 'hsds', tables: tablesOfJson(readJson(text)) });
  return checkSize(readCsvFiles(texts));
}
