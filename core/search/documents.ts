import type { Case } from '../case/schema.ts';
import type { Consultation } from '../consultation/schema.ts';
import type { Contact } from '../contact/schema.ts';
import type { Topic } from '../guidance/schema.ts';
import type { LocalizedText } from '../languages.ts';
import type { SearchDocument } from './search-index.ts';
import { spokenMark } from './spoken-languages.ts';

/**
 * What of a record is searched, and where it stands. All three languages are always searched, whatever the language
 * of the screen: the consultant types in the one the client used.
 */

const everyLanguage = (text: LocalizedText | null): readonly string[] =>
  text === null ? [] : [...new Set([text.pl, text.uk, text.en])];

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter(part => part !== null && part !== undefined && part !== '').join(' · ');

/** Trust moves a contact among equals only. */
const boostByConfidence = { high: 1, medium: 0.6, low: 0.2 } as const;

/** A referral contact; `categoryLabel` from the taxonomy of its pack, null where that has none. */
export function contactDocument(
  contact: Contact,
  categoryLabel: LocalizedText | null,
): SearchDocument<'contact'> {
  const { organization, service, location, languages, profile } = contact;
  return {
    kind: 'contact',
    id: contact.id,
    title: joined([...new Set([profile.names.pl, profile.names.uk, profile.names.en, service.name])]),
    keywords: joined([
      ...everyLanguage(categoryLabel),
      profile.city,
      ...profile.services.flatMap(everyLanguage),
    ]),
    body: joined([
      organization.name,
      organization.website,
      organization.email,
      ...service.emails,
      ...everyLanguage(service.eligibility_description),
      // A confidential address is not found by its street either.
      ...(profile.confidentialAddress
        ? []
        : (location?.addresses.flatMap(address => [address.address_1, address.city, address.postal_code]) ??
          [])),
      ...profile.networks.map(membership => membership.network),
      ...everyLanguage(profile.note),
      // Courses and events are found by their names; they lead to whoever holds them.
      ...(profile.events ?? []).flatMap(event => everyLanguage(event.title)),
      ...languages.map(language => spokenMark(language.code)),
    ]),
    phones: contact.phones.map(phone => phone.number),
    boost: boostByConfidence[profile.confidence],
  };
}

/** A topic of the guidance pack. */
export function topicDocument(topic: Topic): SearchDocument<'topic'> {
  const statements = [...topic.lead, ...topic.sections.flatMap(section => section.statements)];
  return {
    kind: 'topic',
    id: topic.id,
    title: joined(everyLanguage(topic.title)),
    keywords: joined([...topic.keywords.pl, ...topic.keywords.uk, ...topic.keywords.en]),
    body: joined([
      ...everyLanguage(topic.summary),
      ...topic.sections.flatMap(section => everyLanguage(section.title)),
      ...statements.flatMap(statement => everyLanguage(statement.text)),
    ]),
  };
}

/** The number of a case as people see and type it: K-0001. */
export const caseNumberText = (number: number): string => `K-${String(number).padStart(4, '0')}`;

/** A case with the notes of its visits. */
export function caseDocument(
  one: Case,
  visits: readonly Pick<Consultation, 'note'>[],
): SearchDocument<'case'> {
  const { givenName, familyName, phone } = one.person;
  return {
    kind: 'case',
    id: one.id,
    title: joined([caseNumberText(one.number), `${givenName} ${familyName}`.trim()]),
    keywords: '',
    body: joined([one.note, ...visits.map(visit => visit.note)]),
    phones: phone === '' ? [] : [phone],
    boost: one.status === 'open' ? 1 : 0,
  };
}
