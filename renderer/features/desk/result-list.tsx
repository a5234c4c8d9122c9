import { SearchX } from 'lucide-react';
import type { Target } from '../../app/hooks/navigation.tsx';
import { useToday } from '../../app/hooks/use-today.ts';
import { Badge } from '../../components/badge.tsx';
import { cx } from '../../components/cx.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Highlight } from '../../components/highlight.tsx';
import { Notice } from '../../components/notice.tsx';
import { OpenBadge } from '../../components/reading/open-badge.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { SearchResult, SearchRow } from '../../store/port.ts';
import styles from './desk.module.css';

/** Id of the list entry of a row, for `aria-activedescendant`. */
export const optionId = (row: SearchRow): string => `result-${row.group}-${row.id}`;

interface ResultListProps {
  readonly id: string;
  readonly result: SearchResult | undefined;
  readonly error: unknown;
  readonly text: string;
  readonly activeRow: SearchRow | undefined;
  readonly opened: Target | null;
  readonly onOpen: (row: SearchRow) => void;
}

/** Results by group: guidance, contacts, cases. The list itself never takes the focus: the search field holds it. */
export function ResultList({ id, result, error, text, activeRow, opened, onOpen }: ResultListProps) {
  const { t } = useText('desk');
  const errorText = useErrorText();
  const today = useToday();
  if (error !== undefined) return <Notice tone="danger">{errorText(error)}</Notice>;
  if (result === undefined) return <Skeleton lines={6} />;
  const isEmpty = result.groups.every(group => group.rows.length === 0);
  return (
    <>
      {isEmpty && text.trim() !== '' ? (
        <EmptyState icon={SearchX} title={t('results.none', { text: text.trim() })}>
          {t('results.none.hint')}
        </EmptyState>
      ) : null}
      <div id={id} role="listbox" aria-label={t('results.label')} className={styles.results}>
        {result.groups
          .filter(group => group.rows.length > 0)
          .map(group => (
            // A group inside a listbox: ARIA has no element for it.
            <div
              key={group.group}
              role="group"
              aria-labelledby={`group-${group.group}`}
              className={styles.group}
            >
              <div id={`group-${group.group}`} className={styles.groupHead} role="presentation">
                <span>{t(`group.${group.group}`)}</span>
                <span className={styles.count}>{group.total}</span>
              </div>
              {group.rows.map(row => (
                <ResultRow
                  key={row.id}
                  row={row}
                  today={today}
                  isActive={row === activeRow}
                  isOpen={opened?.kind === row.group && opened.id === row.id}
                  onOpen={onOpen}
                />
              ))}
              {group.total > group.rows.length ? (
                <p className={styles.more} role="presentation">
                  {t('results.more', { count: group.total - group.rows.length })}
                </p>
              ) : null}
            </div>
          ))}
      </div>
      {result.complete ? null : <p className={styles.more}>{t('results.building')}</p>}
    </>
  );
}

interface ResultRowProps {
  readonly row: SearchRow;
  /** Local calendar day: asked once for the list, not once a row. */
  readonly today: string;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (row: SearchRow) => void;
}

function ResultRow({ row, today, isActive, isOpen, onOpen }: ResultRowProps) {
  return (
    // The keyboard reaches a row through the search field (aria-activedescendant); the mouse goes straight to it.
    <div
      id={optionId(row)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={cx(styles.row, isActive && styles.active, isOpen && styles.open)}
      onClick={() => onOpen(row)}
      onKeyDown={event => {
        if (event.key === 'Enter') onOpen(row);
      }}
    >
      <span className={styles.rowTitle}>
        <Highlight text={row.title} ranges={row.titleRanges} />
      </span>
      <span className={styles.badges}>
        {row.opening === undefined ? null : <OpenBadge opening={row.opening} today={today} />}
        <RowBadge row={row} today={today} />
      </span>
      <span className={styles.rowSubtitle}>
        <Highlight text={row.subtitle} ranges={row.subtitleRanges} />
      </span>
    </div>
  );
}

function RowBadge({ row, today }: { readonly row: SearchRow; readonly today: string }) {
  const { t } = useText('desk');
  const format = useFormat();
  switch (row.badge) {
    case 'none':
      return null;
    case 'check':
      return (
        <Badge tone="amber" icon={null}>
          {t('badge.check')}
        </Badge>
      );
    case 'verified':
      return (
        <Badge tone="green" icon={null}>
          {t('badge.verified')}
        </Badge>
      );
    case 'deadline':
      return (
        <Badge tone={row.badgeText < today ? 'red' : 'amber'} icon={null}>
          {format.day(row.badgeText)}
        </Badge>
      );
  }
}
