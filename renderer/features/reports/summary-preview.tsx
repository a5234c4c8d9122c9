import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { useHost, useStore } from '../../app/hooks/services.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { BrowsePage } from '../../components/browse/browse-page.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreInput, StoreOutput } from '../../store/port.ts';
import styles from './summary.module.css';
import { SummarySheet } from './summary-sheet.tsx';

export type Selection = StoreInput<'export.summaries'>['selection'];
type Form = StoreInput<'export.summaries'>['form'];
type View = 'words' | Form;

const decoder = new TextDecoder();

interface SummaryPreviewProps {
  readonly selection: Selection;
  readonly onBack: () => void;
}

/** Exactly what leaves this computer, in words and as the file itself, before it is written or printed. */
export function SummaryPreview({ selection, onBack }: SummaryPreviewProps) {
  const { t } = useText('reports');
  const { t: common } = useText('common');
  const { t: guidance } = useText('guidance');
  const { go } = useNavigation();
  const format = useFormat();
  const errorText = useErrorText();
  const [view, setView] = useState<View>('words');
  const form: Form = view === 'csv' ? 'csv' : 'json';
  const { data, error } = useQuery('export.summaries', { selection, form });
  const title =
    selection.kind === 'day' ? t('preview.day', { day: format.day(selection.on) }) : t('preview.open-one');
  return (
    <BrowsePage
      title={title}
      tools={
        <div className={styles.tools}>
          <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
            {common('back')}
          </Button>
          <ChoiceChips<View>
            label={t('preview.form')}
            hideLabel
            value={view}
            options={[
              { value: 'words', label: t('preview.table') },
              { value: 'json', label: `JSON · ${t('preview.file')}` },
              { value: 'csv', label: `CSV · ${t('preview.file')}` },
            ]}
            onChange={setView}
          />
          {selection.kind === 'one' ? (
            <Button onPress={() => go('guidance', { kind: 'consultation', id: selection.id })}>
              {guidance('trace.open')}
            </Button>
          ) : null}
        </div>
      }
    >
      <Notice tone="info" title={t('preview.exact')}>
        {t('preview.never')}
      </Notice>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={8} /> : null}
      <SaveButtons selection={selection} />
      {data === undefined ? null : <Preview view={view} file={data} />}
    </BrowsePage>
  );
}

function Preview({ view, file }: { readonly view: View; readonly file: StoreOutput<'export.summaries'> }) {
  const { t } = useText('reports');
  if (view === 'words') return <SummarySheet batch={file.batch} />;
  return (
    <section className={styles.file} tabIndex={0} aria-label={t('preview.file')}>
      <pre>{decoder.decode(file.bytes)}</pre>
    </section>
  );
}

function SaveButtons({ selection }: { readonly selection: Selection }) {
  const { t } = useText('reports');
  const store = useStore();
  const host = useHost();
  const errorText = useErrorText();
  const [outcome, setOutcome] = useState<'saved' | 'canceled' | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const save = async (form: Form): Promise<void> => {
    setError(undefined);
    setOutcome(null);
    try {
      const file = await store.call('export.summaries', { selection, form });
      const answer = await host.call('files.save', {
        suggestedName: file.fileName,
        mediaType: file.mediaType,
        bytes: file.bytes,
      });
      setOutcome(answer.outcome);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className={styles.save} data-chrome>
      <div className={styles.tools}>
        <Button variant="primary" onPress={() => void save('json')}>
          {t('save.json')}
        </Button>
        <Button onPress={() => void save('csv')}>{t('save.csv')}</Button>
        <Button icon={Printer} onPress={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {outcome === null ? null : (
        <Notice tone={outcome === 'saved' ? 'success' : 'info'} live="polite">
          {t(outcome)}
        </Notice>
      )}
      {error === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </div>
  );
}
