import { useState } from 'react';
import { audienceKinds, costKinds } from '../../../../core/contact/kinds.ts';
import { Button } from '../../../components/button.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { freshnessStates } from '../freshness-badge.tsx';
import styles from './list.module.css';
import type { FacetPart, Facets, Filter } from './use-directory-list.ts';

const parts: readonly FacetPart[] = [
  'needs',
  'cities',
  'languages',
  'freshness',
  'audiences',
  'costs',
  'networks',
  'regions',
];

interface FacetPanelProps {
  readonly facets: Facets | undefined;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Whether anything is chosen. */
export const isNarrowed = (filter: Filter): boolean =>
  filter.openNow === true || parts.some(part => (filter[part]?.length ?? 0) > 0);

/** What the list can be narrowed by, each value with the number of contacts it would leave. */
export function FacetPanel({ facets, filter, onChange }: FacetPanelProps) {
  const { t } = useText('directory');
  return (
    <div className={styles.facets}>
      <label className={styles.facet}>
        <input
          type="checkbox"
          checked={filter.openNow === true}
          onChange={event => onChange({ ...filter, openNow: event.target.checked })}
        />
        <span className={styles.facetName}>{t('facet.open-now')}</span>
        <span className={styles.facetCount}>{facets?.openNow ?? ''}</span>
      </label>
      {facets === undefined
        ? null
        : parts.map(part => (
            <FacetGroup key={part} part={part} values={facets[part]} filter={filter} onChange={onChange} />
          ))}
    </div>
  );
}

/** Values shown before "more". */
const few = 5;

interface FacetGroupProps {
  readonly part: FacetPart;
  readonly values: Facets[FacetPart];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function FacetGroup({ part, values, filter, onChange }: FacetGroupProps) {
  const { t } = useText('directory');
  const labelOf = useFacetLabel();
  const [isWhole, setWhole] = useState(false);
  const chosen: readonly string[] = filter[part] ?? [];
  if (values.length === 0 || (part === 'regions' && values.length === 1)) return null;
  const shown = isWhole ? values : values.filter(({ value }, at) => at < few || chosen.includes(value));
  const toggle = (value: string, isOn: boolean): void =>
    onChange({ ...filter, [part]: isOn ? [...chosen, value] : chosen.filter(one => one !== value) });
  return (
    <fieldset className={styles.facetGroup}>
      <legend>{t(`facet.${part}`)}</legend>
      {shown.map(({ value, label, count }) => (
        <label key={value} className={styles.facet}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={event => toggle(value, event.target.checked)}
          />
          <span className={styles.facetName}>{labelOf(part, value, label)}</span>
          <span className={styles.facetCount}>{count}</span>
        </label>
      ))}
      {values.length <= few ? null : (
        <Button variant="quiet" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('facet.fewer') : t('facet.more', { count: values.length - few })}
        </Button>
      )}
    </fieldset>
  );
}

/** The word of a value that is one of a list; the value itself where it is none. */
function wordOf<Value extends string>(
  known: readonly Value[],
  value: string,
  word: (value: Value) => string,
): string {
  const found = known.find(one => one === value);
  return found === undefined ? value : word(found);
}

/** Words for a value of a facet; the worker has those of needs and regions, the screen all others. */
function useFacetLabel(): (part: FacetPart, value: string, label: string) => string {
  const { t } = useText('directory');
  const format = useFormat();
  return (part, value, label) => {
    switch (part) {
      case 'languages':
        return format.languageName(value);
      case 'cities':
        return value === '' ? t('nationwide') : value;
      case 'costs':
        return wordOf(costKinds, value, kind => t(`cost-kind.${kind}`));
      case 'audiences':
        return wordOf(audienceKinds, value, kind => t(`audience-kind.${kind}`));
      case 'freshness':
        return wordOf(freshnessStates, value, state => t(`freshness.${state}`));
      case 'regions':
        return value === 'local' ? t('region.local') : label;
      default:
        return label;
    }
  };
}
