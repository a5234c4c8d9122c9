import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './switch.module.css';

interface SwitchProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export const Switch = ({ children, ...rest }: SwitchProps) => (
  <AriaSwitch {...rest} className={cx(styles.switch)}>
    <span className={styles.track} aria-hidden="true">
      <span className={styles.knob} />
    </span>
    <span>{children}</span>
  </AriaSwitch>
);
