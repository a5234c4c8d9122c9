import { cx } from './cx.ts';
import styles from './kbd.module.css';

/** True on Apple keyboards, where the main modifier is Command. */
export const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

const appleNames: Readonly<Record<string, string>> = {
  Ctrl: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
};
const names: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A chord as it stands on the keyboard: `Ctrl+Enter` is "Ctrl ↵", with Command on Apple machines. */
export const chordText = (chord: string): string =>
  chord
    .split('+')
    .map(part => (isApple() ? appleNames[part] : undefined) ?? names[part] ?? part)
    .join(' ');

interface KbdProps {
  /** For example `Ctrl+K`, `F1`, `?`. */
  readonly chord: string;
  /** Drawn on an accent ground (inside a primary button). */
  readonly onAccent?: boolean;
  /** The key is what is being told (a table of keys), so it is read out. */
  readonly isText?: boolean;
}

/**
 * A key shown beside what it does. Hidden from screen readers: the control itself carries
 * `aria-keyshortcuts`, and its name stays what it does.
 */
export const Kbd = ({ chord, onAccent = false, isText = false }: KbdProps) => (
  <span className={cx(styles.kbd, onAccent && styles.onAccent)} {...(isText ? {} : { 'aria-hidden': true })}>
    {chordText(chord)}
  </span>
);
