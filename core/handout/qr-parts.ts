import { utf8ToBytes } from '@noble/hashes/utils.js';

/** UTF-8 bytes of one code: a version 20 code with correction M holds 666, and is still read from paper by any phone. */
const mostBytes = 600;

const sizeOf = (text: string): number => utf8ToBytes(text).length;

/** A part of a text with its number, as it stands in a code: `2/3`, a line break, the text. */
const headOf = (part: number, of: number): string => (of === 1 ? '' : `${part}/${of}\n`);
/** The longest head there is: more codes than 99 are of no use to anybody. */
const headBytes = sizeOf('99/99\n');

/** Borders by how well a text is cut there: an empty line, a line, a sentence, a word. */
const borders = [/\n\n+/g, /\n/g, /[.;:!?] /g, /\s/g] as const;

/** The longest beginning of `text` that fits, in UTF-16 units; never inside a character. */
function fitting(text: string, bytes: number): number {
  let size = 0;
  let length = 0;
  for (const character of text) {
    size += sizeOf(character);
    if (size > bytes) return length;
    length += character.length;
  }
  return length;
}

/** How full a code must be at least: a nicer border is not worth one more code to be scanned. */
const leastFull = 0.75;

/** Where to cut a text that does not fit: after the best border near its end, else where it must. */
function cutAt(text: string, bytes: number): number {
  const most = fitting(text, bytes);
  const head = text.slice(0, most);
  for (const border of borders) {
    const last = [...head.matchAll(border)].at(-1);
    const end = last === undefined ? 0 : last.index + last[0].length;
    if (end > most * leastFull) return end;
  }
  return most;
}

function cut(text: string, bytes: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (sizeOf(rest) > bytes) {
    const end = cutAt(rest, bytes);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Steps by which codes of the same number are made smaller, bytes. */
const step = 8;

/** As few pieces as there can be, each about as large as the others: small codes are easier to scan. */
function cutEvenly(text: string): string[] {
  let best = cut(text, mostBytes - headBytes);
  for (let bytes = mostBytes - headBytes - step; bytes > mostBytes / 2; bytes -= step) {
    const pieces = cut(text, bytes);
    if (pieces.length > best.length) return best;
    best = pieces;
  }
  return best;
}

/**
 * Cuts a text into what single codes carry, each at most 600 bytes with its head ("2/3"). Without their heads the parts
 * joined are the text.
 */
export function qrParts(text: string): string[] {
  if (sizeOf(text) <= mostBytes) return [text];
  const pieces = cutEvenly(text);
  return pieces.map((piece, index) => headOf(index + 1, pieces.length) + piece);
}

/** What was in one part without its head. */
export const withoutHead = (part: string, of: number): string =>
  of === 1 ? part : part.slice(part.indexOf('\n') + 1);
