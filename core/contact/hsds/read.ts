import { z } from 'zod';
import { daySchema } from '../../dates.ts';
import { type LocalizedText, localizedTextSchema } from '../../languages.ts';
import { slugSchema } from '../../trust.ts';
import { emptyContact } from '../fields.ts';
import { contactObjectId } from '../ids.ts';
import { addressSchema, type Contact, contactSchema, phoneSchema } from '../schema.ts';
import { hoursOfWeeklyRules } from '../weekly.ts';
import type { Group } from './group.ts';
import { type Json, profileProperty, type Row, type TableName } from './model.ts';
import { emailOr, uriOr } from './write.ts';

const profileSchema = z.object({
  contactId: slugSchema,
  website: z.string().nullable(),
  email: z.string().nullable(),
  emails: z.array(z.string()),
  fees: localizedTextSchema.nullable(),
  eligibility: localizedTextSchema.nullable(),
  phones: z.array(z.object({ id: z.string(), description: localizedTextSchema.nullable() })),
  weekly: z.string().nullable(),
  hasAddress: z.boolean(),
  profile: contactSchema.shape.profile,
});
type Profile = z.infer<typeof profileSchema>;

/** What a contact became, and what the file says about itself. */
export interface ReadContact {
  readonly contact: Contact;
  /** Readable id that our profile names; null in a file that is not of ours. */
  readonly contactId: string | null;
  /** The file says that there is an address which it does not tell. */
  readonly hidesAddress: boolean;
}

export interface ReadSetting {
  /** Readable id to give it where the file names none. */
  readonly contactId: string;
  readonly source: string;
  /** Needs that are known here. */
  readonly categories: ReadonlySet<string>;
}

/** The need of a contact that names none of ours. */
export const otherCategory = 'other';

const text = (row: Row | undefined, column: string): string | null => {
  const value = row?.[column];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};
const longest = 6000;
const everywhere = (words: string): LocalizedText => {
  const short = words.slice(0, longest);
  return { pl: short, uk: short, en: short };
};
/** The text in three languages where the profile has it, unless somebody has changed the one of the standard. */
const inLanguages = (words: string | null, known: LocalizedText | null | undefined): LocalizedText | null => {
  if (words === null) return null;
  return known?.pl === words ? known : everywhere(words);
};

const rows = ({ tables }: Group, table: TableName): readonly Row[] => tables[table] ?? [];
const byId = (group: Group, table: TableName, id: string | null): Row | undefined =>
  id === null ? undefined : rows(group, table).find(row => row.id === id);

/** Rows of a table that belong to the place, else the service, else the location; never those of a person. */
function ownRows(group: Group, table: TableName): readonly Row[] {
  const owners: readonly (readonly [string, string | null])[] = [
    ['service_at_location_id', group.placeId],
    ['service_id', group.serviceId],
    ['location_id', group.locationId],
    ['organization_id', group.organizationId],
  ];
  for (const [column, id] of owners) {
    const found = id === null ? [] : rows(group, table).filter(row => row[column] === id);
    if (found.length > 0) return found;
  }
  return [];
}

function phonesOf(group: Group, profile: Profile | null): Contact['phones'] {
  return ownRows(group, 'phone').flatMap(row => {
    const number = text(row, 'number');
    const id = text(row, 'id');
    if (number === null || id === null || number.length < 3 || number.length > 40) return [];
    const type = phoneSchema.shape.type.safeParse(row.type);
    const known = profile?.phones.find(phone => phone.id === id)?.description;
    return [
      {
        id,
        number,
        type: type.success ? type.data : 'voice',
        description: inLanguages(text(row, 'description'), known),
      },
    ];
  });
}

const weekdays = /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/;
const clock = /^([01]\d|2[0-3]):([0-5]\d)/;
/** Columns that make a rule more than one of every week. */
const finer = ['valid_from', 'valid_to', 'until', 'count', 'byweekno', 'bymonthday', 'byyearday'];

