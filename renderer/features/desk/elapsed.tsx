import { useEffect, useState } from 'react';
import { useServices } from '../../app/hooks/services.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';

const msPerSecond = 1000;

/** How long the talk has run, as a clock; nothing while no talk runs. Not announced: it would speak every second. */
export function Elapsed({ since }: { readonly since: string | null }) {
  const { t } = useText('desk');
  const { now } = useServices();
  const format = useFormat();
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (since === null) return undefined;
    setTime(now());
    const timer = setInterval(() => setTime(now()), msPerSecond);
    return () => clearInterval(timer);
  }, [since, now]);
  if (since === null) return null;
  const seconds = Math.max(0, Math.floor((time - Date.parse(since)) / msPerSecond));
  return (
    <span role="timer" aria-live="off" aria-label={t('elapsed')} className={styles.elapsed}>
      {format.clock(seconds)}
    </span>
  );
}
