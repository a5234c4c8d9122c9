import { type CalendarDate, parseDate } from '@internationalized/date';
import { CircleAlert } from 'lucide-react';
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './day-field.module.css';
import field from './text-field.module.css';

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** `YYYY-MM-DD`, or null while no whole day is given. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly id?: string;
}

const parsed = (day: string | null): CalendarDate | null => (day === null ? null : parseDate(day));

/** A day, typed in the order of the screen's language: 4.03.2027. The browser's own field would use its own order. */
export function DayField({ label, hint, error, value, onChange, id }: DayFieldProps) {
  return (
    <DateField
      {...(id === undefined ? {} : { id })}
      value={parsed(value)}
      onChange={day => onChange(day === null ? null : day.toString())}
      granularity="day"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(field.field)}
    >
      <Label className={cx(field.label)}>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className={cx(field.hint)}>
          {hint}
        </Text>
      )}
      <DateInput className={cx(field.input, styles.input)}>
        {segment => <DateSegment segment={segment} className={cx(styles.segment)} />}
      </DateInput>
      <FieldError className={cx(field.error)}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
    </DateField>
  );
}
