import { ClipboardPaste } from 'lucide-react';
import { useState } from 'react';
import type { StayLine } from '../../../../core/calendar/read-stays.ts';
import { reportStays } from '../../../../core/calendar/stay-report.ts';
import { Button } from '../../../components/button.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { PasteStays } from './paste-stays.tsx';
import { emptyRow, leftOut, type PeriodRow, wholeDay, wholePeriods } from './period-row.ts';
import { PeriodRows } from './period-rows.tsx';
import { ResultPanel } from './result-panel.tsx';
import { StayResult } from './stay-result.tsx';
import { useStayLines } from './stay-text.ts';
import type { CalculatorFacts } from './use-calculator-facts.ts';

const rules = ['short-stay-limit', 'short-stay-window', 'short-stay-territory', 'short-stay-reset-absence'];

/** Days used in 90/180, the last lawful day and the earliest re-entry. */
export function StayCalculator({ facts }: { readonly facts: CalculatorFacts }) {
  const { t } = useText('calculators');
  const stayLines = useStayLines();
  const [rows, setRows] = useState<readonly PeriodRow[]>([emptyRow(0)]);
  const [entry, setEntry] = useState<string | null>(null);
  const planned = wholeDay(entry);
  const [isPasting, setPasting] = useState(false);
  const limit = facts.days('short-stay-limit');
  const window = facts.days('short-stay-window');
  if (limit === null || window === null || limit >= window)
    return <Notice tone="warning">{t('missing')}</Notice>;

  const stays = wholePeriods(rows, facts.on);
  const report =
    stays.length === 0 && planned === null
      ? null
      : reportStays({ stays, on: facts.on, planned, rule: { limit, window } });
  const wrong = leftOut(rows, facts.on);

  const addLines = (lines: readonly StayLine[]): void => {
    const first = Math.max(0, ...rows.map(row => row.key)) + 1;
    const typed = rows.filter(row => row.from !== null || row.to !== null || row.isOpen);
    const read = lines.map(({ from, to, isTitled, note }, at) => ({
      ...emptyRow(first + at),
      from,
      to,
      isOpen: to === null,
      isTitled,
      note,
    }));
    setRows([...typed, ...read]);
  };

  return (
    <div className={styles.columns}>
      <section className={styles.form} aria-label={t('stay.title')}>
        <div className={styles.formHead}>
          <h2>{t('stay.title')}</h2>
          <Button icon={ClipboardPaste} aria-expanded={isPasting} onPress={() => setPasting(!isPasting)}>
            {t('paste.open')}
          </Button>
        </div>
        <p className={styles.hint}>{t('stay.hint')}</p>
        {isPasting ? <PasteStays on={facts.on} onRead={addLines} onDone={() => setPasting(false)} /> : null}
        <PeriodRows
          rows={rows}
          onChange={setRows}
          now={facts.on}
          texts={{
            row: number => t('stay.row', { number }),
            from: t('stay.from'),
            to: t('stay.to'),
            open: t('stay.open'),
            titled: t('stay.titled'),
            marks: number => t('stay.marks', { number }),
            add: t('stay.add'),
            remove: number => t('stay.remove', { number }),
          }}
        />
        <DayField label={t('stay.planned')} hint={t('stay.planned.hint')} value={entry} onChange={setEntry} />
      </section>
      <ResultPanel
        title={t('calc.stay')}
        facts={facts}
        rules={rules}
        lines={report === null ? null : stayLines(report, limit, stays)}
      >
        {wrong === 0 ? null : <Notice tone="warning">{t('left-out', { count: wrong })}</Notice>}
        {report === null ? null : <StayResult report={report} limit={limit} on={facts.on} />}
      </ResultPanel>
    </div>
  );
}
