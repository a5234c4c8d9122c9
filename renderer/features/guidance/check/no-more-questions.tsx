import { useEffect, useRef } from 'react';
import { useClientView } from '../../../app/hooks/client-view.tsx';
import { type Evaluation, type JudgedOutcome, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { useAnswerKeys } from '../../../app/hooks/use-answer-keys.ts';
import { Kbd } from '../../../components/kbd.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './check.module.css';
import { useCheckContext } from './check-context.tsx';

/** As many as there are number keys. */
const mostKeys = 9;

/** Every question is answered: the outcomes that apply stand under the number keys, ready to be opened. */
export function NoMoreQuestions({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t, language } = useText('guidance');
  const { openOutcome } = useGuidedCheck();
  const { shown } = useClientView();
  const { facts } = useCheckContext();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const applying = evaluation.outcomes
    .filter((one): one is JudgedOutcome => one.state === 'applies')
    .slice(0, mostKeys);
  useAnswerKeys(shown === null ? applying.map(({ outcome }) => outcome) : null, { onOption: openOutcome });
  return (
    <section className={styles.done} aria-label={t('check.question')}>
      <h2 ref={heading} tabIndex={-1} className={styles.text}>
        {t('check.done.title')}
      </h2>
      <p className={styles.why}>{t(applying.length === 0 ? 'check.done.nothing' : 'check.done.text')}</p>
      <ul className={styles.options}>
        {applying.map(({ outcome }, place) => (
          <li key={outcome.id}>
            <button
              type="button"
              className={styles.option}
              aria-keyshortcuts={String(place + 1)}
              onClick={() => openOutcome(outcome.id)}
            >
              <Kbd chord={String(place + 1)} />
              <span className={styles.optionWords}>
                <FactText text={outcome.title} facts={facts} language={language} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
