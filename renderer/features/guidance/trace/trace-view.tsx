import { ArrowLeft, FileQuestion, Printer } from 'lucide-react';
import type { Consultation } from '../../../../core/consultation/schema.ts';
import type { Trace } from '../../../../core/guidance/check/trace.ts';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { BrowsePage } from '../../../components/browse/browse-page.tsx';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CheckContextProvider } from '../check/check-context.tsx';
import { RerunNotice } from './rerun-notice.tsx';
import styles from './trace.module.css';
import { TraceSheet } from './trace-sheet.tsx';

/** What a client was told in a finished visit and on what basis, to be read, worked out again and printed. */
export function TraceView({ id }: { readonly id: string }) {
  const { t } = useText('guidance');
  const { t: common } = useText('common');
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { data, error } = useQuery('consultation.get', { id });
  return (
    <BrowsePage
      title={t('trace.title')}
      tools={
        <div className={styles.tools} data-chrome>
          <Button variant="quiet" icon={ArrowLeft} onPress={() => go('guidance')}>
            {common('back')}
          </Button>
          {data === undefined || data.trace === null ? null : (
            <Button variant="primary" icon={Printer} onPress={() => window.print()}>
              {common('print')}
            </Button>
          )}
        </div>
      }
    >
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={8} /> : null}
      {data === undefined ? null : <TraceOf visit={data} />}
    </BrowsePage>
  );
}

function TraceOf({ visit }: { readonly visit: Consultation }) {
  const { t } = useText('guidance');
  if (visit.trace === null)
    return (
      <EmptyState icon={FileQuestion} title={t('trace.none.title')}>
        {t('trace.none.text')}
      </EmptyState>
    );
  return <Told visit={visit} trace={visit.trace} />;
}

/** The words come from the pack in use now; whether it is the pack of then is said first. */
function Told({ visit, trace }: { readonly visit: Consultation; readonly trace: Trace }) {
  const { t } = useText('guidance');
  const format = useFormat();
  const errorText = useErrorText();
  const { data, error } = useQuery('check.evaluate', { answers: trace.answers ?? {}, on: trace.on });
  if (error !== undefined) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (data === undefined) return <Skeleton lines={8} />;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('trace.visit')}</dt>
        <dd>{format.longDay(visit.visitDate)}</dd>
        <dt>{t('trace.on')}</dt>
        <dd>{format.longDay(trace.on)}</dd>
        <dt>{t('trace.pack')}</dt>
        <dd>
          {trace.packVersion}
          <span className={styles.hash}>{trace.packHash}</span>
        </dd>
      </dl>
      <RerunNotice trace={trace} evaluation={data} />
      {data === null ? null : (
        <CheckContextProvider evaluation={data}>
          <TraceSheet trace={trace} evaluation={data} />
        </CheckContextProvider>
      )}
    </>
  );
}
