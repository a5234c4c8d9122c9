import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'warning' | 'danger' | 'success';

const icons: Readonly<Record<NoticeTone, LucideIcon>> = {
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
  success: CircleCheck,
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said aloud when it appears: `assertive` interrupts, `off` for what stands on the screen from the start. */
  readonly live?: 'off' | 'polite' | 'assertive';
  /** Present: it can be put away. */
  readonly onDismiss?: () => void;
}

/** A box that tells what happened, what is safe and what to do. */
export function Notice({ tone = 'info', title, children, actions, live = 'off', onDismiss }: NoticeProps) {
  const { t } = useText('common');
  const Icon = icons[tone];
  const role = live === 'off' ? {} : { role: live === 'assertive' ? 'alert' : 'status' };
  return (
    <div className={cx(styles.notice, styles[tone])} {...role}>
      <Icon size={18} aria-hidden="true" className={cx(styles.icon)} />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div className={styles.text}>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss === undefined ? null : <IconButton icon={X} label={t('dismiss')} onPress={onDismiss} />}
    </div>
  );
}
