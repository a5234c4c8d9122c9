import { daysBetween } from '../../core/dates.ts';
import type { UiLanguage } from '../../core/languages.ts';

/** Calendar days have no zone: they are formatted in UTC, where they were parsed. */
const utc = { timeZone: 'UTC' } as const;
/** How Intl knows each language, with the country whose order of day and month it writes. */
export const intlTags: Readonly<Record<UiLanguage, string>> = { pl: 'pl-PL', uk: 'uk-UA', en: 'en-GB' };

const ofDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Dates, times, numbers and lists as people of one language write them. Days are `YYYY-MM-DD`, instants UTC ISO. */
export interface Format {
  /** "4.03.2027"; in English "4 Mar 2027", because 4/3 reads two ways. */
  day(day: string): string;
  /** "czwartek, 4 marca 2027". */
  longDay(day: string): string;
  /** Local time of an instant: "8:04". */
  time(instant: string): string;
  /** "dziś 8:04", "wczoraj 16:20", "18.11.2026 8:04"; `today` is the local day now. */
  instant(instant: string, today: string): string;
  /** Local calendar day of an instant. */
  localDay(instant: string): string;
  /** "za 103 dni", "dzisiaj", "3 dni temu". */
  daysFrom(today: string, day: string): string;
  /** Running time as a clock: "06:12", "1:06:12". */
  clock(seconds: number): string;
  /** A wait in words: "za 8 sekund", "in 2 minutes". Rounded up, never zero. */
  wait(milliseconds: number): string;
  /** "19 minut", never broken over two lines. */
  minutes(count: number): string;
  number(value: number): string;
  /** A share from 0 to 1: "40%". */
  percent(share: number): string;
  money(amount: number, currency: string): string;
  list(parts: readonly string[]): string;
  /** Orders names as this language does. */
  compare(a: string, b: string): number;
  /** Name of a language by its ISO 639 code; the code itself where none is known. */
  languageName(code: string): string;
}

const pad = (value: number): string => String(value).padStart(2, '0');

const clockText = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
};

const localDayOf = (instant: string): string => {
  const date = new Date(instant);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

/** Polish and Ukrainian write the day of the month without a leading zero, the month with one. */
const numericDay = (day: string): string => {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  return `${Number(ofMonth)}.${month}.${year}`;
};

export function createFormat(language: UiLanguage): Format {
  const tag = intlTags[language];
  const englishDay = new Intl.DateTimeFormat(tag, {
    ...utc,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const long = new Intl.DateTimeFormat(tag, {
    ...utc,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const number = new Intl.NumberFormat(tag);
  const collator = new Intl.Collator(tag, { numeric: true });
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  const soon = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const minutes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'minute', unitDisplay: 'long' });

  const day = (value: string): string =>
    language === 'en' ? englishDay.format(ofDay(value)) : numericDay(value);
  const clockTime = (instant: string): string => time.format(new Date(instant));
  return {
    day,
    longDay: value => long.format(ofDay(value)).replace(/\u00a0р\.$/, ' р.'),
    time: clockTime,
    instant: (instant, today) => {
      const on = localDayOf(instant);
      const distance = daysBetween(today, on);
      const word = distance === 0 || distance === -1 ? relative.format(distance, 'day') : day(on);
      return `${word} ${clockTime(instant)}`;
    },
    localDay: localDayOf,
    daysFrom: (today, value) => relative.format(daysBetween(today, value), 'day'),
    clock: clockText,
    wait: ms => {
      const seconds = Math.max(1, Math.ceil(ms / 1000));
      return seconds < 100 ? soon.format(seconds, 'second') : soon.format(Math.ceil(seconds / 60), 'minute');
    },
    minutes: count => minutes.format(count).replaceAll(' ', '\u00a0'),
    number: value => number.format(value),
    percent: share => new Intl.NumberFormat(tag, { style: 'percent' }).format(share),
    money: (amount, currency) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(amount),
    list: parts => list.format(parts),
    compare: (a, b) => collator.compare(a, b),
    languageName: code => (/^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code),
  };
}
