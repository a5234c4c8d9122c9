import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStays } from '../../../core/calendar/read-stays.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const today = '2026-11-21';
const one = (line: string) => {
  const { stays, unread } = readStays(line, today);
  return stays[0] ?? unread[0]?.problem;
};
const spring = { from: '2026-03-01', to: '2026-05-29', isTitled: false, note: '' };

describe('a pasted stay', () => {
  it.each([
    '2026-03-01 – 2026-05-29',
    '2026-03-01-2026-05-29',
    '2026.03.01 2026.05.29',
    '2026/03/01;2026/05/29',
    '1.03.2026-29.05.2026',
    '01.03.2026 — 29.05.2026 r.',
    '1-3-2026\t29-5-2026',
    '01/03/2026, 29/05/2026',
    'od 1.03.2026 do 29.05.2026',
    'з 01.03.2026 по 29.05.2026',
    'from 1/3/2026 to 29/5/2026',
    '1.03–29.05.2026',
    '1.03.26 - 29.05.26',
    '  2026-03-01   →   2026-05-29  ',
  ])('is read as people write it: %s', line => {
    expect(one(line)).toEqual(spring);
  });

  it('is read where both days are of one month', () => {
    expect(one('10–28.02.2026')).toEqual({ ...spring, from: '2026-02-10', to: '2026-02-28' });
  });

  it.each(['10.09.2026 nadal', '2026-09-10 – still here', '10/09/2026 досі', '10.09.2026 do dziś'])(
    'goes on where a word says so: %s',
    line => {
      expect(one(line)).toEqual({ from: '2026-09-10', to: null, isTitled: false, note: '' });
    },
  );

  it.each([
    '1.03.2026-29.05.2026 wiza D',
    '1.03.2026-29.05.2026 karta pobytu',
    '1.03.2026-29.05.2026 residence permit',
    '1.03.2026-29.05.2026 віза D',
    '1.03.2026-29.05.2026 UKR',
  ])('is not counted where a word names a title: %s', line => {
    expect(one(line)).toMatchObject({ from: '2026-03-01', to: '2026-05-29', isTitled: true });
  });

  it('keeps the words that it does not know', () => {
    expect(one('1.03.2026 - 29.05.2026 (Niemcy, u siostry)')).toEqual({
      ...spring,
      note: 'Niemcy u siostry',
    });
  });

  it.each([
    ['u siostry w Berlinie', 'no-date'],
    ['10.09.2026', 'one-date'],
    ['1.03.2026 29.05.2026 1.06.2026', 'many-dates'],
    ['1.03.2026 29.05.2026 nadal', 'many-dates'],
    ['1.03.2026 29.05.2026 '.padEnd(100_000, 'letter '), 'many-dates'],
    ['31.02.2026 - 3.03.2026', 'no-such-day'],
    ['03/13/2026 05/29/2026', 'no-such-day'],
    ['29.05.2026 - 1.03.2026', 'reversed'],
    ['1.03.1926 - 29.05.1926', 'too-old'],
    ['1.03.2062 - 29.05.2062', 'too-old'],
  ])('is not guessed: %s (%s)', (line, problem) => {
    expect(one(line)).toBe(problem);
  });

  it('is found among others, and what was not read stays word for word with its number', () => {
    const read = readStays('1.03.2026-29.05.2026\r\n\r\nberlin ???\n10.09.2026 nadal', today);
    expect(read.stays).toHaveLength(2);
    expect(read.unread).toEqual([{ number: 3, text: 'berlin ???', problem: 'no-date' }]);
  });

  it('never loses a line, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('1.03.2026-29.05.2026', '10.09.2026 nadal', '31.02.2026 1.03.2026'),
          ),
        ),
        lines => {
          const text = lines.join('\n');
          const { stays, unread } = readStays(text, today);
          const written = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '');
          expect(stays.length + unread.length).toBe(written.length);
          for (const { to, from } of stays) expect(to === null || from <= to).toBe(true);
        },
      ),
      seededRun(1000),
    );
  });
});
