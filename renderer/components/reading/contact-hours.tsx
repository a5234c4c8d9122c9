import type { Contact } from '../../../core/contact/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './contact-view.module.css';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** 5 January 2026 is a Monday: the names of the days come from Intl, in order. */
const monday = Date.UTC(2026, 0, 5);
const msPerDay = 86_400_000;

const dayNames = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return weekdays.map((_, index) => format.format(new Date(monday + index * msPerDay)));
};

const shortTime = (time: string): string => time.replace(/^0/, '');

/** Hours of a week as a table; what does not fit a week stands as it was noted. Holidays: the source does not say. */
export function ContactHours({ contact }: { readonly contact: Contact }) {
  const { t, language } = useText('directory');
  const { hours } = contact.profile;
  if (hours === null) return t('hours.none');
  if (hours === '24/7') return t('hours.always');
  if (contact.schedules.length === 0) return t('hours.as-noted', { hours });
  const names = dayNames(language);
  const times = (day: string): string =>
    contact.schedules
      .filter(schedule => schedule.byday.split(',').includes(day))
      .map(schedule => `${shortTime(schedule.opens_at)}–${shortTime(schedule.closes_at)}`)
      .join(', ');
  return (
    <table className={styles.hours}>
      <tbody>
        {weekdays.map((day, index) => (
          <tr key={day}>
            <th scope="row">{names[index]}</th>
            <td>{times(day) === '' ? t('hours.closed') : times(day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
