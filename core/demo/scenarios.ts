import type { Consultation } from '../consultation/schema.ts';

export const scenarioIds = [
  'ukr-status',
  'cukr',
  'residence',
  'case-status',
  'work-permit',
  'unpaid-wages',
  'job-search',
  'health',
  'benefits',
  'housing',
  'school',
  'polish-course',
  'asylum',
  'return-decision',
  'violence',
  'documents',
] as const;
export type ScenarioId = (typeof scenarioIds)[number];

type HelpKind = Consultation['helpKinds'][number];
type Topic = Consultation['topics'][number];
type Outcome = NonNullable<Consultation['outcome']>;

/** What a talk is about and how it usually ends. The share of urgent ones is by thousand. */
export interface Scenario {
  readonly topics: readonly Topic[];
  readonly helpKinds: readonly HelpKind[];
  readonly outcomes: readonly Outcome[];
  readonly urgentPerThousand: number;
}

export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  'ukr-status': {
    topics: ['legal-ukr', 'pesel-registration'],
    helpKinds: ['information', 'form-help', 'booking'],
    outcomes: ['solved', 'information-given', 'referred'],
    urgentPerThousand: 40,
  },
  cukr: {
    topics: ['legal-cukr', 'legal-ukr'],
    helpKinds: ['information', 'mos-help', 'document-check'],
    outcomes: ['information-given', 'follow-up-planned', 'awaiting-office'],
    urgentPerThousand: 30,
  },
  residence: {
    topics: ['legal-temporary', 'legal-permanent', 'legal-eu-long-term'],
    helpKinds: ['information', 'form-help', 'document-check', 'mos-help'],
    outcomes: ['information-given', 'follow-up-planned', 'awaiting-office'],
    urgentPerThousand: 40,
  },
  'case-status': {
    topics: ['case-status', 'legal-temporary'],
    helpKinds: ['contacting-office', 'information'],
    outcomes: ['solved', 'awaiting-office'],
    urgentPerThousand: 20,
  },
  'work-permit': {
    topics: ['work-permits', 'legal-temporary'],
    helpKinds: ['information', 'form-help'],
    outcomes: ['information-given', 'solved', 'referred'],
    urgentPerThousand: 30,
  },
  'unpaid-wages': {
    topics: ['labour-rights', 'work-permits'],
    helpKinds: ['legal-advice', 'referral', 'form-help'],
    outcomes: ['referred', 'follow-up-planned', 'could-not-help'],
    urgentPerThousand: 120,
  },
  'job-search': {
    topics: ['unemployment', 'education-recognition'],
    helpKinds: ['information', 'referral', 'course-enrolment'],
    outcomes: ['referred', 'information-given'],
    urgentPerThousand: 5,
  },
  health: {
    topics: ['health-insurance', 'disability'],
    helpKinds: ['information', 'contacting-office', 'booking'],
    outcomes: ['solved', 'referred', 'information-given'],
    urgentPerThousand: 80,
  },
  benefits: {
    topics: ['social-benefits', 'social-aid'],
    helpKinds: ['information', 'form-help'],
    outcomes: ['solved', 'information-given', 'awaiting-office'],
    urgentPerThousand: 20,
  },
  housing: {
    topics: ['housing', 'emergency-shelter'],
    helpKinds: ['information', 'referral', 'contacting-office'],
    outcomes: ['referred', 'could-not-help', 'information-given'],
    urgentPerThousand: 150,
  },
  school: {
    topics: ['education-recognition', 'translation'],
    helpKinds: ['information', 'contacting-office', 'going-along'],
    outcomes: ['solved', 'information-given'],
    urgentPerThousand: 10,
  },
  'polish-course': {
    topics: ['polish-course'],
    helpKinds: ['course-enrolment', 'information'],
    outcomes: ['solved', 'information-given'],
    urgentPerThousand: 0,
  },
  asylum: {
    topics: ['legal-protection', 'detention-return-decision'],
    helpKinds: ['information', 'legal-advice', 'referral'],
    outcomes: ['referred', 'follow-up-planned'],
    urgentPerThousand: 200,
  },
  'return-decision': {
    topics: ['detention-return-decision', 'return'],
    helpKinds: ['legal-advice', 'referral', 'document-check'],
    outcomes: ['referred', 'follow-up-planned'],
    urgentPerThousand: 400,
  },
  violence: {
    topics: ['violence', 'psychological-crisis'],
    helpKinds: ['psychological-support', 'referral', 'going-along'],
    outcomes: ['referred', 'follow-up-planned'],
    urgentPerThousand: 600,
  },
  documents: {
    topics: ['consular', 'driving-licence', 'family-civil-status', 'translation'],
    helpKinds: ['information', 'document-check', 'booking'],
    outcomes: ['solved', 'information-given', 'referred'],
    urgentPerThousand: 10,
  },
};
