import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useQuery } from './use-query.ts';

type TitleOf = (kind: 'topic' | 'contact', id: string) => string;

/** Titles of topics and contacts by id, in the screen's language; the id itself for what is no longer in the packs. */
export function useTitles(): TitleOf {
  const { language } = useText('common');
  const topics = useQuery('guidance.list', { language }).data;
  const contacts = useQuery('directory.list', { language }).data;
  return useMemo(() => {
    const titles = new Map(
      [...(topics ?? []), ...(contacts ?? [])].map(row => [`${row.group} ${row.id}`, row.title]),
    );
    return (kind, id) => titles.get(`${kind} ${id}`) ?? id;
  }, [topics, contacts]);
}
