import type { Answer, Question } from '../../../core/guidance/check/schema.ts';
import { Button } from '../../components/button.tsx';
import { DayField } from '../../components/day-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTypedAnswer } from '../hooks/use-typed-answer.ts';
import styles from './client-view.module.css';

interface ClientFieldProps {
  readonly question: Question;
  readonly given: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

/** A day or a number, large. */
export function ClientField({ question, given, onAnswer }: ClientFieldProps) {
  const { t, language } = useText('client-view');
  const typed = useTypedAnswer(question, given);
  const label = question.label[language];
  return (
    <form
      className={styles.field}
      onSubmit={event => {
        event.preventDefault();
        if (typed.ready !== null) onAnswer(typed.ready);
      }}
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        if (typed.ready !== null) onAnswer(typed.ready);
      }}
    >
      {question.kind.type === 'day' ? (
        <DayField label={label} value={typed.day} onChange={typed.setDay} />
      ) : (
        <TextField
          label={label}
          inputMode="numeric"
          value={typed.number}
          onChange={typed.setNumber}
          maxLength={9}
        />
      )}
      <Button variant="primary" type="submit" isDisabled={typed.ready === null}>
        {t('confirm')}
      </Button>
    </form>
  );
}
