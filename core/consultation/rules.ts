import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { TopicCode } from './codes.ts';
import {
  type Consultation,
  type ConsultationFields,
  type Draft,
  mostReferrals,
  mostShown,
  type Referral,
  type ShownItem,
} from './schema.ts';

/**
 * How the record of a visit writes itself. Every function takes a draft and answers a new one, so the Desk
 * and the data worker apply the same rules to the same shape.
 */

type HelpKind = ConsultationFields['helpKinds'][number];

/** What a new visit starts with: an anonymous walk-in with nothing in it. `preset` carries what the last visit had. */
export const emptyDraft = (start: {
  readonly id: string;
  readonly startedAt: string;
  readonly preset?: Partial<
    Pick<
      ConsultationFields,
      'channel' | 'outreachPlaceType' | 'language' | 'interpreter' | 'projectCode' | 'urgency'
    >
  >;
}): Draft => ({
  id: start.id,
  fields: {
    startedAt: start.startedAt,
    channel: 'walk-in',
    outreachPlaceType: null,
    language: 'pl',
    interpreter: 'none',
    topics: [],
    mainTopic: null,
    helpKinds: [],
    outcome: null,
    couldNotHelpReason: null,
    urgency: 'normal',
    followUpOn: null,
    projectCode: null,
    referrals: [],
    shown: [],
    trace: null,
    note: '',
    ...start.preset,
  },
});

const withFields = (draft: Draft, change: Partial<ConsultationFields>): Draft => ({
  ...draft,
  fields: { ...draft.fields, ...change },
});

const withItem = <T>(list: readonly T[], item: T): T[] => (list.includes(item) ? [...list] : [...list, item]);

const isSameItem = (a: Pick<ShownItem, 'kind' | 'id'>, b: Pick<ShownItem, 'kind' | 'id'>): boolean =>
  a.kind === b.kind && a.id === b.id;

/** Adds a topic; the first one becomes the main topic until another is chosen. */
export const addTopic = (draft: Draft, code: TopicCode): Draft =>
  withFields(draft, {
    topics: withItem(draft.fields.topics, code),
    mainTopic: draft.fields.mainTopic ?? code,
  });

/** Takes a topic away; the main topic passes to the first that is left. */
export const removeTopic = (draft: Draft, code: TopicCode): Draft => {
  const topics = draft.fields.topics.filter(topic => topic !== code);
  const mainTopic = draft.fields.mainTopic === code ? (topics[0] ?? null) : draft.fields.mainTopic;
  return withFields(draft, { topics, mainTopic });
};

/** Makes a topic the main one, adding it where it is missing. */
export const chooseMainTopic = (draft: Draft, code: TopicCode): Draft =>
  withFields(addTopic(draft, code), { mainTopic: code });

const addHelpKind = (draft: Draft, kind: HelpKind): Draft =>
  withFields(draft, { helpKinds: withItem(draft.fields.helpKinds, kind) });

/** Room for one more: on a very long day the oldest that was only looked at goes, never what was handed out. */
const withRoom = (shown: readonly ShownItem[]): readonly ShownItem[] =>
  shown.length < mostShown
    ? shown
    : shown.toSpliced(
        Math.max(
          0,
          shown.findIndex(item => !item.handedOut),
        ),
        1,
      );

/**
 * Notes that a topic or a contact was opened. Only the first opening counts, so what the consultant has since
 * taken out of the record does not come back. `suggests` is the consultation topic it stands for: a guidance
 * topic always adds it, a contact only while nothing else says what the talk is about.
 */
export function showItem(
  draft: Draft,
  item: Omit<ShownItem, 'handedOut'>,
  suggests: TopicCode | null = null,
): Draft {
  if (draft.fields.shown.some(shown => isSameItem(shown, item))) return draft;
  const noted = addHelpKind(
    withFields(draft, { shown: [...withRoom(draft.fields.shown), { ...item, handedOut: false }] }),
    'information',
  );
  const isWanted = item.kind === 'topic' || draft.fields.topics.length === 0;
  return suggests !== null && isWanted ? addTopic(noted, suggests) : noted;
}

/** Notes that something was given to the client on paper or by file; opens it first where it was not open. */
export function handOut(
  draft: Draft,
  item: Omit<ShownItem, 'handedOut'>,
  suggests: TopicCode | null = null,
): Draft {
  const opened = showItem(draft, item, suggests);
  return addHelpKind(
    withFields(opened, {
      shown: opened.fields.shown.map(shown =>
        isSameItem(shown, item) ? { ...shown, handedOut: true } : shown,
      ),
    }),
    'information',
  );
}

/** Notes a referral to a contact, as proposed; a contact already referred to stays as it is, and so does a full list. */
export function refer(
  draft: Draft,
  referral: Pick<Referral, 'id' | 'contactId' | 'contactsPackVersion'>,
): Draft {
  const { referrals } = draft.fields;
  if (referrals.some(known => known.contactId === referral.contactId)) return draft;
  if (referrals.length >= mostReferrals) return draft;
  const proposed: Referral = {
    ...referral,
    status: 'proposed',
    sentOn: null,
    answeredOn: null,
    declineReason: null,
  };
  return addHelpKind(withFields(draft, { referrals: [...draft.fields.referrals, proposed] }), 'referral');
}

/** Takes a referral back while the visit is still a draft; with the last one the help kind `referral` goes too. */
export function takeBackReferral(draft: Draft, contactId: string): Draft {
  const referrals = draft.fields.referrals.filter(referral => referral.contactId !== contactId);
  const helpKinds =
    referrals.length === 0
      ? draft.fields.helpKinds.filter(kind => kind !== 'referral')
      : draft.fields.helpKinds;
  return withFields(draft, { referrals, helpKinds });
}

