import { CalendarClock, SearchX } from 'lucide-react';
import { useState } from 'react';
import { ageOf } from '../../../../core/guidance/resolve.ts';
import { fold } from '../../../../core/text/fold.ts';
import { useGuidancePlace } from '../../../app/hooks/guidance-place.tsx';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { Badge } from '../../../components/badge.tsx';
import { BrowseGroup, BrowseRow } from '../../../components/browse/browse-page.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { TopicRow } from '../../../store/port.ts';
import { byNeed } from './needs.ts';
import styles from './topics.module.css';

const matches = (row: TopicRow, words: readonly string[]): boolean => {
  const text = fold([row.title, row.subtitle, ...row.keywords].join(' '));
  return words.every(word => text.includes(word));
};

/** Every topic of the guidance by need; choosing one opens it at the Desk, where the talk is recorded. */
export function TopicsView() {
  const { t, language } = useText('guidance');
  const { go } = useNavigation();
  const { on, today } = useGuidancePlace();
  const errorText = useErrorText();
  const { data, error } = useQuery('guidance.list', { language, on });
  const [filter, setFilter] = useState('');
  const words = fold(filter)
    .split(/\s+/)
    .filter(word => word !== '');
  const found = (data ?? []).filter(row => matches(row, words));
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <TextField
          label={t('topics.filter')}
          placeholder={t('topics.filter.place')}
          value={filter}
          onChange={setFilter}
          className={styles.filter ?? ''}
        />
        <p className={styles.count}>
          {data === undefined ? null : t('topics.count', { count: found.length })}
        </p>
      </div>
      <p className={styles.hint}>{t('list.hint')}</p>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={8} /> : null}
      {data !== undefined && found.length === 0 ? (
        <EmptyState icon={SearchX} title={t('topics.none.title')}>
          {t('topics.none.text')}
        </EmptyState>
      ) : null}
      {byNeed(found).map(([need, topics]) => (
        <BrowseGroup key={need} id={need} title={t(`need.${need}`)}>
          {topics.map(row => (
            <BrowseRow
              key={row.id}
              title={row.title}
              subtitle={row.subtitle}
              badge={<TopicMarks row={row} today={today} />}
              onOpen={() => go('desk', { kind: 'topic', id: row.id })}
            />
          ))}
        </BrowseGroup>
      ))}
    </div>
  );
}

/** When it was checked, what must be verified, and what is too old to trust. */
function TopicMarks({ row, today }: { readonly row: TopicRow; readonly today: string }) {
  const { t } = useText('guidance');
  const format = useFormat();
  const age = ageOf(row, today);
  const day = format.day(row.reviewBy);
  return (
    <span className={styles.marks}>
      {row.toVerify === 0 ? null : (
        <Badge tone="amber" icon={null}>
          {t('to-verify', { count: row.toVerify })}
        </Badge>
      )}
      {age === 'overdue' ? <Badge tone="red">{t('review.overdue', { day })}</Badge> : null}
      {age === 'due-soon' ? (
        <span className={styles.soon}>
          <CalendarClock size={13} aria-hidden="true" />
          {t('review.soon', { day })}
        </span>
      ) : null}
      <span className={styles.checked}>{t('checked', { day: format.day(row.checkedOn) })}</span>
    </span>
  );
}
