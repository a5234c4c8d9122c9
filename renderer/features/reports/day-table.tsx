import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { caseNumber, useTopicName } from '../../components/reading/case-view.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ConsultationRow } from '../../store/port.ts';
import styles from './summary.module.css';

interface DayTableProps {
  readonly rows: readonly ConsultationRow[];
  readonly onOpen: (id: string) => void;
}

/** Consultations of one day, one row each. */
export function DayTable({ rows, onOpen }: DayTableProps) {
  const { t } = useText('reports');
  const { t: codes } = useText('codes');
  const format = useFormat();
  const topicName = useTopicName();
  const columns: readonly Column<ConsultationRow>[] = [
    { id: 'time', label: t('column.time'), isRowHeader: true, cell: row => format.time(row.finishedAt) },
    {
      id: 'duration',
      label: t('column.duration'),
      cell: row => <span className={styles.whole}>{format.minutes(row.durationMin)}</span>,
    },
    { id: 'channel', label: t('column.channel'), cell: row => codes(`channel.${row.channel}`) },
    { id: 'language', label: t('column.language'), cell: row => format.languageName(row.language) },
    { id: 'topics', label: t('column.topics'), cell: row => row.topics.map(topicName).join('; ') },
    {
      id: 'outcome',
      label: t('column.outcome'),
      cell: row => (row.outcome === null ? '' : codes(`outcome.${row.outcome}`)),
    },
    {
      id: 'referrals',
      label: t('column.referrals'),
      align: 'end',
      cell: row => format.number(row.referrals),
    },
    {
      id: 'case',
      label: t('column.case'),
      cell: row =>
        row.caseNumber === null ? null : <span className={styles.whole}>{caseNumber(row.caseNumber)}</span>,
    },
    {
      id: 'actions',
      label: t('column.actions'),
      cell: row => (
        <Button variant="quiet" className={styles.rowAction ?? ''} onPress={() => onOpen(row.id)}>
          {t('preview.open-one')}
        </Button>
      ),
    },
  ];
  return <DataTable caption={t('title')} columns={columns} rows={rows} rowId={row => row.id} />;
}
