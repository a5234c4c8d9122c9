import { useEffect, useState } from 'react';
import { Notice, type NoticeTone } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { StoreEvent } from '../../store/port.ts';
import { useStore } from '../hooks/services.tsx';

type NoticeName = Extract<StoreEvent, { type: 'notice' }>['notice'];

/** A rebuilt database is good news told plainly; what needs a person is a warning. */
const tones: Readonly<Record<NoticeName, NoticeTone>> = {
  'database-rebuilt': 'success',
  'record-repaired': 'success',
  'journal-tail-cut': 'info',
  'storage-not-persistent': 'info',
  'draft-unreadable': 'warning',
  'pack-refused': 'warning',
  'journal-recreated': 'warning',
  'record-damaged': 'danger',
  'database-unavailable': 'danger',
};

/** What the worker had to tell: each once, until it is put away. */
export function StoreNotices({ className }: { readonly className?: string | undefined }) {
  const { t } = useText('common');
  const store = useStore();
  const [shown, setShown] = useState<readonly NoticeName[]>([]);
  useEffect(
    () =>
      store.onEvent(event => {
        if (event.type !== 'notice') return;
        setShown(last => (last.includes(event.notice) ? last : [...last, event.notice]));
      }),
    [store],
  );
  if (shown.length === 0) return null;
  return (
    <div className={className}>
      {shown.map(name => (
        <Notice
          key={name}
          tone={tones[name]}
          live="polite"
          onDismiss={() => setShown(last => last.filter(other => other !== name))}
        >
          {t(`notice.${name}`)}
        </Notice>
      ))}
    </div>
  );
}
