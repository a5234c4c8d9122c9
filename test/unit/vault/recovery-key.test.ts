import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey, recoveryKeyBytes } from '../../../core/vault/recovery-key.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { codeOf, failureOf } from '../../helpers/thrown-by.ts';

const { bytes: random, below } = seededBytes(testSeed);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const fixed = Uint8Array.from({ length: recoveryKeyBytes }, (_, index) => index * 13);
const shown = formatRecoveryKey(fixed);
const reasonOf = (typed: string) => failureOf(() => parseRecoveryKey(typed)).details.reason;

describe(`a recovery key (SEED=${testSeed})`, () => {
  it('is shown as nine groups of four without I, L, O and U, the same for ever', () => {
    expect(shown).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(shown).toBe('006H-M9SM-8575-PT3N-GA7S-SADP-RF8D-VTQQ-WQA4');
    expect(() => formatRecoveryKey(new Uint8Array(19))).toThrow('20 bytes');
  });

  it('comes back from what is shown, for 2,000 random keys', () => {
    for (let round = 0; round < 2_000; round += 1) {
      const key = random(recoveryKeyBytes);
      expect(bytesToHex(parseRecoveryKey(formatRecoveryKey(key)))).toBe(bytesToHex(key));
    }
    for (const edge of [new Uint8Array(20), new Uint8Array(20).fill(255)]) {
      expect(parseRecoveryKey(formatRecoveryKey(edge))).toEqual(edge);
    }
  });

  it.each([
    ['lower case', (text: string) => text.toLowerCase()],
    ['no dashes', (text: string) => text.replaceAll('-', '')],
    ['spaces, tabs and line ends', (text: string) => ` ${text.replaceAll('-', ' \t\r\n\u00a0')} `],
    ['long dashes', (text: string) => text.replaceAll('-', '–—')],
    ['O for 0', (text: string) => text.replaceAll('0', 'O')],
    ['o for 0', (text: string) => text.replaceAll('0', 'o')],
    ['I for 1', (text: string) => text.replaceAll('1', 'I')],
    ['l for 1', (text: string) => text.replaceAll('1', 'l')],
    [
      'Cyrillic letters of the same look',
      (text: string) =>
        text.replace(/[ABCEHKMPTX]/g, letter => 'АВСЕНКМРТХ'['ABCEHKMPTX'.indexOf(letter)] ?? letter),
    ],
    [
      'full-width letters',
      (text: string) => text.replace(/[A-Z]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
  ])('is understood when typed with %s', (_name, typed) => {
    for (let round = 0; round < 50; round += 1) {
      const key = random(recoveryKeyBytes);
      expect(parseRecoveryKey(typed(formatRecoveryKey(key)))).toEqual(key);
    }
  });

  it('betrays any single wrong character', () => {
    const text = shown.replaceAll('-', '');
    const missed: string[] = [];
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of alphabet.replace(text[at] ?? '', '')) {
        const typed = text.slice(0, at) + letter + text.slice(at + 1);
        if (codeOf(() => parseRecoveryKey(typed)) === 'opened') missed.push(typed);
      }
    }
    expect(missed).toEqual([]);
  });

  it('betrays swapped neighbours and swapped groups', () => {
    const text = shown.replaceAll('-', '');
    for (let at = 0; at + 1 < text.length; at += 1) {
      const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      expect(swapped === text || codeOf(() => parseRecoveryKey(swapped)) === 'recovery-key-mismatch').toBe(
        true,
      );
    }
    const groups = shown.split('-');
    expect(reasonOf([groups[1], groups[0], ...groups.slice(2)].join('-'))).toBe('check');
  });

  it('says what is wrong with what was typed', () => {
    expect(reasonOf('')).toBe('length');
    expect(reasonOf(shown.slice(0, -1))).toBe('length');
    expect(reasonOf(`${shown}0`)).toBe('length');
    expect(reasonOf(shown.replace(/^./, 'U'))).toBe('character');
    expect(reasonOf(shown.replace(/^./, '😀'))).toBe('character');
    expect(reasonOf('0'.repeat(36))).toBe('check');
  });

  it('is never made of random text', () => {
    for (let round = 0; round < 2_000; round += 1) {
      const typed = String.fromCharCode(...random(below(60)));
      expect(codeOf(() => parseRecoveryKey(typed))).toBe('recovery-key-mismatch');
    }
  });
});
