import { z } from 'zod';
import { daySchema } from '../../dates.ts';
import { fieldOf, withField } from '../fields.ts';
import {
  type EditableField,
  extraRowsSchema,
  type FieldValue,
  fieldValueSchema,
  type TypedText,
} from '../local.ts';
import { type Contact, contactSchema } from '../schema.ts';
import type { ColumnTarget } from './columns.ts';

/** Longest text of a cell in the programs that make such tables. */
export const longestCell = 32_767;

const list = (values: readonly string[]): string => values.join('; ');

const dataSchema = z.strictObject({ contact: contactSchema, extra: extraRowsSchema.nullable() });
export type CellData = z.infer<typeof dataSchema>;

/** What the cell of our own column holds; null where it is not ours or was harmed. */
export function dataOf(cell: string): CellData | null {
  try {
    const parsed = dataSchema.safeParse(JSON.parse(cell));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Everything about a contact for our own column; empty where that is longer than a cell. */
export function dataCell(data: CellData): string {
  const text = JSON.stringify(data);
  if (text.length <= longestCell) return text;
  const without = JSON.stringify({ ...data, extra: null });
  return without.length <= longestCell ? without : '';
}

/** The text of a contact in a column. */
export function cellOf(contact: Contact, target: Exclude<ColumnTarget, 'data'>): string {
  const { organization, service, profile } = contact;
  const address = contact.location?.addresses[0];
  switch (target) {
    case 'id':
      return contact.id;
    case 'name':
      return profile.names.pl;
    case 'nameUk':
      return profile.names.uk ?? '';
    case 'nameEn':
      return profile.names.en ?? '';
    case 'category':
      return profile.category;
    case 'city':
      return profile.city ?? '';
    case 'address':
      return address?.address_1 ?? '';
    case 'postalCode':
      return address?.postal_code ?? '';
    case 'region':
      return address?.state_province ?? '';
    case 'phones':
      return list(contact.phones.map(phone => phone.number));
    case 'emails':
      return list([...(organization.email === null ? [] : [organization.email]), ...service.emails]);
    case 'url':
      return organization.website ?? '';
    case 'hours':
      return profile.hours ?? '';
    case 'languages':
      return list(contact.languages.map(({ code }) => code));
    case 'cost':
      return service.fees_description?.pl ?? '';
    case 'audience':
      return service.eligibility_description?.pl ?? '';
    case 'services':
      return list(profile.services.map(one => one.pl));
    case 'documents':
      return list((profile.documents ?? []).map(one => one.pl));
    case 'networks':
      return list(profile.networks.map(one => one.network));
    case 'operation':
      return service.status;
    case 'validTo':
      return profile.validTo ?? '';
    case 'note':
      return profile.note?.pl ?? '';
    case 'source':
      return profile.source;
    case 'verifiedOn':
      return profile.verifiedOn ?? '';
  }
}

/** Which field a column belongs to; null for those that are no field of their own. */
export const fieldOfColumn: Readonly<Record<ColumnTarget, EditableField | null>> = {
  id: null,
  data: null,
  source: null,
  verifiedOn: null,
  name: 'name',
  nameUk: 'name',
  nameEn: 'name',
  category: 'category',
  city: 'city',
  address: 'address',
  postalCode: 'address',
  region: 'address',
  phones: 'phones',
  emails: 'emails',
  url: 'url',
  hours: 'hours',
  languages: 'languages',
  cost: 'cost',
  audience: 'audience',
  services: 'services',
  documents: 'documents',
  networks: 'networks',
  operation: 'operation',
  validTo: 'validTo',
  note: 'note',
};

const split = (cell: string, at: RegExp): string[] => [
  ...new Set(
    cell
      .split(at)
      .map(part => part.trim())
      .filter(part => part !== ''),
  ),
];

const textOrNull = (cell: string): TypedText | null =>
  cell.trim() === '' ? null : { pl: cell.trim(), uk: null, en: null };
const orNull = (cell: string): string | null => (cell.trim() === '' ? null : cell.trim());

/** Phrases as typed; one that stood there before keeps its other languages. */
const phrases = (cell: string, before: readonly TypedText[]): TypedText[] =>
  split(cell, /[;\n]/).map(pl => before.find(one => one.pl === pl) ?? { pl, uk: null, en: null });

/** A day as people write it: 2026-11-21 or 21.11.2026. */
export function dayOfCell(cell: string): string | null {
  const text = cell.trim();
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const iso =
    european === null
      ? text.slice(0, 10)
      : `${european[3] ?? ''}-${(european[2] ?? '').padStart(2, '0')}-${(european[1] ?? '').padStart(2, '0')}`;
  return daySchema.safeParse(iso).success ? iso : null;
}

const words: Readonly<Record<string, string>> = {
  'polski, польська, polish': 'pl',
  'ukraiński, українська, ukrainian, ua': 'uk',
  'angielski, англійська, english': 'en',
  'rosyjski, російська, russian': 'ru',
  'białoruski, білоруська, belarusian': 'be',
};
const codeOfWord = new Map(
  Object.entries(words).flatMap(([names, code]) => names.split(', ').map(name => [name, code] as const)),
);
const languageCode = (word: string): string => codeOfWord.get(word.toLowerCase()) ?? word.toLowerCase();

/** The value that a cell gives to its field, on top of what the contact had; unchecked. */
function valueIn(contact: Contact, target: ColumnTarget, cell: string): unknown {
  const before = (field: EditableField): FieldValue => fieldOf(contact, field);
  const name = contact.profile.names;
  const address = before('address');
  const old = address.field === 'address' ? address.value : null;
  const place = old ?? { address_1: '', postal_code: null, state_province: null };
  switch (target) {
    case 'name':
      return { ...name, pl: cell.trim() };
    case 'nameUk':
      return { ...name, uk: orNull(cell) };
    case 'nameEn':
      return { ...name, en: orNull(cell) };
    case 'address':
      return orNull(cell) === null ? null : { ...place, address_1: cell.trim() };
    case 'postalCode':
      return old === null && orNull(cell) === null ? null : { ...place, postal_code: orNull(cell) };
    case 'region':
      return old === null && orNull(cell) === null ? null : { ...place, state_province: orNull(cell) };
    case 'phones': {
      const known = before('phones');
      const rows = known.field === 'phones' ? known.value : [];
      return split(cell, /[;\n]|,(?=\s*\+?\d{2})/).map(
        number => rows.find(row => row.number === number) ?? { number, type: 'voice', description: null },
      );
    }
    case 'emails':
      return split(cell, /[;,\s]+/);
    case 'languages':
      return split(cell, /[;,/\n]|\s+i\s+/).map(languageCode);
    case 'cost':
    case 'audience':
    case 'note':
      return textOrNull(cell);
    case 'services':
    case 'documents': {
      const known = before(target);
      return phrases(cell, known.field === 'services' || known.field === 'documents' ? known.value : []);
    }
    case 'networks':
      return split(cell, /[;\n]/).map(
        network =>
          contact.profile.networks.find(one => one.network === network) ?? {
            network,
            role: null,
            validFrom: null,
            validTo: null,
          },
      );
    case 'validTo':
      return orNull(cell) === null ? null : (dayOfCell(cell) ?? cell);
    case 'operation':
      return cell.trim().toLowerCase();
    default:
      return orNull(cell);
  }
}

/** The contact with a cell put into its field; null where the cell holds nothing that fits there. */
export function withCell(contact: Contact, target: ColumnTarget, cell: string): Contact | null {
  const field = fieldOfColumn[target];
  if (field === null) return contact;
  // A postal code or a province without a street says nothing of its own.
  if ((target === 'postalCode' || target === 'region') && contact.location === null) return contact;
  const parsed = fieldValueSchema.safeParse({ field, value: valueIn(contact, target, cell) });
  return parsed.success ? withField(contact, parsed.data) : null;
}
