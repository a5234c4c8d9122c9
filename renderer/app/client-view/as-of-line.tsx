import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useGuidancePlace } from '../hooks/guidance-place.tsx';
import styles from './client-view.module.css';

interface AsOfLineProps {
  readonly packVersion?: string | undefined;
}

/** The day it is true of, and the pack it comes from: law without a date is not shown to anybody. */
export function AsOfLine({ packVersion }: AsOfLineProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const { on } = useGuidancePlace();
  const pack = packVersion === undefined ? '' : ` · ${t('pack', { version: packVersion })}`;
  return <p className={styles.asOf}>{`${t('as-of', { day: format.day(on) })}${pack}`}</p>;
}
