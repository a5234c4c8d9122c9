import { Check, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { type Key, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './chip-group.module.css';
import { cx } from './cx.ts';

export interface ChipOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly icon?: LucideIcon;
  /** Spoken instead of the label, where that is only a sign: "Polski" for PL. */
  readonly name?: string;
  /** Language of the label where it differs from the screen's. */
  readonly lang?: string;
}

interface Shared<Value extends string> {
  readonly label: string;
  /** The label is heard, not seen. */
  readonly hideLabel?: boolean;
  readonly options: readonly ChipOption<Value>[];
  /** `joined`: one box cut into parts, as the language switch. */
  readonly look?: 'chips' | 'joined';
  readonly isDisabled?: boolean;
  readonly className?: string;
}

interface GroupProps<Value extends string> extends Shared<Value> {
  readonly mode: 'single' | 'multiple';
  readonly selected: readonly Value[];
  readonly mayBeEmpty: boolean;
  readonly onKeys: (values: readonly Value[]) => void;
}

function Group<Value extends string>(props: GroupProps<Value>) {
  const { label, hideLabel = false, options, look = 'chips', isDisabled = false, selected } = props;
  const labelId = useId();
  const change = (keys: ReadonlySet<Key>) =>
    props.onKeys(options.map(option => option.value).filter(value => keys.has(value)));
  return (
    <div className={cx(styles.field, props.className)}>
      {hideLabel ? null : (
        <span id={labelId} className={styles.label}>
          {label}
        </span>
      )}
      <ToggleButtonGroup
        {...(hideLabel ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
        selectionMode={props.mode}
        disallowEmptySelection={!props.mayBeEmpty}
        selectedKeys={selected}
        onSelectionChange={change}
        isDisabled={isDisabled}
        className={cx(styles.group, styles[look])}
      >
        {options.map(option => (
          <ToggleButton
            key={option.value}
            id={option.value}
            className={cx(styles.chip)}
            {...(option.lang === undefined ? {} : { lang: option.lang })}
            {...(option.name === undefined ? {} : { 'aria-label': option.name })}
          >
            {({ isSelected }) => (
              <>
                {option.icon === undefined ? null : <option.icon size={14} aria-hidden="true" />}
                {option.icon === undefined && isSelected && look === 'chips' && props.mode === 'multiple' ? (
                  <Check size={13} strokeWidth={2.5} aria-hidden="true" />
                ) : null}
                {option.label}
              </>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

interface ChoiceChipsProps<Value extends string> extends Shared<Value> {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

/** One of several, always one chosen (or none yet): a radio group drawn as chips. */
export function ChoiceChips<Value extends string>({ value, onChange, ...shared }: ChoiceChipsProps<Value>) {
  const choose = ([first]: readonly Value[]) => {
    if (first !== undefined) onChange(first);
  };
  return (
    <Group
      {...shared}
      mode="single"
      mayBeEmpty={value === null}
      selected={value === null ? [] : [value]}
      onKeys={choose}
    />
  );
}

interface OptionalChoiceChipsProps<Value extends string> extends Shared<Value> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

/** One of several or none: pressing the chosen chip again clears it. */
export function OptionalChoiceChips<Value extends string>(props: OptionalChoiceChipsProps<Value>) {
  const { value, onChange, ...shared } = props;
  return (
    <Group
      {...shared}
      mode="single"
      mayBeEmpty
      selected={value === null ? [] : [value]}
      onKeys={([first]) => onChange(first ?? null)}
    />
  );
}

interface ToggleChipsProps<Value extends string> extends Shared<Value> {
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any number of several. The answer keeps the order of `options`. */
export function ToggleChips<Value extends string>({ values, onChange, ...shared }: ToggleChipsProps<Value>) {
  return <Group {...shared} mode="multiple" mayBeEmpty selected={values} onKeys={onChange} />;
}
