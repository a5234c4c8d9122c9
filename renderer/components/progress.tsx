import { Label, ProgressBar } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './progress.module.css';

/** A small turning ring for a wait under a second or two; the words beside it say what is awaited. */
export const Spinner = ({ label }: { readonly label: string }) => (
  <span className={styles.spinner} role="status">
    <span className={styles.ring} aria-hidden="true" />
    <span>{label}</span>
  </span>
);

interface ProgressProps {
  readonly label: string;
  /** How much is done, `of` at the end; null while it is not known. */
  readonly done: number | null;
  readonly of: number;
  readonly onCancel?: () => void;
}

/** Long work: what, how much of it is done, and a way to stop it. */
export function Progress({ label, done, of, onCancel }: ProgressProps) {
  const { t } = useText('common');
  const share = done === null || of === 0 ? 0 : Math.min(1, done / of);
  return (
    <div className={styles.progress}>
      <ProgressBar
        className={cx(styles.bar)}
        minValue={0}
        maxValue={Math.max(1, of)}
        value={done ?? 0}
        isIndeterminate={done === null}
      >
        {({ valueText }) => (
          <>
            <div className={styles.head}>
              <Label>{label}</Label>
              {done === null ? null : <span className={styles.share}>{valueText}</span>}
            </div>
            <div className={styles.track}>
              <div
                className={cx(styles.fill, done === null && styles.unknown)}
                style={done === null ? {} : { inlineSize: `${share * 100}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      {/* Beside the bar: nothing that can be pressed may stand inside a progressbar. */}
      {onCancel === undefined ? null : <Button onPress={onCancel}>{t('stop')}</Button>}
    </div>
  );
}
