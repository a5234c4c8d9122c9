import { Check, CircleHelp, X } from 'lucide-react';
import { renderText } from '../../../../core/guidance/resolve.ts';
import { type JudgedOutcome, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import reading from '../../../components/reading/reading.module.css';
import { TrustButton } from '../../../components/reading/trust-button.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useCheckContext } from './check-context.tsx';
import styles from './outcome.module.css';

type Reason = JudgedOutcome['because'][number];

const icons = { true: Check, false: X, unknown: CircleHelp } as const;

/** Why it applies, or may: each rule and answer it rests on, and the way back to the answer. */
export function Reasons({ because }: { readonly because: readonly Reason[] }) {
  const { t } = useText('guidance');
  if (because.length === 0) return null;
  return (
    <section className={reading.section} aria-label={t('outcome.because')}>
      <h3 className={reading.heading}>{t('outcome.because')}</h3>
      <ul className={styles.reasons}>
        {because.map(reason => (
          <ReasonLine key={`${reason.questionId} ${reason.text.pl}`} reason={reason} />
        ))}
      </ul>
    </section>
  );
}

function ReasonLine({ reason }: { readonly reason: Reason }) {
  const { t, language } = useText('guidance');
  const { jump } = useGuidedCheck();
  const context = useCheckContext();
  const Icon = icons[reason.holds];
  const { questionId, trust } = reason;
  return (
    <li className={styles.reason} data-holds={reason.holds}>
      <Icon size={15} strokeWidth={2.4} role="img" aria-label={t(`reason.${reason.holds}`)} />
      {questionId === null ? (
        <span>
          <FactText text={reason.text} facts={context.facts} language={language} />
        </span>
      ) : (
        <button type="button" className={styles.reasonJump} onClick={() => jump(questionId)}>
          <FactText text={reason.text} facts={context.facts} language={language} />
        </button>
      )}
      {trust === null ? null : (
        <TrustButton
          {...context}
          trust={trust}
          of={renderText(reason.text[language], context.facts, language)}
        />
      )}
    </li>
  );
}
