import { CircleHelp } from 'lucide-react';
import { useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useCheckContext } from './check-context.tsx';
import styles from './outcomes.module.css';

interface UnknownButtonsProps {
  /** Ids of questions. */
  readonly ids: readonly string[];
  /** What hangs on them; "not known" where it is left out. */
  readonly label?: string;
}

/** What must still be known, each a way to its question. */
export function UnknownButtons({ ids, label }: UnknownButtonsProps) {
  const { t, language } = useText('guidance');
  const { evaluation, jump } = useGuidedCheck();
  const { facts } = useCheckContext();
  const questions = (evaluation?.questions ?? []).filter(({ id }) => ids.includes(id));
  if (questions.length === 0) return null;
  return (
    <p className={styles.unknowns}>
      <span>{label ?? t('outcomes.unknown')}</span>
      {questions.map(question => (
        <button
          key={question.id}
          type="button"
          className={styles.unknownChip}
          onClick={() => jump(question.id)}
        >
          <CircleHelp size={13} aria-hidden="true" />
          <FactText text={question.label} facts={facts} language={language} />
        </button>
      ))}
    </p>
  );
}
