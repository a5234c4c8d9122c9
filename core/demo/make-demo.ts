import type { Case } from '../case/schema.ts';
import type { TopicCode } from '../consultation/codes.ts';
import type { Consultation } from '../consultation/schema.ts';
import { addDays, daysBetween } from '../dates.ts';
import { makeVisit } from './make-visit.ts';
import { makePerson } from './people.ts';
import { createRandom, type Random } from './random.ts';

/** What to make. The same plan makes the same records, byte for byte. */
export interface DemoPlan {
  readonly seed: number;
  readonly consultations: number;
  /** At most one for each consultation. */
  readonly cases: number;
  /** First and last day of visits, `YYYY-MM-DD`; nobody comes on a Sunday. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly pointId: string;
  readonly consultantCodes: readonly string[];
  /** Topics and contacts of the packs in use; visits show and refer to those that fit. */
  readonly topics: readonly { readonly id: string; readonly topicCode: TopicCode }[];
  readonly contacts: readonly { readonly id: string; readonly category: string }[];
  /** Versions of those packs; null: nothing of that pack is shown or referred to. */
  readonly guidanceVersion: string | null;
  readonly contactsVersion: string | null;
}

export interface Demo {
  /** In order of their start. */
  readonly consultations: readonly Consultation[];
  /** Numbered from 1 in order of opening. */
  readonly cases: readonly Case[];
}

/** Plainly fictional records for looking around, screenshots and measurements. */
export function makeDemo(plan: DemoPlan): Demo {
  const random = createRandom(plan.seed);
  const days = visitDays(plan);
  const visits = Array.from({ length: plan.consultations }, () => makeVisit(random.pick(days), plan, random));
  visits.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const cases = chooseVisitsOfCases(plan, random).map((places, index) =>
    openCase(
      places.flatMap(place => visits[place] ?? []),
      index + 1,
      random,
    ),
  );
  const caseOf = new Map(cases.flatMap(one => one.consultationIds.map(id => [id, one])));
  return { consultations: visits.map(visit => withCase(visit, caseOf.get(visit.id))), cases };
}

function visitDays({ fromDay, toDay }: DemoPlan): readonly string[] {
  const days = Array.from({ length: daysBetween(fromDay, toDay) + 1 }, (_, n) => addDays(fromDay, n));
  const open = days.filter(day => new Date(`${day}T00:00:00Z`).getUTCDay() !== 0);
  return open.length > 0 ? open : [fromDay];
}

/** For each case, the places of its visits in order of time; a visit belongs to one case at most. */
function chooseVisitsOfCases(
  { consultations, cases }: DemoPlan,
  random: Random,
): readonly (readonly number[])[] {
  const free = random.some(
    Array.from({ length: consultations }, (_, place) => place),
    Math.min(consultations, cases * 6),
  );
  const first = free.splice(0, Math.min(cases, free.length));
  return first
    .map(place => [place, ...free.splice(0, random.between(0, 4))].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function openCase(visits: readonly Consultation[], number: number, random: Random): Case {
  const [first] = visits;
  if (first === undefined) throw new RangeError('a case has at least one visit');
  const last = visits.at(-1) ?? first;
  return {
    id: random.id(Date.parse(first.finishedAt)),
    schemaVersion: 1,
    revision: visits.length,
    number,
    pointId: first.pointId,
    openedAt: first.finishedAt,
    status: random.chance(0.3) ? 'closed' : 'open',
    person: makePerson(first.language, random),
    language: first.language,
    note: 'Osoba fikcyjna.',
    nextDeadlineOn: random.chance(0.4) ? addDays(last.visitDate, random.between(5, 90)) : null,
    consultationIds: visits.map(visit => visit.id),
  };
}

const withCase = (visit: Consultation, one: Case | undefined): Consultation =>
  one === undefined
    ? visit
    : { ...visit, contactKind: 'participant', caseId: one.id, language: one.language };
