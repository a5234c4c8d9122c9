import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './reading.module.css';

interface PackLineProps {
  readonly packVersion: string;
  /** State of knowledge of the pack. */
  readonly asOf: string;
  readonly today: string;
}

/** Version and age of the content, always in sight at the foot of what is read. */
export function PackLine({ packVersion, asOf, today }: PackLineProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  return (
    <p className={styles.packLine}>
      {`${t('pack', { version: packVersion })} · ${t('pack.age', {
        day: format.day(asOf),
        ago: format.daysFrom(today, asOf),
      })}`}
    </p>
  );
}
