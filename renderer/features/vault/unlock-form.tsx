import { Hourglass } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { AppError } from '../../../core/errors.ts';
import { useStore } from '../../app/hooks/services.tsx';
import { useProgress } from '../../app/hooks/use-progress.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress, Spinner } from '../../components/progress.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { useCountdown } from './use-countdown.ts';
import styles from './vault.module.css';

interface UnlockFormProps {
  readonly way: 'passphrase' | 'recovery';
  readonly waitMs: number;
  readonly onOpen: () => void;
  readonly onOtherWay: (leftMs: number) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Refusals that belong to this form; everything else is a problem of the whole computer. */
const ownRefusals = [
  'unlock-refused',
  'unlock-too-soon',
  'passphrase-too-long',
  'recovery-key-mismatch',
  'kdf-unavailable',
  'secret-store-unavailable',
];

export function UnlockForm({ way, waitMs, onOpen, onOtherWay, onProblem }: UnlockFormProps) {
  const { t } = useText('vault');
  const format = useFormat();
  const errorText = useErrorText();
  const store = useStore();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const [isWorking, setWorking] = useState(false);
  const [isCaps, setCaps] = useState(false);
  const { leftMs, restart } = useCountdown(waitMs);
  const rebuild = useProgress('rebuild');
  const isWaiting = leftMs > 0;

  const tryOpen = async (): Promise<void> => {
    setWorking(true);
    try {
      if (way === 'passphrase') await store.call('vault.unlock', { passphrase: typed });
      else await store.call('vault.unlockWithRecoveryKey', { typed });
      onOpen();
    } catch (error) {
      if (error instanceof AppError && !ownRefusals.includes(error.code)) onProblem(error);
      setRefusal(error);
      setWorking(false);
      // A passphrase is typed again; a key of 36 characters with one slip in it is put right.
      if (way === 'passphrase') setTyped('');
      // The wait is the host's: after a refusal it tells how long, also when this attempt was not too soon yet.
      const state = await store.call('vault.state', {}).catch(() => null);
      if (state !== null) restart(state.waitMs);
      field.current?.focus();
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed === '' || isWorking || isWaiting) field.current?.focus();
    else void tryOpen();
  };
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  const isTooSoon = refusal instanceof AppError && refusal.code === 'unlock-too-soon';

  return (
    <form className={styles.form} onSubmit={submit} onKeyUp={watchCaps} noValidate>
      {refusal === undefined || isTooSoon ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(refusal)}
        </Notice>
      )}
      {way === 'passphrase' ? (
        <PassphraseField
          id="passphrase"
          label={t('passphrase.label')}
          value={typed}
          onChange={setTyped}
          inputRef={field}
          autoFocus
        />
      ) : (
        <TextField
          id="recovery-key"
          label={t('recovery.key-label')}
          value={typed}
          onChange={setTyped}
          inputRef={field}
          rows={3}
          monospace
          maxLength={200}
          autoFocus
        />
      )}
      {isCaps ? <p className={styles.lead}>{t('unlock.caps')}</p> : null}
      <Button variant="primary" type="submit" wide isDisabled={isWorking || isWaiting}>
        {t(way === 'passphrase' ? 'unlock.action' : 'recover.action')}
      </Button>
      <div role="status">
        {isWorking && rebuild === null ? <Spinner label={t('unlock.working')} /> : null}
        {isWaiting && !isWorking ? (
          <p className={styles.waiting}>
            <Hourglass size={16} aria-hidden="true" />
            {t('unlock.wait', { wait: format.wait(leftMs) })}
          </p>
        ) : null}
      </div>
      {rebuild === null ? null : <Progress label={t('common:progress.rebuild')} {...rebuild} />}
      <Button variant="quiet" onPress={() => onOtherWay(leftMs)} isDisabled={isWorking}>
        {t(way === 'passphrase' ? 'unlock.forgotten' : 'recover.back')}
      </Button>
    </form>
  );
}
