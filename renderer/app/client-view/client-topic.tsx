import { CalendarClock } from 'lucide-react';
import { formatFactValue, validityOn } from '../../../core/guidance/resolve.ts';
import { FactText } from '../../components/reading/fact-text.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useGuidancePlace } from '../hooks/guidance-place.tsx';
import { useQuery } from '../hooks/use-query.ts';
import { AsOfLine } from './as-of-line.tsx';
import styles from './client-view.module.css';
import { useFactsById } from './use-facts.ts';

/** A topic in short: for whom, and the days that must not be missed. */
export function ClientTopic({ id }: { readonly id: string }) {
  const { language } = useText('client-view');
  const { on } = useGuidancePlace();
  const { data } = useQuery('guidance.topic', { id, on });
  const facts = useFactsById(data?.facts);
  if (data === undefined) return <Skeleton lines={4} />;
  const { topic, packVersion } = data;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{topic.title[language]}</h1>
      {topic.lead
        .filter(({ trust }) => validityOn(trust, on) === 'in-force')
        .map(statement => (
          <p key={statement.id} className={styles.lead}>
            <FactText text={statement.text} facts={facts} language={language} />
          </p>
        ))}
      {topic.deadlines.map(({ factId, label }) => {
        const fact = facts.get(factId);
        return fact === undefined ? null : (
          <p key={factId} className={styles.due}>
            <CalendarClock size={26} aria-hidden="true" />
            <span>
              <FactText text={label} facts={facts} language={language} />
              {': '}
              <b>{formatFactValue(fact.value, language)}</b>
            </span>
          </p>
        );
      })}
      <AsOfLine packVersion={packVersion} />
    </div>
  );
}
