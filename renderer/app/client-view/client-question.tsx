import { ArrowRight, Check, CircleHelp } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Answer, Question } from '../../../core/guidance/check/schema.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { FactText } from '../../components/reading/fact-text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useCommand } from '../hooks/commands.tsx';
import { useGuidedCheck } from '../hooks/guided-check.tsx';
import { optionsOf, useAnswerKeys } from '../hooks/use-answer-keys.ts';
import { AsOfLine } from './as-of-line.tsx';
import { ClientField } from './client-field.tsx';
import styles from './client-view.module.css';
import { useFactsById } from './use-facts.ts';

/** One question for the client to answer by a tap; the next one only when they, or the consultant, ask for it. */
export function ClientQuestion() {
  const { t } = useText('client-view');
  const { question } = useGuidedCheck();
  // The check goes on to its next question with the answer; this one stays until somebody asks for the next.
  const [held, setHeld] = useState<Question | null>(question);
  const heading = useRef<HTMLHeadingElement>(null);
  const heldId = held?.id;
  useEffect(() => {
    if (heldId !== undefined) heading.current?.focus();
  }, [heldId]);
  if (held === null)
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>{t('done')}</h1>
      </div>
    );
  return (
    <div className={styles.page}>
      <QuestionWords question={held} heading={heading} />
      <Answering key={held.id} question={held} onNext={() => setHeld(question)} />
      <AsOfLine />
    </div>
  );
}

interface WordsProps {
  readonly question: Question;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

function QuestionWords({ question, heading }: WordsProps) {
  const { t, language } = useText('client-view');
  const { evaluation } = useGuidedCheck();
  const facts = useFactsById(evaluation?.facts);
  return (
    <header className={styles.words}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        <FactText text={question.text} facts={facts} language={language} />
      </h1>
      <p className={styles.why}>
        <strong>{t('why')}</strong> <FactText text={question.why} facts={facts} language={language} />
      </p>
      {question.look === null ? null : (
        <p className={styles.why}>
          <strong>{t('look')}</strong> <FactText text={question.look} facts={facts} language={language} />
        </p>
      )}
    </header>
  );
}

interface AnsweringProps {
  readonly question: Question;
  readonly onNext: () => void;
}

const chosenIn = (answer: Answer | undefined): readonly string[] => {
  if (answer?.type === 'choice') return [answer.option];
  return answer?.type === 'several' ? answer.options : [];
};

function Answering({ question, onNext }: AnsweringProps) {
  const { t } = useText('client-view');
  const check = useGuidedCheck();
  const given = check.answers[question.id];
  const announce = useAnnounce();
  const give = (answer: Answer): void => {
    check.answer(question.id, answer);
    announce(t('taken'));
  };
  const choose = (id: string): void => {
    if (question.kind.type === 'choice') give({ type: 'choice', option: id });
    else give({ type: 'several', options: toggled(chosenIn(given), id) });
  };
  const unknown = (): void => give({ type: 'unknown' });
  useAnswerKeys(optionsOf(question), { onOption: choose });
  useCommand('check-unknown', unknown);
  return (
    <>
      {question.kind.type === 'choice' || question.kind.type === 'several' ? (
        <Options question={question} chosen={chosenIn(given)} onChoose={choose} />
      ) : (
        <ClientField question={question} given={given} onAnswer={give} />
      )}
      <button
        type="button"
        className={styles.unknown}
        aria-pressed={given?.type === 'unknown'}
        onClick={unknown}
      >
        <CircleHelp size={26} aria-hidden="true" />
        {t('unknown')}
      </button>
      {given === undefined ? null : (
        <div className={styles.taken}>
          <p className={styles.thanks}>
            <Check size={26} aria-hidden="true" />
            {t('taken')}
          </p>
          <button type="button" className={styles.next} disabled={check.isAsking} onClick={onNext}>
            {t('next')}
            <ArrowRight size={26} aria-hidden="true" />
          </button>
        </div>
      )}
    </>
  );
}

const toggled = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id];

interface OptionsProps {
  readonly question: Question;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

function Options({ question, chosen, onChoose }: OptionsProps) {
  const { language } = useText('client-view');
  const { evaluation } = useGuidedCheck();
  const facts = useFactsById(evaluation?.facts);
  if (question.kind.type !== 'choice' && question.kind.type !== 'several') return null;
  return (
    <ul className={styles.options}>
      {question.kind.options.map(option => {
        const isChosen = chosen.includes(option.id);
        return (
          <li key={option.id}>
            <button
              type="button"
              className={styles.option}
              aria-pressed={isChosen}
              onClick={() => onChoose(option.id)}
            >
              <span className={styles.optionWords}>
                <FactText text={option.label} facts={facts} language={language} />
                {option.hint === null ? null : (
                  <span className={styles.hint}>
                    <FactText text={option.hint} facts={facts} language={language} />
                  </span>
                )}
              </span>
              {isChosen ? <Check size={28} aria-hidden="true" /> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
