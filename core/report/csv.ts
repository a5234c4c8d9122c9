/**
 * CSV as the Polish Excel opens it: UTF-8 with a byte order mark, semicolons, RFC 4180 quoting, CRLF.
 * A cell that a spreadsheet could take for a formula gets an apostrophe in front. The same is done after every
 * separator inside a cell, because a program that splits at commas makes cells of its own there.
 */
const byteOrderMark = '\uFEFF';

// For some reader a cell begins at the start, and after any separator or line break.
const separators = ',;\t\r\n';
const isCellStart = (text: string, at: number): boolean =>
  at === 0 || separators.includes(text.charAt(at - 1));

// White space, quotes and invisible marks do not hide a sign; full-width and small forms count as signs.
const formulaStart =
  /[\s\p{Cc}\p{Cf}"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B\u2212]|['\t\r\n]/uy;

function startsFormula(text: string, at: number): boolean {
  formulaStart.lastIndex = at;
  return formulaStart.test(text);
}

/** Puts an apostrophe wherever a spreadsheet could see a formula begin; {@link unguardCell} takes exactly these away. */
export function guardCell(text: string): string {
  let guarded = '';
  for (let at = 0; at < text.length; at++) {
    if (isCellStart(text, at) && startsFormula(text, at)) guarded += "'";
    guarded += text.charAt(at);
  }
  return guarded;
}

/** The text that {@link guardCell} was given. */
export function unguardCell(cell: string): string {
  let text = '';
  for (let at = 0; at < cell.length; at++)
    if (cell.charAt(at) !== "'" || !isCellStart(cell, at)) text += cell.charAt(at);
  return text;
}

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Rows of plain texts as one CSV file; every cell quoted and guarded. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map(row => `${row.map(cell => quote(guardCell(cell))).join(';')}\r\n`).join('');

/** Reads what {@link csvOf} wrote. Null when the text is not such a file. */
export function rowsOfCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith(byteOrderMark) ? 1 : 0;
  while (at < text.length) {
    const end = endOfQuoted(text, at);
    if (end === null) return null;
    row.push(unguardCell(text.slice(at + 1, end).replaceAll('""', '"')));
    if (text[end + 1] === ';') at = end + 2;
    else if (text.startsWith('\r\n', end + 1)) {
      rows.push(row);
      row = [];
      at = end + 3;
    } else return null;
  }
  return row.length === 0 ? rows : null;
}

/** Place of the closing quote of the cell whose opening quote stands at `from`; null where there is none. */
function endOfQuoted(text: string, from: number): number | null {
  if (text[from] !== '"') return null;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return null;
}
