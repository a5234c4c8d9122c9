import { type FormEvent, useState } from 'react';
import { AppError } from '../../../core/errors.ts';
import { useStore } from '../../app/hooks/services.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Spinner } from '../../components/progress.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { StepHead } from './step-head.tsx';
import styles from './vault.module.css';

/** The key on paper stays good while the disk gets room: only its vault could not be written yet. */
const diskCodes: ReadonlySet<string> = new Set(['disk-full', 'disk-read-only', 'disk-failed']);

interface ConfirmStepProps {
  readonly onBack: () => void;
  readonly onOpen: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** The key typed back from paper: only then is the vault stored. */
export function ConfirmStep({ onBack, onOpen, onProblem }: ConfirmStepProps) {
  const { t } = useText('vault');
  const errorText = useErrorText();
  const store = useStore();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(undefined);
  const [notStored, setNotStored] = useState<unknown>(undefined);
  const [isWorking, setWorking] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWorking) return;
    setWorking(true);
    setNotStored(undefined);
    store.call('vault.confirm', { typed }).then(onOpen, refusal => {
      setWorking(false);
      const code = refusal instanceof AppError ? refusal.code : 'bug';
      setError(code === 'recovery-key-mismatch' ? refusal : undefined);
      if (code === 'recovery-key-mismatch') document.getElementById('recovery-typed')?.focus();
      else if (diskCodes.has(code)) setNotStored(refusal);
      else onProblem(refusal);
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StepHead step={3} title={t('confirm.title')} lead={t('confirm.lead')} />
      <TextField
        id="recovery-typed"
        label={t('confirm.label')}
        value={typed}
        onChange={setTyped}
        rows={2}
        monospace
        maxLength={200}
        error={error === undefined ? undefined : errorText(error)}
        onKeyDown={event => {
          if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit();
        }}
      />
      {notStored === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(notStored)}
        </Notice>
      )}
      <div className={styles.spread}>
        <Button onPress={onBack} isDisabled={isWorking}>
          {t('confirm.again')}
        </Button>
        <Button variant="primary" type="submit" isDisabled={isWorking || typed.trim() === ''}>
          {t('confirm.action')}
        </Button>
      </div>
      {isWorking ? <Spinner label={t('confirm.working')} /> : null}
    </form>
  );
}
