import type { TopicCode } from '../../../../core/consultation/codes.ts';

/** What people come with, in the order of the list; every topic of the record belongs to one. */
export const needs = [
  'ukraine',
  'protection',
  'stay',
  'procedure',
  'work',
  'support',
  'school',
  'everyday',
] as const;
export type Need = (typeof needs)[number];

const needOf: Readonly<Record<TopicCode, Need>> = {
  'legal-temporary': 'stay',
  'legal-permanent': 'stay',
  'legal-eu-long-term': 'stay',
  'legal-ukr': 'ukraine',
  'legal-cukr': 'ukraine',
  'legal-nue': 'ukraine',
  'legal-protection': 'protection',
  'legal-family': 'stay',
  'legal-eu-citizen': 'stay',
  'legal-citizenship': 'stay',
  'legal-karta-polaka': 'stay',
  'legal-visa': 'stay',
  'case-status': 'procedure',
  'pesel-registration': 'everyday',
  'work-permits': 'work',
  'labour-rights': 'work',
  unemployment: 'work',
  'education-recognition': 'school',
  'polish-course': 'school',
  'health-insurance': 'support',
  'social-benefits': 'support',
  'social-aid': 'support',
  housing: 'everyday',
  'emergency-shelter': 'support',
  'family-civil-status': 'everyday',
  'driving-licence': 'everyday',
  'tax-business': 'work',
  disability: 'support',
  violence: 'protection',
  trafficking: 'protection',
  discrimination: 'protection',
  'psychological-crisis': 'support',
  return: 'protection',
  consular: 'everyday',
  'detention-return-decision': 'protection',
  translation: 'everyday',
  other: 'everyday',
};

/** Gathers topics by what they are needed for; needs without a topic are left out. */
export const byNeed = <T extends { readonly topicCode: TopicCode }>(
  topics: readonly T[],
): readonly (readonly [Need, readonly T[]])[] =>
  needs
    .map(need => [need, topics.filter(topic => needOf[topic.topicCode] === need)] as const)
    .filter(([, found]) => found.length > 0);
