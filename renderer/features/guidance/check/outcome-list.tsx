import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Evaluation, type JudgedOutcome, useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import check from './check.module.css';
import { useCheckContext } from './check-context.tsx';
import { isUrgent } from './outcome-words.ts';
import styles from './outcomes.module.css';
import { UnknownButtons } from './unknown-buttons.tsx';

type Outcomes = Evaluation['outcomes'];
type RuledOut = Extract<Outcomes[number], { readonly state: 'no' }>;

/** Of what may apply so many are shown at once: the first minutes would be a list of everything. */
const shownAtFirst = 6;

const livingOf = (outcomes: Outcomes): JudgedOutcome[] =>
  outcomes.filter((one): one is JudgedOutcome => one.state !== 'no');

/** What follows from the answers: urgent things first, then what applies, what may, and folded what does not. */
export function OutcomeList({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useText('guidance');
  const living = livingOf(evaluation.outcomes);
  const ruledOut = evaluation.outcomes.filter((one): one is RuledOut => one.state === 'no');
  const urgent = living.filter(({ outcome }) => isUrgent(outcome.urgency));
  const others = living.filter(({ outcome }) => !isUrgent(outcome.urgency));
  const applying = others.filter(({ state }) => state === 'applies');
  const possible = others.filter(({ state }) => state === 'may');
  return (
    <section id="check-outcomes" tabIndex={-1} className={check.outcomes} aria-label={t('outcomes')}>
      <h2 className={check.columnTitle}>{t('outcomes')}</h2>
      {evaluation.answered.length === 0 ? (
        <p className={styles.hint}>{t('outcomes.empty')}</p>
      ) : (
        <>
          <Group title={t('outcomes.urgent')} outcomes={urgent} />
          <Group title={t('outcomes.applies')} outcomes={applying} />
          {urgent.length + applying.length === 0 ? (
            <p className={styles.hint}>{t('outcomes.nothing-yet')}</p>
          ) : null}
          <Group title={t('outcomes.may')} outcomes={possible} limit={shownAtFirst} />
          <RuledOutList outcomes={ruledOut} />
        </>
      )}
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly outcomes: readonly JudgedOutcome[];
  readonly limit?: number;
}

function Group({ title, outcomes, limit = outcomes.length }: GroupProps) {
  const { t } = useText('guidance');
  const [isWhole, setWhole] = useState(false);
  if (outcomes.length === 0) return null;
  const shown = isWhole ? outcomes : outcomes.slice(0, limit);
  return (
    <div className={styles.group}>
      <h3 className={styles.groupTitle}>
        {title} <span className={styles.groupCount}>{outcomes.length}</span>
      </h3>
      <ul className={styles.cards}>
        {shown.map(judged => (
          <OutcomeCard key={judged.outcome.id} judged={judged} />
        ))}
      </ul>
      {shown.length === outcomes.length ? null : (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {t('outcomes.more', { count: outcomes.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

function OutcomeCard({ judged }: { readonly judged: JudgedOutcome }) {
  const { t, language } = useText('guidance');
  const { facts } = useCheckContext();
  const { outcome: open, openOutcome } = useGuidedCheck();
  const { outcome, state } = judged;
  const isOpen = open?.outcome.id === outcome.id;
  const isAlarm = isUrgent(outcome.urgency) && state === 'applies';
  return (
    <li className={cx(styles.outcome, isAlarm && styles.urgent, isOpen && styles.isOpen)}>
      <button
        type="button"
        className={styles.outcomeOpen}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => openOutcome(outcome.id)}
      >
        <span className={styles.outcomeTitle}>
          <FactText text={outcome.title} facts={facts} language={language} />
        </span>
        <ChevronRight size={16} aria-hidden="true" />
        <span className={styles.outcomeBadges}>
          {outcome.urgency === 'normal' ? null : (
            <Badge tone={isAlarm ? 'red' : 'amber'}>{t(`urgency.${outcome.urgency}`)}</Badge>
          )}
          {isUrgent(outcome.urgency) && state === 'may' ? <Badge>{t('state.may')}</Badge> : null}
          <NextDay judged={judged} />
        </span>
      </button>
      {state === 'may' ? <UnknownButtons ids={judged.unknownQuestionIds} limit={3} /> : null}
    </li>
  );
}

/** The first last day of its steps. */
function NextDay({ judged }: { readonly judged: JudgedOutcome }): ReactNode {
  const { t } = useText('guidance');
  const format = useFormat();
  const first = judged.steps
    .filter(({ dueOn }) => dueOn !== null)
    .toSorted((a, b) => String(a.dueOn).localeCompare(String(b.dueOn)))[0];
  if (first?.dueOn === undefined || first.dueOn === null) return null;
  return (
    <Badge tone={first.overdue ? 'red' : 'amber'}>
      {t(first.overdue ? 'step.was-due.short' : 'step.due.short', { day: format.day(first.dueOn) })}
    </Badge>
  );
}

function RuledOutList({ outcomes }: { readonly outcomes: readonly RuledOut[] }) {
  const { t, language } = useText('guidance');
  const { facts } = useCheckContext();
  if (outcomes.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>{t('outcomes.no', { count: outcomes.length })}</summary>
      <ul className={styles.ruledOut}>
        {outcomes.map(outcome => (
          <li key={outcome.id}>
            <strong>
              <FactText text={outcome.title} facts={facts} language={language} />
            </strong>
            {outcome.because.map(reason => (
              <span key={reason.text.pl} className={styles.reasonLine}>
                <FactText text={reason.text} facts={facts} language={language} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
