import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfCell } from '../../../core/contact/table/cells.ts';
import { columnTargets, guessColumns, headersOf } from '../../../core/contact/table/columns.ts';
import { readCsv } from '../../../core/contact/table/read-csv.ts';
import { uiLanguages } from '../../../core/languages.ts';
import { csvOf, unguardCell } from '../../../core/report/csv.ts';
import { columnName, xlsxOf } from '../../../core/report/xlsx.ts';
import { crc32 } from '../../../core/report/zip.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { failureOf } from '../../helpers/thrown-by.ts';

describe('a table of somebody else', () => {
  it.each<[string, string, string[][]]>([
    [
      'semicolons',
      'a;b\r\n1;2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'commas, no line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes with separators and line ends inside',
      'a,b\n"1,\n""x""",2\n',
      [
        ['a', 'b'],
        ['1,\n"x"', '2'],
      ],
    ],
    ['a separator told', 'sep=|\na|b;c\n', [['a', 'b;c']]],
    [
      'a mark and old line ends',
      '\uFEFFa;b\r1;2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty lines and empty cells',
      'a;b;c\n\n;;\n1;;\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
      ],
    ],
    ['words after a quote', '"a" b;c\n', [['a b', 'c']]],
  ])('is read with %s', (_name, text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('gives back whatever we write into one', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ';', ',', '"', '\n', '=', '+', "'", ' ', 'ż', '\t'),
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, list => {
        const wide = list.map(row => ['x', ...row]);
        expect(readCsv(csvOf(wide)).map(row => row.map(unguardCell))).toEqual(wide);
      }),
      seededRun(500),
    );
  });

  it('is refused when it is too wide or too long', () => {
    const refused = (text: string) => failureOf(() => readCsv(text));
    expect(refused('a;'.repeat(300))).toMatchObject({ details: { reason: 'too-many-columns' } });
    expect(refused('a\n'.repeat(20_002))).toMatchObject({ details: { reason: 'too-many-rows' } });
    expect(refused('"a')).toMatchObject({ details: { reason: 'unreadable' } });
    expect(readCsv('a\n'.repeat(20_001))).toHaveLength(20_001);
  });

  it('has its columns known by their headers in three languages, each once', () => {
    expect(guessColumns(['Telefon', 'Nazwa organizacji', 'NAZWA', 'Godziny otwarcia:', 'telefony'])).toEqual([
      'phones',
      null,
      'name',
      'hours',
      null,
    ]);
    expect(guessColumns(['Назва', 'Місто', 'Години роботи', 'Мови'])).toEqual([
      'name',
      'city',
      'hours',
      'languages',
    ]);
    for (const language of uiLanguages) expect(guessColumns(headersOf(language))).toEqual([...columnTargets]);
  });

  it('has days in the ways people write them', () => {
    expect(['2026-11-21', '21.11.2026', '1/2/2026', '2026-11-21T08:00:00Z'].map(dayOfCell)).toEqual([
      '2026-11-21',
      '2026-11-21',
      '2026-02-01',
      '2026-11-21',
    ]);
    expect(['', 'soon', '2026-02-30', '31.02.2026', '11.2026'].map(dayOfCell)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a workbook of ours', () => {
  it('is plain texts only, whatever they look like', () => {
    const text = new TextDecoder().decode(
      xlsxOf([['=1+1', '<f>x</f>', '_x000D_', 'a\u0000b\uFFFE', '\ud800']], "a'b[c]"),
    );
    expect(text).toContain('<t xml:space="preserve">=1+1</t>');
    expect(text).toContain('&lt;f&gt;x&lt;/f&gt;');
    expect(text).toContain('_x005F_x000D_');
    expect(text).toContain('<t xml:space="preserve">ab</t>');
    expect(text).toContain('name="a b c "');
    expect(text).not.toMatch(/<f>/);
  });

  it('names its columns as others do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('has the checksum that the format asks for', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
