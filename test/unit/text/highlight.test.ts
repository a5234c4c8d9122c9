import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRanges } from '../../../core/text/highlight.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const marked = (text: string, query: string): string[] =>
  matchRanges(text, query).map(([start, end]) => text.slice(start, end));

describe('highlighting', () => {
  it.each([
    ['Łódź, ul. Łódzka 5', 'lodz', ['Łódź', 'Łódz']],
    ['Олена Коваленко', 'kow', ['Ков']],
    ['Олена Коваленко', 'Kowalenko', ['Коваленко']],
    ['Szewczenko Taras', 'Шев', ['Szew']],
    ['Жуковський', 'żukowski', ['Жуковський']],
    ['😀 Straße', 'strasse', ['Straße']],
    ['😀 Straße', 'stras', ['Straß']],
    ['Poradnia Ko\u0301walskich', 'ko', ['Ko\u0301']],
    ['Мар’яна', 'marian', ['Мар’ян']],
    ['tłumacz w Tarnowie', 'tlumacz w tarn', ['tłumacz', 'Tarn']],
    ['+48 12 210 20 20', '2102020', ['210 20 20']],
    ['tel. 12-210-20-20', '+48 12 210', ['12-210']],
    ['800 012 948', '012948', ['012 948']],
    ['psycholog', 'psychologa', ['psycholog']],
    ['Przychodnia', 'przychodina', ['Przychodnia']],
    ['Марина', 'Марія', []],
    ['nic', '', []],
  ])('marks in "%s" what "%s" asks for', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('joins what touches and keeps the order of the text', () => {
    expect(matchRanges('prawnik prawo', 'prawo prawn praw')).toEqual([
      [0, 5],
      [8, 13],
    ]);
  });

  it('answers ordered ranges inside the text that never cut a letter in two', () => {
    const unit = fc.constantFrom(
      'к',
      'о',
      'Kow',
      'Łódź',
      '😀',
      'e\u0301',
      ' ',
      '-',
      '12',
      'й',
      'и\u0306',
      '’',
      'я',
    );
    const text = fc.array(unit, { maxLength: 15 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, text, (written, query) => {
        let after = -1;
        for (const [start, end] of matchRanges(written, query)) {
          expect(start).toBeGreaterThan(after);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
          for (const cut of [start, end]) {
            expect(/^[\udc00-\udfff]|^\p{M}/u.test(written.slice(cut))).toBe(false);
          }
          after = end;
        }
      }),
      seededRun(2000),
    );
  });
});
