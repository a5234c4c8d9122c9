import type { TopicCode } from './codes.ts';

/**
 * The topic that asking for a contact of a category most likely means. Only categories with one plain
 * meaning stand here: a guess that is often wrong costs the consultant more than no guess.
 */
const topicByCategory: ReadonlyMap<string, TopicCode> = new Map<string, TopicCode>([
  ['anti-trafficking', 'trafficking'],
  ['citizenship', 'legal-citizenship'],
  ['consulate', 'consular'],
  ['crisis-psych', 'psychological-crisis'],
  ['crisis-violence', 'violence'],
  ['education', 'education-recognition'],
  ['health', 'health-insurance'],
  ['labour', 'labour-rights'],
  ['language-course', 'polish-course'],
  ['shelter', 'emergency-shelter'],
  ['social-assistance', 'social-aid'],
  ['social-security', 'social-benefits'],
]);

/** Topic suggested by a contact's category (`profile.category`); null when the category names no single need. */
export const topicOfCategory = (category: string): TopicCode | null => topicByCategory.get(category) ?? null;
