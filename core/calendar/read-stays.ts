import { daySchema } from '../dates.ts';

/** A stay as it was read from one line of pasted text. */
export interface StayLine {
  readonly from: string;
  /** Null where the line says that the person is still there. */
  readonly to: string | null;
  readonly isTitled: boolean;
  /** Words of the line that are neither dates nor known: shown beside the stay, so that nothing is lost. */
  readonly note: string;
}

export type LineProblem = 'no-date' | 'one-date' | 'many-dates' | 'no-such-day' | 'reversed' | 'too-old';

export interface UnreadLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly problem: LineProblem;
}

export interface StaysRead {
  readonly stays: readonly StayLine[];
  /** Lines that could not be read, word for word and in order. */
  readonly unread: readonly UnreadLine[];
}

// Either the year first or the day first, with the same sign between all parts; month before day is never taken.
const date = /(?<!\d)(?:(\d{4})([-./])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-./])(\d{1,2})\6(\d{4}|\d{2}))(?!\d)/g;
const dash = '[-–—]';
/** "10–28.02.2026": two days of one month. */
const daysOfMonth = new RegExp(
  `(?<![\\d./-])(\\d{1,2})\\s*${dash}\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)`,
  'g',
);
/** "1.03–29.05.2026": two days of one year. */
const daysOfYear = new RegExp(
  `(?<![\\d./-])(\\d{1,2})\\.(\\d{1,2})\\.?\\s*${dash}\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)`,
  'g',
);

const stillThere =
  /(?<!\p{L})(?:nadal|do dziś|do dzisiaj|teraz|jest|still(?: here)?|now|today|present|досі|дотепер|зараз|сьогодні|тут)(?!\p{L})/giu;
const underTitle =
  /(?<!\p{L})(?:wiz[aąy] (?:typu )?d|wiza krajowa|d[- ]visa|visa d|national visa|віза d|національна віза|kart[aąy](?: pobytu)?|zezwoleni[eau]|permit|residence (?:card|permit)|карта(?: побиту)?|дозвіл|nie licz\p{L}*|not counted|не рах\p{L}*|ukr|cukr)(?!\p{L})/giu;
const joining = /(?<!\p{L})(?:od|do|from|to|until|till|by|від|з|по|до|r|р)(?!\p{L})\.?/giu;

/** The years that a stay may lie in: twenty back, two ahead of the day it is entered. */
const yearsBack = 20;
const yearsAhead = 2;

const dayOf = (year: string, month: string, day: string): string | null => {
  const full = year.length === 2 ? `20${year}` : year;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return daySchema.safeParse(text).success ? text : null;
};

const spelledOut = (line: string): string =>
  line.replace(daysOfMonth, '$1.$3.$4 – $2.$3.$4').replace(daysOfYear, '$1.$2.$5 – $3.$4.$5');

const datesIn = (line: string): (string | null)[] =>
  [...line.matchAll(date)].map(([, y1, , m1 = '', d1 = '', d2 = '', , m2 = '', y2 = '']) =>
    y1 === undefined ? dayOf(y2, m2, d2) : dayOf(y1, m1, d1),
  );

/** No stay needs more; a whole letter pasted as one line holds many. It also bounds the work of the patterns. */
const longestLine = 400;

function readLine(text: string, today: string): StayLine | LineProblem {
  if (text.length > longestLine) return 'many-dates';
  const line = spelledOut(text);
  const dates = datesIn(line);
  const words = line.replace(date, ' ');
  const isOpen = words.match(stillThere) !== null;
  const [from, to] = dates;
  if (dates.length === 0) return 'no-date';
  if (from === null || from === undefined || to === null) return 'no-such-day';
  if (dates.length > 2 || (dates.length === 2 && isOpen)) return 'many-dates';
  if (to === undefined && !isOpen) return 'one-date';
  if (to !== undefined && to < from) return 'reversed';
  const year = Number(today.slice(0, 4));
  const years = [from, to ?? from].map(day => Number(day.slice(0, 4)));
  if (years.some(one => one < year - yearsBack || one > year + yearsAhead)) return 'too-old';
  return {
    from,
    to: to ?? null,
    isTitled: words.match(underTitle) !== null,
    note: words
      .replace(stillThere, ' ')
      .replace(joining, ' ')
      .replace(/[\s;,|→–—-]+/g, ' ')
      .replace(/^[ .:()]+|[ .:()]+$/g, ''),
  };
}

/**
 * Reads stays as people write them down, one a line: "2026-03-01 – 2026-05-29", "1.03.2026-29.05.2026",
 * "01/03/2026 29/05/2026" (the day first), "10.09.2026 nadal". Empty lines are skipped, nothing is guessed: a line
 * with one date and no word for "still there" is not read. `today` is the day of reading.
 */
export function readStays(text: string, today: string): StaysRead {
  const stays: StayLine[] = [];
  const unread: UnreadLine[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, today);
    if (typeof read === 'string') unread.push({ number: at + 1, text: line, problem: read });
    else stays.push(read);
  }
  return { stays, unread };
}
