import { ChevronDown, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { ListOption, type Option } from './list-option.tsx';
import popover from './popover.module.css';
import styles from './select.module.css';
import field from './text-field.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly id?: string;
  readonly className?: string;
}

/** One of a short list, opened by a button; typing jumps to the entry. Over about 12 entries use a ComboBox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    hideLabel = false,
    hint,
    error,
    options,
    value,
    onChange,
    placeholder,
    isDisabled = false,
  } = props;
  return (
    <AriaSelect
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value}
      onChange={key => {
        const chosen = options.find(option => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      className={cx(field.field, props.className)}
    >
      {hideLabel ? null : <Label className={cx(field.label)}>{label}</Label>}
      {hint === undefined ? null : (
        <Text slot="description" className={cx(field.hint)}>
          {hint}
        </Text>
      )}
      <Button className={cx(styles.button)}>
        <SelectValue className={cx(styles.value)} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <FieldError className={cx(field.error)}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
      <Popover className={cx(popover.popover)}>
        <ListBox className={cx(popover.list)} items={options}>
          {option => <ListOption id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
