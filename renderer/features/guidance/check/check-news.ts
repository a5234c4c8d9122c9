import { useEffect, useRef } from 'react';
import type { Answers } from '../../../../core/guidance/check/schema.ts';
import { renderText } from '../../../../core/guidance/resolve.ts';
import { useClientView } from '../../../app/hooks/client-view.tsx';
import { type Evaluation, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useAnswerWords } from './answer-words.ts';
import { useCheckContext } from './check-context.tsx';

const changedIds = (before: Answers, after: Answers): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(id => before[id] !== after[id]);

/** Says aloud, once the outcomes are there: which answer was noted or taken away, and what applies now. */
export function useCheckNews(evaluation: Evaluation): void {
  const { t, language } = useText('guidance');
  const { answers, isAsking } = useGuidedCheck();
  const { facts } = useCheckContext();
  const words = useAnswerWords();
  const announce = useAnnounce();
  const isWithClient = useClientView().shown !== null;
  const last = useRef(answers);
  useEffect(() => {
    if (isAsking || last.current === answers) return;
    const changed = changedIds(last.current, answers);
    last.current = answers;
    // What the check knows is not for the ears of whoever sits in front of the screen now.
    if (isWithClient) return;
    const applies = evaluation.outcomes.filter(({ state }) => state === 'applies').length;
    const may = evaluation.outcomes.filter(({ state }) => state === 'may').length;
    const told = changed.map(id => {
      const known = evaluation.questions.find(question => question.id === id);
      const answer = answers[id];
      if (known === undefined) return '';
      const question = renderText(known.label[language], facts, language);
      return answer === undefined
        ? t('check.removed', { question })
        : t('check.noted', { question, answer: words(known, answer) });
    });
    announce([...told, t('outcomes.news', { applies, may })].filter(part => part !== '').join(' '));
  }, [evaluation, answers, isAsking, isWithClient, facts, language, announce, words, t]);
}
