import { type FormEvent, useState } from 'react';
import { useStore } from '../../app/hooks/services.tsx';
import { Button } from '../../components/button.tsx';
import { Spinner } from '../../components/progress.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { newPassphraseError } from './new-passphrase-error.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { StrengthHint } from './strength-hint.tsx';
import styles from './vault.module.css';
import { VaultFrame } from './vault-frame.tsx';

/** After the recovery key: the records are open, a new passphrase replaces the forgotten one. */
export function RenewPassphrase({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('vault');
  const errorText = useErrorText();
  const store = useStore();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<unknown>(undefined);
  const [isWorking, setWorking] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = newPassphraseError(passphrase);
    if (wrong !== null) {
      setError(wrong);
      return;
    }
    setWorking(true);
    store.call('vault.changePassphrase', { passphrase }).then(onDone, refusal => {
      setError(refusal);
      setWorking(false);
    });
  };
  return (
    <VaultFrame>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.head}>
          <h1>{t('renew.title')}</h1>
          <p className={styles.lead}>{t('renew.lead')}</p>
        </div>
        <PassphraseField
          id="new-passphrase"
          label={t('passphrase.new-label')}
          hint={t('passphrase.hint')}
          value={passphrase}
          onChange={setPassphrase}
          error={error === undefined ? undefined : errorText(error)}
          autoFocus
        />
        <StrengthHint passphrase={passphrase} />
        <Button variant="primary" type="submit" wide isDisabled={isWorking}>
          {t('renew.action')}
        </Button>
        {isWorking ? <Spinner label={t('renew.working')} /> : null}
      </form>
    </VaultFrame>
  );
}
