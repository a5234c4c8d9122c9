import { z } from 'zod';

/**
 * Code lists of the visit record. Their words stand in `locales/<tag>/codes.json` as `<list>.<code>`.
 * Codes are stored and exported: one may be added, none may change its meaning or be removed.
 */
export const channelSchema = z.enum([
  'walk-in',
  'appointment',
  'phone',
  'email',
  'messenger',
  'outreach',
  'accompaniment',
  'letter',
]);

export const outreachPlaceSchema = z.enum([
  'reception-centre',
  'collective-accommodation',
  'workplace',
  'school',
  'community-event',
  'office',
  'street',
  'other',
]);

/** Who helped with the language; a child interpreting is a warning sign and counted apart. */
export const interpreterSchema = z.enum(['none', 'staff', 'volunteer', 'phone', 'family', 'child']);

export const topicCodeSchema = z.enum([
  'legal-temporary',
  'legal-permanent',
  'legal-eu-long-term',
  'legal-ukr',
  'legal-cukr',
  'legal-nue',
  'legal-protection',
  'legal-family',
  'legal-eu-citizen',
  'legal-citizenship',
  'legal-karta-polaka',
  'legal-visa',
  'case-status',
  'pesel-registration',
  'work-permits',
  'labour-rights',
  'unemployment',
  'education-recognition',
  'polish-course',
  'health-insurance',
  'social-benefits',
  'social-aid',
  'housing',
  'emergency-shelter',
  'family-civil-status',
  'driving-licence',
  'tax-business',
  'disability',
  'violence',
  'trafficking',
  'discrimination',
  'psychological-crisis',
  'return',
  'consular',
  'detention-return-decision',
  'translation',
  'other',
]);
export type TopicCode = z.infer<typeof topicCodeSchema>;

export const helpKindSchema = z.enum([
  'information',
  'form-help',
  'document-check',
  'mos-help',
  'booking',
  'contacting-office',
  'going-along',
  'referral',
  'legal-advice',
  'psychological-support',
  'course-enrolment',
]);

export const outcomeSchema = z.enum([
  'solved',
  'information-given',
  'referred',
  'follow-up-planned',
  'awaiting-office',
  'client-withdrew',
  'could-not-help',
]);

/** Inter-agency referral form: emergency within 24 h, urgent within 72 h, normal within two weeks. */
export const urgencySchema = z.enum(['normal', 'urgent', 'emergency']);

export const referralStatusSchema = z.enum([
  'proposed',
  'sent',
  'acknowledged',
  'accepted',
  'declined',
  'completed',
  'no-answer',
  'withdrawn',
]);

/** Languages a talk may be held in, ISO 639-1, `pso` (Polish Sign Language, ISO 639-3) and `other`. */
export const talkLanguageSchema = z.enum([
  'pl',
  'uk',
  'en',
  'ru',
  'be',
  'ka',
  'vi',
  'hy',
  'zh',
  'ar',
  'es',
  'fr',
  'hi',
  'tr',
  'uz',
  'az',
  'kk',
  'pso',
  'other',
]);
