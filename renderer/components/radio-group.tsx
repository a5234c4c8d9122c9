import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, Label, Radio, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './radio-group.module.css';
import field from './text-field.module.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly detail?: string;
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with room for a remark. For short words use ChoiceChips. */
export function RadioGroup<Value extends string>({
  label,
  hint,
  options,
  value,
  onChange,
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      className={cx(styles.group)}
      value={value}
      onChange={next => {
        const chosen = options.find(option => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={cx(field.label)}>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className={cx(field.hint)}>
          {hint}
        </Text>
      )}
      {options.map(option => (
        <Radio key={option.value} value={option.value} className={cx(styles.radio)}>
          <span className={styles.ring} aria-hidden="true" />
          <span className={styles.words}>
            <span>{option.label}</span>
            {option.detail === undefined ? null : <span className={styles.detail}>{option.detail}</span>}
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
