import { validityOn } from '../../../core/guidance/resolve.ts';
import type { Trust } from '../../../core/trust.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Badge } from '../badge.tsx';

interface ValidityBadgeProps {
  readonly trust: Pick<Trust, 'validFrom' | 'validTo'>;
  /** The day that is read. */
  readonly on: string;
}

/** Says of what is not in force on the day that is read since when or until when it is; nothing of what is. */
export function ValidityBadge({ trust, on }: ValidityBadgeProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const validity = validityOn(trust, on);
  if (validity === 'in-force') return null;
  const day = validity === 'ended' ? trust.validTo : trust.validFrom;
  const when =
    day === null ? '' : ` · ${t(validity === 'ended' ? 'valid-to' : 'valid-from', { day: format.day(day) })}`;
  return <Badge tone="amber">{`${t(validity)}${when}`}</Badge>;
}
