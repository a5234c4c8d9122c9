import { Check, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import type { Answer, Question } from '../../../../core/guidance/check/schema.ts';
import { useAnswerKeys } from '../../../app/hooks/use-answer-keys.ts';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { Kbd } from '../../../components/kbd.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './check.module.css';
import { useCheckContext } from './check-context.tsx';

type Option = Extract<Question['kind'], { type: 'choice' | 'several' }>['options'][number];

export interface AnsweringProps {
  readonly question: Question;
  /** The answer given before, to be changed. */
  readonly given: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onUnknown: () => void;
}

interface OptionListProps extends AnsweringProps {
  readonly options: readonly Option[];
  /** The digits are for this card: not while the client has the screen. */
  readonly isListening: boolean;
}

const chosenIn = (given: Answer | undefined): readonly string[] => {
  if (given?.type === 'choice') return [given.option];
  return given?.type === 'several' ? given.options : [];
};

/** Options by number key: one of them answers at once, any number of them is confirmed with Enter. */
export function OptionList({ question, options, given, onAnswer, onUnknown, isListening }: OptionListProps) {
  const { t } = useText('guidance');
  const isSeveral = question.kind.type === 'several';
  const [ticked, setTicked] = useState(() => chosenIn(given));
  const chosen = isSeveral ? ticked : chosenIn(given);
  const press = (id: string): void => {
    if (!isSeveral) onAnswer({ type: 'choice', option: id });
    else setTicked(last => (last.includes(id) ? last.filter(other => other !== id) : [...last, id]));
  };
  const confirm = (): void => {
    if (isSeveral) onAnswer({ type: 'several', options: [...chosen] });
  };
  useAnswerKeys(isListening ? options : null, { onOption: press, onConfirm: confirm });
  return (
    <>
      {isSeveral ? <p className={styles.hint}>{t('check.several')}</p> : null}
      <ul className={styles.options}>
        {options.map((option, place) => (
          <li key={option.id}>
            <OptionButton
              option={option}
              digit={place < 9 ? String(place + 1) : null}
              isChosen={chosen.includes(option.id)}
              onPress={() => press(option.id)}
            />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={cx(styles.option, styles.unknown)}
            aria-pressed={given?.type === 'unknown'}
            aria-keyshortcuts="0"
            onClick={onUnknown}
          >
            <Kbd chord="0" />
            <span className={styles.optionWords}>{t('check.unknown')}</span>
            <CircleHelp size={16} aria-hidden="true" />
          </button>
        </li>
      </ul>
      {isSeveral ? (
        <Button variant="primary" chord="Enter" onPress={confirm}>
          {t(chosen.length === 0 ? 'check.none-of-these' : 'check.next')}
        </Button>
      ) : null}
    </>
  );
}

interface OptionButtonProps {
  readonly option: Option;
  readonly digit: string | null;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function OptionButton({ option, digit, isChosen, onPress }: OptionButtonProps) {
  const { language } = useText('guidance');
  const { facts } = useCheckContext();
  return (
    <button
      type="button"
      className={styles.option}
      aria-pressed={isChosen}
      aria-keyshortcuts={digit ?? undefined}
      onClick={onPress}
    >
      {digit === null ? <span className={styles.noDigit} /> : <Kbd chord={digit} />}
      <span className={styles.optionWords}>
        <FactText text={option.label} facts={facts} language={language} />
        {option.hint === null ? null : (
          <span className={styles.optionHint}>
            <FactText text={option.hint} facts={facts} language={language} />
          </span>
        )}
      </span>
      {isChosen ? <Check size={16} strokeWidth={2.4} aria-hidden="true" /> : null}
    </button>
  );
}
