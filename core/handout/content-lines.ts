import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Content lines as iCalendar (RFC 5545 §3.1) and vCard (RFC 2426 §2.6) write them: ended by CRLF, folded at 75 octets,
 * never inside a character.
 */
const mostOctets = 75;

/** Escapes a text value: backslash, semicolon, comma, line break. Other control characters have no place in one. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** One line, folded: each further line begins with a space, which counts. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8ToBytes(character).length;
    if (octets + size > mostOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** A whole file of content lines. */
export const contentLines = (lines: readonly string[]): string =>
  lines.map(line => `${foldLine(line)}\r\n`).join('');
