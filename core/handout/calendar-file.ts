import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { addDays } from '../dates.ts';
import type { UiLanguage } from '../languages.ts';
import { contentLines, escapeText } from './content-lines.ts';
import type { Deadline, Handout, Say } from './model.ts';
import { doubtMark, inLanguage } from './plain-text.ts';

/** Before an all-day event, which begins at midnight: a week and a day ahead, each at nine in the morning. */
const alarms = ['-P6DT15H', '-PT15H'] as const;

const compact = (day: string): string => day.replaceAll('-', '');

/** A UUID (version 8: made by our own rule) of what the date is about: the same paper twice is the same entry. */
function uidOf({ id, on }: Deadline): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`drogowskaz deadline ${id} ${on}`)));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function eventLines(deadline: Deadline, handout: Handout, { language, say }: Speaking): string[] {
  const summary = inLanguage(deadline.summary, language, say);
  const title = deadline.verify ? `${summary} ${doubtMark}` : summary;
  const description = [
    ...(deadline.note === null ? [] : [inLanguage(deadline.note, language, say)]),
    say(language, 'event-note'),
    ...handout.foot.lines.map(line => inLanguage(line, language, say)),
  ].join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(deadline)}`,
    `DTSTAMP:${compact(handout.day)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(deadline.on)}`,
    // The end of an all-day event is the day after it.
    `DTEND;VALUE=DATE:${compact(addDays(deadline.on, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap(trigger => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${trigger}`,
      `DESCRIPTION:${escapeText(title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

interface Speaking {
  readonly language: UiLanguage;
  readonly say: Say;
}

/**
 * The deadlines still to come as iCalendar (RFC 5545), an all-day event each; null where there is none. Events and not
 * tasks, because the calendars of common phones do not take VTODO.
 */
export function calendarFile(handout: Handout, speaking: Speaking): string | null {
  const coming = handout.deadlines.filter(({ isPast }) => !isPast);
  if (coming.length === 0) return null;
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Drogowskaz//Hand-out//PL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...coming.flatMap(deadline => eventLines(deadline, handout, speaking)),
    'END:VCALENDAR',
  ]);
}
