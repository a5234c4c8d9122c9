import { daysBetween } from '../../../../core/dates.ts';
import { Badge } from '../../../components/badge.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { ResultBand } from './result-panel.tsx';
import { type CountedTerm, doBy } from './term-choice.ts';
import { useTermWords } from './term-text.ts';
import type { CalculatorFacts } from './use-calculator-facts.ts';

interface TermResultProps {
  readonly counted: CountedTerm;
  readonly facts: CalculatorFacts;
}

/** The last day of a term with the reason for it, step by step. */
export function TermResult({ counted, facts }: TermResultProps) {
  const { t } = useText('calculators');
  const format = useFormat();
  const words = useTermWords();
  const { kind } = counted;
  const { day, isEarlier } = doBy(counted);
  const left = daysBetween(facts.on, day);
  const mustVerify = kind !== null && facts.mustVerify(kind.factId);
  return (
    <>
      <ResultBand
        tone={left < 0 ? 'red' : 'amber'}
        label={t(isEarlier ? 'term.do-by' : 'term.last')}
        value={format.longDay(day)}
        remark={
          <>
            <Badge tone={left < 0 ? 'red' : 'amber'}>{words.left(facts.on, day)}</Badge>
            {mustVerify ? <Badge tone="amber">{t('verify')}</Badge> : null}
          </>
        }
      />
      {counted.start > facts.on ? <Notice>{t('term.start.future')}</Notice> : null}
      {left < 0 ? <PassedNotice counted={counted} facts={facts} /> : null}
      <SaferDay counted={counted} />
      {kind?.isMinimum === true ? <Notice tone="warning">{t('term.minimum')}</Notice> : null}
      <section className={styles.section}>
        <h3>{t('term.why')}</h3>
        <ol className={styles.steps}>
          {words.why(counted).map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** What a last day alone would hide: offices closed on it, or Saturdays that may count. */
function SaferDay({ counted }: Pick<TermResultProps, 'counted'>) {
  const { t } = useText('calculators');
  const format = useFormat();
  const { end, kind } = counted;
  if (end.withSaturdays !== null && end.withSaturdays < end.lastDay)
    return (
      <Notice tone="warning" title={t('term.saturdays', { day: format.longDay(end.withSaturdays) })}>
        {t('term.saturdays.text')}
      </Notice>
    );
  if (kind?.isAtOffice === true && end.lastOfficeDay === null)
    return <Notice tone="warning">{t('term.office.none')}</Notice>;
  if (!doBy(counted).isEarlier) return null;
  return <Notice tone="warning">{t('term.office', { day: format.longDay(end.lastDay) })}</Notice>;
}

function PassedNotice({ counted: { kind, rule }, facts }: TermResultProps) {
  const { t } = useText('calculators');
  const words = useTermWords();
  const period = facts.period('term-restoration');
  const isInOffice = kind === null ? rule === 'moves' : kind.counting === 'administration';
  return (
    <Notice tone="danger">
      {isInOffice && period !== null
        ? t('term.passed.advice', { period: words.length({ count: period.count, unit: period.unit }) })
        : t('term.passed.plain')}
    </Notice>
  );
}
