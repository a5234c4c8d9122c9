import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';

export interface FieldProblem {
  /** Id of the control that is wrong. */
  readonly fieldId: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly title: string;
  readonly problems: readonly FieldProblem[];
  /** Rises with each attempt to go on: the summary takes the focus again. */
  readonly attempt: number;
}

/** After a failed attempt: takes the focus, says what is wrong, and leads to each control. */
export function ErrorSummary({ title, problems, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (any && attempt > 0) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <p className={styles.title}>{title}</p>
        <ul>
          {problems.map(problem => (
            <li key={problem.fieldId}>
              <button
                type="button"
                className={styles.link}
                onClick={() => document.getElementById(problem.fieldId)?.focus()}
              >
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
