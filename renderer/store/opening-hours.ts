import type { opening_hours as OpeningHoursReader } from 'opening_hours';
import { holidayOn } from '../../core/calendar/polish-holidays.ts';
import { addDays } from '../../core/dates.ts';
import { instantOfWall, wallClock, wallDay, wallTime } from '../../core/wall-clock.ts';
import type { OpeningDay, OpeningWeek, OpenState } from './directory-port.ts';
import { inWallTime } from './wall-date.ts';

/** The class that reads opening hours in OSM syntax. */
export type HoursReader = typeof OpeningHoursReader;

/** What is known of opening hours at an instant, and in the week that follows. */
export interface OpeningHours {
  /** Whether somebody is there at `at` (RFC 3339), and when that changes. */
  stateAt(hours: string, at: string): OpenState;
  /** Today and the six days after it, Monday first; null where the hours cannot be read. */
  weekFrom(hours: string, today: string): OpeningWeek | null;
}

const msPerDay = 86_400_000;
const atMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Where the public holidays are taken from; all of Poland has the same. */
const place = {
  lat: 50.06,
  lon: 19.94,
  address: { country_code: 'pl', state: 'województwo małopolskie' },
};

type Kind = 'open' | 'unknown' | 'not-stated';

/** A stretch of time on the wall in which somebody is there, or may be. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly note: string | null;
}

/** Hours that say something of public holidays, or that never end. */
const saysHolidays = (hours: string): boolean => /\bPH\b/.test(hours) || hours.trim() === '24/7';

interface Read {
  readonly hours: string;
  readonly reader: OpeningHoursReader;
  /** The same in the usual spelling. */
  readonly canonical: string;
}

/** The stretches of `days` days from a midnight on, cut at every midnight. */
function dayStretches({ hours, reader }: Read, from: number, days: number): Stretch[] {
  const intervals = inWallTime(() =>
    reader
      .getOpenIntervals(new Date(from), new Date(from + days * msPerDay))
      .map(([start, end, isUnknown, note]) => ({
        from: start.getTime(),
        to: end.getTime(),
        isUnknown,
        note: note ?? null,
      })),
  );
  const isStated = saysHolidays(hours);
  return intervals.flatMap(({ isUnknown, note, ...span }) => {
    const cut: Stretch[] = [];
    for (let start = span.from; start < span.to; ) {
      const midnight = start - (start % msPerDay) + msPerDay;
      const to = Math.min(midnight, span.to);
      const isOpenQuestion = !isStated && holidayOn(wallDay(start)) !== null;
      const kind = isOpenQuestion ? 'not-stated' : isUnknown ? 'unknown' : 'open';
      cut.push({ from: start, to, kind, note });
      start = to;
    }
    return cut;
  });
}

/** Stretches of one kind that follow each other as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const one of stretches) {
    const last = whole.at(-1);
    if (last !== undefined && last.to === one.from && last.kind === one.kind)
      whole[whole.length - 1] = { ...last, to: one.to };
    else whole.push(one);
  }
  return whole;
}

/** Days looked through for the next change: more only where the first few are all alike. */
const horizons = [9, 370] as const;

interface Found {
  readonly state: OpenState['state'];
  readonly until: number | null;
  /** Time on the wall up to which this answer holds. */
  readonly holdsTo: number;
}

/** What holds at a time on the wall. */
function find(read: Read, wall: number): Found {
  const midnight = atMidnight(wallDay(wall));
  for (const days of horizons) {
    const end = midnight + days * msPerDay;
    const stretches = joined(dayStretches(read, midnight, days));
    const now = stretches.find(({ from, to }) => from <= wall && wall < to);
    const nextStart = stretches.find(({ from }) => from > wall)?.from ?? end;
    if (now !== undefined && now.to < end) return { state: now.kind, until: now.to, holdsTo: now.to };
    const opens =
      now === undefined ? stretches.find(({ from, kind }) => from > wall && kind !== 'not-stated') : null;
    if (opens) return { state: 'closed', until: opens.from, holdsTo: nextStart };
    if (days === horizons[1])
      return { state: now?.kind ?? 'closed', until: null, holdsTo: midnight + msPerDay };
  }
  return { state: 'unknown', until: null, holdsTo: midnight + msPerDay };
}

const weekdays = 7;

/** Words of hours that are not the same every week: months, weeks, years, school holidays, Easter. */
const notWeekly = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|\d{4}|SH|easter)\b/;

function weekOf(read: Read, today: string): OpeningWeek {
  const from = atMidnight(today);
  const stretches = dayStretches(read, from, weekdays);
  const isStated = saysHolidays(read.hours);
  const days = Array.from({ length: weekdays }, (_, at): OpeningDay => {
    const on = addDays(today, at);
    const spans = stretches
      .filter(stretch => wallDay(stretch.from) === on)
      .map(({ from: start, to, kind, note }) => ({
        from: wallClock(start),
        to: wallDay(to) === on ? wallClock(to) : '24:00',
        isSure: kind === 'open',
        note,
      }));
    const isNotStated = stretches.some(
      ({ from: start, kind }) => kind === 'not-stated' && wallDay(start) === on,
    );
    const isHoliday = holidayOn(on) !== null;
    const holiday = isNotStated ? 'not-stated' : isHoliday && isStated ? 'stated' : 'none';
    // On a holiday the reader gives its name as the note; the window has its own words for it.
    return { on, holiday, spans: isHoliday ? spans.map(span => ({ ...span, note: null })) : spans };
  });
  const weekdayOf = ({ on }: OpeningDay): number => (new Date(atMidnight(on)).getUTCDay() + 6) % weekdays;
  const isAlways = days.every(
    ({ spans: [span, ...more] }) =>
      more.length === 0 && span?.isSure && span.from === '00:00' && span.to === '24:00',
  );
  return {
    canonical: read.canonical,
    isAlways,
    isWeekly: !notWeekly.test(read.canonical),
    days: days.toSorted((a, b) => weekdayOf(a) - weekdayOf(b)),
  };
}

/** Opening hours by the clocks of Poland, exact at midnight and where summer time begins and ends. */
export function createOpeningHours(Reader: HoursReader): OpeningHours {
  const known = new Map<string, Read | null>();
  const answers = new Map<string, { readonly from: number; readonly found: Found }>();

  const read = (hours: string): Read | null => {
    const before = known.get(hours);
    if (before !== undefined) return before;
    let made: Read | null;
    try {
      made = inWallTime(() => {
        const reader = new Reader(hours, place);
        return { hours, reader, canonical: reader.prettifyValue() };
      });
    } catch {
      // The reader throws a text for whatever it does not understand.
      made = null;
    }
    known.set(hours, made);
    return made;
  };

  const found = (one: Read, wall: number): Found => {
    const last = answers.get(one.hours);
    if (last !== undefined && last.from <= wall && wall < last.found.holdsTo) return last.found;
    const made = find(one, wall);
    answers.set(one.hours, { from: wall, found: made });
    return made;
  };

  return {
    stateAt(hours, at) {
      const one = read(hours);
      if (one === null) return { state: 'unknown', until: null };
      const instant = Date.parse(at);
      const { state, until } = found(one, wallTime(instant));
      return {
        state,
        until: until === null ? null : new Date(instantOfWall(until, instant)).toISOString(),
      };
    },
    weekFrom(hours, today) {
      const one = read(hours);
      return one === null ? null : weekOf(one, today);
    },
  };
}
