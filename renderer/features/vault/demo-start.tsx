import { useState } from 'react';
import { useStore } from '../../app/hooks/services.tsx';
import { useProgress } from '../../app/hooks/use-progress.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './vault.module.css';
import { VaultFrame } from './vault-frame.tsx';

interface DemoStartProps {
  readonly onOpen: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** Started with --demo: fills a vault with invented people and shows its passphrase. */
export function DemoStart({ onOpen, onProblem }: DemoStartProps) {
  const { t } = useText('vault');
  const store = useStore();
  const progress = useProgress('demo');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);

  const fill = (): void => {
    setWorking(true);
    store.call('demo.create', {}).then(made => setPassphrase(made.passphrase), onProblem);
  };

  return (
    <VaultFrame>
      <div className={styles.head}>
        <h1>{t('demo.title')}</h1>
        <p className={styles.lead}>{t('demo.lead')}</p>
      </div>
      {passphrase === null ? (
        <>
          <Button variant="primary" wide onPress={fill} isDisabled={isWorking} autoFocus>
            {t('demo.start')}
          </Button>
          {isWorking ? (
            <Progress
              label={t('common:progress.demo')}
              done={progress?.done ?? null}
              of={progress?.of ?? 1}
            />
          ) : null}
        </>
      ) : (
        <>
          <Notice title={t('demo.text')} live="polite">
            <p className={styles.passphrase}>{passphrase}</p>
          </Notice>
          <Button variant="primary" wide onPress={onOpen} autoFocus>
            {t('demo.open')}
          </Button>
        </>
      )}
    </VaultFrame>
  );
}
