import { Check, ListChecks } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import { FreshnessBadge } from '../freshness-badge.tsx';
import { useChecks } from '../use-checks.ts';
import styles from './queue.module.css';
import { QueueCard } from './queue-card.tsx';
import { QueueChange } from './queue-change.tsx';
import { QueueDead } from './queue-dead.tsx';

export type QueueRow = StoreOutput<'directory.queue'>['rows'][number];

const limit = 200;

interface Done {
  readonly contactId: string;
  readonly checkId: string;
  readonly name: string;
}

/** What to verify next, oldest and most used first: one key each for still right, changed and dead. */
export function QueueView() {
  const { t, language } = useText('directory');
  const errorText = useErrorText();
  const { data, error } = useQuery('directory.queue', { language, limit });
  const checks = useChecks();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const [asked, setAsked] = useState<{ readonly what: 'changed' | 'dead'; readonly row: QueueRow } | null>(
    null,
  );
  const [isBusy, setBusy] = useState(false);
  const rows = data?.rows ?? [];
  const at = Math.min(active, Math.max(0, rows.length - 1));
  const row = rows[at];
  // A row that was checked is gone: the focus goes to the one in its place, so that the same key goes on.
  const mustFocus = useRef(false);
  const rowId = row?.id;
  useEffect(() => {
    if (!mustFocus.current || rowId === undefined || asked !== null) return;
    mustFocus.current = false;
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"]`)?.focus();
  }, [rowId, asked]);
  const ended = (contact: QueueRow, checkId: string | null): void => {
    setAsked(null);
    if (checkId === null) return;
    setDone({ contactId: contact.id, checkId, name: contact.title });
    mustFocus.current = true;
  };
  const right = async (): Promise<void> => {
    if (row === undefined || isBusy) return;
    setBusy(true);
    ended(row, await checks.right(row.id, row.title));
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, at + step));
    setActive(next);
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus();
  };
  if (error !== undefined) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (data === undefined) return <Skeleton lines={8} />;
  return (
    <div className={styles.view}>
      <section className={styles.list} aria-label={t('queue.label')} tabIndex={-1}>
        <p className={styles.hint}>{t('queue.hint')}</p>
        <p role="status" className={styles.count}>
          {t('queue.count', { count: data.total })}
        </p>
        {done === null ? null : (
          <p className={styles.done}>
            <Check size={14} aria-hidden="true" />
            <span>{t('queue.done', { name: done.name })}</span>
            <Button
              variant="quiet"
              onPress={() => {
                void checks.withdraw(done.contactId, done.checkId).then(isBack => isBack && setDone(null));
              }}
            >
              {t('check.withdraw')}
            </Button>
          </p>
        )}
        {checks.error === undefined ? null : (
          <Notice tone="danger" live="assertive">
            {errorText(checks.error)}
          </Notice>
        )}
        {rows.length === 0 ? (
          <EmptyState icon={ListChecks} title={t('queue.empty')}>
            {t('queue.empty.hint')}
          </EmptyState>
        ) : null}
        <ul ref={list} className={styles.rows}>
          {rows.map((one, index) => (
            <li key={one.id}>
              <button
                type="button"
                data-row={one.id}
                className={cx(styles.row, index === at && styles.active)}
                tabIndex={index === at ? 0 : -1}
                aria-current={index === at ? 'true' : undefined}
                onClick={() => setActive(index)}
                onFocus={() => setActive(index)}
                onKeyDown={onKeyDown}
              >
                <span className={styles.name}>{one.title}</span>
                <span className={styles.subtitle}>
                  {[one.categoryLabel, one.city ?? t('nationwide')].join(' · ')}
                </span>
                <span className={styles.marks}>
                  <FreshnessBadge freshness={one.freshness} />
                  <span>{t('queue.uses', { count: one.uses })}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {row === undefined ? null : (
        <QueueCard
          row={row}
          isActing={asked === null}
          onRight={() => void right()}
          onChanged={() => setAsked({ what: 'changed', row })}
          onDead={() => setAsked({ what: 'dead', row })}
        />
      )}
      {asked?.what === 'changed' ? (
        <QueueChange row={asked.row} onEnd={checkId => ended(asked.row, checkId)} />
      ) : null}
      {asked?.what === 'dead' ? (
        <QueueDead row={asked.row} onEnd={checkId => ended(asked.row, checkId)} />
      ) : null}
    </div>
  );
}
