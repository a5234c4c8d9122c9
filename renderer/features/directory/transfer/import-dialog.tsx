import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useProgress } from '../../../app/hooks/use-progress.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Progress } from '../../../components/progress.tsx';
import { RadioGroup } from '../../../components/radio-group.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportRows } from './import-rows.tsx';
import styles from './transfer.module.css';
import { useImport } from './use-import.ts';

type OnConflict = 'keep-mine' | 'take-file';

/** Contacts from files: first what would change, row by row; then, if it is wanted, all of it or nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const errorText = useErrorText();
  const progress = useProgress('import');
  const input = useRef<HTMLInputElement>(null);
  const [onConflict, setOnConflict] = useState<OnConflict>('keep-mine');
  const { step, read, mapColumns, apply, cancel } = useImport();
  const isRunning = step.kind === 'reading' || step.kind === 'storing';
  const close = (): void => {
    cancel();
    onClose();
  };
  const preview = step.kind === 'preview' ? step.preview : null;
  const changes = preview === null ? 0 : preview.counts.add + preview.counts.change + preview.counts.conflict;
  return (
    <Dialog
      isOpen
      size="wide"
      title={t('import.title')}
      onClose={close}
      closesOutside={false}
      actions={
        <>
          <Button onPress={close}>{step.kind === 'done' ? common('close') : common('cancel')}</Button>
          {preview === null ? null : (
            <Button variant="primary" isDisabled={changes === 0} onPress={() => apply(onConflict)}>
              {t('import.apply', { count: changes })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        <p>{t('import.lead')}</p>
        <div>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept=".json,.csv,.tsv,.txt,.xlsx,.zip"
            aria-label={t('import.choose')}
            onChange={event => {
              const chosen = [...(event.target.files ?? [])];
              // The same file may be chosen again after it was put right.
              event.target.value = '';
              if (chosen.length > 0) read(chosen);
            }}
          />
          <Button icon={FileUp} isDisabled={isRunning} onPress={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
        </div>
        {step.kind === 'refused' ? (
          <Notice tone="danger" live="assertive" title={t('import.refused')}>
            {errorText(step.error)}
          </Notice>
        ) : null}
        {isRunning ? (
          <Progress
            label={t(step.kind === 'reading' ? 'import.reading' : 'import.storing')}
            done={progress?.done ?? null}
            of={progress?.of ?? 0}
            onCancel={cancel}
          />
        ) : null}
        {step.kind === 'done' ? (
          <Notice tone="success" live="polite">
            {t('import.done', { added: step.result.added, changed: step.result.changed })}
          </Notice>
        ) : null}
        {preview === null ? null : (
          <>
            <h3>{t('import.preview', { name: preview.fileName })}</h3>
            {preview.columns.length === 0 ? null : (
              <ImportColumns columns={preview.columns} onChange={mapColumns} />
            )}
            {preview.counts.conflict === 0 ? null : (
              <RadioGroup<OnConflict>
                label={t('import.on-conflict', { count: preview.counts.conflict })}
                options={[
                  { value: 'keep-mine', label: t('import.keep-mine') },
                  { value: 'take-file', label: t('import.take-file') },
                ]}
                value={onConflict}
                onChange={setOnConflict}
              />
            )}
            <ImportRows key={preview.token} preview={preview} />
          </>
        )}
        {step.kind === 'idle' || step.kind === 'done' ? <ImportHistory /> : null}
      </div>
    </Dialog>
  );
}
