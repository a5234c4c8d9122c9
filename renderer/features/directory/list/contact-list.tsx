import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { OpenBadge } from '../../../components/reading/open-badge.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { FreshnessBadge } from '../freshness-badge.tsx';
import styles from './list.module.css';
import type { Row } from './use-directory-list.ts';

interface ContactListProps {
  readonly rows: readonly Row[];
  readonly today: string;
  readonly openedId: string | null;
  readonly onOpen: (id: string) => void;
  /** Contacts chosen to be printed or given out together. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, isChosen: boolean) => void;
}

/** Rows drawn at once; the rest follows when somebody gets there. */
const pageRows = 100;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** The contacts: one stop of the Tab key, arrows within, Enter opens, Space chooses. */
export function ContactList({ rows, today, openedId, onOpen, chosen, onChoose }: ContactListProps) {
  const { t } = useText('directory');
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const [shown, setShown] = useState(pageRows);
  const toFocus = useRef<number | null>(null);
  const last = Math.max(0, rows.length - 1);
  const at = Math.min(active, last);
  useEffect(() => {
    if (toFocus.current === null) return;
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[toFocus.current]?.focus();
    toFocus.current = null;
  });
  const move = (to: number): void => {
    const next = Math.min(last, Math.max(0, to));
    setActive(next);
    if (next >= shown) setShown(next + pageRows);
    toFocus.current = next;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const row = rows[at];
    if (step !== undefined) move(at + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(last);
    else if (event.key === ' ' && row !== undefined) onChoose(row.id, !chosen.has(row.id));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <ul ref={list} className={styles.rows} aria-label={t('list.label')}>
        {rows.slice(0, shown).map((row, index) => (
          <li key={row.id} className={cx(styles.row, row.id === openedId && styles.opened)}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('list.choose', { name: row.title })}
              checked={chosen.has(row.id)}
              onChange={event => onChoose(row.id, event.target.checked)}
            />
            <button
              type="button"
              data-row=""
              className={styles.open}
              tabIndex={index === at ? 0 : -1}
              aria-current={row.id === openedId ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
              onFocus={() => setActive(index)}
              onKeyDown={onKeyDown}
            >
              <RowWords row={row} today={today} />
            </button>
          </li>
        ))}
      </ul>
      {rows.length <= shown ? null : (
        <Button variant="quiet" wide onPress={() => setShown(shown + pageRows)}>
          {t('list.more', { count: rows.length - shown })}
        </Button>
      )}
    </>
  );
}

const RowWords = ({ row, today }: { readonly row: Row; readonly today: string }) => (
  <>
    <span className={styles.name}>{row.title}</span>
    <span className={styles.subtitle}>{row.subtitle}</span>
    <span className={styles.marks}>
      <OpenBadge opening={row.openState} today={today} />
      <FreshnessBadge freshness={row.freshness} />
      {row.hasDead ? <DeadMark /> : null}
      {row.phones[0] === undefined ? null : <span className={styles.phone}>{row.phones[0]}</span>}
    </span>
  </>
);

const DeadMark = () => <span className={styles.dead}>{useText('directory').t('list.has-dead')}</span>;
