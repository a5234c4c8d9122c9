import type { LocalizedText } from '../languages.ts';
import { contactObjectId } from './ids.ts';
import type { EditableField, FieldValue, TypedText } from './local.ts';
import type { Contact } from './schema.ts';
import { weeklyRulesOf } from './weekly.ts';

/** A typed text in every language; the Polish one stands where there is no other. */
export const inEveryLanguage = ({ pl, uk, en }: TypedText): LocalizedText => ({
  pl,
  uk: uk ?? pl,
  en: en ?? pl,
});

/** The typed text behind one in every language: what repeats the Polish was not translated. */
export const typedTextOf = ({ pl, uk, en }: LocalizedText): TypedText => ({
  pl,
  uk: uk === pl ? null : uk,
  en: en === pl ? null : en,
});

const typedOrNull = (text: LocalizedText | null): TypedText | null =>
  text === null ? null : typedTextOf(text);
const everyOrNull = (text: TypedText | null): LocalizedText | null =>
  text === null ? null : inEveryLanguage(text);

type Readers = { readonly [F in EditableField]: (contact: Contact) => Extract<FieldValue, { field: F }> };

const addressOf = ({ location }: Contact) => {
  const first = location?.addresses[0];
  if (first === undefined) return null;
  const { address_1, postal_code, state_province } = first;
  return { address_1, postal_code, state_province };
};

const emailsOf = ({ organization, service }: Contact): string[] => [
  ...(organization.email === null ? [] : [organization.email]),
  ...service.emails,
];

const readers: Readers = {
  name: ({ profile }) => ({ field: 'name', value: profile.names }),
  category: ({ profile }) => ({ field: 'category', value: profile.category }),
  city: ({ profile }) => ({ field: 'city', value: profile.city }),
  address: contact => ({ field: 'address', value: addressOf(contact) }),
  confidentialAddress: ({ profile }) => ({
    field: 'confidentialAddress',
    value: profile.confidentialAddress,
  }),
  phones: ({ phones }) => ({
    field: 'phones',
    value: phones.map(({ number, type, description }) => ({
      number,
      type,
      description: typedOrNull(description),
    })),
  }),
  emails: contact => ({ field: 'emails', value: emailsOf(contact) }),
  url: ({ organization }) => ({ field: 'url', value: organization.website }),
  hours: ({ profile }) => ({ field: 'hours', value: profile.hours }),
  languages: ({ languages }) => ({ field: 'languages', value: languages.map(({ code }) => code) }),
  languageHours: ({ profile }) => ({ field: 'languageHours', value: profile.languageHours ?? [] }),
  byAppointment: ({ profile }) => ({ field: 'byAppointment', value: profile.byAppointment ?? 'no' }),
  cost: ({ service }) => ({ field: 'cost', value: typedOrNull(service.fees_description) }),
  audience: ({ service }) => ({ field: 'audience', value: typedOrNull(service.eligibility_description) }),
  services: ({ profile }) => ({ field: 'services', value: profile.services.map(typedTextOf) }),
  documents: ({ profile }) => ({ field: 'documents', value: (profile.documents ?? []).map(typedTextOf) }),
  networks: ({ profile }) => ({ field: 'networks', value: profile.networks }),
  operation: ({ service }) => ({ field: 'operation', value: service.status }),
  validTo: ({ profile }) => ({ field: 'validTo', value: profile.validTo ?? null }),
  events: ({ profile }) => ({ field: 'events', value: profile.events ?? [] }),
  note: ({ profile }) => ({ field: 'note', value: typedOrNull(profile.note) }),
};

/** A field of a contact with its value. */
export const fieldOf = (contact: Contact, field: EditableField): FieldValue => readers[field](contact);

const withProfile = (contact: Contact, profile: Partial<Contact['profile']>): Contact => ({
  ...contact,
  profile: { ...contact.profile, ...profile },
});
const withService = (contact: Contact, service: Partial<Contact['service']>): Contact => ({
  ...contact,
  service: { ...contact.service, ...service },
});
const withOrganization = (contact: Contact, organization: Partial<Contact['organization']>): Contact => ({
  ...contact,
  organization: { ...contact.organization, ...organization },
});

type Of<F extends EditableField> = Extract<FieldValue, { field: F }>['value'];

