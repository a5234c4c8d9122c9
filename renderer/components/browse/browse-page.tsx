import type { ReactNode } from 'react';
import styles from './browse.module.css';

interface BrowsePageProps {
  readonly title: string;
  readonly hint?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that is a list to choose from. */
export const BrowsePage = ({ title, hint, tools, children }: BrowsePageProps) => (
  <div className={styles.page}>
    <header className={styles.head}>
      <h1>{title}</h1>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </header>
    {tools === undefined ? null : <div className={styles.tools}>{tools}</div>}
    {children}
  </div>
);

interface BrowseGroupProps {
  readonly id: string;
  /** Null for a list without groups. */
  readonly title: string | null;
  readonly children: ReactNode;
}

export const BrowseGroup = ({ id, title, children }: BrowseGroupProps) => (
  <section className={styles.group} {...(title === null ? {} : { 'aria-labelledby': `browse-${id}` })}>
    {title === null ? null : (
      <h2 id={`browse-${id}`} className={styles.groupTitle}>
        {title}
      </h2>
    )}
    <ul className={styles.list}>{children}</ul>
  </section>
);

interface BrowseRowProps {
  readonly title: string;
  readonly subtitle: string;
  readonly badge?: ReactNode;
  readonly onOpen: () => void;
}

export const BrowseRow = ({ title, subtitle, badge, onOpen }: BrowseRowProps) => (
  <li>
    <button type="button" className={styles.row} onClick={onOpen}>
      <span className={styles.title}>{title}</span>
      <span>{badge}</span>
      <span className={styles.subtitle}>{subtitle}</span>
    </button>
  </li>
);
