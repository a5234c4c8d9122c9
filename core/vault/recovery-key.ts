import { sha256 } from '@noble/hashes/sha2.js';
import { AppError } from '../errors.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';

/** Chance in a recovery key: 160 bits, so no slow derivation is needed. */
export const recoveryKeyBytes = 20;

// Crockford's base 32: no I, L, O or U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyLength = 32;
const checkLength = 4;
const groupLength = 4;

/** What people type for a character of the alphabet: Crockford's stand-ins, and Cyrillic letters that look the same. */
const standIns: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  О: '0',
  І: '1',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
};

const toBase32 = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet[Number.parseInt(five, 2)]).join('');
};

/** The first 20 bits of a hash: a wrong character passes once in a million. */
const checkOf = (key: Uint8Array): string =>
  toBase32(sha256(canonicalBytes(['drogowskaz recovery key check', key]))).slice(0, checkLength);

/** The key as it is shown and printed: nine groups of four, the last one the check. */
export function formatRecoveryKey(key: Uint8Array): string {
  if (key.length !== recoveryKeyBytes) throw new Error('a recovery key has 20 bytes');
  return ((toBase32(key) + checkOf(key)).match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

const fromBase32 = (text: string): Uint8Array => {
  const bits = Array.from(text, character => alphabet.indexOf(character).toString(2).padStart(5, '0')).join(
    '',
  );
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], eight => Number.parseInt(eight, 2));
};

/**
 * The bytes of a recovery key as a person types it: case, spaces and dashes do not matter, O stands for 0, I and L
 * for 1. Throws `recovery-key-mismatch` {reason: length | character | check} for a slip of the hand.
 */
export function parseRecoveryKey(typed: string): Uint8Array {
  const characters = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}.,]/gu, ''),
    character => standIns[character] ?? character,
  );
  if (characters.some(character => character.length !== 1 || !alphabet.includes(character))) {
    throw new AppError('recovery-key-mismatch', { reason: 'character' });
  }
  if (characters.length !== keyLength + checkLength) {
    throw new AppError('recovery-key-mismatch', { reason: 'length' });
  }
  const text = characters.join('');
  const key = fromBase32(text.slice(0, keyLength));
  if (checkOf(key) !== text.slice(keyLength))
    throw new AppError('recovery-key-mismatch', { reason: 'check' });
  return key;
}
