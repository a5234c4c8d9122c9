import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../core/text/fold.ts';
import { tokenize } from '../../../core/text/words.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const plainWords = (text: string): string[] => tokenize(text).map(token => token.plain);

describe('fold', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Zażółć gęślą jaźń', 'zazolc gesla jazn'],
    ['Straße, Größe', 'strasse, grosse'],
    ['Nguyễn Thị Đức', 'nguyen thi duc'],
    ['İSTANBUL ıspanak', 'istanbul ispanak'],
    ['Bjørn Þór Æsa', 'bjorn thor aesa'],
    ['ﬁnał № ① ŉ', 'final no 1 n'],
  ])('writes %s as %s', (text, plain) => {
    expect(fold(text)).toBe(plain);
  });

  it.each([
    // Examples of the annex to resolution No. 55 of the Cabinet of Ministers of Ukraine.
    ['Алушта', 'alushta'],
    ['Борщагівка', 'borshchahivka'],
    ['Згурський', 'zghurskyi'],
    ['Розгон', 'rozghon'],
    ['Ґалаґан', 'galagan'],
    ['Єнакієве', 'yenakiieve'],
    ['Короп’є', 'koropie'],
    ['Їжакевич', 'yizhakevych'],
    ['Кадиївка', 'kadyivka'],
    ['Мар’їне', 'marine'],
    ['Йосипівка', 'yosypivka'],
    ['Стрий', 'stryi'],
    ['Юрій Корюківка', 'yurii koriukivka'],
    ['Яготин Костянтин', 'yahotyn kostiantyn'],
    ['Феофанія', 'feofaniia'],
    // ICAO Doc 9303, Belarusian and Russian letters.
    ['Святлана Ўладзіміраўна', 'sviatlana uladzimirauna'],
    ['Эльвира Крылова', 'elvyra krylova'],
    ['Пётр', 'piotr'],
  ])('writes %s with the letters of a passport', (text, plain) => {
    expect(fold(text)).toBe(plain);
  });

  it('leaves out apostrophes and signs in every form people type', () => {
    for (const sign of ["'", '’', 'ʼ', '`', '´', '′', 'ь', 'ъ']) expect(fold(`Дар${sign}я`)).toBe('daria');
  });

  it('does not mind whether a letter comes in one piece or with its mark apart', () => {
    for (const text of ['Łódź', 'Київ', 'Ўладзімір', 'Nguyễn', 'ёлка']) {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    }
  });

  it('answers the same for its own answer, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      seededRun(500),
    );
  });

  it('folds the beginning of a word into the beginning of its plain form', () => {
    const letter = fc.constantFrom(...'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяўёыэąćęłńóśźżabcxyz’');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), fc.nat(12), (letters, cut) => {
        const word = letters.join('');
        expect(fold(word).startsWith(fold(word.slice(0, cut)))).toBe(true);
      }),
      seededRun(1000),
    );
  });
});

describe('words', () => {
  it('parts letters from digits, whatever stands between them', () => {
    expect(plainWords('K-0412, k0412; 800+ (90/180)')).toEqual([
      'k',
      '0412',
      'k',
      '0412',
      '800',
      '90',
      '180',
    ]);
  });

  it('keeps an apostrophe inside a word and drops quotes around one', () => {
    expect(plainWords("Мар'яна O’Brien 'quoted' п’ять’")).toEqual(['mariana', 'obrien', 'quoted', 'piat']);
  });

  it('says where each word stands in the text as given, also after letters outside the basic plane', () => {
    const text = '😀 𝐀nna – Łódź\u0301 ż';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '𝐀nna',
      'Łódź\u0301',
      'ż',
    ]);
  });

  it('takes any text apart without losing or inventing a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        let after = 0;
        for (const { start, end, plain } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(after);
          expect(end).toBeGreaterThan(start);
          expect(plain).toBe(fold(text.slice(start, end)));
          after = end;
        }
        expect(after).toBeLessThanOrEqual(text.length);
      }),
      seededRun(1000),
    );
  });
});
