import { verifiedBy } from '../../core/contact/effective.ts';
import { ageOf } from '../../core/contact/freshness.ts';
import { audienceKindsOf, costKindOf } from '../../core/contact/kinds.ts';
import type { Contact } from '../../core/contact/schema.ts';
import type { UiLanguage } from '../../core/languages.ts';
import type { PlacedContact } from './contact-book.ts';
import type { DirectoryFacets, DirectoryFilter, Freshness, OpenState } from './directory-port.ts';
import { contactRow } from './pack-views.ts';
import type { DirectoryRow } from './port.ts';

/** Whether a contact answers at an instant; the part of the opening hours gives it. */
export type OpeningAt = (placed: PlacedContact, at: string) => OpenState;

export interface ListSetting {
  readonly language: UiLanguage;
  readonly today: string;
  /** The instant for "open now". */
  readonly at: string;
  readonly openingAt: OpeningAt;
}

/** How old what we know of a contact is. */
export function freshnessOf(placed: PlacedContact, today: string): Freshness {
  return {
    ...ageOf(placed.contact, today),
    verifiedOn: placed.contact.profile.verifiedOn,
    verifiedBy: verifiedBy(placed),
  };
}

/** Texts by which a contact is narrowed, for each part of the filter. */
type Part = Exclude<keyof DirectoryFilter, 'openNow' | 'ids'>;
const parts: readonly Part[] = [
  'needs',
  'cities',
  'languages',
  'costs',
  'audiences',
  'networks',
  'regions',
  'freshness',
];

/** Networks it belongs to on the day. */
export const networksOn = ({ profile }: Contact, today: string): string[] =>
  profile.networks
    .filter(
      one =>
        (one.validFrom === null || one.validFrom <= today) && (one.validTo === null || one.validTo >= today),
    )
    .map(one => one.network);

type Keys = { readonly [P in Part]: readonly string[] };

const keysOf = (placed: PlacedContact, today: string): Keys => {
  const { contact, pack } = placed;
  return {
    needs: [contact.profile.category],
    cities: [contact.profile.city ?? ''],
    languages: contact.languages.map(({ code }) => code),
    costs: [costKindOf(contact.service.fees_description)],
    audiences: audienceKindsOf(contact.service.eligibility_description),
    networks: networksOn(contact, today),
    regions: [pack?.manifest.id ?? 'local'],
    freshness: [ageOf(contact, today).state],
  };
};

interface Entry {
  readonly placed: PlacedContact;
  readonly keys: Keys;
  readonly isOpen: () => boolean;
}

const entriesOf = (list: readonly PlacedContact[], { today, at, openingAt }: ListSetting): Entry[] =>
  list.map(placed => ({
    placed,
    keys: keysOf(placed, today),
    isOpen: () => openingAt(placed, at).state === 'open',
  }));

const suits = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
  wanted === undefined || wanted.length === 0 || has.some(one => wanted.includes(one));

/** The entries that pass every part of the filter but one. */
function passing(
  entries: readonly Entry[],
  filter: DirectoryFilter,
  without: Part | 'openNow' | null,
): Entry[] {
  const ids = filter.ids === undefined ? null : new Set(filter.ids);
  return entries.filter(
    entry =>
      (ids === null || ids.has(entry.placed.contact.id)) &&
      parts.every(part => part === without || suits(filter[part], entry.keys[part])) &&
      (without === 'openNow' || filter.openNow !== true || entry.isOpen()),
  );
}

/** One line of the directory. */
export function directoryRow(placed: PlacedContact, setting: ListSetting): DirectoryRow {
  const { contact, label } = placed;
  return {
    ...contactRow(contact, label, setting.language),
    category: contact.profile.category,
    categoryLabel: label[setting.language],
    city: contact.profile.city,
    phones: contact.phones.map(({ number }) => number),
    languages: contact.languages.map(({ code }) => code),
    cost: costKindOf(contact.service.fees_description),
    freshness: freshnessOf(placed, setting.today),
    openState: setting.openingAt(placed, setting.at),
    isLocal: placed.isOwn || (placed.layer?.overlay.length ?? 0) > 0,
    hasDead: placed.marks.length > 0,
  };
}

/** Order of needs as the packs show them; one that no pack names comes last. */
const needOrder = (list: readonly PlacedContact[]): ((category: string) => number) => {
  const terms = [...new Set(list.flatMap(({ pack }) => pack ?? []))].flatMap(pack => pack.taxonomy);
  const order = new Map(terms.map((term, i) => [term.id, i]));
  return category => order.get(category) ?? terms.length;
};

/** The contacts that pass the filter, by need and name. */
export function directoryRows(
  list: readonly PlacedContact[],
  filter: DirectoryFilter,
  setting: ListSetting,
): DirectoryRow[] {
  const { compare } = new Intl.Collator(setting.language);
  const placeOf = needOrder(list);
  return passing(entriesOf(list, setting), filter, null)
    .map(({ placed }) => directoryRow(placed, setting))
    .sort((a, b) => placeOf(a.category) - placeOf(b.category) || compare(a.title, b.title));
}

/** Labels of values that are not words themselves; the window knows those of the others. */
function labelsOf(
  list: readonly PlacedContact[],
  language: UiLanguage,
): (part: Part, value: string) => string {
  const needs = new Map(list.map(({ contact, label }) => [contact.profile.category, label[language]]));
  const regions = new Map(
    list.flatMap(({ pack }) =>
      pack === null ? [] : [[pack.manifest.id, pack.manifest.title[language]] as const],
    ),
  );
  return (part, value) =>
    (part === 'needs' ? needs : part === 'regions' ? regions : null)?.get(value) ?? value;
}

/** For each part of the filter its values, with the number of contacts each would leave. */
export function directoryFacets(
  list: readonly PlacedContact[],
  filter: DirectoryFilter,
  setting: ListSetting,
): DirectoryFacets {
  const entries = entriesOf(list, setting);
  const labelOf = labelsOf(list, setting.language);
  const { compare } = new Intl.Collator(setting.language);
  const facet = (part: Part): DirectoryFacets[Part] => {
    const counts = new Map<string, number>((filter[part] ?? []).map(value => [value, 0]));
    for (const { keys } of passing(entries, filter, part))
      for (const value of new Set(keys[part])) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, label: labelOf(part, value), count }))
      .sort((a, b) => b.count - a.count || compare(a.label, b.label));
  };
  return {
    needs: facet('needs'),
    cities: facet('cities'),
    languages: facet('languages'),
    costs: facet('costs'),
    audiences: facet('audiences'),
    networks: facet('networks'),
    regions: facet('regions'),
    freshness: facet('freshness'),
    openNow: passing(entries, filter, 'openNow').filter(({ isOpen }) => isOpen()).length,
  };
}
