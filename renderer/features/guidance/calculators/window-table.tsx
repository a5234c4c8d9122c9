import { type Interval, lengthOf, partWithin } from '../../../../core/calendar/intervals.ts';
import type { StayReport } from '../../../../core/calendar/stay-report.ts';
import { addDays } from '../../../../core/dates.ts';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';

type Counts = 'yes' | 'no' | 'over';

interface TableRow extends Interval {
  readonly counts: Counts;
}

/** The stays that reach into the window, each cut where it becomes unlawful, in the order of their days. */
function rowsOf({ counted, titled, unlawful, window }: StayReport): TableRow[] {
  const within = (intervals: readonly Interval[], counts: Counts): TableRow[] =>
    intervals.flatMap(one => {
      const part = partWithin(one, window);
      return part === null ? [] : { ...part, counts };
    });
  const over = within(unlawful, 'over');
  const lawful = within(counted, 'yes').flatMap(row => {
    const cuts = over.filter(run => run.from >= row.from && run.to <= row.to);
    const pieces: TableRow[] = [];
    let { from } = row;
    for (const cut of cuts) {
      if (cut.from > from) pieces.push({ from, to: addDays(cut.from, -1), counts: 'yes' });
      from = addDays(cut.to, 1);
    }
    if (from <= row.to) pieces.push({ from, to: row.to, counts: 'yes' });
    return pieces;
  });
  return [...lawful, ...over, ...within(titled, 'no')].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The same as the picture, in words and numbers: it adds up to the days used. */
export function WindowTable({ report }: { readonly report: StayReport }) {
  const { t } = useText('calculators');
  const format = useFormat();
  const caption = t('table.title', {
    from: format.day(report.window.from),
    to: format.day(report.window.to),
  });
  const rows = rowsOf(report);
  if (rows.length === 0) return <p className={styles.small}>{t('table.none')}</p>;
  const columns: readonly Column<TableRow>[] = [
    {
      id: 'stay',
      label: t('table.stay'),
      isRowHeader: true,
      cell: ({ from, to }) =>
        from === to ? format.day(from) : t('period', { from: format.day(from), to: format.day(to) }),
    },
    { id: 'days', label: t('table.days'), align: 'end', cell: row => format.number(lengthOf(row)) },
    { id: 'counts', label: t('table.counts'), cell: ({ counts }) => t(`table.${counts}`) },
  ];
  return (
    <DataTable
      caption={caption}
      showCaption
      columns={columns}
      rows={rows}
      rowId={({ from, counts }) => `${from} ${counts}`}
    />
  );
}
