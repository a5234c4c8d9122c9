import { useId } from 'react';
import type { DayMark, PictureDay, PictureMonth } from '../../../../core/calendar/window-picture.ts';
import { cx } from '../../../components/cx.ts';
import { intlTags } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './window-calendar.module.css';

interface WindowCalendarProps {
  readonly months: readonly PictureMonth[];
  readonly on: string;
}

const marks: readonly DayMark[] = ['counted', 'unlawful', 'titled', 'allowed', 'absent'];

/** A Monday: from it the names of the days are taken. */
const aMonday = Date.UTC(2024, 0, 1);
const msPerDay = 86_400_000;

/**
 * The window as months side by side. Each kind of day has its own edge besides its colour, and those who do not see it
 * have the same in the table below.
 */
export function WindowCalendar({ months, on }: WindowCalendarProps) {
  const { t, language } = useText('calculators');
  const heading = useId();
  const tag = intlTags[language];
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'narrow', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekdays = Array.from({ length: 7 }, (_, at) => ({
    at,
    name: weekday.format(aMonday + at * msPerDay),
  }));
  const shown = marks.filter(mark => months.some(({ days }) => days.some(day => day.mark === mark)));
  return (
    <section className={styles.calendar} aria-labelledby={heading}>
      <h3 id={heading}>{t('picture.title')}</h3>
      <ul className={styles.legend}>
        {shown.map(mark => (
          <li key={mark}>
            <span className={cx(styles.sample, styles[mark], styles.window)} aria-hidden="true" />
            {t(`picture.${mark}`)}
          </li>
        ))}
        <li>
          <span className={cx(styles.sample, styles.on)} aria-hidden="true" />
          {t('picture.on')}
        </li>
      </ul>
      <div className={styles.months} aria-hidden="true">
        {months.map(({ month, blanks, days }) => (
          <div key={month} className={styles.month}>
            <p className={styles.name}>{monthName.format(Date.parse(`${month}-01T00:00:00Z`))}</p>
            <div className={styles.grid}>
              {weekdays.map(({ at, name }) => (
                <span key={at} className={styles.weekday}>
                  {name}
                </span>
              ))}
              {days.map((day, at) => (
                <Day key={day.day} day={day} isOn={day.day === on} column={at === 0 ? blanks + 1 : null} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  readonly day: PictureDay;
  readonly isOn: boolean;
  /** Where the first day of a month stands; null for those that follow it. */
  readonly column: number | null;
}

const Day = ({ day, isOn, column }: DayProps) => (
  <span
    className={cx(styles.day, styles[day.mark], day.isInWindow && styles.window, isOn && styles.on)}
    data-day={day.day}
    data-mark={day.mark}
    {...(column === null ? {} : { style: { gridColumnStart: column } })}
  >
    {Number(day.day.slice(8))}
  </span>
);
