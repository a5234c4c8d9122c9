import { addDays } from '../dates.ts';
import type { Contact } from './schema.ts';

/** How far a contact can be trusted by its age. */
export interface Age {
  /** `fresh`: verified in time; `due`: to be verified soon; `old`: past its time; `never`: nobody has verified it. */
  readonly state: 'fresh' | 'due' | 'old' | 'never';
  /** Day from which its age counts: verified, else that of the source; null where both are unknown. */
  readonly basisOn: string | null;
  /** First day on which it is old; null where nothing is known of its age. */
  readonly dueOn: string | null;
  /** Crisis lines are never called to check: a call there takes the place of somebody in need. */
  readonly how: 'call' | 'official-page';
}

/** Days for which a check is good. Beds and crisis help change fastest, offices seldom. */
const goodDays = { crisis: 90, usual: 180, office: 365 } as const;

const crisisCategories: ReadonlySet<string> = new Set([
  'emergency',
  'crisis-psych',
  'crisis-violence',
  'crisis-public',
  'anti-trafficking',
  'shelter',
]);
const officeCategories: ReadonlySet<string> = new Set([
  'border',
  'citizenship',
  'consulate',
  'public-admin',
  'social-security',
]);
/** Lines whose every call is an emergency. */
const lineCategories: ReadonlySet<string> = new Set(['emergency', 'crisis-psych']);

/** Days before the end of that time in which a contact is called `due`. */
const noticeDays = 30;

const daysFor = (category: string): number => {
  if (crisisCategories.has(category)) return goodDays.crisis;
  return officeCategories.has(category) ? goodDays.office : goodDays.usual;
};

const earlier = (a: string, b: string | null | undefined): string => (b && b < a ? b : a);

const stateOf = (isVerified: boolean, dueOn: string | null, today: string): Age['state'] => {
  if (dueOn !== null && today >= dueOn) return 'old';
  if (!isVerified) return 'never';
  return dueOn !== null && today >= addDays(dueOn, -noticeDays) ? 'due' : 'fresh';
};

/** The age of a contact on a day. A contract that ends makes it old the day after, however lately it was verified. */
export function ageOf({ profile }: Contact, today: string): Age {
  const { verifiedOn, sourceOn, validTo, urgentRank, category } = profile;
  const basisOn = verifiedOn ?? sourceOn;
  const ended = validTo ? addDays(validTo, 1) : null;
  const dueOn = basisOn === null ? ended : earlier(addDays(basisOn, daysFor(category)), ended);
  return {
    state: stateOf(verifiedOn !== null, dueOn, today),
    basisOn,
    dueOn,
    how: urgentRank !== null || lineCategories.has(category) ? 'official-page' : 'call',
  };
}
