import { useDeferredValue, useEffect, useState } from 'react';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreInput, StoreOutput } from '../../../store/port.ts';

export type Filter = NonNullable<StoreInput<'directory.list'>['filter']>;
export type Facets = StoreOutput<'directory.facets'>;
export type Row = StoreOutput<'directory.list'>[number];
/** Parts of the filter that are chosen from values. */
export type FacetPart = Exclude<keyof Facets, 'openNow'>;

const minuteMs = 60_000;
/** Hits of a search that are looked at: nobody reads more. */
const searchLimit = 200;

interface DirectoryList {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  /** Undefined until the first answer. */
  readonly rows: readonly Row[] | undefined;
  readonly facets: Facets | undefined;
  /** A question is under way: the rows may not be those of what is typed yet. */
  readonly isAsking: boolean;
  readonly error: unknown;
}

/** The contacts that pass what is typed and chosen; what is typed is looked for as on the Desk. Asked anew each minute. */
export function useDirectoryList(): DirectoryList {
  const { language } = useText('directory');
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>({});
  const sought = useDeferredValue(text.trim());
  const search = useQuery(
    'search.query',
    sought === '' ? null : { text: sought, language, limit: searchLimit },
  );
  const hits =
    sought === '' ? null : (search.data?.groups.find(({ group }) => group === 'contact')?.rows ?? null);
  const ids = hits?.map(({ id }) => id);
  const asked = { language, filter: ids === undefined ? filter : { ...filter, ids } };
  const list = useQuery('directory.list', asked);
  const counted = useQuery('directory.facets', asked);
  const { ask } = list;
  const { ask: count } = counted;
  useEffect(() => {
    // What is open changes with the clock.
    const timer = setInterval(() => {
      ask();
      count();
    }, minuteMs);
    return () => clearInterval(timer);
  }, [ask, count]);
  // The best hit first, as on the Desk; without a search by need and name.
  const place = new Map(ids?.map((id, at) => [id, at]));
  const rows =
    ids === undefined
      ? list.data
      : list.data
          ?.filter(row => place.has(row.id))
          .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return {
    text,
    setText,
    filter,
    setFilter,
    rows,
    facets: counted.data,
    isAsking: list.isAsking || search.isAsking,
    error: list.error ?? counted.error ?? search.error,
  };
}
