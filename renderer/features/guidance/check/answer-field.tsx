import { CircleHelp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTypedAnswer } from '../../../app/hooks/use-typed-answer.ts';
import { Button } from '../../../components/button.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './check.module.css';
import type { AnsweringProps } from './option-list.tsx';

/** A day or a number, typed; Enter confirms. The field takes the focus when it comes. */
export function AnswerField({ question, given, onAnswer, onUnknown }: AnsweringProps) {
  const { t, language } = useText('guidance');
  const typed = useTypedAnswer(question, given);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[role="spinbutton"], input:not([type="hidden"])')?.focus();
  }, []);
  const { kind } = question;
  const label = question.label[language];
  const confirm = (): void => {
    if (typed.ready !== null) onAnswer(typed.ready);
  };
  return (
    <form
      ref={form}
      className={styles.field}
      onSubmit={event => {
        event.preventDefault();
        confirm();
      }}
      // Before the parts of a day swallow it: they do not send a form by themselves.
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        confirm();
      }}
    >
      {kind.type === 'day' ? (
        <DayField label={label} value={typed.day} onChange={typed.setDay} />
      ) : (
        <TextField
          label={label}
          inputMode="numeric"
          value={typed.number}
          onChange={typed.setNumber}
          maxLength={9}
          error={
            typed.isOutside && kind.type === 'number'
              ? t('check.outside', { min: kind.min, max: kind.max })
              : undefined
          }
        />
      )}
      <div className={styles.fieldButtons}>
        <Button variant="primary" type="submit" chord="Enter" isDisabled={typed.ready === null}>
          {t('check.next')}
        </Button>
        <Button icon={CircleHelp} chord="Alt+0" onPress={onUnknown}>
          {t('check.unknown')}
        </Button>
      </div>
    </form>
  );
}
