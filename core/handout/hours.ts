import type { Contact } from '../contact/schema.ts';
import type { UiLanguage } from '../languages.ts';
import type { Say } from './model.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** 5 January 2026 is a Monday: the names of the days come from Intl, in order. */
const monday = Date.UTC(2026, 0, 5);
const msPerDay = 86_400_000;

const shortTime = (time: string): string => (time === '23:59' ? '24:00' : time.replace(/^0(?=\d:)/, ''));

interface Run {
  readonly from: number;
  readonly to: number;
  readonly times: string;
}

/** Days one after another with the same times, as people say them: "Mon–Fri 8:00–16:00". */
function runsOf(schedules: Contact['schedules']): Run[] {
  const runs: Run[] = [];
  for (const [index, day] of weekdays.entries()) {
    const times = schedules
      .filter(({ byday }) => byday.split(',').includes(day))
      .map(({ opens_at, closes_at }) => `${shortTime(opens_at)}–${shortTime(closes_at)}`)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .join(', ');
    const last = runs.at(-1);
    if (last !== undefined && last.times === times) runs[runs.length - 1] = { ...last, to: index };
    else runs.push({ from: index, to: index, times });
  }
  return runs.filter(({ times }) => times !== '');
}

/** The hours of a contact in one line; null where they are not known. */
export function hoursText({ profile, schedules }: Contact, language: UiLanguage, say: Say): string | null {
  const { hours } = profile;
  if (hours === null) return null;
  if (hours === '24/7') return say(language, 'hours-always');
  if (schedules.length === 0) return say(language, 'hours-noted', { hours });
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const name = (index: number): string => format.format(new Date(monday + index * msPerDay));
  return runsOf(schedules)
    .map(({ from, to, times }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${times}`)
    .join('; ');
}
