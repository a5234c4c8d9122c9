import { useState } from 'react';
import { useStore } from '../../../app/hooks/services.tsx';
import { useSession } from '../../../app/hooks/session.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import styles from './transfer.module.css';

type Undone = StoreOutput<'directory.import.undo'>;

/** Every import so far; the whole of one can be taken back. */
export function ImportHistory() {
  const { t } = useText('directory');
  const format = useFormat();
  const today = useToday();
  const errorText = useErrorText();
  const store = useStore();
  const { track } = useSession();
  const { data } = useQuery('directory.imports', {});
  const [undone, setUndone] = useState<Undone | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  if (data === undefined || data.length === 0) return null;
  const undo = (importId: string): void => {
    track(store.call('directory.import.undo', { importId })).then(result => {
      setUndone(result);
      setError(undefined);
    }, setError);
  };
  return (
    <section>
      <h3>{t('import.history')}</h3>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {undone === null ? null : (
        <Notice tone="success" live="polite">
          {t('import.undone', { count: undone.undone })}{' '}
          {undone.kept.length === 0 ? null : t('import.kept', { count: undone.kept.length })}
        </Notice>
      )}
      <ul className={styles.history}>
        {data.map(one => (
          <li key={one.importId}>
            <span>
              {`${format.instant(one.at, today)} · ${one.by} · ${one.fileName} · ${t('import.done', { added: one.added, changed: one.changed })}`}
            </span>
            {one.state === 'undone' ? (
              <span className={styles.muted}>{t('import.is-undone')}</span>
            ) : (
              <Button
                variant="quiet"
                aria-label={t('import.undo.name', { name: one.fileName })}
                onPress={() => undo(one.importId)}
              >
                {t('import.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
