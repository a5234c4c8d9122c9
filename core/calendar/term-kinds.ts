import type { EndRule } from './terms.ts';

/** The event a term begins with: which day the consultant asks for. */
export type TermStart =
  | 'decision-served'
  | 'summons-served'
  | 'refusal-final'
  | 'purpose-lost'
  | 'job-lost'
  | 'address-changed'
  | 'card-ready'
  | 'entered'
  | 'data-changed'
  | 'card-lost'
  | 'decision-final'
  | 'work-began'
  | 'work-planned'
  | 'letter-served';

export interface TermKind {
  /** Fact of the guidance pack that holds the length. */
  readonly factId: string;
  readonly start: TermStart;
  readonly rule: EndRule;
  /** Which act counts the days: of administration, of courts, or none that moves its end. */
  readonly counting: 'administration' | 'court' | 'substantive';
  /** What must be done needs an open office: a last day on which it is closed comes too late. */
  readonly isAtOffice: boolean;
  /** The letter may give more time than the fact says. */
  readonly isMinimum: boolean;
}

const inCase = { rule: 'moves', counting: 'administration', isAtOffice: false, isMinimum: false } as const;
const ofRight = { rule: 'stays', counting: 'substantive', isAtOffice: false, isMinimum: false } as const;
const atOffice = { ...ofRight, isAtOffice: true } as const;

/** Terms that run from the service of a letter, in the order in which they are asked for. */
export const letterTerms: readonly TermKind[] = [
  { factId: 'appeal-voivode-decision', start: 'decision-served', ...inCase },
  { factId: 'appeal-return-decision', start: 'decision-served', ...inCase },
  { factId: 'appeal-humanitarian-tolerated', start: 'decision-served', ...inCase },
  { factId: 'summons-formal', start: 'summons-served', ...inCase, isMinimum: true },
  { factId: 'summons-evidence', start: 'summons-served', ...inCase, isMinimum: true },
  { factId: 'summons-appearance', start: 'summons-served', ...inCase, isMinimum: true },
  { factId: 'court-complaint', start: 'decision-served', ...inCase, counting: 'court' },
  { factId: 'leave-after-final-refusal', start: 'refusal-final', ...ofRight },
];

/** Terms that run from something that happened. */
export const eventTerms: readonly TermKind[] = [
  { factId: 'pesel-ukr-application-period', start: 'entered', ...atOffice },
  { factId: 'purpose-loss-notice', start: 'purpose-lost', ...inCase },
  { factId: 'blue-card-notice', start: 'job-lost', ...inCase },
  { factId: 'cukr-address-change-period', start: 'address-changed', ...inCase },
  { factId: 'cukr-card-pickup-period', start: 'card-ready', ...atOffice },
  { factId: 'card-exchange', start: 'data-changed', ...atOffice },
  { factId: 'card-loss-report', start: 'card-lost', ...atOffice },
  { factId: 'karta-polaka-return', start: 'decision-final', ...atOffice },
  { factId: 'employer-notification', start: 'work-began', ...ofRight },
  { factId: 'declaration-start-report', start: 'work-began', ...ofRight },
  { factId: 'declaration-nonstart-report', start: 'work-planned', ...ofRight },
];
