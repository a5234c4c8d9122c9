import { FolderOpen } from 'lucide-react';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Badge } from '../../components/badge.tsx';
import { BrowseGroup, BrowsePage, BrowseRow } from '../../components/browse/browse-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { caseNumber } from '../../components/reading/case-view.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';

/** Every case on this computer; choosing one opens it at the Desk. */
export function CasesScreen() {
  const { t } = useText('cases');
  const errorText = useErrorText();
  const { data, error } = useQuery('case.list', {});
  return (
    <BrowsePage title={t('title')}>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={6} /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={FolderOpen} title={t('list.empty.title')}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        <BrowseGroup id="cases" title={null}>
          {(data ?? []).map(row => (
            <CaseRow key={row.id} row={row} />
          ))}
        </BrowseGroup>
      )}
    </BrowsePage>
  );
}

function CaseRow({ row }: { readonly row: StoreOutput<'case.list'>[number] }) {
  const { t } = useText('cases');
  const { go } = useNavigation();
  const format = useFormat();
  const visits = t('visits', { count: row.visits });
  const last = row.lastVisitOn === null ? [] : [t('last-visit', { day: format.day(row.lastVisitOn) })];
  return (
    <BrowseRow
      title={`${caseNumber(row.number)} · ${row.name === '' ? t('no-name') : row.name}`}
      subtitle={[visits, ...last].join(' · ')}
      badge={row.status === 'closed' ? <Badge>{t('status.closed')}</Badge> : null}
      onOpen={() => go('desk', { kind: 'case', id: row.id })}
    />
  );
}
