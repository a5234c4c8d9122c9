import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

interface IdleWarningProps {
  /** Milliseconds until the lock, or null while there is no need to warn. */
  readonly leftMs: number | null;
  readonly onStay: () => void;
}

/** Half a minute before the lock: any key, movement or the button keeps the program open. */
export function IdleWarning({ leftMs, onStay }: IdleWarningProps) {
  const { t } = useText('common');
  const format = useFormat();
  return (
    <Dialog
      isOpen={leftMs !== null}
      onClose={onStay}
      title={t('idle.title')}
      size="small"
      role="alertdialog"
      actions={
        <Button variant="primary" onPress={onStay} autoFocus>
          {t('idle.stay')}
        </Button>
      }
    >
      <p>{t('idle.text', { wait: format.wait(leftMs ?? 0) })}</p>
    </Dialog>
  );
}
