import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, guardCell, rowsOfCsv, unguardCell } from '../../../../core/report/csv.ts';
import {
  batchOf,
  batchSchema,
  batchToJson,
  exportFileName,
  isBatchWhole,
  summaryOf,
} from '../../../../core/report/summary.ts';
import { batchFromCsv, batchToCsv } from '../../../../core/report/summary-csv.ts';
import { aConsultation, arbitraryConsultation, idAt } from '../../../helpers/a-consultation.ts';
import { seededRun } from '../../../helpers/seeded-run.ts';

const header = {
  exportId: '3f2b8c1e-9d4a-4b6f-8a7e-1c2d3e4f5a6b',
  createdAt: '2026-11-14T15:00:00.000Z',
  pointId: idAt(900),
  appVersion: '0.1.0',
};
const serviceOf = () => '0f8fad5b-d9cd-469f-a165-70867728950e';

// A trigger of CSV injection at the start of a cell, after anything a reader trims.
const trigger = /^[\s\p{Cc}\p{Cf}"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** A reader that knows nothing of quotes: splits at every separator and line break. */
const naiveCells = (csv: string): string[] =>
  csv
    .replace('\uFEFF', '')
    .split(/[;,\t\r\n]/)
    .map(cell => cell.replace(/^"+/, ''));

const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        "'",
        '"',
        ';',
        ',',
        ' ',
        '\uFEFF',
        '\u200B',
        '＝',
        '＋',
        '－',
        '＠',
      ),
      fc.constantFrom('HYPERLINK("http://x")', "cmd|' /C calc'!A0", 'Kowalenko', 'Łódź', 'Її', '\u0000'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));

describe('a cell of the CSV file', () => {
  it('never begins like a formula, for readers of semicolons and of commas, and can be recovered', () => {
    fc.assert(
      fc.property(nastyText, text => {
        const guarded = guardCell(text);
        expect(unguardCell(guarded)).toBe(text);
        expect(guarded).not.toMatch(trigger);
        for (const cell of guarded.split(/[;,]/)) expect(cell).not.toMatch(trigger);
        expect(
          rowsOfCsv(
            csvOf([
              [text, 'x'],
              ['y', text],
            ]),
          ),
        ).toEqual([
          [text, 'x'],
          ['y', text],
        ]);
        for (const cell of naiveCells(csvOf([[text]]))) expect(cell).not.toMatch(trigger);
      }),
      seededRun(10_000),
    );
  });

  it('is quoted, in UTF-8 with a byte order mark, with CRLF after each row', () => {
    expect(csvOf([['a"b', 'ż;ó']])).toBe('\uFEFF"a""b";"ż;ó"\r\n');
    expect(rowsOfCsv('"a";b\r\n')).toBeNull();
    expect(rowsOfCsv('"a";"b')).toBeNull();
    expect(rowsOfCsv('"a"')).toBeNull();
  });
});

describe('the case-summary export', () => {
  it('is the same batch after a trip through JSON and through CSV', () => {
    fc.assert(
      fc.property(fc.array(arbitraryConsultation, { minLength: 1, maxLength: 5 }), consultations => {
        const batch = batchOf(consultations, serviceOf, header);
        expect(isBatchWhole(batch)).toBe(true);
        expect(batchSchema.parse(JSON.parse(batchToJson(batch)))).toEqual(batch);
        expect(batchFromCsv(batchToCsv(batch))).toEqual(batch);
      }),
      seededRun(500),
    );
  });

  it('holds nothing outside the allow-list: no note, no reason, no id or time of the record', () => {
    fc.assert(
      fc.property(arbitraryConsultation, record => {
        const marked = {
          ...record,
          note: 'CANARY-NOTE',
          couldNotHelpReason: 'CANARY-REASON',
          consultantCode: 'CANARY-WHO',
          referrals: record.referrals.map(referral => ({ ...referral, declineReason: 'CANARY-DECLINED' })),
        };
        const batch = batchOf([marked], serviceOf, header);
        for (const text of [batchToJson(batch), batchToCsv(batch)]) {
          expect(text).not.toContain('CANARY');
          expect(text).not.toContain(record.id);
          expect(text).not.toContain(record.finishedAt);
          if (record.caseId !== null) expect(text).not.toContain(record.caseId);
        }
      }),
      seededRun(1_000),
    );
  });

  it('gives one visit the same id each time, and one client one pseudonym at a point', () => {
    const first = summaryOf(
      aConsultation({ id: idAt(1), caseId: idAt(7), contactKind: 'participant' }),
      serviceOf,
    );
    const again = summaryOf(
      aConsultation({ id: idAt(2), caseId: idAt(7), contactKind: 'participant' }),
      serviceOf,
    );
    const elsewhere = summaryOf(aConsultation({ caseId: idAt(7), pointId: idAt(901) }), serviceOf);
    expect(first.summaryId).not.toBe(again.summaryId);
    expect(first.clientPseudonym).toBe(again.clientPseudonym);
    expect(elsewhere.clientPseudonym).not.toBe(first.clientPseudonym);
    expect(summaryOf(aConsultation({}), serviceOf).clientPseudonym).toBeNull();
  });

  it('notices a record that was changed or taken out of the file', () => {
    const batch = batchOf(
      [aConsultation({ id: idAt(1) }), aConsultation({ id: idAt(2) })],
      serviceOf,
      header,
    );
    const [record] = batch.records;
    expect(isBatchWhole({ ...batch, records: batch.records.slice(1) })).toBe(false);
    expect(
      record &&
        isBatchWhole({ ...batch, records: [{ ...record, durationMin: 99 }, ...batch.records.slice(1)] }),
    ).toBe(false);
  });

  it('names files from date and id alone', () => {
    expect(exportFileName(header, 'csv')).toBe('drogowskaz-2026-11-14-1c2d3e4f5a6b.csv');
  });

  it('writes an empty day as a file with column names and no rows', () => {
    const empty = batchOf([], serviceOf, header);
    expect(rowsOfCsv(batchToCsv(empty))).toHaveLength(1);
    expect(batchFromCsv(batchToCsv(empty))).toBeNull();
    expect(isBatchWhole(empty)).toBe(true);
  });
});
