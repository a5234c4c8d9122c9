import { describe, expect, it } from 'vitest';
import { phoneDigits, phoneQueries } from '../../../core/text/digits.ts';

describe('phone digits', () => {
  it.each([
    '12 210 20 20',
    '+48 12-210-20-20',
    '0048 122102020',
    '48122102020',
    '(12) 210.20.20',
    '0-12 210 20 20',
    '12 210 20 20 wew. 5',
    '+48 12 210 20 20 внутр. 5',
    '１２ 210 20 20',
  ])('are the same nine for %s', written => {
    expect(phoneDigits(written)?.digits).toBe('122102020');
  });

  it('keep short numbers and the country of a foreign one', () => {
    expect(
      ['112', '116 111', '19524', '+380 67 123 45 67'].map(written => phoneDigits(written)?.digits),
    ).toEqual(['112', '116111', '19524', '380671234567']);
  });

  it('know where the written groups begin', () => {
    const groupsOf = (written: string): number[] => {
      const starts = phoneDigits(written)?.groupStarts ?? 0;
      return Array.from({ length: 12 }, (_, at) => at).filter(at => ((starts >>> at) & 1) === 1);
    };
    expect(groupsOf('+48 12 210 20 20')).toEqual([0, 2, 5, 7]);
    expect(groupsOf('800 012 948')).toEqual([0, 3, 6]);
    expect(groupsOf('122102020')).toEqual([0]);
  });

  it('are null where there are none', () => {
    expect(phoneDigits('brak')).toBeNull();
  });
});

describe('a phone number asked for', () => {
  it.each([
    ['12 210 20 20', ['122102020']],
    ['2102020', ['2102020']],
    ['+48 12-210', ['12210']],
    ['0048 12', []],
    ['012 948', ['12948', '012948']],
    ['48 12 210', ['4812210', '12210']],
    ['067 123 45 67', ['671234567', '0671234567']],
    ['800', ['800']],
    ['12', []],
    ['+48', []],
    ['800 plus', []],
    ['', []],
  ])('for "%s" is looked up as %j', (query, runs) => {
    expect(phoneQueries(query)).toEqual(runs);
  });
});
