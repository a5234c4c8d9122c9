import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../renderer/i18n/format.ts';
import { pseudoText } from '../../../renderer/i18n/pseudo.ts';

const pl = createFormat('pl');
const uk = createFormat('uk');
const en = createFormat('en');

/** Spaces that never break look like spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('dates and numbers', () => {
  it('are written as people of the language write them', () => {
    expect([pl, uk, en].map(format => format.day('2027-03-04'))).toEqual([
      '4.03.2027',
      '4.03.2027',
      '4 Mar 2027',
    ]);
    expect(pl.longDay('2027-03-04')).toBe('czwartek, 4 marca 2027');
    expect(plain(uk.longDay('2027-03-04'))).toBe('четвер, 4 березня 2027 р.');
    expect(plain(pl.money(340, 'PLN'))).toBe('340 zł');
    expect(plain(pl.number(60_000))).toBe('60 000');
    expect(pl.list(['Kraków', 'Tarnów', 'Nowy Sącz'])).toBe('Kraków, Tarnów i Nowy Sącz');
  });

  it('a calendar day does not move with the zone of the computer', () => {
    for (const day of ['2026-01-01', '2026-03-29', '2026-10-25', '2026-12-31']) {
      const [year, month, ofMonth] = day.split('-').map(Number);
      expect(pl.day(day)).toBe(`${ofMonth}.${String(month).padStart(2, '0')}.${year}`);
    }
  });

  it('an instant of today and yesterday is told by that word', () => {
    const instant = new Date(2026, 10, 21, 8, 4).toISOString();
    expect(pl.instant(instant, '2026-11-21')).toBe('dzisiaj 8:04');
    expect(uk.instant(instant, '2026-11-22')).toBe('учора 8:04');
    expect(en.instant(instant, '2026-12-24')).toBe('21 Nov 2026 8:04');
    expect(pl.localDay(instant)).toBe('2026-11-21');
  });

  it('a distance in days and a wait carry their preposition and case', () => {
    expect(pl.daysFrom('2026-11-21', '2027-03-04')).toBe('za 103 dni');
    expect(uk.daysFrom('2026-11-21', '2026-11-24')).toBe('через 3 дні');
    expect(pl.wait(1)).toBe('za 1 sekundę');
    expect(pl.wait(7001)).toBe('za 8 sekund');
    expect(uk.wait(240_000)).toBe('через 4 хвилини');
    expect(en.wait(0)).toBe('in 1 second');
  });

  it('a running time is a clock', () => {
    expect([0, 372, 3972].map(seconds => pl.clock(seconds))).toEqual(['00:00', '06:12', '1:06:12']);
  });

  it('names are ordered as the language orders them', () => {
    expect(['Łódź', 'Lublin', 'Ćwiklice', 'Żywiec', 'Cieszyn', 'Zator'].toSorted(pl.compare)).toEqual([
      'Cieszyn',
      'Ćwiklice',
      'Lublin',
      'Łódź',
      'Zator',
      'Żywiec',
    ]);
    expect(pl.languageName('uk')).toBe('ukraiński');
    expect(pl.languageName('not a code')).toBe('not a code');
  });
});

describe('the pseudo-locale', () => {
  it('makes every text foreign, longer and visible at both ends', () => {
    const text = pseudoText('Open the case');
    expect(text.startsWith('[') && text.endsWith(']')).toBe(true);
    expect(text.length).toBeGreaterThanOrEqual('Open the case'.length * 1.4);
    expect(text).not.toContain('Open');
    expect(pseudoText('')).toBe('');
  });
});
