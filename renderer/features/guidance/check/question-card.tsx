import { ArrowLeft, FileSearch, Languages } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Answer, Question } from '../../../../core/guidance/check/schema.ts';
import { uiLanguages } from '../../../../core/languages.ts';
import { useClientView, useOfferToClient } from '../../../app/hooks/client-view.tsx';
import { useCommand, useCommands } from '../../../app/hooks/commands.tsx';
import { type Evaluation, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { chordOf } from '../../../app/hooks/keymap.ts';
import { Button } from '../../../components/button.tsx';
import { ChoiceChips } from '../../../components/chip-group.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { AnswerField } from './answer-field.tsx';
import styles from './check.module.css';
import { useCheckContext } from './check-context.tsx';
import { NoMoreQuestions } from './no-more-questions.tsx';
import { OptionList } from './option-list.tsx';

/** One question to the client, in the consultant's language and, one key away, in the client's. */
export function QuestionCard({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useText('guidance');
  const { question, back } = useGuidedCheck();
  const { shown } = useClientView();
  useOfferToClient(question === null ? null : 'question');
  const hasBack = evaluation.answered.length > 0;
  const goBack = hasBack && shown === null ? () => back() : null;
  useCommand('check-back', goBack);
  useCommand('check-back-in-field', goBack);
  if (question === null) return <NoMoreQuestions evaluation={evaluation} />;
  return (
    <section className={styles.question} aria-label={t('check.question')}>
      <p className={styles.progress}>
        {t('check.progress', { at: placeOf(evaluation, question), stage: t(`stage.${question.stage}`) })}
      </p>
      <Words question={question} />
      <Answering key={question.id} question={question} />
      <CardFoot question={question} hasBack={hasBack} />
    </section>
  );
}

/** The how-manieth question it is: an answered one keeps its place in the trail. */
function placeOf({ answered }: Evaluation, { id }: Question): number {
  const at = answered.findIndex(question => question.id === id);
  return at === -1 ? answered.length + 1 : at + 1;
}

function Words({ question }: { readonly question: Question }) {
  const { t, language } = useText('guidance');
  const { clientLanguage, setClientLanguage } = useGuidedCheck();
  const { t: common } = useText('common');
  const { facts } = useCheckContext();
  const [isShown, setShown] = useState(false);
  const toggle = (): void => setShown(last => !last);
  useCommand('check-client-language', toggle);
  return (
    <div className={styles.words}>
      <Heading question={question} />
      {isShown ? (
        <div className={styles.spoken}>
          <p className={styles.spokenText} lang={clientLanguage}>
            <FactText text={question.text} facts={facts} language={clientLanguage} />
          </p>
          <ChoiceChips
            label={t('check.client-language')}
            hideLabel
            look="joined"
            value={clientLanguage}
            onChange={setClientLanguage}
            options={uiLanguages.map(value => ({ value, label: common(`language.${value}`), lang: value }))}
          />
        </div>
      ) : null}
      <p className={styles.why}>
        <strong>{t('check.why')}</strong> <FactText text={question.why} facts={facts} language={language} />
      </p>
      {question.look === null ? null : (
        <p className={styles.look}>
          <FileSearch size={16} aria-hidden="true" />
          <span>
            <strong>{t('check.look')}</strong>{' '}
            <FactText text={question.look} facts={facts} language={language} />
          </span>
        </p>
      )}
      <span className={styles.languageButton}>
        <Button variant="quiet" icon={Languages} chord={chordOf('check-client-language')} onPress={toggle}>
          {t(isShown ? 'check.hide-client-language' : 'check.show-client-language')}
        </Button>
      </span>
    </div>
  );
}

/** The question itself takes the focus when it comes, so that it is read out; a field to be typed in takes it instead. */
function Heading({ question }: { readonly question: Question }) {
  const { language } = useText('guidance');
  const { facts } = useCheckContext();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRef(question.id);
  useEffect(() => {
    if (asked.current === question.id) return;
    asked.current = question.id;
    if (question.kind.type === 'choice' || question.kind.type === 'several') heading.current?.focus();
  }, [question]);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.text}>
      <FactText text={question.text} facts={facts} language={language} />
    </h2>
  );
}

function Answering({ question }: { readonly question: Question }) {
  const { answers, answer, isAsking } = useGuidedCheck();
  const { shown } = useClientView();
  const isMine = shown === null;
  const give = (given: Answer): void => {
    // The evaluation of the answer before is under way: this card may be about to change.
    if (!isAsking) answer(question.id, given);
  };
  const unknown = (): void => give({ type: 'unknown' });
  useCommand('check-unknown', isMine ? unknown : null);
  useCommand('check-unknown-in-field', isMine ? unknown : null);
  const shared = { question, given: answers[question.id], onAnswer: give, onUnknown: unknown };
  return question.kind.type === 'choice' || question.kind.type === 'several' ? (
    <OptionList {...shared} options={question.kind.options} isListening={isMine} />
  ) : (
    <AnswerField {...shared} />
  );
}

interface CardFootProps {
  readonly question: Question;
  readonly hasBack: boolean;
}

function CardFoot({ question, hasBack }: CardFootProps) {
  const { t } = useText('guidance');
  const { back } = useGuidedCheck();
  const { run } = useCommands();
  const isTyped = question.kind.type === 'day' || question.kind.type === 'number';
  const chord = chordOf(isTyped ? 'check-back-in-field' : 'check-back');
  return (
    <div className={styles.foot}>
      <Button icon={ArrowLeft} chord={chord} isDisabled={!hasBack} onPress={() => back()}>
        {t('check.back')}
      </Button>
      <Button chord={chordOf('client-view')} onPress={() => run('client-view')}>
        {t('check.turn')}
      </Button>
    </div>
  );
}
