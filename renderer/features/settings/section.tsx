import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

/** One group of settings: its title at the start, its controls beside it. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      <div className={styles.controls}>{children}</div>
    </section>
  );
}

/** A line "what: value". */
export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
