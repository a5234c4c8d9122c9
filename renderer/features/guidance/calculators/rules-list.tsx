import { useId } from 'react';
import { formatFactValue, validityOn } from '../../../../core/guidance/resolve.ts';
import type { Fact } from '../../../../core/guidance/schema.ts';
import { TrustButton } from '../../../components/reading/trust-button.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import type { CalculatorFacts } from './use-calculator-facts.ts';

interface RulesListProps {
  readonly ids: readonly string[];
  readonly facts: CalculatorFacts;
}

/** What a result rests on: each rule in words with its value, its source and the day on which it was checked. */
export function RulesList({ ids, facts }: RulesListProps) {
  const { t } = useText('calculators');
  const heading = useId();
  const known = ids.flatMap(id => facts.get(id) ?? []);
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h3 id={heading}>{t('rules')}</h3>
      <dl className={styles.rules}>
        {known.map(fact => (
          <Rule key={fact.id} fact={fact} facts={facts} />
        ))}
      </dl>
    </section>
  );
}

function Rule({ fact, facts }: { readonly fact: Fact; readonly facts: CalculatorFacts }) {
  const { t, language } = useText('calculators');
  const format = useFormat();
  const validity = validityOn(fact.trust, facts.on);
  const state = validity === 'in-force' ? [] : [t(`validity.${validity}`)];
  const small = [
    ...(fact.note === null ? [] : [fact.note[language]]),
    ...(fact.trust.legalBasis === null ? [] : [fact.trust.legalBasis]),
    t('checked', { day: format.day(fact.trust.checkedOn) }),
    ...state,
  ];
  return (
    <div className={styles.rule}>
      <dt>{fact.label[language]}</dt>
      <dd>
        <span className={fact.value.kind === 'text' ? undefined : styles.value}>
          {formatFactValue(fact.value, language)}
        </span>
        <span className={styles.small}>{small.join(' · ')}</span>
      </dd>
      <dd className={styles.mark}>
        <TrustButton trust={fact.trust} sources={facts.sources} of={fact.label[language]} />
      </dd>
    </div>
  );
}
