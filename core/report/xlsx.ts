import { utf8ToBytes } from '../seal/utf8.ts';
import { zipOf } from './zip.ts';

/**
 * A workbook with one sheet of plain texts. Every cell is a typed inline string: there is no way to write a formula,
 * a link, a macro or a name with it.
 */
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** Longest text of a cell in Excel. */
const longestText = 32_767;

// What XML 1.0 cannot hold at all.
const unwritable = /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu;
/** Excel reads _x000D_ as a character; a text that has such a thing gets its first sign written that way. */
const escapes = /_(?=x[0-9A-Fa-f]{4}_)/g;

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(unwritable, '')
    .replace(escapes, '_x005F_')
    .slice(0, longestText)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Column 0 is A, 26 is AA. */
export function columnName(at: number): string {
  let name = '';
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

const cell = (text: string, row: number, column: number): string =>
  text === ''
    ? ''
    : `<c r="${columnName(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

const sheetOf = (rows: readonly (readonly string[])[]): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetData>${rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, at) => cell(text, row, at)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows of plain texts as an XLSX file; `sheet` is the name of the sheet. */
export function xlsxOf(rows: readonly (readonly string[])[], sheet: string): Uint8Array<ArrayBuffer> {
  const name = sheet.replace(/[[\]*?/\\:']/g, ' ').slice(0, 31);
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', sheetOf(rows)],
  ];
  return zipOf(parts.map(([path, text]) => ({ name: path, bytes: utf8ToBytes(text) })));
}
