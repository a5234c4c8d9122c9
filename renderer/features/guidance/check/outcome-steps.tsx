import { CalendarClock, FileText, MapPin } from 'lucide-react';
import { formatFactValue, isToVerify, renderText, validityOn } from '../../../../core/guidance/resolve.ts';
import type { Fact } from '../../../../core/guidance/schema.ts';
import type { Evaluation, JudgedOutcome } from '../../../app/hooks/guided-check.tsx';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { cx } from '../../../components/cx.ts';
import { FactText } from '../../../components/reading/fact-text.tsx';
import reading from '../../../components/reading/reading.module.css';
import { TrustButton } from '../../../components/reading/trust-button.tsx';
import { ValidityBadge } from '../../../components/reading/validity-badge.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useCheckContext } from './check-context.tsx';
import styles from './outcome.module.css';
import { UnknownButtons } from './unknown-buttons.tsx';

type PlannedStep = JudgedOutcome['steps'][number];

interface OutcomeStepsProps {
  readonly steps: readonly PlannedStep[];
  readonly contacts: Evaluation['contacts'];
}

/** What to do, in order: until when, with which papers, for how much, and where. */
export function OutcomeSteps({ steps, contacts }: OutcomeStepsProps) {
  const { t } = useText('guidance');
  if (steps.length === 0) return null;
  return (
    <section className={reading.section} aria-label={t('outcome.steps')}>
      <h3 className={reading.heading}>{t('outcome.steps')}</h3>
      <ol className={cx(reading.list, reading.steps)}>
        {steps.map(planned => (
          <StepLine key={planned.step.id} planned={planned} contacts={contacts} />
        ))}
      </ol>
    </section>
  );
}

interface StepLineProps {
  readonly planned: PlannedStep;
  readonly contacts: Evaluation['contacts'];
}

function StepLine({ planned, contacts }: StepLineProps) {
  const { t, language } = useText('guidance');
  const context = useCheckContext();
  const { step } = planned;
  return (
    <li className={cx(reading.line, validityOn(step.trust, context.on) !== 'in-force' && reading.faded)}>
      <div className={cx(reading.words, styles.step)}>
        <p>
          <FactText text={step.text} facts={context.facts} language={language} />{' '}
          <ValidityBadge trust={step.trust} on={context.on} />
        </p>
        {step.detail === null ? null : (
          <span className={reading.small}>
            <FactText text={step.detail} facts={context.facts} language={language} />
          </span>
        )}
        <StepDue planned={planned} />
        <UnknownButtons ids={planned.whenNeeds} label={t('step.when-needs')} />
        <StepDocuments documents={step.documents} />
        <StepFees ids={step.feeFactIds} />
        <StepOffices contacts={contacts.filter(({ id }) => step.contactIds.includes(id))} />
      </div>
      <TrustButton
        {...context}
        trust={step.trust}
        of={renderText(step.text[language], context.facts, language)}
        toVerify={isToVerify(step, context.facts)}
      />
    </li>
  );
}

/** The last day with its day of the week, or what must be known to count it. */
function StepDue({ planned }: { readonly planned: PlannedStep }) {
  const { t } = useText('guidance');
  const format = useFormat();
  const { on } = useCheckContext();
  const { dueOn, overdue, dueNeeds } = planned;
  if (dueOn === null) return <UnknownButtons ids={dueNeeds} label={t('step.due-needs')} />;
  const words = t(overdue ? 'step.was-due' : 'step.due', { day: format.longDay(dueOn) });
  return (
    <p className={cx(styles.due, overdue && styles.wasDue)}>
      <CalendarClock size={16} aria-hidden="true" />
      <span>
        <strong>{words}</strong>
        {` · ${format.daysFrom(on, dueOn)}`}
      </span>
    </p>
  );
}

function StepDocuments({ documents }: { readonly documents: PlannedStep['step']['documents'] }) {
  const { t, language } = useText('guidance');
  const { facts } = useCheckContext();
  if (documents.length === 0) return null;
  return (
    <ul className={styles.papers} aria-label={t('step.documents')}>
      {documents.map(document => (
        <li key={document.pl} className={styles.paper}>
          <FileText size={14} aria-hidden="true" />
          <span>
            <FactText text={document} facts={facts} language={language} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function StepFees({ ids }: { readonly ids: readonly string[] }) {
  const { language } = useText('guidance');
  const context = useCheckContext();
  const fees: readonly Fact[] = ids.flatMap(id => context.facts.get(id) ?? []);
  if (fees.length === 0) return null;
  return (
    <dl className={styles.fees}>
      {fees.map(fee => (
        <div key={fee.id} className={styles.fee}>
          <dt>{fee.label[language]}</dt>
          <dd>
            <b>{formatFactValue(fee.value, language)}</b> <ValidityBadge trust={fee.trust} on={context.on} />
          </dd>
          <dd>
            <TrustButton {...context} trust={fee.trust} of={fee.label[language]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function StepOffices({ contacts }: Pick<StepLineProps, 'contacts'>) {
  const { language } = useText('guidance');
  const { go } = useNavigation();
  return contacts.map(contact => (
    <p key={contact.id}>
      <button
        type="button"
        className={styles.office}
        onClick={() => go('desk', { kind: 'contact', id: contact.id })}
      >
        <MapPin size={14} aria-hidden="true" />
        <span>{contact.title[language]}</span>
      </button>
      {contact.phones.slice(0, 1).map(({ id, number }) => (
        <span key={id} className={styles.phone}>
          {number}
        </span>
      ))}
    </p>
  ));
}
