import type { DayOff } from '../../../../core/calendar/polish-holidays.ts';
import { dayOffOn } from '../../../../core/calendar/polish-holidays.ts';
import type { DayPassed, Term } from '../../../../core/calendar/terms.ts';
import { daysBetween } from '../../../../core/dates.ts';
import { formatFactValue } from '../../../../core/guidance/resolve.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type CountedTerm, doBy } from './term-choice.ts';
import type { CalculatorFacts } from './use-calculator-facts.ts';

/** Words for the parts of a term and of its end. */
export interface TermWords {
  /** "14 dni", "2 tygodnie". */
  length(term: Term): string;
  /** "Boże Ciało", "sobota". */
  off(off: DayOff): string;
  /** "11.11.2026 Święto Niepodległości, 14.11.2026 sobota". */
  passed(days: readonly DayPassed[]): string;
  /** How the end was found, step by step. */
  why(counted: CountedTerm): string[];
  /** "został 1 dzień", "dziś ostatni dzień", "termin minął". */
  left(on: string, lastDay: string): string;
}

export function useTermWords(): TermWords {
  const { t, language } = useText('calculators');
  const format = useFormat();
  const length = ({ count, unit }: Term): string =>
    unit === 'week'
      ? new Intl.NumberFormat(language, { style: 'unit', unit: 'week', unitDisplay: 'long' }).format(count)
      : formatFactValue({ kind: 'period', count, unit }, language);
  const off = (of: DayOff): string => (of.kind === 'holiday' ? t(`holiday.${of.name}`) : t(`off.${of.kind}`));
  const passed = (days: readonly DayPassed[]): string =>
    format.list(days.map(one => t('term.off', { day: format.day(one.day), name: off(one.off) })));
  return {
    length,
    off,
    passed,
    why: ({ term, rule, start, end }) => {
      const isLong = term.unit !== 'day' && term.unit !== 'working-day';
      const moved = end.passed.filter(one => one.day >= end.countedDay);
      const skipped = end.passed.filter(one => one.day < end.countedDay);
      const closed = dayOffOn(end.countedDay);
      const steps = [
        t(isLong ? 'term.why.start-longer' : 'term.why.start', { day: format.longDay(start) }),
        t('term.why.counted', { period: length(term), day: format.longDay(end.countedDay) }),
      ];
      if (skipped.length > 0) steps.push(t('term.why.skipped', { off: passed(skipped) }));
      if (moved.length > 0)
        steps.push(t('term.why.moved', { off: passed(moved), day: format.longDay(end.lastDay) }));
      else if (rule === 'stays' && closed !== null) steps.push(t('term.why.stays', { off: off(closed) }));
      else steps.push(t('term.why.kept'));
      return steps;
    },
    left: (on, lastDay) => {
      const count = daysBetween(on, lastDay);
      if (count < 0) return t('term.past');
      return count === 0 ? t('term.today') : t('term.left', { count });
    },
  };
}

/** The end of a term as lines of text: what is said aloud first, then everything that is copied. */
export function useTermLines(): (counted: CountedTerm, facts: CalculatorFacts) => string[] {
  const { t, language } = useText('calculators');
  const format = useFormat();
  const words = useTermWords();
  return (counted, facts) => {
    const { kind, term, end } = counted;
    const { day, isEarlier } = doBy(counted);
    const label = kind === null ? null : facts.get(kind.factId)?.label[language];
    return [
      `${t(isEarlier ? 'term.do-by' : 'term.last')}: ${format.longDay(day)}`,
      words.left(facts.on, day),
      `${label ?? t('term.from.own')} (${words.length(term)})`,
      ...words.why(counted),
      ...(isEarlier ? [t('term.office', { day: format.longDay(end.lastDay) })] : []),
      ...(end.withSaturdays === null || end.withSaturdays === end.lastDay
        ? []
        : [
            `${t('term.saturdays', { day: format.longDay(end.withSaturdays) })}. ${t('term.saturdays.text')}`,
          ]),
      ...(kind?.isMinimum === true ? [t('term.minimum')] : []),
    ];
  };
}
