import type { ReactNode } from 'react';
import type { Case } from '../../../core/case/schema.ts';
import type { TopicCode } from '../../../core/consultation/codes.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ConsultationRow } from '../../store/port.ts';
import { Badge } from '../badge.tsx';
import { Skeleton } from '../skeleton.tsx';
import styles from './contact-view.module.css';

/** "K-0412": the number of a case as people say it. */
export const caseNumber = (number: number): string => `K-${String(number).padStart(4, '0')}`;

interface CaseViewProps {
  readonly record: Case;
  /** Visits of the case, newest first; undefined while they are asked. */
  readonly visits: readonly ConsultationRow[] | undefined;
  readonly actions?: ReactNode;
}

/** One case: who, and the visits so far. */
export function CaseView({ record, visits, actions }: CaseViewProps) {
  const { t } = useText('cases');
  const format = useFormat();
  const { person } = record;
  const name = [person.givenName, person.familyName].filter(part => part !== '').join(' ');
  return (
    <article className={styles.page} aria-labelledby="reading-title">
      <header className={styles.head}>
        <h1 id="reading-title" className={styles.title}>
          {caseNumber(record.number)}
          {' · '}
          {name === '' ? t('no-name') : name}
        </h1>
        {actions}
      </header>
      <p className={styles.badges}>
        <Badge tone={record.status === 'open' ? 'green' : 'neutral'} icon={null}>
          {t(`status.${record.status}`)}
        </Badge>
        <Badge>{t('opened-on', { day: format.day(format.localDay(record.openedAt)) })}</Badge>
        <Badge>{t('visits', { count: record.consultationIds.length })}</Badge>
      </p>
      <dl className={styles.facts}>
        <div className={styles.row}>
          <dt>{t('language')}</dt>
          <dd>{format.languageName(record.language)}</dd>
        </div>
        {person.phone === '' ? null : (
          <div className={styles.row}>
            <dt>{t('phone')}</dt>
            <dd>{person.phone}</dd>
          </div>
        )}
        {record.note === '' ? null : (
          <div className={styles.row}>
            <dt>{t('note')}</dt>
            <dd>{record.note}</dd>
          </div>
        )}
      </dl>
      <section className={styles.visits} aria-labelledby="case-visits">
        <h2 id="case-visits">{t('visits.title')}</h2>
        {visits === undefined ? <Skeleton lines={3} title={false} /> : <VisitList visits={visits} />}
      </section>
    </article>
  );
}

function VisitList({ visits }: { readonly visits: readonly ConsultationRow[] }) {
  const { t } = useText('codes');
  const format = useFormat();
  const topicName = useTopicName();
  return (
    <ol className={styles.timeline}>
      {visits.map(visit => (
        <li key={visit.id} className={styles.row}>
          <span>{format.day(visit.visitDate)}</span>
          <span>
            {visit.topics.map(topicName).join('; ')}
            <span className={styles.which}>
              {' · '}
              {format.minutes(visit.durationMin)}
              {visit.outcome === null ? null : ` · ${t(`outcome.${visit.outcome}`)}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Name of a consultation topic by its code. */
export function useTopicName(): (code: TopicCode) => string {
  const { t } = useText('codes');
  return code => t(`topic.${code}`);
}
