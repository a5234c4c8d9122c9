import { ClipboardX } from 'lucide-react';
import { useEffect } from 'react';
import { useCommand } from '../../../app/hooks/commands.tsx';
import { type Evaluation, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { cx } from '../../../components/cx.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './check.module.css';
import { CheckContextProvider } from './check-context.tsx';
import { useCheckNews } from './check-news.ts';
import { OutcomeList } from './outcome-list.tsx';
import { OutcomePage } from './outcome-page.tsx';
import { QuestionCard } from './question-card.tsx';
import { Trail } from './trail.tsx';

/** The guided check: what is known, the question now, and what follows from it, side by side. */
export function CheckView() {
  const { t } = useText('guidance');
  const { begin, evaluation, error } = useGuidedCheck();
  const errorText = useErrorText();
  useEffect(begin, [begin]);
  if (error !== undefined)
    return (
      <div className={styles.alone}>
        <Notice tone="danger">{errorText(error)}</Notice>
      </div>
    );
  if (evaluation === undefined)
    return (
      <div className={styles.alone}>
        <Skeleton lines={6} />
      </div>
    );
  if (evaluation === null)
    return (
      <EmptyState icon={ClipboardX} title={t('check.none.title')}>
        {t('check.none.text')}
      </EmptyState>
    );
  return (
    <CheckContextProvider evaluation={evaluation}>
      <Columns evaluation={evaluation} />
    </CheckContextProvider>
  );
}

const columnIds = ['check-trail', 'check-card', 'check-outcomes'] as const;

/** Moves the focus to the next or previous of the three columns, from the card where it is in none. */
function moveColumn(step: 1 | -1): void {
  const at = columnIds.findIndex(
    id => document.getElementById(id)?.contains(document.activeElement) === true,
  );
  const next = ((at === -1 ? 1 : at) + step + columnIds.length) % columnIds.length;
  document.getElementById(columnIds[next] ?? 'check-card')?.focus();
}

function Columns({ evaluation }: { readonly evaluation: Evaluation }) {
  const { outcome } = useGuidedCheck();
  useCheckNews(evaluation);
  useCommand('next-column', () => moveColumn(1));
  useCommand('previous-column', () => moveColumn(-1));
  return (
    <div className={cx(styles.check, outcome !== null && styles.isReading)}>
      <Trail evaluation={evaluation} />
      <div id="check-card" tabIndex={-1} className={styles.card}>
        {outcome === null ? (
          <QuestionCard evaluation={evaluation} />
        ) : (
          <OutcomePage key={outcome.outcome.id} judged={outcome} evaluation={evaluation} />
        )}
      </div>
      <OutcomeList evaluation={evaluation} />
    </div>
  );
}
