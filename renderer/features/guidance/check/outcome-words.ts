import type { Outcome } from '../../../../core/guidance/check/schema.ts';
import type { Tone } from '../../../components/badge.tsx';

type Urgency = Outcome['urgency'];

/** How loudly an urgency speaks; its words stand beside it. */
export const urgencyTone: Readonly<Record<Urgency, Tone>> = {
  danger: 'red',
  deadline: 'red',
  'child-alone': 'red',
  fear: 'red',
  soon: 'amber',
  normal: 'neutral',
};

/** These come before everything else. */
export const isUrgent = (urgency: Urgency): boolean => urgencyTone[urgency] === 'red';
