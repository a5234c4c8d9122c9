import { AppError } from '../errors.ts';
import { utf8ToBytes } from '../seal/utf8.ts';
import { commonWords } from './common-words.ts';

/** Fewest characters of a new passphrase, counted as code points after NFKC. @see SECURITY.md, NIST SP 800-63B-4 */
export const minPassphraseLength = 15;
/** Longest passphrase accepted, UTF-16 units as typed; longer input is refused before any work. */
export const maxPassphraseLength = 1024;

/** NFKC, once: the same passphrase typed on another keyboard or system gives the same text. Nothing is trimmed. */
const normalise = (passphrase: string): string => passphrase.normalize('NFKC');

const lengthOf = (normalised: string): number => Array.from(normalised).length;

/**
 * The bytes the key derivation gets: UTF-8 of the NFKC form; spaces, NUL and emoji count like any other character.
 * A lone surrogate, which no keyboard types, counts as U+FFFD. Throws `passphrase-too-long` {max}.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  if (passphrase.length > maxPassphraseLength) {
    throw new AppError('passphrase-too-long', { max: maxPassphraseLength });
  }
  return utf8ToBytes(normalise(passphrase));
}

/** Refuses what may not become a passphrase: throws `passphrase-too-short` {min} or `passphrase-too-long` {max}. */
export function checkNewPassphrase(passphrase: string): void {
  passphraseBytes(passphrase);
  if (lengthOf(normalise(passphrase)) < minPassphraseLength) {
    throw new AppError('passphrase-too-short', { min: minPassphraseLength });
  }
}

export type PassphraseLevel = 'too-short' | 'weak' | 'fair' | 'strong';
type PassphraseReason = 'too-short' | 'repeated' | 'sequence' | 'few-characters' | 'common-words';
interface PassphraseStrength {
  readonly level: PassphraseLevel;
  /** What makes it easy to guess, each once; empty where it is strong or only too short a thought. */
  readonly reasons: readonly PassphraseReason[];
}

// Bits a guesser must pay, on the low side: a letter inside a word costs little because words are guessed whole, so
// that four words drawn by dice (about 52 bits) come out near 60 at most and five are strong.
const bitsPer = { wordLetter: 2.3, looseLetter: 4.5, capital: 1, digit: 3, space: 1, sign: 4 };
const bitsOf = { knownWord: 6, run: 4, repeat: 3 };
const fairBits = 45;
const strongBits = 64;
const fewestCharacters = 6;

/** Rows that fingers follow; a run along one of them, either way, is guessed at once. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхї',
  'фівапролджє',
  'ячсмитьбю',
].flatMap(row => [row, Array.from(row).reverse().join('')]);

/** Lower case without the accents of Latin letters; й and ї stay letters of their own. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u0305\u0307\u0309-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ł', 'l');

/** Length of the run along a row that `text` starts with; three digits are one, letters only from four, or words would count. */
const rowRunLength = (text: string): number => {
  let length = /^\d/.test(text) ? 3 : 4;
  const shortest = length;
  while (length <= text.length && rows.some(row => row.includes(text.slice(0, length)))) length += 1;
  return length > shortest ? length - 1 : 0;
};

interface Piece {
  readonly length: number;
  readonly bits: number;
  readonly reason: PassphraseReason | null;
}

const shortestRepeat = 5;
/** Length of the longest part, from five characters, that `rest` starts with and `before` holds already. */
const knownPartLength = (before: string, rest: string): number => {
  let length = shortestRepeat;
  while (length <= rest.length && before.includes(rest.slice(0, length))) length += 1;
  return length > shortestRepeat ? length - 1 : 0;
};

/** One or two letters among digits and signs are drawn by chance; alone between spaces they are a small word. */
const isLoose = (before: string, word: string, rest: string): boolean =>
  [...word].length < 3 && (/[^\s\p{L}]$/u.test(before) || /^[^\s\p{L}]/u.test(rest.slice(word.length)));

const costOfCharacter = (before: string, rest: string): Piece => {
  const [character = ''] = rest;
  const letters = /\p{L}*$/u.exec(before)?.[0] ?? '';
  const word = letters + (/^\p{L}*/u.exec(rest)?.[0] ?? '');
  const start = before.slice(0, before.length - letters.length);
  const piece = (bits: number): Piece => ({ length: character.length, bits, reason: null });
  if (/\p{L}/u.test(character)) {
    return piece(isLoose(start, word, letters + rest) ? bitsPer.looseLetter : bitsPer.wordLetter);
  }
  if (/\d/.test(character)) return piece(bitsPer.digit);
  return piece(/\s/.test(character) ? bitsPer.space : bitsPer.sign);
};

/** What a guesser would take next from `rest`: a repeat, a run, a whole known word, or one character. */
const nextPiece = (before: string, rest: string): Piece => {
  const repeat = /^(.{1,3}?)\1{2,}/su.exec(rest)?.[0].length ?? knownPartLength(before, rest);
  if (repeat > 0) return { length: repeat, bits: bitsOf.repeat, reason: 'repeated' };
  const run = rowRunLength(rest);
  if (run > 0) return { length: run, bits: bitsOf.run, reason: 'sequence' };
  const word = /\p{L}$/u.test(before) ? '' : (/^[\p{L}']+/u.exec(rest)?.[0] ?? '');
  if (commonWords.has(word)) return { length: word.length, bits: bitsOf.knownWord, reason: 'common-words' };
  return costOfCharacter(before, rest);
};

const estimateBits = (text: string, reasons: Set<PassphraseReason>): number => {
  let bits = 0;
  for (let at = 0; at < text.length; ) {
    const piece = nextPiece(text.slice(0, at), text.slice(at));
    if (piece.reason !== null) reasons.add(piece.reason);
    bits += piece.bits;
    at += piece.length;
  }
  return bits;
};

/**
 * A live hint while a passphrase is chosen: a cautious estimate of what guessing it costs, with no rules about kinds of
 * characters. `weak` is still accepted; `too-short` is not.
 */
export function strength(passphrase: string): PassphraseStrength {
  const normalised = normalise(passphrase.slice(0, maxPassphraseLength));
  const folded = fold(normalised);
  const reasons = new Set<PassphraseReason>();
  const capitals = normalised.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;
  const bits = estimateBits(folded, reasons) + capitals * bitsPer.capital;
  const hasFew = new Set(folded).size < fewestCharacters;
  if (hasFew) reasons.add('few-characters');
  if (lengthOf(normalised) < minPassphraseLength) {
    return { level: 'too-short', reasons: ['too-short', ...reasons] };
  }
  if (bits >= strongBits && !hasFew) return { level: 'strong', reasons: [] };
  return { level: bits >= fairBits && !hasFew ? 'fair' : 'weak', reasons: [...reasons] };
}
