/** Days of the form: those of the week and public holidays, as OSM writes them. */
export const formDays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'] as const;
export type FormDay = (typeof formDays)[number];

/** One line of the form: days with up to two spans, or closed. Times as typed. */
export interface HoursLine {
  readonly days: readonly FormDay[];
  readonly isClosed: boolean;
  readonly opens: string;
  readonly closes: string;
  /** A second span after a break; empty for none. */
  readonly opens2: string;
  readonly closes2: string;
}

/** Opening hours as somebody fills them in who has never heard of OSM; `text` for what does not fit the lines. */
export interface HoursForm {
  readonly mode: 'unknown' | 'always' | 'week' | 'text';
  readonly lines: readonly HoursLine[];
  readonly text: string;
}

export const emptyLine: HoursLine = {
  days: [],
  isClosed: false,
  opens: '',
  closes: '',
  opens2: '',
  closes2: '',
};

const weekdays: readonly FormDay[] = formDays.slice(0, 7);
const lineForm =
  /^(?:((?:[A-Z][A-Za-z])(?:-[A-Z][a-z])?(?:,[A-Z][A-Za-z](?:-[A-Z][a-z])?)*)\s+)?(off|closed|[\d:,-]+)$/;
const spanForm = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/;

const isFormDay = (text: string): text is FormDay => formDays.some(day => day === text);

/** The days of `Mo-Fr,PH`; null where one of them is none. */
function daysOf(text: string): FormDay[] | null {
  const days: FormDay[] = [];
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    if (!isFormDay(first) || !isFormDay(last)) return null;
    const from = formDays.indexOf(first);
    const to = formDays.indexOf(last);
    if (to < from) return null;
    days.push(...formDays.slice(from, to + 1));
  }
  return days;
}

function lineOf(rule: string): HoursLine | null {
  const match = lineForm.exec(rule.trim());
  const days = match === null ? null : match[1] === undefined ? [...weekdays] : daysOf(match[1]);
  const times = match?.[2];
  if (days === null || times === undefined) return null;
  if (times === 'off' || times === 'closed') return { ...emptyLine, days, isClosed: true };
  const spans = times.split(',').map(span => spanForm.exec(span));
  const [first, second] = spans;
  if (spans.length > 2 || spans.includes(null) || !first) return null;
  return {
    ...emptyLine,
    days,
    opens: first[1] ?? '',
    closes: first[2] ?? '',
    opens2: second?.[1] ?? '',
    closes2: second?.[2] ?? '',
  };
}

/** Opening hours in OSM syntax as the form shows them. */
export function formOfHours(hours: string | null): HoursForm {
  const empty: HoursForm = { mode: 'unknown', lines: [emptyLine], text: hours ?? '' };
  if (hours === null) return empty;
  if (hours.trim() === '24/7') return { ...empty, mode: 'always' };
  const lines = hours.split(';').map(lineOf);
  const read = lines.filter(line => line !== null);
  return read.length === lines.length ? { ...empty, mode: 'week', lines: read } : { ...empty, mode: 'text' };
}

const clockForm = /^(\d{1,2})(?:[:.](\d{2}))?$/;

/** A time as people type it ("8", "8.30", "08:30", "24") as `08:30`; null where it is none. */
export function clockOf(typed: string): string | null {
  const match = clockForm.exec(typed.trim());
  if (match === null) return null;
  const clock = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock) || clock === '24:00' ? clock : null;
}

/** `Mo-Fr,PH` of days in any order. */
function osmDays(days: readonly FormDay[]): string {
  const parts: string[] = [];
  for (let at = 0; at < weekdays.length; at++) {
    const first = weekdays[at];
    if (first === undefined || !days.includes(first)) continue;
    let end = at;
    for (let next = weekdays[end + 1]; next !== undefined && days.includes(next); next = weekdays[end + 1])
      end++;
    const last = weekdays[end];
    parts.push(last === undefined || end === at ? first : `${first}${end - at === 1 ? ',' : '-'}${last}`);
    at = end;
  }
  return [...parts, ...(days.includes('PH') ? ['PH'] : [])].join(',');
}

/** What is wrong with a line of the form; null when all is well. */
export function lineProblem(line: HoursLine): 'no-days' | 'bad-time' | 'same-time' | null {
  if (line.days.length === 0) return 'no-days';
  if (line.isClosed) return null;
  const spans = [
    [line.opens, line.closes],
    ...(line.opens2 === '' && line.closes2 === '' ? [] : [[line.opens2, line.closes2]]),
  ];
  const clocks = spans.map(span => span.map(clockOf));
  if (clocks.some(([from, to]) => !from || !to || from === '24:00')) return 'bad-time';
  return clocks.some(([from, to]) => from === to) ? 'same-time' : null;
}

function ruleOf(line: HoursLine): string {
  if (line.isClosed) return `${osmDays(line.days)} off`;
  const span = (from: string, to: string): string => `${clockOf(from)}-${clockOf(to)}`;
  const second = line.opens2 === '' && line.closes2 === '' ? [] : [span(line.opens2, line.closes2)];
  return `${osmDays(line.days)} ${[span(line.opens, line.closes), ...second].join(',')}`;
}

/** The form as opening hours in OSM syntax; null where they are not known. Its lines must have no {@link lineProblem}. */
export function hoursOfForm({ mode, lines, text }: HoursForm): string | null {
  switch (mode) {
    case 'unknown':
      return null;
    case 'always':
      return '24/7';
    case 'week':
      return lines.map(ruleOf).join('; ');
    case 'text':
      return text.trim() === '' ? null : text.trim();
  }
}
