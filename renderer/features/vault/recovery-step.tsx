import { Copy, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useCopy } from '../../app/hooks/use-copy.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { Button } from '../../components/button.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { StepHead } from './step-head.tsx';
import styles from './vault.module.css';

interface RecoveryStepProps {
  readonly pointName: string;
  /** Groups joined by hyphens. */
  readonly recoveryKey: string;
  readonly onNext: () => void;
}

/** The key, once, to be put on paper. */
export function RecoveryStep({ pointName, recoveryKey, onNext }: RecoveryStepProps) {
  const { t } = useText('vault');
  const { copied, error, copy } = useCopy();
  const errorText = useErrorText();
  return (
    <div className={styles.block}>
      <StepHead step={2} title={t('recovery.title')} lead={t('recovery.lead')} />
      <KeyGroups recoveryKey={recoveryKey} />
      <div className={styles.spread}>
        <div className={styles.row}>
          <Button icon={Printer} onPress={() => window.print()}>
            {t('common:print')}
          </Button>
          <Button icon={Copy} onPress={() => copy(recoveryKey)}>
            {t('common:copy')}
          </Button>
        </div>
        <Button variant="primary" onPress={onNext}>
          {t('recovery.next')}
        </Button>
      </div>
      <p className={styles.lead} role="status">
        {copied === null ? '' : t('recovery.copied')}
        {error === undefined ? '' : errorText(error)}
      </p>
      {createPortal(<KeySheet pointName={pointName} recoveryKey={recoveryKey} />, document.body)}
    </div>
  );
}

const KeyGroups = ({ recoveryKey }: { readonly recoveryKey: string }) => {
  const { t } = useText('vault');
  return (
    <ol className={styles.key} aria-label={t('recovery.key-label')}>
      {[...recoveryKey.matchAll(/[^-]+/g)].map(group => (
        <li key={group.index} className={styles.group}>
          {group[0]}
        </li>
      ))}
    </ol>
  );
};

/** What the printer gets. */
function KeySheet({ pointName, recoveryKey }: Omit<RecoveryStepProps, 'onNext'>) {
  const { t } = useText('vault');
  const format = useFormat();
  const today = useToday();
  return (
    <div data-print className={styles.sheet}>
      <h1>{t('recovery.sheet-title')}</h1>
      <p>{t('recovery.sheet-for', { point: pointName })}</p>
      <p>{t('recovery.sheet-day', { day: format.day(today) })}</p>
      <KeyGroups recoveryKey={recoveryKey} />
      <p>{t('recovery.sheet-text')}</p>
    </div>
  );
}
