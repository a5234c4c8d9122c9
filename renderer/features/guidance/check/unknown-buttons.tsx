import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
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
  /** So many are shown until the others are asked for. */
  readonly limit?: number;
}

/** What must still be known, each a way to its question, the most useful first. */
export function UnknownButtons({ ids, label, limit = ids.length }: UnknownButtonsProps) {
  const { t, language } = useText('guidance');
  const { evaluation, jump } = useGuidedCheck();
  const { facts } = useCheckContext();
  const [isWhole, setWhole] = useState(false);
  const open = evaluation?.open ?? [];
  const usefulness = (id: string): number => (open.includes(id) ? open.indexOf(id) : open.length);
  const questions = (evaluation?.questions ?? [])
    .filter(({ id }) => ids.includes(id))
    .toSorted((a, b) => usefulness(a.id) - usefulness(b.id));
  if (questions.length === 0) return null;
  const shown = isWhole ? questions : questions.slice(0, limit);
  return (
    <p className={styles.unknowns}>
      <span>{label ?? t('outcomes.unknown')}</span>
      {shown.map(question => (
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
      {shown.length === questions.length ? null : (
        <button type="button" className={styles.moreChip} onClick={() => setWhole(true)}>
          {t('outcomes.more', { count: questions.length - shown.length })}
        </button>
      )}
    </p>
  );
}
