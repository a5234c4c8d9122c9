import { CircleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './text-field.module.css';

interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'render'> {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Said before the field is filled: what is wanted, in one line. */
  readonly hint?: ReactNode;
  /** What is wrong, or undefined. The field is then marked, and the words belong to it. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Rows of a many-line field; leave out for a single line. */
  readonly rows?: number;
  /** Inside the box at its end: a key, a show switch. */
  readonly trailing?: ReactNode;
  readonly monospace?: boolean;
  /** Draws dots for what is typed. Not `type="password"`: see {@link TextField}. */
  readonly isConcealed?: boolean;
  readonly spellCheck?: 'true' | 'false';
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/**
 * One field with its label, hint and error and the ids between them. `id` is the id of the input,
 * so an {@link ErrorSummary} can lead to it. Spell-check is off: some systems send texts away for it. A secret is
 * concealed by style, because a browser treats a password field as its own: it offers to keep what was typed and asks
 * its maker whether it is known to be leaked.
 */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hideLabel = false,
    hint,
    error,
    placeholder,
    rows,
    trailing,
    monospace = false,
    isConcealed = false,
    className,
    inputRef,
    ...rest
  } = props;
  const box = cx(styles.input, monospace && styles.monospace, isConcealed && styles.concealed);
  const ref = inputRef === undefined ? {} : { ref: inputRef };
  const place = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      spellCheck="false"
      autoComplete="off"
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.field, className)}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={cx(styles.label)}>{label}</Label>}
      {hint === undefined ? null : (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <div className={styles.box}>
        {rows === undefined ? (
          <Input {...ref} {...place} className={box} />
        ) : (
          <TextArea {...ref} {...place} rows={rows} className={cx(box, styles.area)} />
        )}
        {trailing === undefined ? null : <div className={styles.trailing}>{trailing}</div>}
      </div>
      <FieldError className={cx(styles.error)}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  );
}
