import { useState } from 'react';
import { useHost, useStore } from '../../../app/hooks/services.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { Notice } from '../../../components/notice.tsx';
import { RadioGroup } from '../../../components/radio-group.tsx';
import { Switch } from '../../../components/switch.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreInput } from '../../../store/port.ts';
import styles from './transfer.module.css';

type Form = StoreInput<'directory.export'>['form'];
const forms = ['xlsx', 'csv', 'hsds-json', 'hsds-tables'] as const satisfies readonly Form[];

/** The whole directory as a file; a confidential address leaves only where it is asked for. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useText('directory');
  const { t: common } = useText('common');
  const store = useStore();
  const host = useHost();
  const announce = useAnnounce();
  const errorText = useErrorText();
  const [form, setForm] = useState<Form>('xlsx');
  const [withConfidential, setWithConfidential] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const file = await store.call('directory.export', { form, ids: null, withConfidential, language });
      const { outcome } = await host.call('files.save', {
        suggestedName: file.fileName,
        mediaType: file.mediaType,
        bytes: file.bytes,
      });
      if (outcome === 'saved') {
        announce(t('export.done', { count: file.contacts }));
        onClose();
      }
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  return (
    <Dialog
      isOpen
      title={t('export.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button variant="primary" isDisabled={isBusy} onPress={() => void save()}>
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        {error === undefined ? null : (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        <RadioGroup<Form>
          label={t('export.form')}
          options={forms.map(value => ({
            value,
            label: t(`export.form.${value}`),
            detail: t(`export.form.${value}.detail`),
          }))}
          value={form}
          onChange={setForm}
        />
        <Switch isSelected={withConfidential} onChange={setWithConfidential}>
          {t('export.confidential')}
        </Switch>
      </div>
    </Dialog>
  );
}
