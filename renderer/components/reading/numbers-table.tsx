import { formatFactValue, validityOn } from '../../../core/guidance/resolve.ts';
import type { Fact } from '../../../core/guidance/schema.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { cx } from '../cx.ts';
import { FactText } from './fact-text.tsx';
import styles from './reading.module.css';
import type { TopicContext } from './topic-view.tsx';
import { TrustButton } from './trust-button.tsx';

interface NumbersTableProps {
  readonly factIds: readonly string[];
  readonly context: TopicContext;
}

/** Amounts, days and periods of a topic, each with its beginning, its source and its mark. */
export function NumbersTable({ factIds, context }: NumbersTableProps) {
  const { t } = useText('guidance');
  const facts = factIds.map(id => context.facts.get(id)).filter(fact => fact !== undefined);
  if (facts.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="section-numbers">
      <h2 id="section-numbers" className={styles.heading}>
        {t('numbers')}
      </h2>
      <dl className={styles.numbers}>
        {facts.map(fact => (
          <NumberRow key={fact.id} fact={fact} context={context} />
        ))}
      </dl>
    </section>
  );
}

function NumberRow({ fact, context }: { readonly fact: Fact; readonly context: TopicContext }) {
  const { t, language } = useText('guidance');
  const format = useFormat();
  const validity = validityOn(fact.trust, context.on);
  const since =
    fact.trust.validFrom === null ? null : t('valid-from', { day: format.day(fact.trust.validFrom) });
  const until = fact.trust.validTo === null ? null : t('valid-to', { day: format.day(fact.trust.validTo) });
  const state = validity === 'ended' ? t('ended') : validity === 'not-yet' ? t('not-yet') : null;
  return (
    <div className={cx(styles.number, validity === 'ended' && styles.faded)}>
      <dt>{fact.label[language]}</dt>
      <dd>
        <span className={styles.value}>{formatFactValue(fact.value, language)}</span>{' '}
        <span className={styles.since}>
          {[since, until, state].filter(part => part !== null).join(' · ')}
        </span>
        <span className={styles.since}>{` ${t('fact.age', {
          day: format.day(fact.trust.checkedOn),
          confidence: t(`confidence.${fact.trust.confidence}.short`),
        })}`}</span>
        {fact.note === null ? null : (
          <span className={styles.small}>
            <FactText text={fact.note} facts={context.facts} language={language} />
          </span>
        )}
      </dd>
      <dd className={styles.mark}>
        <TrustButton {...context} trust={fact.trust} of={fact.label[language]} />
      </dd>
    </div>
  );
}