function withAddress(contact: Contact, address: Of<'address'>): Contact {
  const others = contact.location?.addresses.slice(1) ?? [];
  const old = contact.location?.addresses[0];
  if (address === null)
    return {
      ...contact,
      location:
        contact.location === null || others.length === 0 ? null : { ...contact.location, addresses: others },
    };
  const first = {
    id: old?.id ?? contactObjectId(contact.id, 'address/0'),
    city: old?.city ?? contact.profile.city ?? '',
    country: old?.country ?? 'PL',
    address_type: old?.address_type ?? ('physical' as const),
    ...address,
  };
  const location = contact.location ?? {
    id: contactObjectId(contact.id, 'location'),
    location_type: 'physical' as const,
  };
  return { ...contact, location: { ...location, addresses: [first, ...others] } };
}

function withCity(contact: Contact, city: string | null): Contact {
  const [first, ...others] = contact.location?.addresses ?? [];
  const moved = withProfile(contact, { city });
  if (first === undefined || contact.location === null || city === null) return moved;
  return { ...moved, location: { ...contact.location, addresses: [{ ...first, city }, ...others] } };
}

/** An organization that goes by another name than its service keeps it. */
function withName(contact: Contact, names: Of<'name'>): Contact {
  const named = withService(withProfile(contact, { names }), { name: names.pl });
  return contact.organization.name === contact.service.name
    ? withOrganization(named, { name: names.pl })
    : named;
}

/** A number keeps its id while it stays the same; a new one gets one of its own. */
const withPhones = (contact: Contact, phones: Of<'phones'>): Contact => ({
  ...contact,
  phones: phones.map(({ number, type, description }) => ({
    id:
      contact.phones.find(phone => phone.number === number)?.id ??
      contactObjectId(contact.id, `phone/${number}`),
    number,
    type,
    description: everyOrNull(description),
  })),
});

function withHours(contact: Contact, hours: string | null): Contact {
  const rules = hours === null ? [] : (weeklyRulesOf(hours) ?? []);
  const schedules = rules.map((rule, at) => ({
    id: contactObjectId(contact.id, `schedule/${at}`),
    freq: 'WEEKLY' as const,
    ...rule,
  }));
  return { ...withProfile(contact, { hours }), schedules };
}

/** The contact with one field set. */
export function withField(contact: Contact, set: FieldValue): Contact {
  switch (set.field) {
    case 'name':
      return withName(contact, set.value);
    case 'category':
      return withProfile(contact, { category: set.value });
    case 'city':
      return withCity(contact, set.value);
    case 'address':
      return withAddress(contact, set.value);
    case 'confidentialAddress':
      return withProfile(contact, { confidentialAddress: set.value });
    case 'phones':
      return withPhones(contact, set.value);
    case 'emails':
      return withService(withOrganization(contact, { email: set.value[0] ?? null }), {
        emails: set.value.slice(1),
      });
    case 'url':
      return withOrganization(contact, { website: set.value });
    case 'hours':
      return withHours(contact, set.value);
    case 'languages':
      return { ...contact, languages: set.value.map(code => ({ code })) };
    case 'languageHours':
      return withProfile(contact, { languageHours: set.value });
    case 'byAppointment':
      return withProfile(contact, { byAppointment: set.value });
    case 'cost':
      return withService(contact, { fees_description: everyOrNull(set.value) });
    case 'audience':
      return withService(contact, { eligibility_description: everyOrNull(set.value) });
    case 'services':
      return withProfile(contact, { services: set.value.map(inEveryLanguage) });
    case 'documents':
      return withProfile(contact, { documents: set.value.map(inEveryLanguage) });
    case 'networks':
      return withProfile(contact, { networks: set.value });
    case 'operation':
      return withService(contact, { status: set.value });
    case 'validTo':
      return withProfile(contact, { validTo: set.value });
    case 'events':
      return withProfile(contact, { events: set.value });
    case 'note':
      return withProfile(contact, { note: everyOrNull(set.value) });
  }
}

/** Two values of a field that say the same. */
export const isSameValue = (a: FieldValue, b: FieldValue): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The same value with the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** A contact with nothing but its id, name and need, to set fields on. */
export const emptyContact = (id: string, name: string, category: string): Contact => ({
  id,
  organization: { id: contactObjectId(id, 'organization'), name, website: null, email: null },
  service: {
    id: contactObjectId(id, 'service'),
    name,
    status: 'active',
    fees_description: null,
    eligibility_description: null,
    emails: [],
  },
  location: null,
  phones: [],
  schedules: [],
  languages: [],
  profile: {
    category,
    names: { pl: name, uk: null, en: null },
    services: [],
    city: null,
    hours: null,
    networks: [],
    confidence: 'low',
    source: '–',
    sourceDate: { pl: '–', uk: '–', en: '–' },
    sourceOn: null,
    verifiedOn: null,
    listing: 'unverified',
    unverifiedFields: [],
    unverifiedNotes: [],
    note: null,
    confidentialAddress: false,
    urgentRank: null,
  },
});
