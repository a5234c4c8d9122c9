import { useState } from 'react';
import { useStore } from '../../../app/hooks/services.tsx';
import { useSession } from '../../../app/hooks/session.tsx';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { OpenedContact } from '../../../store/port.ts';
import styles from './detail.module.css';

type Conflict = OpenedContact['conflicts'][number];

/** A value as one line, for comparing two. */
const inWords = (value: unknown): string => {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(inWords).join('; ');
  if (typeof value === 'object')
    return Object.values(value)
      .filter(part => part !== null && part !== '')
      .map(inWords)
      .join(', ');
  return String(value);
};

/** The pack has changed what was edited here: both values, and somebody chooses. */
export function FieldConflicts({ opened }: { readonly opened: OpenedContact }) {
  const { t } = useText('directory');
  const store = useStore();
  const { track } = useSession();
  const errorText = useErrorText();
  const [error, setError] = useState<unknown>(undefined);
  const choose = ({ field }: Conflict, keep: 'mine' | 'pack'): void => {
    track(store.call('directory.resolve', { contactId: opened.contact.id, field, keep })).then(
      () => setError(undefined),
      setError,
    );
  };
  if (opened.conflicts.length === 0) return null;
  return (
    <Notice tone="warning" title={t('conflict')}>
      {error === undefined ? null : <p>{errorText(error)}</p>}
      {opened.conflicts.map(conflict => (
        <div key={conflict.field} className={styles.conflict}>
          <b>{t(`field.${conflict.field}`)}</b>
          <p>{t('conflict.mine', { value: inWords(conflict.mine.value) })}</p>
          <p>{t('conflict.pack', { version: conflict.packVersion, value: inWords(conflict.pack.value) })}</p>
          <span className={styles.actions}>
            <Button onPress={() => choose(conflict, 'mine')}>{t('conflict.keep-mine')}</Button>
            <Button onPress={() => choose(conflict, 'pack')}>{t('conflict.take-pack')}</Button>
          </span>
        </div>
      ))}
    </Notice>
  );
}
