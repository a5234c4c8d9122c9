import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { formatFactValue } from '../../../../core/guidance/resolve.ts';
import { needsVerifying } from '../../../../core/trust.ts';
import { useCopy } from '../../../app/hooks/use-copy.ts';
import { Button } from '../../../components/button.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { RulesList } from './rules-list.tsx';
import type { CalculatorFacts } from './use-calculator-facts.ts';

interface ResultPanelProps {
  readonly title: string;
  readonly facts: CalculatorFacts;
  /** Ids of the facts the result rests on. */
  readonly rules: readonly string[];
  /** The result as lines of text: the first is said aloud when it changes. Null while there is none. */
  readonly lines: readonly string[] | null;
  readonly children: ReactNode;
}

/** Letters and digits are typed one by one: only a result that stands for a moment is said. */
const sayAfterMs = 600;

/** Says a result when it becomes another one; what stands there from the start is not said. */
function useSaid(text: string): void {
  const announce = useAnnounce();
  const said = useRef(text);
  useEffect(() => {
    if (said.current === text) return undefined;
    const timer = setTimeout(() => {
      said.current = text;
      if (text !== '') announce(text);
    }, sayAfterMs);
    return () => clearTimeout(timer);
  }, [text, announce]);
}

/** The answer side of a calculator: the result, how to take it along, and what it rests on. */
export function ResultPanel({ title, facts, rules, lines, children }: ResultPanelProps) {
  const { t, language } = useText('calculators');
  const { t: common } = useText('common');
  const format = useFormat();
  const errorText = useErrorText();
  const { copied, copy, error } = useCopy();
  const heading = useId();
  useSaid(lines === null ? '' : lines.slice(0, 2).join('. '));
  const basis = t('basis', { day: format.day(facts.on), version: facts.packVersion ?? '' });
  const ruleLines = rules
    .flatMap(id => facts.get(id) ?? [])
    .map(({ label, value, trust }) => {
      const line = t('source-line', {
        rule: `${label[language]}: ${formatFactValue(value, language)}`,
        sources: trust.sources.join(', '),
        day: format.day(trust.checkedOn),
      });
      return needsVerifying(trust) ? `${line} ${t('to-verify-line')}` : line;
    });
  const text = [title, ...(lines ?? []), '', `${t('rules')}:`, ...ruleLines, '', basis].join('\n');
  const isCopied = copied === text;
  return (
    <section className={styles.answer} aria-labelledby={heading}>
      <div className={styles.answerHead}>
        <h2 id={heading}>{t('result')}</h2>
        {lines === null ? null : (
          <Button icon={isCopied ? Check : Copy} onPress={() => copy(text)}>
            {isCopied ? common('copied') : t('copy')}
          </Button>
        )}
      </div>
      {error === undefined ? null : (
        <Notice tone="danger" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {lines === null ? <p className={styles.waiting}>{t('waiting')}</p> : children}
      <RulesList ids={rules} facts={facts} />
      {facts.packVersion === null ? null : <p className={styles.small}>{basis}</p>}
    </section>
  );
}

interface ResultBandProps {
  /** `plain` where nothing presses, `amber` near an end, `red` past it. */
  readonly tone: 'plain' | 'amber' | 'red';
  readonly label: string;
  readonly value: string;
  readonly remark?: ReactNode;
}

/** The one line the eye looks for. */
export const ResultBand = ({ tone, label, value, remark }: ResultBandProps) => (
  <div className={`${styles.band ?? ''} ${styles[tone] ?? ''}`}>
    <p className={styles.bandLabel}>{label}</p>
    <p className={styles.bandValue}>{value}</p>
    {remark === undefined ? null : <div className={styles.bandRemark}>{remark}</div>}
  </div>
);
