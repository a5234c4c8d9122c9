import { daysBetween } from '../../../core/dates.ts';
import { wallClock, wallDay, wallTime } from '../../../core/wall-clock.ts';
import { intlTags } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { SearchRow } from '../../store/port.ts';

/** Whether a contact answers now. */
export type Opening = NonNullable<SearchRow['opening']>;

/** `08:00` as people write it. */
export const shortTime = (time: string): string => time.replace(/^0(?=\d:)/, '');

/** A weekday by its date, "Mon" or "Monday". */
export const weekdayName = (
  day: string,
  language: keyof typeof intlTags,
  weekday: 'short' | 'long',
): string =>
  new Intl.DateTimeFormat(intlTags[language], { weekday, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const minuteMs = 60_000;

/** Says in a few words whether a contact answers now and when that changes: "open until 16:00", "from Mon 8:00". */
export function useOpeningText(): (opening: Opening, today: string) => string | null {
  const { t, language } = useText('directory');
  const format = useFormat();
  return ({ state, until }, today) => {
    if (state === 'temporarily-closed') return t('opening.temporarily-closed');
    if (state === 'not-stated') return t('opening.holiday');
    if (state === 'unknown') return null;
    if (until === null) return state === 'open' ? t('opening.always') : t('opening.closed');
    const wall = wallTime(Date.parse(until));
    // Midnight is the end of a day for what closes, and its beginning for what opens.
    const isEndOfDay = state === 'open' && wallClock(wall) === '00:00';
    const on = wallDay(isEndOfDay ? wall - minuteMs : wall);
    const clock = isEndOfDay ? '24:00' : shortTime(wallClock(wall));
    const distance = daysBetween(today, on);
    const day = distance < 7 ? weekdayName(on, language, 'short') : format.day(on);
    const time = distance <= 0 ? clock : `${day} ${clock}`;
    return state === 'open' ? t('opening.until', { time }) : t('opening.from', { time });
  };
}
