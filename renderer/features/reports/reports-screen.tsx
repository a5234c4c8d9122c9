import { ChevronLeft, ChevronRight, ClipboardList } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../core/dates.ts';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { BrowsePage } from '../../components/browse/browse-page.tsx';
import { Button } from '../../components/button.tsx';
import { DayField } from '../../components/day-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DayTable } from './day-table.tsx';
import styles from './summary.module.css';
import { type Selection, SummaryPreview } from './summary-preview.tsx';

/** The consultations of a day, and what of them leaves this computer. */
export function ReportsScreen() {
  const { t } = useText('reports');
  const { t: common } = useText('common');
  const today = useToday();
  const { target } = useNavigation();
  const format = useFormat();
  const errorText = useErrorText();
  const [day, setDay] = useState(today);
  const [selection, setSelection] = useState<Selection | null>(
    target?.kind === 'consultation' ? { kind: 'one', id: target.id } : null,
  );
  const { data, error } = useQuery('consultation.list', { on: day });
  if (selection !== null) return <SummaryPreview selection={selection} onBack={() => setSelection(null)} />;
  return (
    <BrowsePage
      title={common('nav.reports')}
      hint={t('title')}
      tools={
        <>
          <IconButton icon={ChevronLeft} label={t('previous-day')} onPress={() => setDay(addDays(day, -1))} />
          <DayField
            label={t('day')}
            value={day}
            onChange={typed => {
              if (typed !== null) setDay(typed);
            }}
          />
          <IconButton
            icon={ChevronRight}
            label={t('next-day')}
            isDisabled={day >= today}
            onPress={() => setDay(addDays(day, 1))}
          />
          {day === today ? null : <Button onPress={() => setDay(today)}>{t('today')}</Button>}
        </>
      }
    >
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={6} /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={ClipboardList} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : null}
      {data === undefined || data.length === 0 ? null : (
        <>
          <div className={styles.spread}>
            <p role="status">{`${format.longDay(day)} · ${t('count', { count: data.length })}`}</p>
            <Button variant="primary" onPress={() => setSelection({ kind: 'day', on: day })}>
              {t('preview.open-day')}
            </Button>
          </div>
          <DayTable rows={data} onOpen={id => setSelection({ kind: 'one', id })} />
        </>
      )}
    </BrowsePage>
  );
}
