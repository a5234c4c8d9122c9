import { useState } from 'react';
import { type EndRule, endOfTerm, type Term } from '../../../../core/calendar/terms.ts';
import { formatFactValue } from '../../../../core/guidance/resolve.ts';
import { ChoiceChips } from '../../../components/chip-group.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { RadioGroup } from '../../../components/radio-group.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { wholeDay } from './period-row.ts';
import { ResultPanel } from './result-panel.tsx';
import {
  type CountedTerm,
  chosenKind,
  firstChoice,
  kindsOf,
  ownCountOf,
  rulesOf,
  startOf,
  type TermChoice,
  termSources,
  termUnits,
} from './term-choice.ts';
import { TermResult } from './term-result.tsx';
import { useTermLines } from './term-text.ts';
import type { CalculatorFacts } from './use-calculator-facts.ts';

interface TermParts {
  readonly choice: TermChoice;
  readonly facts: CalculatorFacts;
}

/** The chosen term; null while its length is not known. */
function termOf({ choice, facts }: TermParts): { term: Term; rule: EndRule } | null {
  const kind = chosenKind(choice);
  if (kind !== null) {
    const period = facts.period(kind.factId);
    return period === null ? null : { term: { count: period.count, unit: period.unit }, rule: kind.rule };
  }
  const count = choice.source === 'own' ? ownCountOf(choice) : null;
  return count === null ? null : { term: { count, unit: choice.ownUnit }, rule: choice.ownRule };
}

/** When a term ends that runs from the service of a letter or from an event, and why on that day. */
export function TermCalculator({ facts }: { readonly facts: CalculatorFacts }) {
  const { t } = useText('calculators');
  const termLines = useTermLines();
  const [choice, setChoice] = useState<TermChoice>(firstChoice);
  const kind = chosenKind(choice);
  const found = termOf({ choice, facts });
  const start = wholeDay(choice.start);
  const counted: CountedTerm | null =
    found === null || start === null
      ? null
      : { kind, ...found, start, end: endOfTerm(start, found.term, found.rule) };
  const put = (part: Partial<TermChoice>): void => setChoice({ ...choice, ...part });
  return (
    <div className={styles.columns}>
      <section className={styles.form} aria-label={t('term.title')}>
        <h2>{t('term.title')}</h2>
        <ChoiceChips
          label={t('term.from')}
          options={termSources.map(value => ({ value, label: t(`term.from.${value}`) }))}
          value={choice.source}
          onChange={source => put({ source })}
        />
        {choice.source === 'own' ? (
          <OwnTerm choice={choice} onChange={put} />
        ) : (
          <KindOfTerm key={choice.source} choice={choice} facts={facts} onChange={put} />
        )}
        {kind !== null && found === null ? <Notice tone="warning">{t('missing.own-term')}</Notice> : null}
        <DayField
          label={t(`term.start.${startOf(choice)}`)}
          value={choice.start}
          onChange={typed => put({ start: typed })}
        />
      </section>
      <ResultPanel
        title={t('calc.term')}
        facts={facts}
        rules={rulesOf(
          found === null ? { kind, term: { count: 1, unit: 'day' }, rule: 'moves' } : { kind, ...found },
        )}
        lines={counted === null ? null : termLines(counted, facts)}
      >
        {counted === null ? null : <TermResult counted={counted} facts={facts} />}
      </ResultPanel>
    </div>
  );
}

interface ChoiceProps {
  readonly choice: TermChoice;
  readonly onChange: (part: Partial<TermChoice>) => void;
}

function KindOfTerm({ choice, facts, onChange }: ChoiceProps & { readonly facts: CalculatorFacts }) {
  const { t, language } = useText('calculators');
  const { source } = choice;
  if (source === 'own') return null;
  const options = kindsOf(source).flatMap(({ factId }) => {
    const fact = facts.get(factId);
    if (fact === null) return [];
    const value = formatFactValue(fact.value, language);
    const note = fact.note === null ? '' : ` · ${fact.note[language]}`;
    return { value: factId, label: fact.label[language], detail: `${value}${note}` };
  });
  return (
    <Select
      label={t('term.kind')}
      placeholder={t('term.kind.choose')}
      options={options}
      value={choice.factIds[source]}
      onChange={factId => onChange({ factIds: { ...choice.factIds, [source]: factId } })}
    />
  );
}

function OwnTerm({ choice, onChange }: ChoiceProps) {
  const { t } = useText('calculators');
  const isWrong = choice.ownCount.trim() !== '' && ownCountOf(choice) === null;
  return (
    <>
      <div className={styles.own}>
        <TextField
          label={t('term.own.count')}
          value={choice.ownCount}
          onChange={ownCount => onChange({ ownCount })}
          inputMode="numeric"
          error={isWrong ? t('term.own.count.error') : undefined}
        />
        <Select
          label={t('term.own.unit')}
          options={termUnits.map(value => ({ value, label: t(`term.unit.${value}`) }))}
          value={choice.ownUnit}
          onChange={ownUnit => onChange({ ownUnit })}
        />
      </div>
      <RadioGroup<EndRule>
        label={t('term.own.what')}
        options={[
          { value: 'moves', label: t('term.own.what.act') },
          { value: 'stays', label: t('term.own.what.right') },
        ]}
        value={choice.ownRule}
        onChange={ownRule => onChange({ ownRule })}
      />
    </>
  );
}
