import { fold } from './fold.ts';

/** Digits of one number of a phone and where its written groups begin. */
export interface PhoneDigits {
  /** National digits (no +48, no trunk zero); a foreign number keeps its country code, without + or 00. */
  readonly digits: string;
  /** Bit n is set where a group, as written, begins at digit n; bit 0 always. */
  readonly groupStarts: number;
}

const extension = /(?:wew|ext|внутр|доб)(?!\p{L}).*$/u;
/** Written for people: 12 210 20 20, +48 12-210-20-20, (12) 210.20.20, 800 70 2222. */
const phoneShape = /^[\s\d+()./\-–—]*$/u;
const polishNumberLength = 9;
/** Bits of `groupStarts`: longer strings of digits are not phone numbers. */
const longest = 30;

/** Digits without the Polish country code (+48, 0048, 48 before nine digits) and without a trunk zero. */
function nationalDigits(digits: string, international: boolean): string {
  const bare = digits.startsWith('00') ? digits.slice(2) : digits;
  const isMarked = international || bare !== digits;
  if (bare.startsWith('48') && (isMarked || bare.length === polishNumberLength + 2)) return bare.slice(2);
  if (!isMarked && bare.startsWith('0') && bare.length > 3) return bare.slice(1);
  return bare;
}

/** The digits of a phone number as somebody wrote it; null where it holds none. An extension is left out. */
export function phoneDigits(written: string): PhoneDigits | null {
  const text = written.normalize('NFKC').toLowerCase().replace(extension, '');
  const all = text.replace(/\D/g, '').slice(0, longest);
  if (all === '') return null;
  const digits = nationalDigits(all, text.trimStart().startsWith('+'));
  const dropped = all.length - digits.length;
  let groupStarts = 1;
  let at = 0;
  for (const group of text.match(/\d+/g) ?? []) {
    if (at >= dropped && at < all.length) groupStarts |= 1 << (at - dropped);
    at += group.length;
  }
  return { digits, groupStarts };
}

/** Fewest digits that are looked up as a phone number. */
export const shortestPhoneQuery = 3;

/**
 * Digits to look up when the whole query can be a phone number or a part of one (`2102020`, `+48 12-210`, `0048…`);
 * any of the answers may match, the likeliest first. Empty when the query holds letters or too few digits.
 */
export function phoneQueries(text: string): readonly string[] {
  const plain = fold(text).trim();
  if (!phoneShape.test(plain)) return [];
  const all = plain.replace(/\D/g, '');
  const isMarked = plain.startsWith('+') || all.startsWith('00');
  const readings = [nationalDigits(all, plain.startsWith('+'))];
  // "012 948" may be the middle of a number or a trunk zero; "48 12 210" a country code or an area.
  if (!isMarked) readings.push(all, ...(all.startsWith('48') ? [all.slice(2)] : []));
  return [...new Set(readings)].filter(digits => digits.length >= shortestPhoneQuery);
}
