import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { cx } from './cx.ts';

export type Tone = 'neutral' | 'accent' | 'amber' | 'red' | 'green';

const icons: Readonly<Record<Tone, LucideIcon | null>> = {
  neutral: null,
  accent: Info,
  amber: TriangleAlert,
  red: CircleAlert,
  green: CircleCheck,
};

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  /** Another picture than the tone's own, or null for none where the words say it all. */
  readonly icon?: LucideIcon | null;
  readonly title?: string;
}

/** A short remark in a rounded box. The colour is never alone: words, and a picture of the tone. */
export function Badge({ tone = 'neutral', children, icon, title }: BadgeProps) {
  const Icon = icon === undefined ? icons[tone] : icon;
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {Icon === null ? null : <Icon size={12} strokeWidth={2.4} aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}
