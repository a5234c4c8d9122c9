import styles from './skip-links.module.css';

export interface SkipTarget {
  /** Id of an element that can take the focus (`tabIndex={-1}`). */
  readonly id: string;
  readonly label: string;
}

/** Links at the very start of the page that jump over the frame; seen only while focused. */
export const SkipLinks = ({ targets }: { readonly targets: readonly SkipTarget[] }) => (
  <div className={styles.links} data-chrome>
    {targets.map(target => (
      <button
        key={target.id}
        type="button"
        className={styles.link}
        onClick={() => document.getElementById(target.id)?.focus()}
      >
        {target.label}
      </button>
    ))}
  </div>
);
