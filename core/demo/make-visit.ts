import { topicOfCategory } from '../consultation/contact-topics.ts';
import type { Consultation, Referral, ShownItem } from '../consultation/schema.ts';
import { addDays } from '../dates.ts';
import type { UiLanguage } from '../languages.ts';
import type { DemoPlan } from './make-demo.ts';
import { makeNote } from './notes.ts';
import type { Random } from './random.ts';
import { type Scenario, type ScenarioId, scenarioIds, scenarios } from './scenarios.ts';

type Language = Consultation['language'];

/** Each as often as it stands here. */
const spoken: readonly Language[] = [
  ...Array<Language>(50).fill('uk'),
  ...Array<Language>(14).fill('ru'),
  ...Array<Language>(12).fill('pl'),
  ...Array<Language>(8).fill('be'),
  ...Array<Language>(8).fill('en'),
  'ka',
  'ka',
  'vi',
  'vi',
  'hi',
  'ar',
  'es',
  'tr',
  'hy',
  'az',
];
const written: readonly UiLanguage[] = ['pl', 'pl', 'pl', 'pl', 'pl', 'uk', 'uk', 'uk', 'uk', 'en'];
const channels: readonly Consultation['channel'][] = [
  ...Array<'walk-in'>(10).fill('walk-in'),
  'appointment',
  'appointment',
  'appointment',
  'phone',
  'phone',
  'email',
  'messenger',
  'outreach',
  'accompaniment',
];
const answers: readonly Referral['status'][] = [
  'sent',
  'acknowledged',
  'accepted',
  'completed',
  'declined',
  'no-answer',
];
const answered: readonly Referral['status'][] = ['acknowledged', 'accepted', 'completed', 'declined'];

const msPerMinute = 60_000;

/** One finished anonymous visit on `day`. */
export function makeVisit(day: string, plan: DemoPlan, random: Random): Consultation {
  // 07:00 to 13:59 UTC is office time and one calendar day everywhere in Europe, summer and winter.
  const startMs =
    Date.parse(`${day}T07:00:00.000Z`) + random.between(0, 419) * msPerMinute + random.between(0, 59_999);
  const durationMin = random.between(3, 40);
  const matters: ScenarioId[] = random.some(scenarioIds, random.chance(0.15) ? 2 : 1);
  const main = scenarios[matters[0] ?? 'documents'];
  const topics = [...new Set(matters.flatMap(id => random.some(scenarios[id].topics, random.between(1, 2))))];
  const outcome = random.pick(main.outcomes);
  const channel = random.pick(channels);
  const language = random.pick(spoken);
  return {
    id: random.id(startMs),
    schemaVersion: 1,
    revision: 1,
    pointId: plan.pointId,
    consultantCode: random.pick(plan.consultantCodes),
    startedAt: new Date(startMs).toISOString(),
    finishedAt: new Date(startMs + durationMin * msPerMinute).toISOString(),
    visitDate: day,
    durationMin,
    channel,
    outreachPlaceType:
      channel === 'outreach' ? random.pick(['collective-accommodation', 'community-event']) : null,
    language,
    interpreter: interpreterFor(language, random),
    topics,
    mainTopic: topics[0] ?? null,
    helpKinds: random.some(main.helpKinds, random.between(1, 2)),
    outcome,
    couldNotHelpReason: outcome === 'could-not-help' ? 'Brak miejsc (dane fikcyjne)' : null,
    urgency: urgencyOf(main, random),
    followUpOn: outcome === 'follow-up-planned' ? addDays(day, random.between(3, 30)) : null,
    projectCode: random.pick(['TEST-1', 'TEST-2', null]),
    referrals: outcome === 'referred' ? makeReferrals({ day, startMs, topics }, plan, random) : [],
    shown: makeShown({ startMs, durationMin, topics }, plan, random),
    trace: null,
    note: random.chance(0.93)
      ? makeNote({ scenarios: matters, language: random.pick(written), day }, random)
      : '',
    contactKind: 'anonymous',
    caseId: null,
    guidanceVersion: plan.guidanceVersion,
    contactsVersion: plan.contactsVersion,
  };
}

function interpreterFor(language: Language, random: Random): Consultation['interpreter'] {
  if (['pl', 'uk', 'ru', 'en'].includes(language)) return 'none';
  return random.pick(['staff', 'volunteer', 'phone', 'family', 'none']);
}

function urgencyOf(scenario: Scenario, random: Random): Consultation['urgency'] {
  if (!random.chance(scenario.urgentPerThousand / 1000)) return 'normal';
  return random.chance(0.2) ? 'emergency' : 'urgent';
}

interface Talk {
  readonly startMs: number;
  readonly topics: Consultation['topics'];
}

/** Contacts whose category speaks of one of the topics; any contact where none does. */
function fittingContacts(topics: Consultation['topics'], plan: DemoPlan): DemoPlan['contacts'] {
  const fitting = plan.contacts.filter(contact => {
    const topic = topicOfCategory(contact.category);
    return topic !== null && topics.includes(topic);
  });
  return fitting.length > 0 ? fitting : plan.contacts;
}

function makeReferrals(talk: Talk & { readonly day: string }, plan: DemoPlan, random: Random): Referral[] {
  const version = plan.contactsVersion;
  if (version === null) return [];
  return random.some(fittingContacts(talk.topics, plan), random.chance(0.15) ? 2 : 1).map(contact => {
    const status = random.pick(answers);
    return {
      id: random.id(talk.startMs),
      contactId: contact.id,
      contactsPackVersion: version,
      status,
      sentOn: talk.day,
      answeredOn: answered.includes(status) ? addDays(talk.day, random.between(1, 10)) : null,
      declineReason: status === 'declined' ? 'Brak miejsc (dane fikcyjne)' : null,
    };
  });
}

function makeShown(
  talk: Talk & { readonly durationMin: number },
  plan: DemoPlan,
  random: Random,
): ShownItem[] {
  const fitting = plan.topics.filter(topic => talk.topics.includes(topic.topicCode));
  const topics = random
    .some(fitting, 2)
    .map(topic => ({ kind: 'topic' as const, id: topic.id, packVersion: plan.guidanceVersion }));
  const contacts = random
    .some(fittingContacts(talk.topics, plan), random.between(0, 2))
    .map(contact => ({ kind: 'contact' as const, id: contact.id, packVersion: plan.contactsVersion }));
  return [...topics, ...contacts].flatMap(({ kind, id, packVersion }): ShownItem[] => {
    if (packVersion === null) return [];
    const openedMs = talk.startMs + Math.floor(random.next() * talk.durationMin * msPerMinute);
    return [
      { kind, id, packVersion, openedAt: new Date(openedMs).toISOString(), handedOut: random.chance(0.4) },
    ];
  });
}
