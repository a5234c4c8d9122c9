import { daysBetween } from '../../../core/dates.ts';
import { formatFactValue } from '../../../core/guidance/resolve.ts';
import type { Topic } from '../../../core/guidance/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { FactText } from './fact-text.tsx';
import styles from './reading.module.css';
import type { TopicContext } from './topic-view.tsx';
import { TrustButton } from './trust-button.tsx';

interface DeadlineBandProps {
  readonly deadline: Topic['deadlines'][number];
  readonly context: TopicContext;
}

/** A date or a period that must not be missed, with the days that are left. */
export function DeadlineBand({ deadline, context }: DeadlineBandProps) {
  const { language } = useText('guidance');
  const fact = context.facts.get(deadline.factId);
  if (fact === undefined) return null;
  return (
    <div className={styles.deadline}>
      <p className={styles.deadlineWords}>
        <strong>
          <FactText text={deadline.label} facts={context.facts} language={language} />
          {': '}
          {formatFactValue(fact.value, language)}
        </strong>
        {fact.value.kind === 'day' ? <DaysLeft today={context.on} day={fact.value.on} /> : null}
        {deadline.note === null ? null : (
          <span className={styles.deadlineNote}>
            <FactText text={deadline.note} facts={context.facts} language={language} />
          </span>
        )}
      </p>
      <TrustButton {...context} trust={fact.trust} of={fact.label[language]} />
    </div>
  );
}

function DaysLeft({ today, day }: { readonly today: string; readonly day: string }) {
  const { t } = useText('common');
  const guidance = useText('guidance');
  const left = daysBetween(today, day);
  if (left < 0) return <span>{guidance.t('deadline.past')}</span>;
  return <span>{left === 0 ? t('due-today') : t('days-left', { count: left })}</span>;
}
