import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import styles from './changes.module.css';

type Update = NonNullable<StoreOutput<'guidance.impact'>>['updates'][number];
type Visit = Update['visits'][number];
type Change = Update['changes'][number];

interface ImpactedVisitProps {
  readonly visit: Visit;
  /** The changes that touch it. */
  readonly changes: readonly Change[];
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What was told in a visit, what it would be now, and what in the guidance made the difference. */
export function ImpactedVisit({ visit, changes }: ImpactedVisitProps) {
  const { t } = useText('impact');
  return (
    <div className={styles.impacted}>
      {visit.deadlines.map(deadline => (
        <Deadline key={`${deadline.outcomeId} ${deadline.stepId}`} deadline={deadline} visit={visit} />
      ))}
      {visit.differences.some(({ kind }) => kind === 'outcome') ? <p>{t('differs.outcome')}</p> : null}
      <Shown visit={visit} />
      <details>
        <summary>{t('changed')}</summary>
        <ul className={styles.changed}>
          {changes.map(change => (
            <li key={`${change.thing} ${change.id}`}>
              <ChangeWords change={change} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Deadline({
  deadline,
  visit,
}: {
  readonly deadline: Visit['deadlines'][number];
  readonly visit: Visit;
}) {
  const { t, language } = useText('impact');
  const format = useFormat();
  const { outcomeId, stepId, dueOn, step } = deadline;
  const day = format.longDay(dueOn);
  const now = visit.differences.find(({ kind, id }) => kind === 'step' && id === `${outcomeId}/${stepId}`);
  return (
    <p>
      {step === null ? t('deadline.gone', { day }) : t('deadline', { step: step[language], day })}{' '}
      {now !== undefined && isDay(now.found) ? (
        <b>{t('differs.day', { day: format.longDay(now.found) })}</b>
      ) : null}
    </p>
  );
}

function Shown({ visit }: { readonly visit: Visit }) {
  const { t, language } = useText('impact');
  const { go } = useNavigation();
  return (
    <p className={styles.use}>
      <span>{t('shown')}</span>
      {visit.topics.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className={styles.topic}
          onClick={() => go('desk', { kind: 'topic', id })}
        >
          {title[language]}
        </button>
      ))}
      {visit.outcomes.map(({ id, title }) => (
        <span key={id}>{title[language]}</span>
      ))}
    </p>
  );
}

function ChangeWords({ change }: { readonly change: Change }) {
  const { t, language } = useText('impact');
  // A field in words says what it was and is; how it is called in the pack says nothing to people.
  const fields = change.fields.filter(({ from, to }) => from?.[language] !== to?.[language]);
  return (
    <>
      <b>{change.name[language]}</b>
      {change.change === 'changed' ? null : ` (${t(`change.${change.change}`)})`}
      {fields.map(({ field, from, to }) => (
        <span key={field} className={styles.values}>
          {from === null ? null : <span>{t('change.was', { text: from[language] })}</span>}
          {to === null ? null : <b>{t('change.reads', { text: to[language] })}</b>}
        </span>
      ))}
    </>
  );
}
