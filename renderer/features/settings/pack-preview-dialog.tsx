import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';
import { PackChanges } from './pack-changes.tsx';
import { Fact } from './section.tsx';
import styles from './settings.module.css';

type PackPreview = StoreOutput<'pack.inspect'>;

interface PackPreviewDialogProps {
  readonly preview: PackPreview;
  readonly isStoring: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** A checked pack before it is taken: whose it is, from when until when, and what it changes. */
export function PackPreviewDialog({ preview, isStoring, onConfirm, onCancel }: PackPreviewDialogProps) {
  const { t, language } = useText('settings');
  const { t: common } = useText('common');
  const format = useFormat();
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      closesOutside={false}
      size="wide"
      title={t('preview.title', { title: preview.title[language] })}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={isStoring}>
            {common('cancel')}
          </Button>
          <Button variant="primary" onPress={onConfirm} isDisabled={isStoring}>
            {t(isStoring ? 'preview.storing' : 'preview.take')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <dl className={styles.facts}>
          <Fact name={t('packs.version')}>
            {preview.replaces === null
              ? t('preview.new', { version: preview.version })
              : t('preview.versions', { from: preview.replaces, to: preview.version })}
          </Fact>
          <Fact name={t('packs.as-of')}>{format.day(preview.asOf)}</Fact>
          <Fact name={t('preview.issued')}>{format.day(format.localDay(preview.issuedAt))}</Fact>
          <Fact name={t('packs.expires')}>{format.day(preview.expiresOn)}</Fact>
          <Fact name={t('preview.signed')}>{preview.root.organization}</Fact>
        </dl>
        {preview.rootIsNew ? <Notice tone="info">{t('preview.root-new')}</Notice> : null}
        <p className={styles.hint}>{preview.notice[language]}</p>
        <PackChanges preview={preview} />
      </div>
    </Dialog>
  );
}
