import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render'> {
  readonly children: ReactNode;
  /** `primary`: the one thing this screen is for. `quiet`: text only, until touched. `danger`: cannot be taken back. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'alarm';
  readonly icon?: LucideIcon;
  /** Key that does the same, for example `Ctrl+Enter`; shown and announced. */
  readonly chord?: string;
  /** As wide as the column. */
  readonly wide?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** `Ctrl+K` as `aria-keyshortcuts` wants it: `Control+K`. */
export const keyShortcuts = (chord: string): string => chord.replace('Ctrl', 'Control');

/** Every button with words on it. `alarm` is the outlined red of urgent help: it calls, it destroys nothing. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', icon: Icon, chord, wide = false, className, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      className={cx(styles.button, styles[variant], wide && styles.wide, className)}
      {...(chord === undefined
        ? {}
        : { render: dom => <button {...dom} aria-keyshortcuts={keyShortcuts(chord)} /> })}
    >
      {Icon === undefined ? null : <Icon size={16} aria-hidden="true" />}
      <span className={styles.words}>{children}</span>
      {chord === undefined ? null : (
        <Kbd chord={chord} onAccent={variant === 'primary' || variant === 'danger'} />
      )}
    </AriaButton>
  );
}
