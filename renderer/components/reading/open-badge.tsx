import { Badge, type Tone } from '../badge.tsx';
import { type Opening, useOpeningText } from './opening-text.ts';

const tones: Readonly<Record<Opening['state'], Tone>> = {
  open: 'green',
  closed: 'neutral',
  'temporarily-closed': 'amber',
  'not-stated': 'amber',
  unknown: 'neutral',
};

interface OpenBadgeProps {
  readonly opening: Opening;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** "open until 16:00"; nothing where the hours are not known. */
export function OpenBadge({ opening, today }: OpenBadgeProps) {
  const text = useOpeningText()(opening, today);
  return text === null ? null : (
    <Badge tone={tones[opening.state]} icon={null}>
      {text}
    </Badge>
  );
}
