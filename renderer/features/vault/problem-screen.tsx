import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './vault.module.css';
import { VaultFrame } from './vault-frame.tsx';

/** Problems with a title of their own. */
const titled = [
  'vault-missing',
  'vault-damaged',
  'profile-from-newer-version',
  'profile-in-use',
  'host-unreachable',
] as const satisfies readonly ErrorCode[];

interface ProblemScreenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The program cannot be opened: what happened, what is safe, what to do, and the code for the coordinator. */
export function ProblemScreen({ error, onRetry }: ProblemScreenProps) {
  const { t } = useText('vault');
  const errorText = useErrorText();
  const code = error instanceof AppError ? error.code : 'bug';
  const own = titled.find(one => one === code);
  return (
    <VaultFrame>
      <h1>{t(`problem.${own ?? 'other'}`)}</h1>
      <Notice tone={code === 'profile-in-use' ? 'info' : 'danger'} live="assertive">
        {errorText(error)}
      </Notice>
      <div className={styles.spread}>
        <Button variant="primary" onPress={onRetry}>
          {t('common:retry')}
        </Button>
        <span className={styles.code}>{t('problem.code', { code })}</span>
      </div>
    </VaultFrame>
  );
}
