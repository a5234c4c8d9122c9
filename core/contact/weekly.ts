/** A weekly rule as HSDS has it: `byday` in the form MO,TU; times HH:MM; midnight at the end of a day is 23:59. */
export interface WeeklyRule {
  readonly byday: string;
  readonly opens_at: string;
  readonly closes_at: string;
}

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
type Day = (typeof days)[number];
const osmDay = (day: string): string => day.charAt(0) + day.charAt(1).toLowerCase();
const endOfDay = '23:59';

const rulePattern =
  /^(?:((?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?)(?:,(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?)*)\s+)?(off|\d{1,2}:\d{2}-\d{1,2}:\d{2}(?:,\d{1,2}:\d{2}-\d{1,2}:\d{2})*)$/;

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The days of `Mo-Fr,Su`; public holidays fall away, as RFC 5545 has no word for them. */
function daysOf(text: string): Day[] {
  return text.split(',').flatMap(part => {
    const [first = '', last = first] = part.toUpperCase().split('-');
    const codes: readonly string[] = days;
    const from = codes.indexOf(first);
    const to = codes.indexOf(last);
    if (from === -1 || to === -1) return [];
    return to >= from ? days.slice(from, to + 1) : [...days.slice(from), ...days.slice(0, to + 1)];
  });
}

const clock = /^([01]\d|2[0-4]):([0-5]\d)$/;

function spansOf(text: string): Span[] | null {
  if (text === 'off') return [];
  const spans = text.split(',').map(part => {
    const [from = '', to = ''] = part.split('-').map(time => time.padStart(5, '0'));
    return { from, to };
  });
  return spans.every(({ from, to }) => clock.test(from) && from < '24:00' && clock.test(to) && to <= '24:00')
    ? spans
    : null;
}

/** Opening hours of each weekday; a later rule takes the place of an earlier one on its days. Null where they are not that simple. */
function weekOf(hours: string): Map<Day, Span[]> | null {
  const week = new Map<Day, Span[]>();
  for (const rule of hours.trim() === '24/7' ? ['Mo-Su 00:00-24:00'] : hours.split(';')) {
    const match = rulePattern.exec(rule.trim());
    const spans = match === null ? null : spansOf(match[2] ?? '');
    if (match === null || spans === null) return null;
    for (const day of match[1] === undefined ? days : daysOf(match[1])) week.set(day, spans);
  }
  // What goes on after midnight belongs to the next day.
  const split = new Map<Day, Span[]>();
  for (const [at, day] of days.entries())
    for (const { from, to } of week.get(day) ?? []) {
      const isOver = to <= from;
      split.set(day, [...(split.get(day) ?? []), { from, to: isOver ? '24:00' : to }]);
      const next = days[(at + 1) % days.length] ?? 'MO';
      if (isOver && to > '00:00') split.set(next, [...(split.get(next) ?? []), { from: '00:00', to }]);
    }
  return split;
}

/** Simple opening hours in OSM syntax as weekly rules; null where they hold more than weekdays and times. */
export function weeklyRulesOf(hours: string): WeeklyRule[] | null {
  const week = weekOf(hours);
  if (week === null) return null;
  const groups = new Map<string, Day[]>();
  for (const day of days) {
    const spans = (week.get(day) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const key = spans.map(({ from, to }) => `${from}-${to}`).join(',');
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups].flatMap(([key, group]) =>
    key.split(',').map(span => {
      const [opens_at = '', closes_at = ''] = span.split('-');
      return { byday: group.join(','), opens_at, closes_at: closes_at === '24:00' ? endOfDay : closes_at };
    }),
  );
}

/** `MO,TU,WE` as `Mo-We`; two days that follow each other stay a list, as people write them. */
function osmDays(byday: string): string {
  const on = days.map(day => byday.split(',').includes(day));
  const parts: string[] = [];
  for (let at = 0; at < days.length; at++) {
    if (on[at] !== true) continue;
    let end = at;
    while (on[end + 1] === true) end++;
    const first = osmDay(days[at] ?? '');
    const last = osmDay(days[end] ?? '');
    parts.push(end === at ? first : `${first}${end - at === 1 ? ',' : '-'}${last}`);
    at = end;
  }
  return parts.join(',');
}

/** Weekly rules as opening hours in OSM syntax; null for none. */
export function hoursOfWeeklyRules(rules: readonly WeeklyRule[]): string | null {
  const times = new Map<Day, string[]>();
  for (const { byday, opens_at, closes_at } of rules) {
    const end = closes_at === endOfDay || closes_at === '00:00' ? '24:00' : closes_at;
    for (const day of days)
      if (byday.split(',').includes(day)) times.set(day, [...(times.get(day) ?? []), `${opens_at}-${end}`]);
  }
  const groups = new Map<string, Day[]>();
  for (const day of days) {
    const key = (times.get(day) ?? []).toSorted().join(',');
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  if (groups.size === 0) return null;
  if (groups.get('00:00-24:00')?.length === days.length) return '24/7';
  return [...groups].map(([key, group]) => `${osmDays(group.join(','))} ${key}`).join('; ');
}
