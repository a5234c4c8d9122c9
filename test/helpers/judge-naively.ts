import { addDays } from '../../core/dates.ts';
import type { Situation } from '../../core/guidance/check/judge.ts';
import type { Answer, Condition, Moment, Outcome, Span } from '../../core/guidance/check/schema.ts';
import type { Fact } from '../../core/guidance/schema.ts';

/** True, false or not known. */
type Maybe = boolean | null;

const isInForce = ({ trust }: Pick<Fact, 'trust'>, on: string): boolean =>
  (trust.validFrom ?? '') <= on && on <= (trust.validTo ?? '9999');

/** A day moved month by month and back to the end of a shorter month: written otherwise than in the program. */
function addMonthsNaively(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  for (let down = date; ; down--) {
    const made = new Date(Date.UTC(year, month - 1 + count, down));
    if (made.getUTCDate() === down) return made.toISOString().slice(0, 10);
  }
}

function moved(day: string, span: Span | undefined, sign: 1 | -1, { facts }: Situation): string {
  if (span === undefined) return day;
  const value = 'fact' in span ? facts.get(span.fact)?.value : { kind: 'period' as const, ...span };
  if (value?.kind !== 'period') throw new Error('no period');
  if (value.unit === 'day') return addDays(day, sign * value.count);
  if (value.unit === 'month') return addMonthsNaively(day, sign * value.count);
  if (value.unit === 'year') return addMonthsNaively(day, sign * 12 * value.count);
  throw new Error('the plain reading knows no working days');
}

/** The outcome's state by reading its condition word for word, with nothing remembered and nothing left out. */
export function judgeNaively(outcome: Outcome, situation: Situation): 'applies' | 'may' | 'no' {
  const { check, facts, on } = situation;
  const answerTo = (id: string): Answer | null => {
    const question = check.questions.find(one => one.id === id);
    const answer = situation.answers[id];
    if (question === undefined || answer === undefined || answer.type === 'unknown') return null;
    return question.askWhen !== null && holds(question.askWhen) === false ? null : answer;
  };
  const dayOf = ({ from, plus, minus }: Moment): string | null => {
    let day: string | null = null;
    if (from === 'today') day = on;
    else if ('day' in from) day = from.day;
    else if ('fact' in from) {
      const value = facts.get(from.fact)?.value;
      day = value?.kind === 'day' ? value.on : null;
    } else {
      const answer = answerTo(from.answer);
      day = answer?.type === 'day' ? answer.on : null;
    }
    return day === null ? null : moved(moved(day, plus, 1, situation), minus, -1, situation);
  };
  const both = (parts: Maybe[]): Maybe =>
    parts.includes(false) ? false : parts.includes(null) ? null : true;
  const within = (
    day: string,
    range: { onOrAfter?: Moment | undefined; onOrBefore?: Moment | undefined },
  ): Maybe => {
    const after = range.onOrAfter === undefined ? '' : dayOf(range.onOrAfter);
    const before = range.onOrBefore === undefined ? '9999' : dayOf(range.onOrBefore);
    return both([after === null ? null : day >= after, before === null ? null : day <= before]);
  };
  const numberOf = (amount: number | { fact: string } | undefined, otherwise: number): number => {
    if (amount === undefined) return otherwise;
    if (typeof amount === 'number') return amount;
    const value = facts.get(amount.fact)?.value;
    if (value?.kind === 'money' || value?.kind === 'percent') return value.amount;
    if (value?.kind === 'period') return value.count;
    throw new Error('no number');
  };
  const holds = (condition: Condition): Maybe => {
    if ('all' in condition) return both(condition.all.map(holds));
    if ('any' in condition) {
      const parts = condition.any.map(holds);
      return parts.includes(true) ? true : parts.includes(null) ? null : false;
    }
    if ('not' in condition) {
      const inner = holds(condition.not);
      return inner === null ? null : !inner;
    }
    if ('rule' in condition) {
      const rule = check.rules.get(condition.rule);
      if (rule === undefined) throw new Error('no rule');
      return isInForce(rule, on) ? holds(rule.when) : false;
    }
    if ('today' in condition) return within(on, condition.today);
    const answer = answerTo(condition.answer);
    if (answer === null) return null;
    if (answer.type === 'choice' && 'is' in condition) return condition.is.includes(answer.option);
    if (answer.type === 'several' && 'is' in condition)
      return condition.is.some(option => answer.options.includes(option));
    if (answer.type === 'day' && 'day' in condition) return within(answer.on, condition.day);
    if (answer.type === 'number' && 'number' in condition)
      return (
        answer.value >= numberOf(condition.number.atLeast, Number.NEGATIVE_INFINITY) &&
        answer.value <= numberOf(condition.number.atMost, Number.POSITIVE_INFINITY)
      );
    throw new Error('an answer of another kind');
  };
  if (!isInForce(outcome, on)) return 'no';
  const truth = holds(outcome.applies);
  return truth === null ? 'may' : truth ? 'applies' : 'no';
}
