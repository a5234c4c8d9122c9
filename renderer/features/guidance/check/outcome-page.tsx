import { ArrowLeft, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { renderText } from '../../../../core/guidance/resolve.ts';
import type { Statement } from '../../../../core/guidance/schema.ts';
import { useOfferToClient } from '../../../app/hooks/client-view.tsx';
import { useCommand, useCommands } from '../../../app/hooks/commands.tsx';
import { type Evaluation, type JudgedOutcome, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { chordOf } from '../../../app/hooks/keymap.ts';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useReading } from '../../../app/hooks/use-reading.ts';
import { VisitHandout } from '../../../app/hooks/visit-handout.tsx';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { PackLine } from '../../../components/reading/pack-line.tsx';
import reading from '../../../components/reading/reading.module.css';
import { StatementList } from '../../../components/reading/topic-section.tsx';
import { TrustButton } from '../../../components/reading/trust-button.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useCheckContext } from './check-context.tsx';
import styles from './outcome.module.css';
import { OutcomeSteps } from './outcome-steps.tsx';
import { urgencyTone } from './outcome-words.ts';
import { Reasons } from './reasons.tsx';
import { UnknownButtons } from './unknown-buttons.tsx';

interface OutcomePageProps {
  readonly judged: JudgedOutcome;
  readonly evaluation: Evaluation;
}

/** One outcome with everything that follows from it for this person. Opening it goes into the record of the talk. */
export function OutcomePage({ judged, evaluation }: OutcomePageProps) {
  const { t, language } = useText('guidance');
  const { t: common } = useText('common');
  const { openOutcome } = useGuidedCheck();
  const { run } = useCommands();
  const context = useCheckContext();
  const heading = useRef<HTMLHeadingElement>(null);
  const { outcome, state } = judged;
  const [isHandingOut, setHandingOut] = useState(false);
  const handOut = (): void => setHandingOut(true);
  useOfferToClient('outcome');
  useCommand('hand-out', handOut);
  useEffect(() => heading.current?.focus(), []);
  useNoteInRecord({ judged, evaluation });
  return (
    <>
      <article
        className={styles.page}
        aria-labelledby="outcome-title"
        onKeyDown={event => {
          if (event.key === 'Escape') openOutcome(null);
        }}
      >
        <div className={styles.back} data-chrome>
          <Button variant="quiet" icon={ArrowLeft} chord="Escape" onPress={() => openOutcome(null)}>
            {t('outcome.back')}
          </Button>
          <Button chord={chordOf('client-view')} onPress={() => run('client-view')}>
            {common('top.client-view')}
          </Button>
          <Button icon={Printer} chord={chordOf('hand-out')} onPress={handOut}>
            {t('hand-out')}
          </Button>
        </div>
        <header className={styles.head}>
          <h2 ref={heading} id="outcome-title" tabIndex={-1} className={styles.title}>
            <FactText text={outcome.title} facts={context.facts} language={language} />
          </h2>
          <OutcomeBadges judged={judged} evaluation={evaluation} />
        </header>
        {state === 'may' ? (
          <Notice tone="warning" title={t('outcome.may')}>
            <UnknownButtons ids={judged.unknownQuestionIds} label={t('outcome.may.unknown')} limit={6} />
          </Notice>
        ) : null}
        <p className={reading.lead}>
          <FactText text={outcome.summary} facts={context.facts} language={language} />{' '}
          <TrustButton
            {...context}
            trust={outcome.trust}
            of={renderText(outcome.summary[language], context.facts, language)}
          />
        </p>
        <OutcomeSteps steps={judged.steps} contacts={evaluation.contacts} />
        <Statements kind="rights" title={t('outcome.work')} statements={outcome.work} />
        <Statements kind="ends" title={t('outcome.ends')} statements={outcome.ends} />
        <Statements kind="avoid" title={t('outcome.avoid')} statements={outcome.avoid} />
        <Reasons because={judged.because} />
        <OutcomeLinks judged={judged} evaluation={evaluation} />
        <PackLine packVersion={evaluation.packVersion} asOf={evaluation.asOf} today={context.today} />
      </article>
      {/* Outside: Escape in it is not a way back from the outcome. */}
      <VisitHandout isOpen={isHandingOut} isOfOutcome onClose={() => setHandingOut(false)} />
    </>
  );
}

/** Opening an outcome goes into the record of the talk as the topics that stand behind it, once. */
function useNoteInRecord({ judged, evaluation }: OutcomePageProps): void {
  const { language } = useText('guidance');
  const { noteOutcomeTopics } = useReading();
  const { data } = useQuery('guidance.list', { language, on: evaluation.on });
  const isNoted = useRef(false);
  const { topicIds } = judged.outcome;
  const { packVersion } = evaluation;
  useEffect(() => {
    if (data === undefined || isNoted.current) return;
    isNoted.current = true;
    noteOutcomeTopics(
      topicIds.flatMap(id => data.find(row => row.id === id) ?? []),
      packVersion,
    );
  }, [data, topicIds, packVersion, noteOutcomeTopics]);
}

function OutcomeBadges({ judged, evaluation }: OutcomePageProps) {
  const { t } = useText('guidance');
  const format = useFormat();
  const { urgency } = judged.outcome;
  return (
    <p className={styles.badges}>
      <Badge tone={judged.state === 'applies' ? 'green' : 'amber'}>{t(`state.${judged.state}`)}</Badge>
      {urgency === 'normal' ? null : <Badge tone={urgencyTone[urgency]}>{t(`urgency.${urgency}`)}</Badge>}
      <Badge>{t('as-of', { day: format.day(evaluation.on) })}</Badge>
    </p>
  );
}

interface StatementsProps {
  readonly kind: 'rights' | 'ends' | 'avoid';
  readonly title: string;
  readonly statements: readonly Statement[];
}

function Statements({ kind, title, statements }: StatementsProps) {
  const context = useCheckContext();
  if (statements.length === 0) return null;
  return (
    <section className={reading.section} aria-label={title}>
      <h3 className={reading.heading}>{title}</h3>
      <StatementList kind={kind} statements={statements} context={context} />
    </section>
  );
}

function OutcomeLinks({ judged, evaluation }: OutcomePageProps) {
  const { t, language } = useText('guidance');
  const { go } = useNavigation();
  const topics = evaluation.topicTitles.filter(({ id }) => judged.outcome.topicIds.includes(id));
  const contacts = evaluation.contacts.filter(({ id }) => judged.outcome.contactIds.includes(id));
  return (
    <>
      <Links title={t('contacts')}>
        {contacts.map(contact => (
          <li key={contact.id}>
            <button
              type="button"
              className={reading.link}
              onClick={() => go('desk', { kind: 'contact', id: contact.id })}
            >
              {[contact.title[language], ...contact.phones.slice(0, 1).map(({ number }) => number)].join(
                ' · ',
              )}
            </button>
          </li>
        ))}
      </Links>
      <Links title={t('outcome.topics')}>
        {topics.map(topic => (
          <li key={topic.id}>
            <button
              type="button"
              className={reading.link}
              onClick={() => go('desk', { kind: 'topic', id: topic.id })}
            >
              {topic.title[language]}
            </button>
          </li>
        ))}
      </Links>
    </>
  );
}

const Links = ({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) =>
  children.length === 0 ? null : (
    <section className={reading.section} aria-label={title}>
      <h3 className={reading.heading}>{title}</h3>
      <ul className={reading.links}>{children}</ul>
    </section>
  );
