import { CalendarDays } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import styles from './as-of.module.css';
import type { AsOfPickerProps } from './as-of-picker.tsx';

/** Over everything that is read as of another day than today: says so, and leads back. Nothing on the day itself. */
export function AsOfBanner({ today, on, onChoose }: Pick<AsOfPickerProps, 'today' | 'on' | 'onChoose'>) {
  const { t } = useText('guidance');
  const format = useFormat();
  if (on === today) return null;
  return (
    <div className={styles.banner} role="note">
      <CalendarDays size={18} aria-hidden="true" />
      <p className={styles.words}>
        <strong>{t('as-of.banner', { day: format.longDay(on) })}</strong>{' '}
        {t(on > today ? 'as-of.banner.future' : 'as-of.banner.past')}
      </p>
      <Button onPress={() => onChoose(null)}>{t('as-of.back')}</Button>
    </div>
  );
}