function schedulesOf(group: Group): Contact['schedules'] {
  return ownRows(group, 'schedule').flatMap(row => {
    const byday = text(row, 'byday') ?? '';
    const opens_at = clock.exec(text(row, 'opens_at') ?? '')?.[0];
    const closes_at = clock.exec(text(row, 'closes_at') ?? '')?.[0];
    const id = text(row, 'id');
    const isSimple =
      row.freq === 'WEEKLY' &&
      (row.interval === undefined || row.interval === 1) &&
      finer.every(column => row[column] === undefined || row[column] === '') &&
      weekdays.test(byday);
    if (!isSimple || id === null || opens_at === undefined || closes_at === undefined) return [];
    return [{ id, freq: 'WEEKLY' as const, byday, opens_at, closes_at }];
  });
}

const range = (value: Json | undefined, most: number): number | undefined =>
  typeof value === 'number' && Math.abs(value) <= most ? value : undefined;

function locationOf(group: Group): Contact['location'] {
  const row = byId(group, 'location', group.locationId);
  const id = text(row, 'id');
  const kind = contactSchema.shape.location.unwrap().shape.location_type.safeParse(row?.location_type);
  if (row === undefined || id === null || !kind.success) return null;
  const latitude = range(row.latitude, 90);
  const longitude = range(row.longitude, 180);
  const addresses = rows(group, 'address')
    .filter(address => address.location_id === id)
    .slice(0, 3)
    .flatMap(address => {
      const addressId = text(address, 'id');
      const type = addressSchema.shape.address_type.safeParse(address.address_type);
      if (addressId === null || !type.success) return [];
      const country = text(address, 'country')?.toUpperCase() ?? '';
      return [
        {
          id: addressId,
          address_1: (text(address, 'address_1') ?? '').slice(0, 200),
          city: (text(address, 'city') ?? '').slice(0, 80),
          state_province: text(address, 'state_province')?.slice(0, 80) ?? null,
          postal_code: text(address, 'postal_code')?.slice(0, 20) ?? null,
          country: /^[A-Z]{2}$/.test(country) ? country : 'PL',
          address_type: type.data,
        },
      ];
    });
  return {
    id,
    location_type: kind.data,
    addresses,
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  };
}

function categoryOf(group: Group, profile: Profile | null, known: ReadonlySet<string>): string {
  const terms = rows(group, 'attribute')
    .filter(row => row.link_id === group.serviceId)
    .map(row => byId(group, 'taxonomy_term', text(row, 'taxonomy_term_id')));
  const code = terms.map(term => text(term, 'code')).find(one => one !== null && known.has(one));
  return code ?? profile?.profile.category ?? otherCategory;
}

const isFree = (group: Group): boolean => {
  const options = ownRows(group, 'cost_option');
  return options.length > 0 && options.every(row => row.amount === 0);
};

function costOf(group: Group, service: Row | undefined, profile: Profile | null): LocalizedText | null {
  const told = inLanguages(text(service, 'fees_description'), profile?.fees);
  if (told !== null) return told;
  if (isFree(group)) return { pl: 'bezpłatnie', uk: 'безкоштовно', en: 'free' };
  const words = ownRows(group, 'cost_option').flatMap(row => {
    const parts = [row.option, row.amount, text(row, 'currency')?.toUpperCase(), row.amount_description];
    return parts.filter(part => part !== undefined && part !== null && part !== '').join(' ');
  });
  return words.length === 0 ? null : everywhere(words.join('; '));
}

const longestPhrase = 160;
/** First words of a description, for a list. */
const phraseOf = (words: string): string =>
  words.length <= longestPhrase ? words : `${words.slice(0, longestPhrase - 1).replace(/\s+\S*$/, '')}…`;

