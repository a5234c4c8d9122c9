import { AppError } from '../../errors.ts';

/** Most rows after the header, and columns, of a table. */
export const mostRows = 20_000;
export const mostColumns = 200;

const separators = [';', ',', '\t', '|'] as const;

/** What separates the cells: the sign that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(separators.map(sign => [sign, 0]));
  let isQuoted = false;
  for (let at = 0; at < text.length && at < 100_000; at++) {
    const sign = text.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r') && at > 0) break;
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? -1) + 1);
  }
  return separators.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best));
}

const refuse = (reason: string): never => {
  throw new AppError('import-refused', { reason });
};

/**
 * Rows of a CSV text as other programs write it: any of the usual separators, cells quoted or not, any line ends,
 * `sep=;` in the first line. Empty lines are left out. Throws `import-refused` {reason: too-many-rows |
 * too-many-columns | unreadable (a quote that never ends)}.
 */
export function readCsv(given: string): string[][] {
  let text = given.replace(/^\uFEFF/, '');
  const told = /^sep=(.)\r?\n/i.exec(text);
  if (told !== null) text = text.slice(told[0].length);
  const separator = told?.[1] ?? separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  const endRow = (): void => {
    if (row.some(cell => cell !== '')) rows.push(row);
    if (rows.length > mostRows + 1) refuse('too-many-rows');
    row = [];
  };
  for (let at = 0; at < text.length; ) {
    let cell = '';
    if (text.charAt(at) === '"') {
      for (at++; ; ) {
        const end = text.indexOf('"', at);
        if (end === -1) refuse('unreadable');
        cell += text.slice(at, end);
        at = end + 1;
        if (text.charAt(at) !== '"') break;
        cell += '"';
        at++;
      }
    }
    const from = at;
    while (
      at < text.length &&
      text.charAt(at) !== separator &&
      text.charAt(at) !== '\n' &&
      text.charAt(at) !== '\r'
    )
      at++;
    cell += text.slice(from, at);
    row.push(cell);
    if (row.length > mostColumns) refuse('too-many-columns');
    if (text.charAt(at) === separator) {
      at++;
      if (at === text.length || text.charAt(at) === '\n' || text.charAt(at) === '\r') row.push('');
      else continue;
    }
    if (text.charAt(at) === '\r') at++;
    if (text.charAt(at) === '\n') at++;
    endRow();
  }
  if (row.length > 0) endRow();
  return rows;
}
