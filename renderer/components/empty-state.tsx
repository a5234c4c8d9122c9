import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** The next step, in one or two sentences. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Where nothing is yet: says why, and teaches the next step. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps) => (
  <div className={styles.empty}>
    <Icon size={28} strokeWidth={1.6} aria-hidden="true" className={styles.icon} />
    <p className={styles.title}>{title}</p>
    {children === undefined ? null : <div className={styles.text}>{children}</div>}
    {action}
  </div>
);
