import { Search } from 'lucide-react';
import type { InputHTMLAttributes, Ref } from 'react';
import { keyShortcuts } from './button.tsx';
import { Kbd } from './kbd.tsx';
import styles from './search-box.module.css';

interface SearchBoxProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange' | 'value' | 'className'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly chord?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * The search field of the top bar. Further attributes go to the input, so that a screen can make it a combobox
 * (`role`, `aria-controls`, `aria-activedescendant`, `onKeyDown`).
 */
export const SearchBox = ({ label, value, onChange, chord, ref, ...rest }: SearchBoxProps) => (
  <div className={styles.box}>
    <Search size={16} aria-hidden="true" className={styles.icon} />
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      enterKeyHint="search"
      aria-label={label}
      placeholder={label}
      {...(chord === undefined ? {} : { 'aria-keyshortcuts': keyShortcuts(chord) })}
      {...rest}
      ref={ref}
      value={value}
      onChange={event => onChange(event.target.value)}
      className={styles.input}
    />
    {chord === undefined ? null : <Kbd chord={chord} />}
  </div>
);
