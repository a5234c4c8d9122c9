import { useState } from 'react';
import { useToday } from '../../../app/hooks/use-today.ts';
import { AsOfPicker } from '../../../components/as-of/as-of-picker.tsx';
import { ChoiceChips } from '../../../components/chip-group.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AbsenceCalculator } from './absence-calculator.tsx';
import styles from './calculators.module.css';
import { IdentityCalculator } from './identity-calculator.tsx';
import { StayCalculator } from './stay-calculator.tsx';
import { TermCalculator } from './term-calculator.tsx';
import { useCalculatorFacts } from './use-calculator-facts.ts';

const calculators = {
  stay: StayCalculator,
  term: TermCalculator,
  absence: AbsenceCalculator,
  identity: IdentityCalculator,
} as const;
type CalculatorId = keyof typeof calculators;
const calculatorIds: readonly CalculatorId[] = ['stay', 'term', 'absence', 'identity'];

/** Four calculators on the numbers of the pack, as of a day that can be chosen. Nothing typed in them is kept. */
export function CalculatorsPage() {
  const { t } = useText('calculators');
  const errorText = useErrorText();
  const today = useToday();
  const [shown, setShown] = useState<CalculatorId>('stay');
  const [asOf, setAsOf] = useState<string | null>(null);
  const { facts, error } = useCalculatorFacts(asOf ?? today);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <ChoiceChips
          label={t('choose')}
          options={calculatorIds.map(value => ({ value, label: t(`calc.${value}`) }))}
          value={shown}
          onChange={setShown}
        />
        <AsOfPicker today={today} on={asOf ?? today} visitDay={null} onChoose={setAsOf} />
      </div>
      <p className={styles.hint}>{t('not-kept')}</p>
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {facts === null && error === undefined ? <Skeleton lines={8} /> : null}
      {facts === null
        ? null
        : calculatorIds.map(id => {
            const Calculator = calculators[id];
            // All stay in place, so that nothing typed is lost by looking at another one.
            return (
              <div key={id} hidden={id !== shown}>
                <Calculator facts={facts} />
              </div>
            );
          })}
    </div>
  );
}
