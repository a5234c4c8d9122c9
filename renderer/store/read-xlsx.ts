import type { Sheet } from 'read-excel-file/universal';
import { mostColumns, mostRows } from '../../core/contact/table/read-csv.ts';
import { AppError } from '../../core/errors.ts';
import { type ZipEntry, zipOf } from '../../core/report/zip.ts';
import { bytesToUtf8, utf8ToBytes } from '../../core/seal/utf8.ts';
import { unzip } from './unzip.ts';

const refuse = (reason: string): never => {
  throw new AppError('import-refused', { reason });
};

/** Column A is 1; a name of four letters or more is beyond every program. */
const columnOf = (name: string): number =>
  name.length > 3
    ? Number.POSITIVE_INFINITY
    : [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Refuses a sheet whose cells lie further out than any table of contacts: the reader would make room for all between. */
function refuseWide(sheet: string): void {
  for (const [, column = '', row = ''] of sheet.matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d*)["']/g)) {
    if (columnOf(column.toUpperCase()) > mostColumns) refuse('too-many-columns');
    // Rows are checked with some room for empty ones; those with something in them are counted later.
    if (row.length > 7 || Number(row) > mostRows * 2) refuse('too-many-rows');
  }
}

/** A part as the reader may see it: no document type, no far cells, no claim about its size. */
function safePart({ name, bytes }: ZipEntry): ZipEntry {
  const text = bytesToUtf8(bytes);
  if (text === null || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse('unreadable');
  if (!/worksheets\//i.test(name)) return { name, bytes };
  refuseWide(text);
  return { name, bytes: utf8ToBytes(text.replace(/<(?:\w+:)?dimension\b[^>]*>/g, '')) };
}

const cellText = (cell: unknown): string => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell);
};

/**
 * The first sheet that has anything, as rows of texts. The archive is unpacked here within limits and handed to the
 * reader without compression, so that nothing can unfold in it.
 * Throws `import-refused` {reason: unreadable | unpacks-too-large | too-many-rows | too-many-columns}.
 */
export async function readXlsx(file: Uint8Array): Promise<string[][]> {
  const parts = await unzip(
    file,
    name => name.endsWith('.xml') || name.endsWith('.xml.rels') || name === '_rels/.rels',
  );
  if (!parts.some(part => part.name === 'xl/workbook.xml')) refuse('unreadable');
  const stored = zipOf(parts.map(safePart));
  // Brought in by the first workbook: nobody waits for it at the start.
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  let sheets: Sheet[];
  try {
    sheets = await readXlsxFile(stored.buffer);
  } catch (error) {
    throw new AppError('import-refused', { reason: 'unreadable' }, { cause: error });
  }
  const rows = sheets.map(sheet => sheet.data).find(data => data.length > 0) ?? [];
  const texts = rows.map(row => row.map(cellText)).filter(row => row.some(cell => cell.trim() !== ''));
  if (texts.length > mostRows + 1) refuse('too-many-rows');
  if (texts.some(row => row.length > mostColumns)) refuse('too-many-columns');
  return texts;
}
