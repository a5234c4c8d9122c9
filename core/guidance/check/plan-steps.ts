import { validityOn } from '../resolve.ts';
import type { Deciders } from './deciders.ts';
import type { Judge } from './judge.ts';
import { dayOfMoment, questionMissing, workingDayBefore, workingDayFrom } from './moments.ts';
import type { Condition, Outcome, Step } from './schema.ts';

/** A step as it stands for one person on one day. */
export interface PlannedStep {
  readonly step: Step;
  /** Questions without whose answer it is not known whether the step is needed; empty where it is. */
  readonly whenNeeds: readonly string[];
  /** Last day; null where there is none, or the answer it counts from is missing. */
  readonly dueOn: string | null;
  readonly dueNeeds: readonly string[];
  /** The last day lies before the day of evaluation. */
  readonly overdue: boolean;
}

function dueOf({ due }: Step, judge: Judge): string | null {
  const day = due === null ? null : dayOfMoment(due.on, judge);
  if (day === null || due === null) return null;
  switch (due.counting) {
    case 'calendar':
      return day;
    case 'procedure':
      return workingDayFrom(day);
    case 'at-office': {
      const open = workingDayBefore(day);
      return open < judge.on ? day : open;
    }
  }
}

function planStep(step: Step, judge: Judge, decidersOf: (condition: Condition) => Deciders): PlannedStep {
  const dueOn = dueOf(step, judge);
  const missing = step.due === null ? null : questionMissing(step.due.on, judge);
  return {
    step,
    whenNeeds: step.when === null ? [] : [...decidersOf(step.when).missing],
    dueOn,
    dueNeeds: missing === null ? [] : [missing],
    overdue: dueOn !== null && dueOn < judge.on,
  };
}

/** Steps of an outcome that are in force and not ruled out by their condition, in order. */
export const planSteps = (
  outcome: Outcome,
  judge: Judge,
  decidersOf: (condition: Condition) => Deciders,
): PlannedStep[] =>
  outcome.steps
    .filter(({ trust }) => validityOn(trust, judge.on) === 'in-force')
    .filter(({ when }) => when === null || judge.truthOf(when) !== 'false')
    .map(step => planStep(step, judge, decidersOf));
