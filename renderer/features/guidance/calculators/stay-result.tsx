import type { ReactNode } from 'react';
import { type Interval, lengthOf } from '../../../../core/calendar/intervals.ts';
import type { StayReport } from '../../../../core/calendar/stay-report.ts';
import { windowPicture } from '../../../../core/calendar/window-picture.ts';
import { addDays } from '../../../../core/dates.ts';
import { Badge } from '../../../components/badge.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { ResultBand } from './result-panel.tsx';
import { WindowCalendar } from './window-calendar.tsx';
import { WindowTable } from './window-table.tsx';

interface StayResultProps {
  readonly report: StayReport;
  readonly limit: number;
  readonly on: string;
}

/** So many days before the last one the result warns. */
const nearDays = 14;

/** The answer of the 90/180 calculator with its picture of the window. */
export function StayResult({ report, limit, on }: StayResultProps) {
  const { t } = useText('calculators');
  const format = useFormat();
  const isOver = report.over !== null;
  const isNear = report.left < nearDays;
  return (
    <>
      <ResultBand
        tone={isOver ? 'red' : isNear ? 'amber' : 'plain'}
        label={t('stay.used.label', { day: format.day(on) })}
        value={t('stay.used', { used: report.used, limit })}
        remark={<LeftBadge report={report} isNear={isNear} />}
      />
      {report.over === null ? null : <Notice tone="danger">{t('stay.over.advice')}</Notice>}
      <dl className={styles.facts}>
        {report.over === null ? <LastRow report={report} on={on} /> : null}
        <NextRow report={report} />
        <PlannedRow report={report} />
        <Row label={t('stay.window')}>
          {t('period', { from: format.day(report.window.from), to: format.day(report.window.to) })}
        </Row>
        <RunsRow label={t('stay.over.past')} runs={report.overBefore} />
        <RunsRow label={t('stay.over.planned')} runs={report.overAfter} />
      </dl>
      {meetsTitled(report) ? <Notice tone="warning">{t('stay.titled-switch')}</Notice> : null}
      <WindowCalendar months={windowPicture(report)} on={on} />
      <WindowTable report={report} />
    </>
  );
}

/** A counted stay, or the day itself, that follows a stay under a title without a day between. */
const meetsTitled = ({ titled, counted, window }: StayReport): boolean =>
  titled.some(({ to }) => counted.some(({ from }) => from === addDays(to, 1)) || to === window.to);

const LeftBadge = ({ report, isNear }: { readonly report: StayReport; readonly isNear: boolean }) => {
  const { t } = useText('calculators');
  const format = useFormat();
  if (report.over !== null)
    return (
      <Badge tone="red">
        {t('stay.over', { day: format.day(report.over.from), count: lengthOf(report.over) })}
      </Badge>
    );
  if (report.left === 0)
    return (
      <Badge tone="amber">{report.isPresent ? t('stay.none-left') : t('stay.left', { count: 0 })}</Badge>
    );
  return <Badge tone={isNear ? 'amber' : 'green'}>{t('stay.left', { count: report.left })}</Badge>;
};

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

const Row = ({ label, children }: RowProps) => (
  <div className={styles.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function LastRow({ report, on }: { readonly report: StayReport; readonly on: string }) {
  const { t } = useText('calculators');
  const format = useFormat();
  if (report.last === null)
    return (
      <Row label={t('stay.entry', { day: format.day(on) })}>
        <Badge tone="red">{t('stay.refused')}</Badge>
      </Row>
    );
  const label = report.isPresent ? t('stay.last') : t('stay.last-if', { day: format.day(on) });
  return (
    <Row label={label}>
      <strong>{format.longDay(report.last)}</strong>
    </Row>
  );
}

function NextRow({ report: { next, isPresent } }: { readonly report: StayReport }) {
  const { t } = useText('calculators');
  const format = useFormat();
  if (next === null) return null;
  const remarks = [
    ...(isPresent ? [t('stay.next.if-leaving', { day: format.day(next.leaving) })] : []),
    ...(next.last === null ? [] : [t('stay.next.until', { day: format.day(next.last) })]),
  ];
  return (
    <Row label={t('stay.next')}>
      <strong>{format.longDay(next.day)}</strong>
      <span className={styles.small}>{remarks.join(' · ')}</span>
    </Row>
  );
}

function PlannedRow({ report: { planned } }: { readonly report: StayReport }) {
  const { t } = useText('calculators');
  const format = useFormat();
  if (planned === null) return null;
  if (planned.last !== null)
    return (
      <Row label={t('stay.last-if', { day: format.day(planned.day) })}>
        <strong>{format.longDay(planned.last)}</strong>
        <span className={styles.small}>
          {t('days', { count: lengthOf({ from: planned.day, to: planned.last }) })}
        </span>
      </Row>
    );
  return (
    <Row label={t('stay.planned')}>
      <Badge tone="red">{t('stay.entry-refused', { day: format.day(planned.day) })}</Badge>
      {planned.next === null ? null : (
        <span className={styles.small}>
          {t('stay.entry-refused.next', { day: format.day(planned.next) })}
        </span>
      )}
    </Row>
  );
}

function RunsRow({ label, runs }: { readonly label: string; readonly runs: readonly Interval[] }) {
  const { t } = useText('calculators');
  const format = useFormat();
  if (runs.length === 0) return null;
  return (
    <Row label={label}>
      {runs.map(({ from, to }) => (
        <span key={from} className={styles.run}>
          {from === to ? format.day(from) : t('period', { from: format.day(from), to: format.day(to) })}{' '}
          <span className={styles.count}>{t('days', { count: lengthOf({ from, to }) })}</span>
        </span>
      ))}
    </Row>
  );
}
