import { VisuallyHidden } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { cx } from './cx.ts';
import styles from './skeleton.module.css';

/** The shape of what comes: `lines` grey bars, the first as a title. */
export function Skeleton({ lines = 4, title = true }: { readonly lines?: number; readonly title?: boolean }) {
  const { t } = useText('common');
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => line).map(line => (
        <span key={line} className={cx(styles.bar, title && line === 0 && styles.title)} aria-hidden="true" />
      ))}
    </div>
  );
}
