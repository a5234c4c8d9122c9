import { describe, expect, it } from 'vitest';
import { factIdsIn, hasStrayBrace, splitText } from '../../../core/guidance/fact-text.ts';
import {
  ageOf,
  datedFacts,
  factOn,
  factsOn,
  formatDay,
  formatFactValue,
  renderText,
  validityOn,
} from '../../../core/guidance/resolve.ts';
import type { FactValue } from '../../../core/guidance/schema.ts';
import { aFact, aText, aTrust } from '../../helpers/pack-builder.ts';

const none: FactValue = { kind: 'text', text: aText('none') };

/** The three languages side by side, with the non-breaking space made visible as an ordinary one. */
const inAll = (value: FactValue): string[] =>
  (['pl', 'uk', 'en'] as const).map(language => formatFactValue(value, language).replaceAll('\u00a0', ' '));
const period = (count: number, unit: Extract<FactValue, { kind: 'period' }>['unit']) =>
  inAll({ kind: 'period', count, unit });

describe('values of facts in words', () => {
  it('writes money as people write it', () => {
    expect(inAll({ kind: 'money', amount: 340, currency: 'PLN' })).toEqual(['340 zł', '340 zł', 'PLN 340']);
    expect(inAll({ kind: 'money', amount: 1204.5, currency: 'PLN' })).toEqual([
      '1 204,50 zł',
      '1 204,50 zł',
      'PLN 1,204.50',
    ]);
    expect(inAll({ kind: 'money', amount: 20, currency: 'EUR' })).toEqual(['20 €', '20 €', '€20']);
  });

  it('writes a day without a leading zero, and in words in English', () => {
    expect(inAll({ kind: 'day', on: '2027-03-04' })).toEqual(['4.03.2027', '4.03.2027', '4 March 2027']);
    expect(formatDay('2026-12-31', 'pl')).toBe('31.12.2026');
    expect(formatDay('2026-01-01', 'en')).toBe('1 January 2026');
  });

  it('counts days in the right form', () => {
    expect(period(1, 'day')).toEqual(['1 dzień', '1 день', '1 day']);
    expect(period(3, 'day')).toEqual(['3 dni', '3 дні', '3 days']);
    expect(period(5, 'day')).toEqual(['5 dni', '5 днів', '5 days']);
    expect(period(21, 'day')).toEqual(['21 dni', '21 день', '21 days']);
    expect(period(60, 'day')).toEqual(['60 dni', '60 днів', '60 days']);
  });

  it('counts working days, months and years in the right form', () => {
    expect(period(15, 'working-day')).toEqual(['15 dni roboczych', '15 робочих днів', '15 working days']);
    expect(period(2, 'working-day')).toEqual(['2 dni robocze', '2 робочі дні', '2 working days']);
    expect(period(1, 'month')).toEqual(['1 miesiąc', '1 місяць', '1 month']);
    expect(period(3, 'month')).toEqual(['3 miesiące', '3 місяці', '3 months']);
    expect(period(18, 'month')).toEqual(['18 miesięcy', '18 місяців', '18 months']);
    expect(period(1, 'year')).toEqual(['1 rok', '1 рік', '1 year']);
    expect(period(3, 'year')).toEqual(['3 lata', '3 роки', '3 years']);
    expect(period(10, 'year')).toEqual(['10 lat', '10 років', '10 years']);
  });

  it('writes percent and plain words', () => {
    expect(inAll({ kind: 'percent', amount: 50 })).toEqual(['50%', '50%', '50%']);
    expect(inAll({ kind: 'percent', amount: 9.76 })[0]).toBe('9,76%');
    expect(inAll({ kind: 'text', text: aText('free') })).toEqual(['free (pl)', 'free (uk)', 'free']);
  });

  it('never breaks a line between a number and its word', () => {
    expect(formatFactValue({ kind: 'period', count: 60, unit: 'day' }, 'pl')).toBe('60\u00a0dni');
  });
});

describe('texts that name facts', () => {
  it('are split into words and facts that make the whole again', () => {
    expect(splitText('Pay {fact:fee} by {fact:last-day}.')).toEqual([
      { kind: 'plain', text: 'Pay ' },
      { kind: 'fact', id: 'fee' },
      { kind: 'plain', text: ' by ' },
      { kind: 'fact', id: 'last-day' },
      { kind: 'plain', text: '.' },
    ]);
    expect(splitText('{fact:fee}')).toEqual([{ kind: 'fact', id: 'fee' }]);
    expect(splitText('')).toEqual([]);
  });

  it('name each fact once, and a mistyped mark is seen', () => {
    expect(factIdsIn('{fact:b} {fact:a} {fact:b}')).toEqual(['a', 'b']);
    for (const text of ['{fact: fee}', '{Fact:fee}', '{fact:fee', 'fee}', '{fact:Fee}'])
      expect(hasStrayBrace(text)).toBe(true);
    expect(hasStrayBrace('{fact:fee}.')).toBe(false);
  });

  it('are written out with the values, an unknown fact staying visible', () => {
    const facts = new Map([['fee', aFact()]]);
    expect(renderText('Opłata {fact:fee}.', facts, 'pl')).toBe('Opłata 340\u00a0zł.');
    expect(renderText('{fact:none}', facts, 'pl')).toBe('{fact:none}');
  });
});

describe('validity and age', () => {
  const trust = aTrust({ validFrom: '2026-03-05', validTo: '2027-03-04' });

  it('knows whether a rule is in force on a day, both ends included', () => {
    const days = ['2026-03-04', '2026-03-05', '2027-03-04', '2027-03-05'];
    expect(days.map(day => validityOn(trust, day))).toEqual(['not-yet', 'in-force', 'in-force', 'ended']);
    expect(validityOn(aTrust({ validFrom: null, validTo: null }), '1999-01-01')).toBe('in-force');
  });

  it('finds a fact only on the days on which it is in force', () => {
    const facts = new Map([['fee', aFact({ trust })]]);
    expect(factOn(facts, 'fee', '2026-11-21')?.id).toBe('fee');
    expect(factOn(facts, 'fee', '2027-03-05')).toBeNull();
    expect(factOn(facts, 'none', '2026-11-21')).toBeNull();
  });

  it('chooses the value of the day, and the nearest where none is in force', () => {
    const fee = (amount: number, validFrom: string, validTo: string | null) =>
      aFact({ value: { kind: 'money', amount, currency: 'PLN' }, trust: aTrust({ validFrom, validTo }) });
    const dated = datedFacts([
      fee(4950, '2027-01-01', '2027-12-31'),
      fee(4666, '2025-01-01', '2025-12-31'),
      fee(4806, '2026-02-01', '2026-12-31'),
    ]);
    const amountOn = (day: string) => formatFactValue(factsOn(dated, day).get('fee')?.value ?? none, 'en');
    expect(amountOn('2024-06-01')).toBe('PLN\u00a04,666');
    expect(amountOn('2026-01-15')).toBe('PLN\u00a04,666');
    expect(amountOn('2026-12-31')).toBe('PLN\u00a04,806');
    expect(amountOn('2027-01-01')).toBe('PLN\u00a04,950');
    expect(amountOn('2029-01-01')).toBe('PLN\u00a04,950');
  });

  it('makes a statement due fourteen days before its review and overdue on the day', () => {
    const reviewed = aTrust({ reviewBy: '2027-02-20' });
    const days = ['2027-02-05', '2027-02-06', '2027-02-19', '2027-02-20'];
    expect(days.map(day => ageOf(reviewed, day))).toEqual(['fresh', 'due-soon', 'due-soon', 'overdue']);
  });
});
