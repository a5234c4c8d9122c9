import { useState } from 'react';
import { endOfTerm } from '../../../../core/calendar/terms.ts';
import { daysBetween } from '../../../../core/dates.ts';
import { Badge } from '../../../components/badge.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { RadioGroup } from '../../../components/radio-group.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { wholeDay } from './period-row.ts';
import { ResultBand, ResultPanel } from './result-panel.tsx';
import type { CountedTerm } from './term-choice.ts';
import { TermResult } from './term-result.tsx';
import { useTermLines } from './term-text.ts';
import type { CalculatorFacts } from './use-calculator-facts.ts';

const bases = ['other', 'statement', 'valid'] as const;
type Basis = (typeof bases)[number];

const rules: Readonly<Record<Basis, readonly string[]>> = {
  other: [
    'ukr-identity-document-period',
    'identity-confirmation-place',
    'term-counting',
    'term-counting-rights',
    'public-holidays',
  ],
  statement: [
    'ukr-identity-statement-deadline',
    'ukr-identity-nue-from',
    'identity-confirmation-place',
    'nue-meaning',
  ],
  valid: ['ukr-identity-document-period', 'ukr-identity-statement-deadline'],
};

/** Until when a person with PESEL UKR must confirm who they are; which of two rules depends on how the number was given. */
export function IdentityCalculator({ facts }: { readonly facts: CalculatorFacts }) {
  const { t } = useText('calculators');
  const format = useFormat();
  const termLines = useTermLines();
  const [basis, setBasis] = useState<Basis>('other');
  const [typed, setTyped] = useState<string | null>(null);
  const issued = wholeDay(typed);
  const count = facts.days('ukr-identity-document-period');
  const deadline = facts.day('ukr-identity-statement-deadline');
  if (count === null || deadline === null) return <Notice tone="warning">{t('missing')}</Notice>;

  const counted: CountedTerm | null =
    issued === null
      ? null
      : {
          kind: {
            factId: 'ukr-identity-document-period',
            start: 'decision-final',
            rule: 'stays',
            counting: 'substantive',
            isAtOffice: true,
            isMinimum: false,
          },
          term: { count, unit: 'day' },
          rule: 'stays',
          start: issued,
          end: endOfTerm(issued, { count, unit: 'day' }, 'stays'),
        };
  const linesOf: Readonly<Record<Basis, () => string[] | null>> = {
    other: () => (counted === null ? null : termLines(counted, facts)),
    statement: () => [`${t('identity.statement.last')}: ${format.longDay(deadline)}`],
    valid: () => [t('identity.valid.title'), t('identity.valid.text')],
  };
  return (
    <div className={styles.columns}>
      <section className={styles.form} aria-label={t('identity.title')}>
        <h2>{t('identity.title')}</h2>
        <RadioGroup<Basis>
          label={t('identity.basis')}
          hint={t('identity.basis.hint')}
          options={[
            {
              value: 'other',
              label: t('identity.basis.other'),
              detail: t('identity.basis.other.detail'),
            },
            { value: 'statement', label: t('identity.basis.statement') },
            { value: 'valid', label: t('identity.basis.valid') },
          ]}
          value={basis}
          onChange={setBasis}
        />
        {basis === 'other' ? (
          <DayField label={t('identity.issued')} value={typed} onChange={setTyped} />
        ) : null}
      </section>
      <ResultPanel title={t('calc.identity')} facts={facts} rules={rules[basis]} lines={linesOf[basis]()}>
        {basis === 'other' && counted !== null ? <TermResult counted={counted} facts={facts} /> : null}
        {basis === 'statement' ? <StatementResult deadline={deadline} on={facts.on} /> : null}
        {basis === 'valid' ? (
          <Notice tone="success" title={t('identity.valid.title')}>
            {t('identity.valid.text')}
          </Notice>
        ) : null}
      </ResultPanel>
    </div>
  );
}

function StatementResult({ deadline, on }: { readonly deadline: string; readonly on: string }) {
  const { t } = useText('calculators');
  const format = useFormat();
  const isPast = daysBetween(on, deadline) < 0;
  return (
    <>
      <ResultBand
        tone={isPast ? 'red' : 'amber'}
        label={t('identity.statement.last')}
        value={format.longDay(deadline)}
        remark={<Badge tone={isPast ? 'red' : 'amber'}>{format.daysFrom(on, deadline)}</Badge>}
      />
      <p>{t('identity.statement.text')}</p>
      {isPast ? <Notice tone="danger">{t('identity.passed.advice')}</Notice> : null}
    </>
  );
}
