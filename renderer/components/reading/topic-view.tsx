import { type ReactNode, useMemo } from 'react';
import { ageOf, isToVerify, renderText, validityOn } from '../../../core/guidance/resolve.ts';
import type { Fact, Source, Statement, Topic } from '../../../core/guidance/schema.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import { needsVerifying } from '../../../core/trust.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedTopic } from '../../store/port.ts';
import { Badge } from '../badge.tsx';
import { cx } from '../cx.ts';
import { Notice } from '../notice.tsx';
import { DeadlineBand } from './deadline-band.tsx';
import { FactText } from './fact-text.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { PackLine } from './pack-line.tsx';
import styles from './reading.module.css';
import { TopicSection } from './topic-section.tsx';
import { TrustButton } from './trust-button.tsx';
import { ValidityBadge } from './validity-badge.tsx';

/** What every part of a topic needs to show its texts. */
export interface TopicContext {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Local calendar day the reader reads on: the age of everything is counted from it. */
  readonly today: string;
  /** The day that is read about: values and validity are those of this day. */
  readonly on: string;
  /** Official pages at which it can be verified. */
  readonly links: Topic['officialLinks'];
  readonly onOpenLink: (url: string) => void;
}

interface TopicViewProps {
  readonly opened: OpenedTopic;
  readonly today: string;
  /** Buttons beside the title: hand out. */
  readonly actions?: ReactNode;
  /** Stands for the words "as of" and lets another day be chosen. */
  readonly dayPicker?: ReactNode;
  /** Languages whose text of this topic is older than its Polish source. */
  readonly staleLanguages?: readonly UiLanguage[];
  readonly onOpenTopic: (id: string) => void;
  readonly onOpenContact: (id: string) => void;
  readonly onOpenLink: (url: string) => void;
  readonly titleOf: (kind: 'topic' | 'contact', id: string) => string;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map(item => [item.id, item]));

const statementsOf = ({ lead, sections }: Topic): Statement[] => [
  ...lead,
  ...sections.flatMap(section => section.statements),
];

const listedFacts = ({ topic, facts }: OpenedTopic): Fact[] =>
  facts.filter(fact => topic.factIds.includes(fact.id));

/** One topic of the guidance: for whom, what must not be missed, what to do, numbers, and where all of it comes from. */
export function TopicView({
  opened,
  today,
  actions,
  dayPicker,
  staleLanguages = [],
  ...open
}: TopicViewProps) {
  const { t, language } = useText('guidance');
  const { topic } = opened;
  const context = useMemo<TopicContext>(
    () => ({
      facts: byId(opened.facts),
      sources: byId(opened.sources),
      today,
      on: opened.on,
      links: topic.officialLinks,
      onOpenLink: open.onOpenLink,
    }),
    [opened, topic, today, open.onOpenLink],
  );
  return (
    <article className={styles.page} aria-labelledby="reading-title">
      <header className={styles.head}>
        <h1 id="reading-title">{topic.title[language]}</h1>
        {actions}
      </header>
      <TopicBadges opened={opened} today={today} dayPicker={dayPicker} />
      {staleLanguages.includes(language) ? <Notice tone="warning">{t('stale')}</Notice> : null}
      {topic.lead.map(statement => (
        <Lead key={statement.id} statement={statement} context={context} />
      ))}
      {topic.deadlines.length === 0 ? null : (
        <div className={styles.deadlines}>
          {topic.deadlines.map(deadline => (
            <DeadlineBand key={deadline.factId} deadline={deadline} context={context} />
          ))}
        </div>
      )}
      {topic.sections.map(section => (
        <TopicSection key={section.id} section={section} context={context} />
      ))}
      <NumbersTable factIds={topic.factIds} context={context} />
      {topic.contactIds.length === 0 ? null : (
        <Links title={t('contacts')}>
          {topic.contactIds.map(id => (
            <LinkLine key={id} onOpen={() => open.onOpenContact(id)}>
              {open.titleOf('contact', id)}
            </LinkLine>
          ))}
        </Links>
      )}
      <Links title={t('links')}>
        {topic.officialLinks.map(link => (
          <LinkLine key={link.url} onOpen={() => open.onOpenLink(link.url)} small={link.url}>
            {link.label[language]}
          </LinkLine>
        ))}
      </Links>
      {topic.relatedTopicIds.length === 0 ? null : (
        <Links title={t('related')}>
          {topic.relatedTopicIds.map(id => (
            <LinkLine key={id} onOpen={() => open.onOpenTopic(id)}>
              {open.titleOf('topic', id)}
            </LinkLine>
          ))}
        </Links>
      )}
      <PackLine packVersion={opened.packVersion} asOf={opened.asOf} today={today} />
    </article>
  );
}

type TopicBadgesProps = Pick<TopicViewProps, 'opened' | 'today' | 'dayPicker'>;

function TopicBadges({ opened, today, dayPicker }: TopicBadgesProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const trusts = [...statementsOf(opened.topic), ...listedFacts(opened)].map(one => one.trust);
  const facts = byId(opened.facts);
  const count =
    statementsOf(opened.topic).filter(statement => isToVerify(statement, facts)).length +
    listedFacts(opened).filter(fact => needsVerifying(fact.trust)).length;
  const oldest = trusts.map(trust => trust.checkedOn).toSorted()[0] ?? opened.asOf;
  const nextReview = trusts.map(trust => trust.reviewBy).toSorted()[0] ?? opened.asOf;
  const age = ageOf({ reviewBy: nextReview }, today);
  const day = format.day(nextReview);
  return (
    <p className={styles.badges}>
      {dayPicker ?? <Badge>{t('as-of', { day: format.day(opened.on) })}</Badge>}
      <Badge tone={age === 'overdue' ? 'neutral' : 'green'} icon={null}>
        {t('checked', { day: format.day(oldest) })}
      </Badge>
      {count === 0 ? null : (
        <Badge tone="amber" icon={null}>
          {t('to-verify', { count })}
        </Badge>
      )}
      {age === 'fresh' ? null : (
        <Badge tone={age === 'overdue' ? 'red' : 'amber'}>
          {age === 'overdue' ? t('review.overdue', { day }) : t('review.soon', { day })}
        </Badge>
      )}
    </p>
  );
}

function Lead({ statement, context }: { readonly statement: Statement; readonly context: TopicContext }) {
  const { language } = useText('guidance');
  return (
    <p className={cx(styles.lead, validityOn(statement.trust, context.on) !== 'in-force' && styles.faded)}>
      <FactText text={statement.text} facts={context.facts} language={language} />{' '}
      <ValidityBadge trust={statement.trust} on={context.on} />{' '}
      <TrustButton
        {...context}
        trust={statement.trust}
        of={renderText(statement.text[language], context.facts, language)}
        toVerify={isToVerify(statement, context.facts)}
      />
      {statement.detail === null ? null : (
        <span className={styles.small}>
          <FactText text={statement.detail} facts={context.facts} language={language} />
        </span>
      )}
    </p>
  );
}

const Links = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h2 className={styles.heading}>{title}</h2>
    <ul className={styles.links}>{children}</ul>
  </section>
);

interface LinkLineProps {
  readonly children: ReactNode;
  readonly onOpen: () => void;
  readonly small?: string;
}

const LinkLine = ({ children, onOpen, small }: LinkLineProps) => (
  <li>
    <button type="button" className={styles.link} onClick={onOpen}>
      {children}
      {small === undefined ? null : <span className={styles.url}>{small}</span>}
    </button>
  </li>
);
