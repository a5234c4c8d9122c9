/** The zone of every office in the directory, whatever the zone of the computer is. */
const zone = 'Europe/Warsaw';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What the clocks in Poland show at an instant (ms since 1970), as if it were UTC: so that it can be reckoned with. */
export function wallTime(instant: number): number {
  const shown = new Map(
    parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) + milliseconds
  );
}

const hourMs = 3_600_000;
/** Poland keeps UTC+1 in winter and UTC+2 in summer. */
const offsets = [2 * hourMs, hourMs] as const;

/**
 * The first instant not before `from` at which the clocks in Poland show this or, where they leap over it, the leap.
 * An hour that comes twice in autumn is taken the first time, unless that has passed.
 */
export function instantOfWall(wall: number, from: number): number {
  const [summer, winter] = offsets.map(offset => wall - offset);
  if (summer === undefined || winter === undefined) return wall;
  const isSummer = wallTime(summer) === wall;
  const isWinter = wallTime(winter) === wall;
  if (isSummer && isWinter) return summer >= from ? summer : winter;
  if (isSummer) return summer;
  if (isWinter) return winter;
  // Leapt over: the clocks went from the hour before to the hour after at a full hour of UTC.
  return Math.floor(winter / hourMs) * hourMs;
}

/** `YYYY-MM-DD` of a time on the wall. */
export const wallDay = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** `HH:MM` of a time on the wall. */
export const wallClock = (wall: number): string => new Date(wall).toISOString().slice(11, 16);