function servicesOf(
  description: string | null,
  profile: Profile | null,
): Pick<Contact['profile'], 'services' | 'note'> {
  const known = profile?.profile ?? null;
  const joined = known?.services.map(one => one.pl).join('; ') ?? '';
  if (known !== null && (description ?? '') === joined) return { services: known.services, note: known.note };
  if (description === null) return { services: [], note: known?.note ?? null };
  const isLong = description.length > longestPhrase;
  return {
    services: [everywhere(phraseOf(description))],
    note: known?.note ?? (isLong ? everywhere(description) : null),
  };
}

const dayIn = (value: string | null): string | null => {
  const day = daySchema.safeParse(value?.slice(0, 10));
  return day.success ? day.data : null;
};

/** The contact in a group of rows. Null where it has no name at all. */
export function contactOf(group: Group, setting: ReadSetting): ReadContact | null {
  const organization = byId(group, 'organization', group.organizationId);
  const service = byId(group, 'service', group.serviceId);
  const name = (text(service, 'name') ?? text(organization, 'name'))?.slice(0, 300) ?? null;
  if (name === null) return null;
  const parsed = profileSchema.safeParse(service?.[profileProperty]);
  const profile = parsed.success ? parsed.data : null;
  const id = profile?.contactId ?? setting.contactId;
  const base = emptyContact(id, name, categoryOf(group, profile, setting.categories));
  const known = profile?.profile ?? null;
  const schedules = schedulesOf(group);
  const weekly = hoursOfWeeklyRules(schedules);
  const location = locationOf(group);
  const status = contactSchema.shape.service.shape.status.safeParse(service?.status);
  const website = text(organization, 'website') ?? (profile === null ? text(service, 'url') : null);
  const email = text(organization, 'email');
  const serviceEmail = text(service, 'email');
  const documents = ownRows(group, 'required_document').map(row => text(row, 'document') ?? '');
  const modifiedOn = dayIn(text(service, 'last_modified') ?? text(service, 'assured_date'));
  const day = modifiedOn ?? '–';
  return {
    contactId: profile?.contactId ?? null,
    hidesAddress: profile?.hasAddress ?? false,
    contact: {
      ...base,
      organization: {
        id: group.organizationId ?? contactObjectId(id, 'organization'),
        name: text(organization, 'name')?.slice(0, 300) ?? name,
        website:
          (website === uriOr(profile?.website ?? null) ? (profile?.website ?? null) : website)?.slice(
            0,
            300,
          ) ?? null,
        email: email === emailOr(profile?.email) ? (profile?.email ?? null) : email,
      },
      service: {
        ...base.service,
        id: group.serviceId ?? contactObjectId(id, 'service'),
        status: status.success ? status.data : 'active',
        fees_description: costOf(group, service, profile),
        eligibility_description: inLanguages(text(service, 'eligibility_description'), profile?.eligibility),
        emails:
          serviceEmail === emailOr(profile?.emails[0])
            ? (profile?.emails ?? [])
            : serviceEmail === null
              ? []
              : [serviceEmail],
      },
      location,
      phones: phonesOf(group, profile),
      schedules,
      languages: [
        ...new Set(
          ownRows(group, 'language')
            .map(row => text(row, 'code')?.toLowerCase() ?? '')
            .filter(code => /^[a-z]{2,3}$/.test(code)),
        ),
      ].map(code => ({ code })),
      profile: {
        ...base.profile,
        city: location?.addresses[0]?.city || null,
        source: setting.source,
        sourceDate: { pl: day, uk: day, en: day },
        sourceOn: modifiedOn,
        ...known,
        category: base.profile.category,
        names: known?.names.pl === name ? known.names : base.profile.names,
        ...servicesOf(text(service, 'description'), profile),
        hours: profile !== null && profile.weekly === weekly ? profile.profile.hours : weekly,
        verifiedOn: profile === null ? null : dayIn(text(service, 'assured_date')),
        ...(documents.length === 0 && known?.documents === undefined
          ? {}
          : {
              documents: documents.map(
                (words, at) => inLanguages(words, known?.documents?.[at]) ?? everywhere('–'),
              ),
            }),
      },
    },
  };
}
