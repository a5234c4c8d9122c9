import { useNavigation } from '../../app/hooks/navigation.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { BrowseGroup, BrowsePage, BrowseRow } from '../../components/browse/browse-page.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';

/** Every topic of the guidance; choosing one opens it at the Desk, where the talk is recorded. */
export function GuidanceScreen() {
  const { t, language } = useText('guidance');
  const { go } = useNavigation();
  const errorText = useErrorText();
  const { data, error } = useQuery('guidance.list', { language });
  return (
    <BrowsePage title={t('title')} hint={t('list.hint')}>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined && error === undefined ? <Skeleton lines={8} /> : null}
      <BrowseGroup id="topics" title={null}>
        {(data ?? []).map(row => (
          <BrowseRow
            key={row.id}
            title={row.title}
            subtitle={row.subtitle}
            onOpen={() => go('desk', { kind: 'topic', id: row.id })}
          />
        ))}
      </BrowseGroup>
    </BrowsePage>
  );
}
