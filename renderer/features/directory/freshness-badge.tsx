import { Badge, type Tone } from '../../components/badge.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DirectoryRow } from '../../store/port.ts';

type Freshness = DirectoryRow['freshness'];
export const freshnessStates = [
  'fresh',
  'due',
  'old',
  'never',
] as const satisfies readonly Freshness['state'][];

const tones: Readonly<Record<Freshness['state'], Tone>> = {
  fresh: 'green',
  due: 'amber',
  old: 'red',
  never: 'amber',
};

/** How old what we know of a contact is: its colour, and the same in words. */
export function FreshnessBadge({ freshness }: { readonly freshness: Freshness }) {
  const { t } = useText('directory');
  const format = useFormat();
  const { state, verifiedOn, basisOn } = freshness;
  const text =
    state === 'old'
      ? t('age.old', { day: basisOn === null ? '?' : format.day(basisOn) })
      : verifiedOn === null
        ? t('age.never')
        : t(state === 'due' ? 'age.due' : 'age.fresh', { day: format.day(verifiedOn) });
  return (
    <Badge tone={tones[state]} icon={null}>
      {text}
    </Badge>
  );
}
