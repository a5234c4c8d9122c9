import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  checkNewPassphrase,
  maxPassphraseLength,
  passphraseBytes,
  strength,
} from '../../../core/vault/passphrase.ts';
import { codeOf, failureOf } from '../../helpers/thrown-by.ts';

const hex = (passphrase: string): string => bytesToHex(passphraseBytes(passphrase));
const utf8 = (text: string): string => bytesToHex(new TextEncoder().encode(text));

describe('a passphrase', () => {
  it.each([
    ['Polish', 'Zażółć gęślą jaźń'],
    ['Ukrainian', 'Їжак єднає ґанок і їдальню'],
    ['Vietnamese', 'Tiếng Việt rất đẹp'],
    ['Korean', '각 나라의 문화와 언어를'],
  ])('gives the same bytes composed and decomposed: %s (A2)', (_name, text) => {
    expect(text.normalize('NFD')).not.toBe(text.normalize('NFC'));
    expect(hex(text.normalize('NFD'))).toBe(hex(text.normalize('NFC')));
    expect(hex(text)).toBe(utf8(text.normalize('NFKC')));
  });

  it('is normalised by compatibility, once: full-width letters, ligatures, small figures (A2)', () => {
    expect(hex('Ｐａｓｓ ﬁne ² ㎏')).toBe(utf8('Pass fine 2 kg'));
    // U+1E9B U+0323 is the textbook case whose form changes if a weaker form was taken first.
    expect(hex('\u1e9b\u0323')).toBe(utf8('\u1e69'));
  });

  it('keeps everything else: case, spaces, NUL, emoji, line ends (A2)', () => {
    const texts = [
      'pass',
      'pass ',
      ' pass',
      'Pass',
      'pass\u0000',
      'pass\u0000x',
      'pass\n',
      'pass\r\n',
      'pa ss',
      '👩‍👩‍👧',
      '👩👩👧',
    ];
    expect(new Set(texts.map(hex)).size).toBe(texts.length);
    expect(hex('a\u0000b')).toBe('610062');
  });

  it('is never cut: a thousand characters count to the last one, and beyond 1,024 it is refused (A2)', () => {
    const long = 'ż'.repeat(1_000);
    expect(passphraseBytes(long)).toHaveLength(2_000);
    expect(hex(`${long}a`)).not.toBe(hex(`${long}b`));
    expect(passphraseBytes('x'.repeat(maxPassphraseLength))).toHaveLength(maxPassphraseLength);
    expect(failureOf(() => passphraseBytes('x'.repeat(maxPassphraseLength + 1))).code).toBe(
      'passphrase-too-long',
    );
    // The widest character of NFKC becomes eighteen.
    expect(passphraseBytes('\ufdfa'.repeat(1_024)).length).toBe(33 * 1_024);
  });

  it.each([
    ['nothing', '', 'passphrase-too-short'],
    ['fourteen letters', 'a'.repeat(14), 'passphrase-too-short'],
    ['fourteen letters that look like 28 units', '😀'.repeat(14), 'passphrase-too-short'],
    ['eight letters with eight accents', 'e\u0301'.repeat(8), 'passphrase-too-short'],
    ['fifteen letters', 'a'.repeat(15), 'opened'],
    ['fifteen spaces', ' '.repeat(15), 'opened'],
    ['fifteen emoji', '😀'.repeat(15), 'opened'],
    ['too much', 'a'.repeat(1_025), 'passphrase-too-long'],
  ])('is chosen by its length in characters after normalisation: %s', (_name, text, outcome) => {
    expect(codeOf(() => checkNewPassphrase(text))).toBe(outcome);
  });
});

describe('the strength hint', () => {
  it.each([
    ['', 'too-short'],
    ['Aa1!Aa1!Aa1!Aa', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['123456789012345', 'weak'],
    ['qwertyuiopasdfgh', 'weak'],
    ['йцукенгшщзхїфівапро', 'weak'],
    ['passwordpassword', 'weak'],
    ['hasło hasło hasło', 'weak'],
    ['слава україні слава', 'weak'],
    ['mama tata babcia dziadek', 'weak'],
    ['1990-05-12 1990-05-12', 'weak'],
    ['a b c d e f g h i j k l', 'weak'],
    ['correct horse battery staple', 'fair'],
    ['kon bateria zszywacz poprawny', 'fair'],
    ['xK9#mQ2$vL5@pR8', 'strong'],
    ['Fioletowy tramwaj gra na skrzypcach', 'strong'],
    ['мій зелений чайник співає вранці', 'strong'],
  ])('for "%s" is %s', (text, level) => {
    expect(strength(text).level).toBe(level);
  });

  it('says why', () => {
    expect(strength('aaaaaaaaaaaaaaaaa').reasons).toEqual(['repeated', 'few-characters']);
    expect(strength('qwertyuiopasdfghjkl').reasons).toEqual(['sequence']);
    expect(strength('moje hasło do komputera').reasons).toContain('common-words');
    expect(strength('abc').reasons).toContain('too-short');
    expect(strength('Fioletowy tramwaj gra na skrzypcach').reasons).toEqual([]);
  });

  it('asks for no kinds of characters: words alone become strong, and more of them never weaker', () => {
    const order = ['too-short', 'weak', 'fair', 'strong'];
    const words = 'fioletowy tramwaj skrzypi wieczorem nad jeziorem'.split(' ');
    const levels = words.map((_, index) =>
      order.indexOf(strength(words.slice(0, index + 1).join(' ')).level),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels.at(-1)).toBe(3);
  });

  it('answers at once for the longest input', () => {
    const inputs = [
      'x'.repeat(100_000),
      'ab1'.repeat(342),
      'йa '.repeat(342),
      '😀a'.repeat(342),
      'qwe'.repeat(400),
      'aab'.repeat(342),
    ];
    for (const text of inputs) {
      const started = performance.now();
      strength(text);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});
