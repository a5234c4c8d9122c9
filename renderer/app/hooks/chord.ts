import { isApple } from '../../components/kbd.tsx';

/** The parts of a keyboard event that a chord is compared with. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The key as the chord table names it. On a Cyrillic keyboard Ctrl+K arrives as "л": then the place of the key
 * decides. Digits go by place as well, because Alt+1 gives "¡" on a Mac.
 */
function keyOf(event: Pressed): string {
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1];
  if (place !== undefined && /\d/.test(place) && event.altKey) return place;
  if (event.key.length > 1) return event.key;
  if (/^[!-~]$/.test(event.key)) return event.key.toUpperCase();
  return place ?? event.key;
}

/** Whether a key press is the chord, for example `Ctrl+Shift+P`, `F1`, `?`. Ctrl means Command on Apple machines. */
export function matchesChord(event: Pressed, chord: string): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string): boolean => parts.includes(modifier) && key !== modifier;
  const main = isApple() ? event.metaKey : event.ctrlKey;
  const other = isApple() ? event.ctrlKey : event.metaKey;
  // "?" needs Shift on most keyboards: for signs Shift is part of the key, for letters and names it counts.
  const isSign = key.length === 1 && !/[A-Z0-9]/i.test(key);
  return (
    keyOf(event) === key &&
    main === wants('Ctrl') &&
    !other &&
    event.altKey === wants('Alt') &&
    (isSign || event.shiftKey === wants('Shift'))
  );
}

/** A chord that is also a letter one types or takes away: it must not act while the focus is in a text field. */
export const isTyped = (chord: string): boolean => Array.from(chord).length === 1 || chord === 'Backspace';
