import { ArrowRight, CalendarCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatFactValue } from '../../../../core/guidance/resolve.ts';
import type { Fact } from '../../../../core/guidance/schema.ts';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useOpenLink } from '../../../app/hooks/use-open-link.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Badge } from '../../../components/badge.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { TrustButton } from '../../../components/reading/trust-button.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import styles from './changes.module.css';
import { ImpactSection } from './impact-section.tsx';

type Changes = StoreOutput<'guidance.changes'>;
type Change = Changes['changes'][number];

/** A year ahead: the law is known no further. */
const aYearAfter = (day: string): string => {
  const year = Number(day.slice(0, 4)) + 1;
  // There is no 29 February in the year after a leap year.
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
};

/** While a year is being typed the field says 0002, 0020, 0202. */
const firstDay = '2000-01-01';

/** What is otherwise on a later day: numbers with their old and new value, rules that begin or end. */
export function ChangesView() {
  const { t } = useText('guidance');
  const today = useToday();
  const errorText = useErrorText();
  const [from, setFrom] = useState<string | null>(today);
  const [to, setTo] = useState<string | null>(aYearAfter(today));
  const isForward = from !== null && to !== null && from >= firstDay && from < to;
  const { data, error } = useQuery('guidance.changes', isForward ? { from, to } : null);
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{t('changes.hint')}</p>
      <div className={styles.tools}>
        <DayField label={t('changes.from')} value={from} onChange={setFrom} />
        <DayField
          label={t('changes.to')}
          value={to}
          onChange={setTo}
          error={
            from !== null && to !== null && to >= firstDay && from >= to ? t('changes.backward') : undefined
          }
        />
      </div>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {isForward && data === undefined && error === undefined ? <Skeleton lines={6} /> : null}
      {isForward && data !== undefined ? <ChangeList data={data} today={today} /> : null}
      <ImpactSection />
    </div>
  );
}

const byDay = (changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> => {
  const days = new Map<string, Change[]>();
  for (const change of changes) days.set(change.on, [...(days.get(change.on) ?? []), change]);
  return days;
};

function ChangeList({ data, today }: { readonly data: Changes; readonly today: string }) {
  const { t } = useText('guidance');
  const format = useFormat();
  const { openLink, linkNotice } = useOpenLink();
  if (data.changes.length === 0)
    return (
      <EmptyState icon={CalendarCheck} title={t('changes.none.title')}>
        {t('changes.none.text')}
      </EmptyState>
    );
  const days = [...byDay(data.changes)].map(([day, changes]) => (
    <section key={day} className={styles.day} aria-labelledby={`changes-${day}`}>
      <h2 id={`changes-${day}`} className={styles.dayTitle}>
        {format.longDay(day)} <span className={styles.ago}>{format.daysFrom(today, day)}</span>
      </h2>
      <ul className={styles.list}>
        {changes.map(change => (
          <li key={keyOf(change)} className={styles.change}>
            <ChangeWords change={change} data={data} today={today} onOpenLink={openLink} />
            <ChangeUse change={change} data={data} />
          </li>
        ))}
      </ul>
    </section>
  ));
  return (
    <>
      {linkNotice}
      {days}
    </>
  );
}

const keyOf = (change: Change): string =>
  change.kind === 'fact'
    ? `fact ${change.id}`
    : [change.change, ...change.topicIds, ...change.outcomeIds, change.text.pl].join(' ');

interface ChangeProps {
  readonly change: Change;
  readonly data: Changes;
  readonly today: string;
  readonly onOpenLink: (url: string) => void;
}

function ChangeWords({ change, data, today, onOpenLink }: ChangeProps) {
  const { t, language } = useText('guidance');
  const sources = useMemo(() => new Map(data.sources.map(source => [source.id, source])), [data]);
  const shared = { sources, today, onOpenLink };
  if (change.kind === 'fact') {
    const { label, before, after } = change;
    const trust = after?.trust ?? before?.trust;
    return (
      <div className={styles.words}>
        <p>
          <span className={styles.what}>{label[language]}</span>
          <span className={styles.values}>
            <Value fact={before} />
            <ArrowRight size={15} role="img" aria-label={t('changes.becomes')} />
            <b>
              <Value fact={after} />
            </b>
          </span>
        </p>
        {trust === undefined ? null : <TrustButton {...shared} trust={trust} of={label[language]} />}
      </div>
    );
  }
  const facts = new Map(change.facts.map(fact => [fact.id, fact]));
  return (
    <div className={styles.words}>
      <p>
        <Badge tone={change.change === 'begins' ? 'green' : 'amber'}>{t(`changes.${change.change}`)}</Badge>{' '}
        <FactText text={change.text} facts={facts} language={language} />
      </p>
      <TrustButton {...shared} trust={change.trust} of={change.text[language]} />
    </div>
  );
}

function Value({ fact }: { readonly fact: Fact | null }) {
  const { t, language } = useText('guidance');
  return fact === null ? t('changes.no-value') : formatFactValue(fact.value, language);
}

/** Where it is used: topics open at the Desk. */
function ChangeUse({ change, data }: Pick<ChangeProps, 'change' | 'data'>) {
  const { t, language } = useText('guidance');
  const { go } = useNavigation();
  const topics = data.topicTitles.filter(({ id }) => change.topicIds.includes(id));
  const outcomes = data.outcomeTitles.filter(({ id }) => change.outcomeIds.includes(id));
  if (topics.length + outcomes.length === 0) return null;
  return (
    <p className={styles.use}>
      <span>{t('changes.used-in')}</span>
      {topics.map(topic => (
        <button
          key={topic.id}
          type="button"
          className={styles.topic}
          onClick={() => go('desk', { kind: 'topic', id: topic.id })}
        >
          {topic.title[language]}
        </button>
      ))}
      {outcomes.map(outcome => (
        <span key={outcome.id}>{outcome.title[language]}</span>
      ))}
    </p>
  );
}
