import type { FieldState } from '../effective.ts';
import { contactObjectId } from '../ids.ts';
import { costKindOf } from '../kinds.ts';
import type { Contact } from '../schema.ts';
import { hoursOfWeeklyRules } from '../weekly.ts';
import { isEmail, isUri } from './clean.ts';
import { type Json, profileProperty, type Row, type Tables } from './model.ts';

/** A row without the columns that say nothing. */
const said = (row: Readonly<Record<string, Json | undefined>>): Row => {
  const kept: Record<string, Json> = {};
  for (const [column, value] of Object.entries(row))
    if (value !== undefined && value !== null && value !== '') kept[column] = value;
  return kept;
};

/** A value that HSDS would refuse stays in the profile alone. */
export const uriOr = (text: string | null): string | null => (text !== null && isUri(text) ? text : null);
export const emailOr = (text: string | null | undefined): string | null =>
  text !== null && text !== undefined && isEmail(text) ? text : null;

/** Plain JSON of what is plain JSON already, without what is not defined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

export interface WriteSetting {
  /** Label of the category, in English as the language of the standard. */
  readonly label: string;
  readonly withConfidential: boolean;
  /** Fields edited at this point with where they come from. */
  readonly fields: readonly FieldState[];
}

const hidesAddress = (contact: Contact, setting: WriteSetting): boolean =>
  contact.profile.confidentialAddress && !setting.withConfidential;

/** What HSDS has no place for, or only in one language. @see docs/hsds-profile.md */
const profileOf = (contact: Contact, setting: WriteSetting): Json =>
  plain({
    contactId: contact.id,
    website: contact.organization.website,
    email: contact.organization.email,
    emails: contact.service.emails,
    fees: contact.service.fees_description,
    eligibility: contact.service.eligibility_description,
    phones: contact.phones.map(({ id, description }) => ({ id, description })),
    /** What the weekly rules beside it mean, to see whether somebody has changed them. */
    weekly: hoursOfWeeklyRules(contact.schedules),
    hasAddress: hidesAddress(contact, setting) && contact.location !== null,
    profile: contact.profile,
    fields: setting.fields.filter(one => one.isLocal).map(({ field, trust }) => ({ field, ...trust })),
  });

function locationRows(contact: Contact, setting: WriteSetting): Tables {
  const { location, service } = contact;
  if (location === null || hidesAddress(contact, setting)) return {};
  const { id, location_type, latitude, longitude, addresses } = location;
  return {
    location: [said({ id, location_type, latitude, longitude })],
    service_at_location: [
      { id: contactObjectId(contact.id, 'service_at_location'), service_id: service.id, location_id: id },
    ],
    address: addresses.map(address => ({
      ...said(address),
      location_id: id,
      state_province: address.state_province ?? '',
      postal_code: address.postal_code ?? '',
    })),
  };
}

const taxonomyId = contactObjectId('drogowskaz', 'taxonomy/needs');
const termId = (category: string): string => contactObjectId('drogowskaz', `taxonomy/needs/${category}`);

/** The need as a term of our taxonomy. */
const termRows = (contact: Contact, label: string): Tables => ({
  taxonomy: [{ id: taxonomyId, name: 'Drogowskaz needs', description: 'Needs a contact answers' }],
  taxonomy_term: [
    {
      id: termId(contact.profile.category),
      code: contact.profile.category,
      name: label,
      description: label,
      taxonomy: 'Drogowskaz needs',
      taxonomy_id: taxonomyId,
      language: 'en',
    },
  ],
  attribute: [
    {
      id: contactObjectId(contact.id, 'attribute/category'),
      link_id: contact.service.id,
      link_entity: 'service',
      taxonomy_term_id: termId(contact.profile.category),
    },
  ],
});

/** A contact as rows of HSDS. */
export function rowsOf(contact: Contact, setting: WriteSetting): Tables {
  const { organization, service, profile } = contact;
  const owner = { service_id: service.id };
  const services = profile.services.map(one => one.pl).join('; ');
  const isFree = costKindOf(service.fees_description) === 'free';
  return {
    organization: [
      {
        ...said({
          id: organization.id,
          website: uriOr(organization.website),
          email: emailOr(organization.email),
        }),
        name: organization.name,
        description: services,
      },
    ],
    service: [
      {
        ...said({
          id: service.id,
          organization_id: organization.id,
          description: services,
          email: emailOr(service.emails[0]),
          fees_description: service.fees_description?.pl,
          eligibility_description: service.eligibility_description?.pl,
          assured_date: profile.verifiedOn,
        }),
        name: service.name,
        status: service.status,
        [profileProperty]: profileOf(contact, setting),
      },
    ],
    ...locationRows(contact, setting),
    phone: contact.phones.map(({ id, number, type, description }) =>
      said({ id, ...owner, number, type, description: description?.pl }),
    ),
    schedule: contact.schedules.map(({ id, freq, byday, opens_at, closes_at }) => ({
      id,
      ...owner,
      freq,
      byday,
      opens_at,
      closes_at,
    })),
    language: contact.languages.map(({ code }) => ({
      id: contactObjectId(contact.id, `language/${code}`),
      ...owner,
      code,
    })),
    required_document: (profile.documents ?? []).map((document, at) => ({
      id: contactObjectId(contact.id, `required_document/${at}`),
      ...owner,
      document: document.pl,
    })),
    cost_option: isFree
      ? [{ id: contactObjectId(contact.id, 'cost_option/0'), ...owner, amount: 0, currency: 'PLN' }]
      : [],
    ...termRows(contact, setting.label),
  };
}
