import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../hooks/session.tsx';
import { useSettings } from '../hooks/settings.tsx';
import { useQuery } from '../hooks/use-query.ts';
import styles from './status-bar.module.css';

/** Always in sight: what exists only here, what was sent, today's count, the point, whether everything is saved. */
export function StatusBar() {
  const { t } = useText('common');
  const { data } = useQuery('desk.status', {});
  const { saveState } = useSession();
  const { description } = useSettings();
  const packsAiling =
    data !== undefined && (data.missingPacks.length > 0 || data.packs.some(pack => pack.problem !== null));
  return (
    <footer className={styles.bar} data-chrome>
      {data === undefined ? null : (
        <>
          <span className={styles.part}>
            <span
              className={cx(styles.dot, data.onlyHere > 0 ? styles.amber : styles.green)}
              aria-hidden="true"
            />
            {t('status.only-here', { count: data.onlyHere })}
          </span>
          <span className={styles.part}>{t('status.never-sent')}</span>
        </>
      )}
      {description.demo ? <span className={styles.mark}>{t('status.demo')}</span> : null}
      {packsAiling ? <span className={styles.mark}>{t('status.packs')}</span> : null}
      <span className={styles.gap} />
      {data === undefined ? null : (
        <>
          <span className={styles.part}>{t('status.today', { count: data.today })}</span>
          <span className={cx(styles.part, styles.point)}>{t('status.point', { name: data.pointName })}</span>
        </>
      )}
      <span className={styles.part}>
        <span
          className={cx(
            styles.dot,
            saveState === 'saved' ? styles.green : saveState === 'saving' ? styles.amber : styles.red,
          )}
          aria-hidden="true"
        />
        {t(`status.${saveState}`)}
      </span>
    </footer>
  );
}
