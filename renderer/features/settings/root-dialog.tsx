import { type FormEvent, useId, useState } from 'react';
import { useHost, useStore } from '../../app/hooks/services.tsx';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './settings.module.css';

interface RootDialogProps {
  readonly onClose: () => void;
  readonly onConfirmed: () => void;
}

/**
 * Takes the signing file of an organisation. The fingerprint is typed from paper or from the phone and compared by the
 * program: shown beside the file, it would be confirmed unread.
 */
export function RootDialog({ onClose, onConfirmed }: RootDialogProps) {
  const { t } = useText('settings');
  const { t: common } = useText('common');
  const errorText = useErrorText();
  const announce = useAnnounce();
  const host = useHost();
  const store = useStore();
  const formId = useId();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(undefined);

  const choose = async (): Promise<void> => {
    setError(undefined);
    const opened = await host.call('files.open', { kind: 'root' });
    if (opened.bytes !== null) setBytes(opened.bytes);
  };
  const confirm = async (): Promise<void> => {
    if (bytes === null) return;
    const root = await store.call('pack.confirmRoot', { bytes: new Uint8Array(bytes), typed });
    announce(t('root.confirmed', { organization: root.organization }));
    onConfirmed();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void confirm().catch(setError);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closesOutside={false}
      title={t('root.title')}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isDisabled={bytes === null || typed.trim() === ''}
          >
            {t('root.take')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.stack} onSubmit={submit} noValidate>
        <p>{t('root.what')}</p>
        <Button onPress={() => void choose().catch(setError)}>{t('root.choose')}</Button>
        {bytes === null ? null : <p className={styles.hint}>{t('root.chosen')}</p>}
        <TextField
          label={t('root.typed')}
          hint={t('root.typed.hint')}
          value={typed}
          onChange={setTyped}
          maxLength={60}
          monospace
          className={cx(styles.fingerprintField)}
        />
        {error === undefined ? null : (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
