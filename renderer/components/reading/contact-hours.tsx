import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedContact } from '../../store/port.ts';
import { cx } from '../cx.ts';
import styles from './contact-view.module.css';
import { OpenBadge } from './open-badge.tsx';
import { shortTime, weekdayName } from './opening-text.ts';

export type Week = NonNullable<OpenedContact['week']>;
type Day = Week['days'][number];

const spanText = ({ from, to }: Day['spans'][number]): string => `${shortTime(from)}–${shortTime(to)}`;

/** The coming seven days as a table, Monday first: on a public holiday of which the source says nothing, so do we. */
export function WeekTable({ week, today }: { readonly week: Week; readonly today: string }) {
  const { t, language } = useText('directory');
  const format = useFormat();
  return (
    <table className={styles.hours}>
      <tbody>
        {week.days.map(day => (
          <tr key={day.on} className={cx(day.on === today && styles.today)}>
            <th scope="row">
              {weekdayName(day.on, language, 'long')}
              {day.holiday === 'none' ? null : ` ${format.day(day.on)}`}
              {day.on === today ? <span className={styles.todayWord}>{t('hours.today')}</span> : null}
            </th>
            <td>
              {day.holiday === 'not-stated' ? (
                <span className={styles.doubt}>{t('hours.holiday')}</span>
              ) : day.spans.length === 0 ? (
                t('hours.closed')
              ) : (
                day.spans.map(span => (
                  <span key={span.from} className={styles.span}>
                    {spanText(span)}
                    {span.note === null ? null : ` (${span.note})`}
                  </span>
                ))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A week in one line: "Mon–Fri 8:00–16:00; Sat 9:00–12:00". */
export function useWeekLine(): (week: Week) => string {
  const { language } = useText('directory');
  return ({ days }) => {
    const runs: { from: string; to: string; times: string }[] = [];
    for (const day of days) {
      const times = day.spans.map(spanText).join(', ');
      const name = weekdayName(day.on, language, 'short');
      const last = runs.at(-1);
      if (last !== undefined && last.times === times) last.to = name;
      else runs.push({ from: name, to: name, times });
    }
    return runs
      .filter(({ times }) => times !== '')
      .map(({ from, to, times }) => `${from === to ? from : `${from}–${to}`} ${times}`)
      .join('; ');
  };
}

/** When somebody is there: now, in the coming week, and by which arrangement. */
export function ContactHours({ opened, today }: { readonly opened: OpenedContact; readonly today: string }) {
  const { t } = useText('directory');
  const { hours } = opened.contact.profile;
  const { week, openState } = opened;
  if (hours === null) return t('hours.none');
  if (week === null || week === undefined) return t('hours.as-noted', { hours });
  return (
    <>
      <p className={styles.now}>
        {week.isAlways ? t('hours.always') : null}
        {week.isAlways && openState.state === 'open' ? null : <OpenBadge opening={openState} today={today} />}
      </p>
      {week.isAlways ? null : <WeekTable week={week} today={today} />}
      {week.isWeekly ? null : <p className={styles.which}>{t('hours.as-noted', { hours })}</p>}
    </>
  );
}
