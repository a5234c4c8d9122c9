import type { ReactNode } from 'react';
import type { Batch, Summary } from '../../../core/report/summary.ts';
import { useTitles } from '../../app/hooks/use-titles.ts';
import { useTopicName } from '../../components/reading/case-view.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './summary.module.css';

/** The records of a batch in words: the sheet on screen and on paper. */
export const SummarySheet = ({ batch }: { readonly batch: Batch }) => (
  <div className={styles.sheet}>
    {batch.records.map(record => (
      <SummaryCard key={record.summaryId} record={record} />
    ))}
  </div>
);

function SummaryCard({ record }: { readonly record: Summary }) {
  const { t } = useText('reports');
  const format = useFormat();
  return (
    <section className={styles.card}>
      <h2 className={styles.cardTitle}>{format.day(record.visitDate)}</h2>
      <dl className={styles.fields}>
        {useWords(record).map(([field, value]) => (
          <div key={field} className={styles.fieldRow}>
            <dt>{t(`field.${field}`)}</dt>
            <dd>{value === '' ? t('none') : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Field = Exclude<keyof Summary, 'supersedes' | 'deleted'>;

/** Every field of the record in words, in the order of the schema; empty text for none. */
function useWords(record: Summary): readonly (readonly [Field, ReactNode])[] {
  const { t } = useText('reports');
  const { t: codes } = useText('codes');
  const format = useFormat();
  const topicName = useTopicName();
  const titleOf = useTitles();
  const referrals = record.referrals.map(
    referral => `${titleOf('contact', referral.contactId)} (${codes(`referralStatus.${referral.status}`)})`,
  );
  return [
    ['summaryId', record.summaryId],
    ['revision', format.number(record.revision)],
    ['contactKind', t(`kind.${record.contactKind}`)],
    ['clientPseudonym', record.clientPseudonym ?? ''],
    ['visitDate', format.day(record.visitDate)],
    ['channel', codes(`channel.${record.channel}`)],
    [
      'outreachPlaceType',
      record.outreachPlaceType === null ? '' : codes(`outreachPlace.${record.outreachPlaceType}`),
    ],
    ['durationMin', format.number(record.durationMin)],
    ['language', format.languageName(record.language)],
    ['interpreter', codes(`interpreter.${record.interpreter}`)],
    ['topics', record.topics.map(topicName).join('; ')],
    ['mainTopic', record.mainTopic === null ? '' : topicName(record.mainTopic)],
    ['helpKinds', record.helpKinds.map(kind => codes(`helpKind.${kind}`)).join('; ')],
    ['outcome', record.outcome === null ? '' : codes(`outcome.${record.outcome}`)],
    ['urgency', codes(`urgency.${record.urgency}`)],
    ['referrals', referrals.join('; ')],
    ['projectCode', record.projectCode ?? ''],
    ['guidanceVersion', record.guidanceVersion ?? ''],
  ];
}