/** Topics to offer beside the chosen ones, from what the opened guidance names as related; in the order opened. */
export const topicsToOffer = (
  fields: Pick<ConsultationFields, 'topics'>,
  opened: readonly { readonly topicCode: TopicCode; readonly relatedTopicCodes: readonly TopicCode[] }[],
): TopicCode[] => {
  const named = opened.flatMap(topic => [topic.topicCode, ...topic.relatedTopicCodes]);
  return [...new Set(named)].filter(code => !fields.topics.includes(code));
};

/** Contacts that were opened and not referred to yet: offered as referrals, newest first. */
export const referralsToOffer = (fields: Pick<ConsultationFields, 'shown' | 'referrals'>): ShownItem[] =>
  fields.shown
    .filter(item => item.kind === 'contact')
    .filter(item => !fields.referrals.some(referral => referral.contactId === item.id))
    .reverse();

const defaultOutcome = (fields: ConsultationFields): NonNullable<ConsultationFields['outcome']> => {
  if (fields.referrals.length > 0) return 'referred';
  return fields.followUpOn === null ? 'information-given' : 'follow-up-planned';
};

/**
 * The fields as they would be recorded now: what was left open gets the value that what happened implies, and
 * what no longer applies is dropped. The Desk shows this before "finish"; `finish` applies it.
 */
export function withDefaults(fields: ConsultationFields): ConsultationFields {
  const projectCode = fields.projectCode?.trim() ?? '';
  const topics: TopicCode[] = fields.topics.length === 0 ? ['other'] : [...new Set(fields.topics)];
  const outcome = fields.outcome ?? defaultOutcome(fields);
  const helpKinds: HelpKind[] =
    fields.helpKinds.length === 0 ? ['information'] : [...new Set(fields.helpKinds)];
  return {
    ...fields,
    topics,
    mainTopic:
      fields.mainTopic !== null && topics.includes(fields.mainTopic) ? fields.mainTopic : (topics[0] ?? null),
    helpKinds,
    outcome,
    couldNotHelpReason: outcome === 'could-not-help' ? fields.couldNotHelpReason : null,
    outreachPlaceType: fields.channel === 'outreach' ? fields.outreachPlaceType : null,
    projectCode: projectCode === '' ? null : projectCode,
  };
}

/** What stops a visit from being recorded; `field` names the control to go to. */
export interface FieldProblem {
  readonly field: keyof ConsultationFields;
  readonly problem: 'missing' | 'before-visit';
}

/** Problems of the fields of a visit on `visitDate`; empty when it can be recorded. */
export function problemsOf(fields: ConsultationFields, visitDate: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (fields.outcome === 'follow-up-planned' && fields.followUpOn === null)
    problems.push({ field: 'followUpOn', problem: 'missing' });
  if (fields.followUpOn !== null && fields.followUpOn < visitDate)
    problems.push({ field: 'followUpOn', problem: 'before-visit' });
  return problems;
}

const msPerMinute = 60_000;
const longestVisitMin = 1440;

/** Whole minutes begun, 1 to 1440; a clock that was set back or a draft kept overnight stays inside the bounds. */
const minutesBetween = (from: string, to: string): number => {
  const minutes = Math.ceil((Date.parse(to) - Date.parse(from)) / msPerMinute);
  return Math.min(Math.max(minutes, 1), longestVisitMin);
};

function refuseProblems(fields: ConsultationFields, visitDate: string): void {
  const [first] = problemsOf(fields, visitDate);
  if (first !== undefined)
    throw new AppError('record-invalid', { field: first.field, problem: first.problem });
}

/** Where and by whom a visit was held, and which content was in use. */
export interface VisitSetting {
  readonly pointId: string;
  readonly consultantCode: string;
  readonly guidanceVersion: string | null;
  readonly contactsVersion: string | null;
  /** The case the visit belongs to; null leaves it anonymous. */
  readonly caseId: string | null;
}

/** Turns a draft into the record of a finished visit, revision 1. Throws `record-invalid` {field, problem}. */
export function finish(draft: Draft, setting: VisitSetting, clock: Clock): Consultation {
  const finishedAt = clock.now();
  const visitDate = clock.dayOf(draft.fields.startedAt);
  const fields = withDefaults(draft.fields);
  refuseProblems(fields, visitDate);
  return {
    ...fields,
    ...setting,
    id: draft.id,
    schemaVersion: 1,
    revision: 1,
    finishedAt,
    visitDate,
    durationMin: minutesBetween(fields.startedAt, finishedAt),
    contactKind: setting.caseId === null ? 'anonymous' : 'participant',
  };
}

/** A correction of a finished visit: the next revision, same id and time of finishing. Throws `record-invalid`. */
export function correct(
  record: Consultation,
  changed: ConsultationFields,
  clock: Pick<Clock, 'dayOf'>,
): Consultation {
  const fields = withDefaults(changed);
  const visitDate = clock.dayOf(fields.startedAt);
  refuseProblems(fields, visitDate);
  return {
    ...record,
    ...fields,
    revision: record.revision + 1,
    visitDate,
    durationMin: minutesBetween(fields.startedAt, record.finishedAt),
  };
}

/** The visit as part of a case: the next revision, counted as a participant. */
export const attachCase = (record: Consultation, caseId: string): Consultation => ({
  ...record,
  revision: record.revision + 1,
  caseId,
  contactKind: 'participant',
});
