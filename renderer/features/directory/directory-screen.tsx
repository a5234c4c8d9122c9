import { SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { fold } from '../../../core/text/fold.ts';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Badge } from '../../components/badge.tsx';
import { BrowseGroup, BrowsePage, BrowseRow } from '../../components/browse/browse-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';

type Row = StoreOutput<'directory.list'>[number];

/** Rows that hold every word of the filter, by category, in the order of the pack. */
function groupsOf(rows: readonly Row[], filter: string): readonly (readonly [string, Row[]])[] {
  const words = fold(filter)
    .split(/\s+/)
    .filter(word => word !== '');
  const kept = rows.filter(row => {
    const text = fold(`${row.title} ${row.subtitle} ${row.categoryLabel}`);
    return words.every(word => text.includes(word));
  });
  return [...Map.groupBy(kept, row => row.categoryLabel)];
}

/** Every contact by need; choosing one opens it at the Desk. */
export function DirectoryScreen() {
  const { t, language } = useText('directory');
  const { t: desk } = useText('desk');
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { data, error } = useQuery('directory.list', { language });
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed);
  const groups = useMemo(() => groupsOf(data ?? [], filter), [data, filter]);
  const count = groups.reduce((sum, [, rows]) => sum + rows.length, 0);
  return (
    <BrowsePage
      title={t('title')}
      hint={t('list.hint')}
      tools={
        <>
          <TextField label={t('list.filter')} value={typed} onChange={setTyped} />
          <p role="status">{t('list.count', { count })}</p>
        </>
      }
    >
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={8} /> : null}
      {data !== undefined && count === 0 ? (
        <EmptyState icon={SearchX} title={desk('results.none', { text: filter.trim() })}>
          {desk('results.none.hint')}
        </EmptyState>
      ) : null}
      {groups.map(([label, rows]) => (
        <BrowseGroup key={label} id={rows[0]?.category ?? label} title={label}>
          {rows.map(row => (
            <BrowseRow
              key={row.id}
              title={row.title}
              subtitle={row.subtitle}
              badge={
                row.badge === 'check' ? (
                  <Badge tone="amber" icon={null}>
                    {desk('badge.check')}
                  </Badge>
                ) : null
              }
              onOpen={() => go('desk', { kind: 'contact', id: row.id })}
            />
          ))}
        </BrowseGroup>
      ))}
    </BrowsePage>
  );
}
