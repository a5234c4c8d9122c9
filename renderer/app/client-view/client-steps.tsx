import { CalendarClock, FileText, Phone } from 'lucide-react';
import { formatFactValue } from '../../../core/guidance/resolve.ts';
import type { Fact } from '../../../core/guidance/schema.ts';
import { FactText } from '../../components/reading/fact-text.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Evaluation, type JudgedOutcome, useGuidedCheck } from '../hooks/guided-check.tsx';
import { AsOfLine } from './as-of-line.tsx';
import styles from './client-view.module.css';
import { useFactsById } from './use-facts.ts';

/** What to do, step by step, with the last days and the papers. */
export function ClientSteps() {
  const { t, language } = useText('client-view');
  const { outcome, evaluation } = useGuidedCheck();
  const facts = useFactsById(evaluation?.facts);
  if (outcome === null || evaluation === null || evaluation === undefined) return null;
  return (
    <div className={styles.page}>
      <header className={styles.words}>
        <h1 className={styles.title}>
          <FactText text={outcome.outcome.title} facts={facts} language={language} />
        </h1>
        {outcome.state === 'may' ? <p className={styles.maybe}>{t('maybe')}</p> : null}
        <p className={styles.lead}>
          <FactText text={outcome.outcome.summary} facts={facts} language={language} />
        </p>
      </header>
      <ol className={styles.steps}>
        {outcome.steps.map(planned => (
          <ClientStep key={planned.step.id} planned={planned} facts={facts} evaluation={evaluation} />
        ))}
      </ol>
      <AsOfLine packVersion={evaluation.packVersion} />
    </div>
  );
}

interface StepProps {
  readonly planned: JudgedOutcome['steps'][number];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly evaluation: Evaluation;
}

function ClientStep({ planned, facts, evaluation }: StepProps) {
  const { t, language } = useText('client-view');
  const format = useFormat();
  const { step, dueOn, overdue } = planned;
  const fees = step.feeFactIds.flatMap(id => facts.get(id) ?? []);
  const offices = evaluation.contacts.filter(({ id }) => step.contactIds.includes(id));
  return (
    <li className={styles.step}>
      <p className={styles.stepText}>
        <FactText text={step.text} facts={facts} language={language} />
      </p>
      {dueOn === null ? null : (
        <p className={styles.due}>
          <CalendarClock size={26} aria-hidden="true" />
          {t(overdue ? 'was-due' : 'due', { day: format.longDay(dueOn) })}
        </p>
      )}
      {step.detail === null ? null : (
        <p>
          <FactText text={step.detail} facts={facts} language={language} />
        </p>
      )}
      {fees.map(fee => (
        <p key={fee.id}>
          {`${fee.label[language]}: `}
          <b>{formatFactValue(fee.value, language)}</b>
        </p>
      ))}
      {step.documents.map(document => (
        <p key={document.pl} className={styles.document}>
          <FileText size={22} aria-hidden="true" />
          <FactText text={document} facts={facts} language={language} />
        </p>
      ))}
      {offices.map(office => (
        <p key={office.id} className={styles.document}>
          <Phone size={22} aria-hidden="true" />
          <span>
            {office.title[language]}
            {office.phones.map(({ id, number }) => (
              <span key={id} className={styles.phone}>
                {number}
              </span>
            ))}
          </span>
        </p>
      ))}
    </li>
  );
}
