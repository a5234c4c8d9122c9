import { useState } from 'react';
import { backBy, judgeTrip, type TripJudged } from '../../../../core/calendar/absence.ts';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { emptyRow, leftOut, type PeriodRow, wholePeriods } from './period-row.ts';
import { PeriodRows } from './period-rows.tsx';
import { ResultBand, ResultPanel } from './result-panel.tsx';
import type { CalculatorFacts } from './use-calculator-facts.ts';

const rules = ['ukr-max-absence', 'absence-counting', 'absence-posted-workers'];

interface Judged extends TripJudged {
  readonly left: string;
  readonly back: string | null;
}

const tones: Readonly<Record<TripJudged['verdict'], Tone>> = {
  within: 'green',
  doubtful: 'amber',
  over: 'red',
};
const bands = { within: 'plain', doubtful: 'amber', over: 'red' } as const;

/** Whether a single absence is longer than UKR allows, and by when to be back. */
export function AbsenceCalculator({ facts }: { readonly facts: CalculatorFacts }) {
  const { t } = useText('calculators');
  const format = useFormat();
  const [rows, setRows] = useState<readonly PeriodRow[]>([emptyRow(0)]);
  const limit = facts.days('ukr-max-absence');
  if (limit === null) return <Notice tone="warning">{t('missing')}</Notice>;

  const trips: readonly Judged[] = wholePeriods(rows).map(({ from, to }) => ({
    left: from,
    back: to,
    ...judgeTrip({ left: from, back: to }, limit, facts.on),
  }));
  const wrong = leftOut(rows);
  const lineOf = ({ left, back, days, verdict }: Judged): string => {
    const period = t('period', {
      from: format.day(left),
      to: back === null ? t('still') : format.day(back),
    });
    return `${period}: ${t('days', { count: days })}, ${t(`absence.verdict.${verdict}`)}`;
  };
  const open = trips.filter(trip => trip.back === null).at(-1);
  const backLine =
    open === undefined ? [] : [`${t('absence.back-by')}: ${format.longDay(backBy(open.left, limit).safe)}`];
  return (
    <div className={styles.columns}>
      <section className={styles.form} aria-label={t('absence.title')}>
        <h2>{t('absence.title')}</h2>
        <p className={styles.hint}>{t('absence.hint')}</p>
        <PeriodRows
          rows={rows}
          onChange={setRows}
          texts={{
            row: number => t('absence.row', { number }),
            from: t('absence.from'),
            to: t('absence.to'),
            open: t('absence.open'),
            marks: number => t('absence.marks', { number }),
            add: t('absence.add'),
            remove: number => t('absence.remove', { number }),
          }}
        />
      </section>
      <ResultPanel
        title={t('calc.absence')}
        facts={facts}
        rules={rules}
        lines={trips.length === 0 ? null : [...backLine, ...trips.map(lineOf)]}
      >
        {wrong === 0 ? null : <Notice tone="warning">{t('left-out', { count: wrong })}</Notice>}
        <AbsenceResult trips={trips} open={open} limit={limit} on={facts.on} />
      </ResultPanel>
    </div>
  );
}

interface AbsenceResultProps {
  readonly trips: readonly Judged[];
  /** The trip that goes on or is planned, if there is one. */
  readonly open: Judged | undefined;
  readonly limit: number;
  readonly on: string;
}

function AbsenceResult({ trips, open, limit, on }: AbsenceResultProps) {
  const { t } = useText('calculators');
  const format = useFormat();
  const longest = trips.toSorted((a, b) => b.days - a.days)[0];
  if (longest === undefined) return null;
  const verdict = (trip: Judged) => (
    <Badge tone={tones[trip.verdict]}>{t(`absence.verdict.${trip.verdict}`)}</Badge>
  );
  const columns: readonly Column<Judged>[] = [
    { id: 'left', label: t('absence.from'), isRowHeader: true, cell: trip => format.day(trip.left) },
    {
      id: 'back',
      label: t('absence.to'),
      cell: trip => (trip.back === null ? t('still') : format.day(trip.back)),
    },
    { id: 'days', label: t('absence.table.days'), align: 'end', cell: trip => format.number(trip.days) },
    { id: 'verdict', label: t('absence.table.verdict'), cell: verdict },
  ];
  return (
    <>
      {open === undefined ? (
        <ResultBand
          tone={bands[longest.verdict]}
          label={t('absence.longest')}
          value={t('days', { count: longest.days })}
          remark={verdict(longest)}
        />
      ) : (
        <BackBy trip={open} limit={limit} on={on} />
      )}
      {trips.some(trip => trip.verdict === 'over') ? (
        <Notice tone="danger">{t('absence.over.advice')}</Notice>
      ) : null}
      <DataTable
        caption={t('absence.table')}
        showCaption
        columns={columns}
        rows={trips}
        rowId={trip => `${trip.left} ${trip.back ?? ''}`}
      />
    </>
  );
}

function BackBy({ trip, limit, on }: { readonly trip: Judged; readonly limit: number; readonly on: string }) {
  const { t } = useText('calculators');
  const format = useFormat();
  const { safe, atLatest } = backBy(trip.left, limit);
  return (
    <>
      <ResultBand
        tone={trip.verdict === 'over' ? 'red' : 'amber'}
        label={trip.verdict === 'within' ? t('absence.back-by') : t('absence.back-by.passed')}
        value={format.longDay(safe)}
        remark={<Badge tone={trip.verdict === 'over' ? 'red' : 'amber'}>{format.daysFrom(on, safe)}</Badge>}
      />
      <p className={styles.small}>{t('absence.at-latest', { day: format.day(atLatest) })}</p>
    </>
  );
}
