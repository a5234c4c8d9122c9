import { addDays } from '../dates.ts';
import type { UiLanguage } from '../languages.ts';
import { needsVerifying, type Trust } from '../trust.ts';
import { factIdsIn, splitText } from './fact-text.ts';
import type { Fact, FactValue, Statement } from './schema.ts';

export type Facts = ReadonlyMap<string, Fact>;

/** Every dated value of each fact, the earliest first. */
export type DatedFacts = ReadonlyMap<string, readonly Fact[]>;

/** Where `day` lies in the validity of a statement; an open end counts as in force. */
export function validityOn(
  trust: Pick<Trust, 'validFrom' | 'validTo'>,
  day: string,
): 'in-force' | 'not-yet' | 'ended' {
  if (trust.validFrom !== null && day < trust.validFrom) return 'not-yet';
  if (trust.validTo !== null && day > trust.validTo) return 'ended';
  return 'in-force';
}

/** True where the statement, or a fact whose value stands in its words, must be verified before it is used. */
export const isToVerify = ({ trust, text, detail }: Statement, facts: Facts): boolean =>
  needsVerifying(trust) ||
  factIdsIn(JSON.stringify([text, detail])).some(id => {
    const fact = facts.get(id);
    return fact === undefined || needsVerifying(fact.trust);
  });

const startOf = (fact: Fact): string => fact.trust.validFrom ?? '';

/** Gathers the entries of a pack by id, each fact's in the order of their dates. */
export function datedFacts(entries: readonly Fact[]): DatedFacts {
  const byId = new Map<string, Fact[]>();
  for (const fact of entries) byId.set(fact.id, [...(byId.get(fact.id) ?? []), fact]);
  for (const values of byId.values()) values.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  return byId;
}

/**
 * Each fact with the value of `day`: the one in force, else the last that was, else the first that will be; its
 * validity says which. So a text never lacks a value, and {@link validityOn} says when it is not of that day.
 */
export function factsOn(dated: DatedFacts, day: string): Facts {
  const chosen = new Map<string, Fact>();
  for (const [id, values] of dated) {
    const begun = values.filter(value => validityOn(value.trust, day) !== 'not-yet');
    const fact = begun.at(-1) ?? values[0];
    if (fact !== undefined) chosen.set(id, fact);
  }
  return chosen;
}

/** The fact as it holds on `day`; null when the pack has no such fact or it is not in force on that day. */
export function factOn(facts: Facts, id: string, day: string): Fact | null {
  const fact = facts.get(id);
  return fact !== undefined && validityOn(fact.trust, day) === 'in-force' ? fact : null;
}

/**
 * Days before the review day from which a statement is shown as soon due. Two weeks: what must be verified is read
 * again every month and would otherwise be amber from its first day.
 */
const dueSoonDays = 14;

/** How old a statement is: `overdue` from its review day on, `due-soon` in the fourteen days before it. */
export function ageOf(trust: Pick<Trust, 'reviewBy'>, today: string): 'fresh' | 'due-soon' | 'overdue' {
  if (today >= trust.reviewBy) return 'overdue';
  return today >= addDays(trust.reviewBy, -dueSoonDays) ? 'due-soon' : 'fresh';
}

type Unit = Extract<FactValue, { kind: 'period' }>['unit'];
type Forms = Readonly<Record<'one' | 'few' | 'many' | 'other', string>>;

/** The words that count, in the form each number asks for (`Intl.PluralRules`). */
const unitForms: Readonly<Record<UiLanguage, Readonly<Record<Unit, Forms>>>> = {
  pl: {
    day: { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' },
    'working-day': {
      one: 'dzień roboczy',
      few: 'dni robocze',
      many: 'dni roboczych',
      other: 'dnia roboczego',
    },
    month: { one: 'miesiąc', few: 'miesiące', many: 'miesięcy', other: 'miesiąca' },
    year: { one: 'rok', few: 'lata', many: 'lat', other: 'roku' },
  },
  uk: {
    day: { one: 'день', few: 'дні', many: 'днів', other: 'дня' },
    'working-day': {
      one: 'робочий день',
      few: 'робочі дні',
      many: 'робочих днів',
      other: 'робочого дня',
    },
    month: { one: 'місяць', few: 'місяці', many: 'місяців', other: 'місяця' },
    year: { one: 'рік', few: 'роки', many: 'років', other: 'року' },
  },
  en: {
    day: { one: 'day', few: 'days', many: 'days', other: 'days' },
    'working-day': { one: 'working day', few: 'working days', many: 'working days', other: 'working days' },
    month: { one: 'month', few: 'months', many: 'months', other: 'months' },
    year: { one: 'year', few: 'years', many: 'years', other: 'years' },
  },
};

/** Keeps a number and its word on one line. */
const noBreak = '\u00a0';

function formatPeriod(count: number, unit: Unit, language: UiLanguage): string {
  const rule = new Intl.PluralRules(language).select(count);
  const form = rule === 'zero' || rule === 'two' ? 'other' : rule;
  return `${new Intl.NumberFormat(language).format(count)}${noBreak}${unitForms[language][unit][form]}`;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as people write it: 4.03.2027 in Polish and Ukrainian, 4 March 2027 in English. */
export function formatDay(day: string, language: UiLanguage): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language !== 'en') return `${Number(date)}.${month}.${year}`;
  // A table: reasons of the guided check write days by the hundred, and a formatter of `Intl` takes long to make.
  return `${Number(date)} ${englishMonths[Number(month) - 1]} ${year}`;
}

function formatMoney(amount: number, currency: string, language: UiLanguage): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    // As the packs write amounts themselves: Polish and Ukrainian would set four digits together, "4950".
    useGrouping: 'always',
    // In Polish and Ukrainian "zł" follows the number; English would print "zł 340", so it keeps the code.
    currencyDisplay: language === 'en' ? 'symbol' : 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);
}

/** The value of a fact in words of one language: "340 zł", "60 dni", "4.03.2027", "50%". */
export function formatFactValue(value: FactValue, language: UiLanguage): string {
  switch (value.kind) {
    case 'money':
      return formatMoney(value.amount, value.currency, language);
    case 'day':
      return formatDay(value.on, language);
    case 'period':
      return formatPeriod(value.count, value.unit, language);
    case 'percent':
      return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
        value.amount / 100,
      );
    case 'text':
      return value.text[language];
  }
}

/** A text of a pack with the facts' values in place of their marks; an unknown fact leaves its mark standing. */
export const renderText = (text: string, facts: Facts, language: UiLanguage): string =>
  splitText(text)
    .map(part => {
      if (part.kind === 'plain') return part.text;
      const fact = facts.get(part.id);
      return fact === undefined ? `{fact:${part.id}}` : formatFactValue(fact.value, language);
    })
    .join('');
