import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import type { Question } from '../../../../core/guidance/check/schema.ts';
import { renderText } from '../../../../core/guidance/resolve.ts';
import { type Evaluation, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { ConfirmDialog } from '../../../components/dialog.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Switch } from '../../../components/switch.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useAnswerWords } from './answer-words.ts';
import styles from './check.module.css';
import { useCheckContext } from './check-context.tsx';

/** What is known about the person: every answer may be gone back to, changed and taken away. */
export function Trail({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useText('guidance');
  const { startOver, isKept, keep } = useGuidedCheck();
  const [isAskingToEnd, setAskingToEnd] = useState(false);
  const { answered } = evaluation;
  return (
    <section id="check-trail" tabIndex={-1} className={styles.trail} aria-label={t('check.trail')}>
      <h2 className={styles.columnTitle}>{t('check.trail')}</h2>
      {answered.length === 0 ? <p className={styles.hint}>{t('check.trail.empty')}</p> : null}
      <ol className={styles.answers}>
        {answered.map(question => (
          <TrailRow key={question.id} question={question} />
        ))}
      </ol>
      {evaluation.ignored.length === 0 ? null : (
        <p className={styles.hint}>{t('check.ignored', { count: evaluation.ignored.length })}</p>
      )}
      {answered.length === 0 ? null : (
        <Button variant="quiet" icon={RotateCcw} onPress={() => setAskingToEnd(true)}>
          {t('check.restart')}
        </Button>
      )}
      {answered.length === 0 ? null : (
        <Switch isSelected={isKept} onChange={keep}>
          {t('check.keep')}
        </Switch>
      )}
      <p className={styles.hint}>{t(isKept ? 'check.kept' : 'check.privacy')}</p>
      <ConfirmDialog
        isOpen={isAskingToEnd}
        isDestructive
        title={t('check.restart.title')}
        confirmLabel={t('check.restart.confirm')}
        onCancel={() => setAskingToEnd(false)}
        onConfirm={() => {
          setAskingToEnd(false);
          startOver();
        }}
      >
        {t('check.restart.text')}
      </ConfirmDialog>
    </section>
  );
}

function TrailRow({ question }: { readonly question: Question }) {
  const { t, language } = useText('guidance');
  const check = useGuidedCheck();
  const { facts } = useCheckContext();
  const words = useAnswerWords();
  const answer = check.answers[question.id];
  if (answer === undefined) return null;
  const label = renderText(question.label[language], facts, language);
  const isNow = check.outcome === null && check.question?.id === question.id;
  return (
    <li className={cx(styles.answer, isNow && styles.now)}>
      <button
        type="button"
        className={styles.answerWords}
        aria-current={isNow ? 'step' : undefined}
        onClick={() => check.jump(question.id)}
      >
        <span className={styles.answerLabel}>{label}</span>
        {answer.type === 'unknown' ? (
          <Badge tone="amber">{words(question, answer)}</Badge>
        ) : (
          <span className={styles.answerText}>{words(question, answer)}</span>
        )}
      </button>
      <IconButton
        icon={X}
        label={t('check.remove', { question: label })}
        onPress={() => check.remove(question.id)}
      />
    </li>
  );
}
