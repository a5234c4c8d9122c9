import { useState } from 'react';
import { demoPassphrase } from '../../../core/demo/demo-passphrase.ts';
import { useSettings } from '../../app/hooks/settings.tsx';
import { Notice } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';
import { UnlockForm } from './unlock-form.tsx';
import styles from './vault.module.css';
import { VaultFrame } from './vault-frame.tsx';

interface UnlockProps {
  readonly vault: StoreOutput<'vault.state'>;
  readonly onOpen: () => void;
  /** Opened with the recovery key: a new passphrase must be chosen. */
  readonly onRecovered: () => void;
  /** Something else than a wrong passphrase stands in the way. */
  readonly onProblem: (error: unknown) => void;
}

/** The locked program: passphrase, or the printed recovery key. */
export function Unlock({ vault, onOpen, onRecovered, onProblem }: UnlockProps) {
  const { t } = useText('vault');
  const { description } = useSettings();
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase');
  const [waitMs, setWaitMs] = useState(vault.waitMs);
  return (
    <VaultFrame>
      {description.demo ? (
        <Notice title={t('demo.text')}>
          <p className={styles.passphrase}>{demoPassphrase}</p>
        </Notice>
      ) : null}
      <div className={styles.head}>
        <h1>{t(way === 'passphrase' ? 'unlock.title' : 'recover.title')}</h1>
        <p className={styles.lead}>{t(way === 'passphrase' ? 'unlock.lead' : 'recover.lead')}</p>
      </div>
      <UnlockForm
        key={way}
        way={way}
        waitMs={waitMs}
        onOpen={way === 'passphrase' ? onOpen : onRecovered}
        onOtherWay={left => {
          setWaitMs(left);
          setWay(way === 'passphrase' ? 'recovery' : 'passphrase');
        }}
        onProblem={onProblem}
      />
      {vault.deviceBound ? null : <Notice tone="warning">{t('unlock.not-bound')}</Notice>}
    </VaultFrame>
  );
}
