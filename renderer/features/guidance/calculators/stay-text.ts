import { lengthOf } from '../../../../core/calendar/intervals.ts';
import type { StayReport } from '../../../../core/calendar/stay-report.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { WholePeriod } from './period-row.ts';

/** The 90/180 result as lines of text: what is said aloud first, then everything that is copied. */
export function useStayLines(): (
  report: StayReport,
  limit: number,
  stays: readonly WholePeriod[],
) => string[] {
  const { t } = useText('calculators');
  const format = useFormat();
  return (report, limit, stays) => {
    const { day } = format;
    const lines = [
      `${t('stay.used.label', { day: day(report.window.to) })}: ${t('stay.used', { used: report.used, limit })}`,
    ];
    if (report.over !== null)
      lines.push(t('stay.over', { day: day(report.over.from), count: lengthOf(report.over) }));
    else if (report.last !== null)
      lines.push(
        `${
          report.isPresent ? t('stay.last') : t('stay.last-if', { day: day(report.window.to) })
        }: ${format.longDay(report.last)}`,
      );
    else lines.push(t('stay.entry-refused', { day: day(report.window.to) }));
    if (report.over !== null) lines.push(t('stay.over.advice'));
    if (report.next !== null) {
      const until =
        report.next.last === null ? '' : `, ${t('stay.next.until', { day: day(report.next.last) })}`;
      const leaving = report.isPresent
        ? ` (${t('stay.next.if-leaving', { day: day(report.next.leaving) })})`
        : '';
      lines.push(`${t('stay.next')}: ${format.longDay(report.next.day)}${leaving}${until}`);
    }
    if (report.planned !== null)
      lines.push(
        report.planned.last === null
          ? `${t('stay.entry-refused', { day: day(report.planned.day) })}, ${t('stay.entry-refused.next', { day: day(report.planned.next ?? '') })}`
          : `${t('stay.last-if', { day: day(report.planned.day) })}: ${format.longDay(report.planned.last)}`,
      );
    lines.push(
      `${t('stay.window')}: ${t('period', { from: day(report.window.from), to: day(report.window.to) })}`,
    );
    for (const { from, to, isTitled } of stays) {
      const period = t('period', { from: day(from), to: to === null ? t('still') : day(to) });
      lines.push(isTitled ? `${period} (${t('table.no')})` : period);
    }
    return lines;
  };
}
