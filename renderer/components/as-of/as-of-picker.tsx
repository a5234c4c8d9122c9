import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { DayField } from '../day-field.tsx';
import { Dialog } from '../dialog.tsx';
import styles from './as-of.module.css';

export interface AsOfPickerProps {
  readonly today: string;
  /** The day that is read about. */
  readonly on: string;
  /** The day on which the running consultation began; null while none runs. */
  readonly visitDay: string | null;
  /** Null: today again. */
  readonly onChoose: (day: string | null) => void;
}

/** "As of 21.11.2026": reads the guidance as of today, the day of the visit or any other day. */
export function AsOfPicker(props: AsOfPickerProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={props.on === props.today ? styles.chip : styles.otherDay}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <CalendarDays size={13} aria-hidden="true" />
        {t('as-of', { day: format.day(props.on) })}
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('as-of.title')} size="small">
        <DayChoice {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** While a year is being typed the field says 0002, 0020, 0202. No pack knows a law outside these days. */
const firstDay = '2000-01-01';
const lastDay = '2099-12-31';

function DayChoice({
  today,
  on,
  visitDay,
  onChoose,
  onDone,
}: AsOfPickerProps & { readonly onDone: () => void }) {
  const { t } = useText('guidance');
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(on);
  const isWhole = typed !== null && typed >= firstDay && typed <= lastDay;
  const choose = (day: string): void => {
    onChoose(day === today ? null : day);
    onDone();
  };
  return (
    <form
      className={styles.choice}
      onSubmit={event => {
        event.preventDefault();
        if (isWhole) choose(typed);
      }}
      // Before the parts of a day swallow it: they do not send a form by themselves.
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        if (isWhole) choose(typed);
      }}
    >
      <p>{t('as-of.hint')}</p>
      <div className={styles.buttons}>
        <Button onPress={() => choose(today)}>{t('as-of.today', { day: format.day(today) })}</Button>
        {visitDay === null || visitDay === today ? null : (
          <Button onPress={() => choose(visitDay)}>{t('as-of.visit', { day: format.day(visitDay) })}</Button>
        )}
      </div>
      <DayField label={t('as-of.day')} value={typed} onChange={setTyped} />
      <Button variant="primary" type="submit" isDisabled={!isWhole}>
        {t('as-of.show')}
      </Button>
    </form>
  );
}
