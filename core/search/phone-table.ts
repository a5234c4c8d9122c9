import { type PhoneDigits, phoneDigits } from '../text/digits.ts';
import type { SearchDocument } from './search-index.ts';
import { lastAtOrBefore, type PhoneTable } from './segment.ts';
import { fieldWeights, phoneFit, shortestMiddleRun } from './weights.ts';

export interface PhoneEntry extends PhoneDigits {
  readonly doc: number;
}

/** The phone numbers of a document; what holds no digit is left out. */
export const phonesOf = (document: SearchDocument, doc: number): PhoneEntry[] =>
  (document.phones ?? []).flatMap(written => {
    const phone = phoneDigits(written);
    return phone === null ? [] : [{ ...phone, doc }];
  });

export function buildPhoneTable(entries: readonly PhoneEntry[]): PhoneTable {
  const starts = new Uint32Array(entries.length);
  let at = 0;
  entries.forEach((entry, number) => {
    starts[number] = at;
    at += entry.digits.length + 1;
  });
  return {
    digits: entries.map(entry => entry.digits).join(' '),
    starts,
    docs: Uint32Array.from(entries, entry => entry.doc),
    groupStarts: Uint32Array.from(entries, entry => entry.groupStarts),
  };
}

/** The entries of a table again, in order. */
export function phoneEntries(table: PhoneTable): PhoneEntry[] {
  if (table.docs.length === 0) return [];
  return table.digits.split(' ').map((digits, number) => ({
    digits,
    doc: table.docs[number] ?? 0,
    groupStarts: table.groupStarts[number] ?? 1,
  }));
}

/**
 * Calls `found` with every document whose number holds `run`: from the start of the number or of a group, and from
 * anywhere when the run is long enough to be no accident. `score` in the units of a posting.
 */
export function eachPhoneMatch(
  table: PhoneTable,
  run: string,
  found: (doc: number, score: number) => void,
): void {
  for (let at = table.digits.indexOf(run); at >= 0; at = table.digits.indexOf(run, at + 1)) {
    const number = lastAtOrBefore(table.starts, at);
    const offset = at - (table.starts[number] ?? 0);
    const end = table.digits.charCodeAt(at + run.length);
    const isWhole = offset === 0 && (Number.isNaN(end) || end === 0x20);
    const isGroup = (((table.groupStarts[number] ?? 0) >>> offset) & 1) === 1;
    const fit = isWhole ? 'whole' : offset === 0 ? 'start' : isGroup ? 'group' : 'middle';
    if (fit === 'middle' && run.length < shortestMiddleRun) continue;
    found(table.docs[number] ?? 0, fieldWeights.title * phoneFit[fit]);
  }
}
