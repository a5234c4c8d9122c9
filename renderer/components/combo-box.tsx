import { ChevronDown, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  Popover,
  Text,
} from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { cx } from './cx.ts';
import { ListOption, type Option } from './list-option.tsx';
import popover from './popover.module.css';
import styles from './select.module.css';
import field from './text-field.module.css';

interface ComboBoxProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly id?: string;
  readonly className?: string;
  /** Whether an entry stays in the list for what was typed; by default a plain "contains", blind to accents. */
  readonly matches?: (label: string, typed: string) => boolean;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLocaleLowerCase();
const contains = (label: string, typed: string): boolean => plain(label).includes(plain(typed));

/** One of a long list, found by typing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { label, hideLabel = false, hint, error, options, value, onChange, isDisabled = false } = props;
  const { t } = useText('common');
  return (
    <AriaComboBox
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(hideLabel ? { 'aria-label': label } : {})}
      defaultItems={options}
      defaultFilter={props.matches ?? contains}
      value={value}
      onChange={key => onChange(options.find(option => option.value === key)?.value ?? null)}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      allowsEmptyCollection
      menuTrigger="focus"
      className={cx(field.field, props.className)}
    >
      {hideLabel ? null : <Label className={cx(field.label)}>{label}</Label>}
      {hint === undefined ? null : (
        <Text slot="description" className={cx(field.hint)}>
          {hint}
        </Text>
      )}
      <div className={field.box}>
        <Input
          className={cx(field.input)}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
        <div className={field.trailing}>
          <Button className={cx(styles.toggle)}>
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
      <FieldError className={cx(field.error)}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
      <Popover className={cx(popover.popover)}>
        <ListBox<Option<Value>>
          className={cx(popover.list)}
          renderEmptyState={() => <p className={popover.empty}>{t('nothing-found')}</p>}
        >
          {option => <ListOption id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
