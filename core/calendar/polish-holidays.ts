import { addDays } from '../dates.ts';

/**
 * Days free of work by the act of 18 January 1951 on days free of work (Dz.U. 2025 poz. 296, art. 1), besides Sundays.
 * Days that a minister may add in an epidemic (art. 1a) are not among them: they are not known before.
 */
export const holidayNames = [
  'new-year',
  'epiphany',
  'easter',
  'easter-monday',
  'labour-day',
  'constitution-day',
  'pentecost',
  'corpus-christi',
  'assumption',
  'all-saints',
  'independence-day',
  'christmas-eve',
  'christmas',
  'second-christmas',
] as const;
export type HolidayName = (typeof holidayNames)[number];

/** Why a day is no working day of an office: a holiday says more than the day of the week it falls on. */
export type DayOff =
  | { readonly kind: 'saturday' | 'sunday' }
  | { readonly kind: 'holiday'; readonly name: HolidayName };

/** Holidays with a fixed date, `MM-DD`. */
const fixed: ReadonlyMap<string, HolidayName> = new Map([
  ['01-01', 'new-year'],
  ['01-06', 'epiphany'],
  ['05-01', 'labour-day'],
  ['05-03', 'constitution-day'],
  ['08-15', 'assumption'],
  ['11-01', 'all-saints'],
  ['11-11', 'independence-day'],
  ['12-24', 'christmas-eve'],
  ['12-25', 'christmas'],
  ['12-26', 'second-christmas'],
]);

/** The first year of the two that joined the list last; for years before 2011 the list was not looked up. */
const since: Readonly<Partial<Record<HolidayName, number>>> = { epiphany: 2011, 'christmas-eve': 2025 };

/** Holidays that move with Easter, by their distance from it in days. */
const moving: readonly (readonly [number, HolidayName])[] = [
  [0, 'easter'],
  [1, 'easter-monday'],
  [49, 'pentecost'],
  [60, 'corpus-christi'],
];

/** Easter Sunday of the Gregorian calendar (the "anonymous" computation that Meeus gives for every year). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  const month = Math.floor(days / 31);
  return `${String(year).padStart(4, '0')}-0${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}

/** Day of the week: Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The holiday of `day`, or null. */
export function holidayOn(day: string): HolidayName | null {
  const year = Number(day.slice(0, 4));
  const name = fixed.get(day.slice(5));
  if (name !== undefined) return year >= (since[name] ?? 0) ? name : null;
  // All that moves lies between the end of March and the end of June.
  const month = day.slice(5, 7);
  if (month < '03' || month > '06') return null;
  const easter = easterSunday(year);
  return moving.find(([after]) => addDays(easter, after) === day)?.[1] ?? null;
}

/** Why offices are closed on `day` by law or as on every Saturday; null on a working day. */
export function dayOffOn(day: string): DayOff | null {
  const name = holidayOn(day);
  if (name !== null) return { kind: 'holiday', name };
  const weekday = weekdayOf(day);
  if (weekday === 7) return { kind: 'sunday' };
  return weekday === 6 ? { kind: 'saturday' } : null;
}
