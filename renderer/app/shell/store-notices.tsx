import { useEffect, useState } from 'react';
import { madeAtMs } from '../../../core/ids.ts';
import { Notice, type NoticeTone } from '../../components/notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreEvent } from '../../store/port.ts';
import { useStore } from '../hooks/services.tsx';

type NoticeEvent = Extract<StoreEvent, { type: 'notice' }>;
type NoticeName = NoticeEvent['notice'];

/** A rebuilt database is good news told plainly; what needs a person is a warning. */
const tones: Readonly<Record<NoticeName, NoticeTone>> = {
  'database-rebuilt': 'success',
  'record-repaired': 'success',
  'journal-tail-cut': 'info',
  'draft-unreadable': 'warning',
  'pack-refused': 'warning',
  'journal-recreated': 'warning',
  'vault-downgraded': 'danger',
  'record-damaged': 'danger',
  'database-unavailable': 'danger',
};

interface NamedRecord {
  readonly table: 'consultations' | 'cases';
  readonly id: string;
}
interface Told {
  readonly name: NoticeName;
  readonly records: readonly NamedRecord[];
}

/** Records named one by one; a disk that is breaking down must not fill the screen. */
const mostNamed = 5;

function recordIn({ details }: NoticeEvent): readonly NamedRecord[] {
  const { table, id } = details;
  if ((table !== 'consultations' && table !== 'cases') || typeof id !== 'string') return [];
  return [{ table, id }];
}

function withNotice(told: readonly Told[], event: NoticeEvent): readonly Told[] {
  const records = recordIn(event);
  if (!told.some(one => one.name === event.notice)) return [...told, { name: event.notice, records }];
  return told.map(one => {
    const fresh = records.filter(record => !one.records.some(known => known.id === record.id));
    return one.name === event.notice ? { ...one, records: [...one.records, ...fresh] } : one;
  });
}

/** What the worker had to tell: each once, until it is put away, with the records it is about. */
export function StoreNotices({ className }: { readonly className?: string | undefined }) {
  const { t } = useText('common');
  const store = useStore();
  const [told, setTold] = useState<readonly Told[]>([]);
  useEffect(
    () =>
      store.onEvent(event => {
        if (event.type === 'notice') setTold(last => withNotice(last, event));
      }),
    [store],
  );
  if (told.length === 0) return null;
  return (
    <div className={className} data-chrome>
      {told.map(({ name, records }) => (
        <Notice
          key={name}
          tone={tones[name]}
          live="polite"
          onDismiss={() => setTold(last => last.filter(other => other.name !== name))}
        >
          <p>{t(`notice.${name}`)}</p>
          {records.length === 0 ? null : <RecordNames records={records} />}
        </Notice>
      ))}
    </div>
  );
}

/** Records by when they were begun, which their ids tell even where nothing else can be read. */
function RecordNames({ records }: { readonly records: readonly NamedRecord[] }) {
  const { t } = useText('common');
  const format = useFormat();
  const whenOf = (id: string): string => {
    const instant = new Date(madeAtMs(id)).toISOString();
    return `${format.day(format.localDay(instant))}, ${format.time(instant)}`;
  };
  return (
    <ul>
      {records.slice(0, mostNamed).map(({ table, id }) => (
        <li key={id}>{t(`notice.record.${table}`, { when: whenOf(id) })}</li>
      ))}
      {records.length > mostNamed ? (
        <li>{t('notice.record.more', { count: records.length - mostNamed })}</li>
      ) : null}
    </ul>
  );
}
