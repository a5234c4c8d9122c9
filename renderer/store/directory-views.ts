import { fieldStates } from '../../core/contact/effective.ts';
import type { UiLanguage } from '../../core/languages.ts';
import type { ContactBook, PlacedContact } from './contact-book.ts';
import type { ContactUses } from './contact-uses.ts';
import { directoryRow, freshnessOf, type ListSetting, type OpeningAt } from './directory-list.ts';
import type { OpenState } from './directory-port.ts';
import type { Opening } from './opening-service.ts';
import type { Packs } from './packs-service.ts';
import type { OpenedContact, StoreOutput } from './port.ts';

/** Whether a contact answers: what is known of its being closed comes before its hours. */
export const withClosures =
  (engine: OpeningAt, dayOf: (instant: string) => string): OpeningAt =>
  (placed, at): OpenState => {
    const { status } = placed.contact.service;
    const closed = placed.layer?.closed ?? null;
    const day = dayOf(at);
    if (closed !== null && closed.from <= day && (closed.to === null || day <= closed.to))
      return { state: 'temporarily-closed', until: null };
    if (status === 'temporarily closed') return { state: 'temporarily-closed', until: null };
    if (status !== 'active') return { state: 'closed', until: null };
    return engine(placed, at);
  };

/** Topics of the guidance that name a contact. */
const topicsNaming = (packs: Packs, contactId: string): OpenedContact['usedIn']['topics'] =>
  packs
    .guidance()
    .flatMap(pack => pack.topics)
    .filter(topic => topic.contactIds.includes(contactId))
    .map(({ id, title }) => ({ id, title }));

export interface ViewParts {
  readonly packs: Packs;
  readonly book: ContactBook;
  readonly uses: ContactUses;
  readonly opening: Opening;
}

/** A contact with everything this point knows of it. */
export function openedContact(
  placed: PlacedContact,
  { packs, uses, opening }: ViewParts,
  setting: ListSetting,
): OpenedContact {
  const { contact, pack, local, marks, conflicts, layer } = placed;
  const { referrals, cases } = uses.of(contact.id);
  const packVersion = pack?.manifest.version ?? '';
  return {
    contact,
    categoryLabel: placed.label,
    packVersion,
    asOf: pack?.manifest.asOf ?? setting.today,
    origin: placed.isOwn ? 'local' : 'pack',
    removed: placed.isRemoved,
    freshness: freshnessOf(placed, setting.today),
    openState: setting.openingAt(placed, setting.at),
    week: opening.week(contact.profile.hours, setting.today),
    languageWeeks: (contact.profile.languageHours ?? []).map(({ code, hours }) => ({
      code,
      week: opening.week(hours, setting.today),
    })),
    fields: fieldStates(placed),
    marks: marks.map(({ state: _, ...mark }) => mark),
    conflicts: conflicts.map(conflict => ({ ...conflict, packVersion })),
    closed: layer?.closed ?? null,
    checks: (local?.checks ?? []).toReversed(),
    usedIn: { topics: topicsNaming(packs, contact.id), referrals, cases },
  };
}

type Queue = StoreOutput<'directory.queue'>;

/** Days a contact is late, or weeks it has never been seen to: what nobody knows the age of comes before all. */
const unknownAgeDays = 3_650;

const ageDays = (basisOn: string | null, today: string): number =>
  basisOn === null
    ? unknownAgeDays
    : Math.max(0, (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${basisOn}T00:00:00Z`)) / 86_400_000);

/**
 * What to verify next: the product of age and use, so that a number given out daily comes before one that nobody
 * asks for. What is fresh, gone, or was checked today is left out.
 */
export function verificationQueue(
  { packs, book, uses }: ViewParts,
  setting: ListSetting,
  limit: number,
): Queue {
  const { today, language } = setting;
  const named = new Map<string, number>();
  for (const topic of packs.guidance().flatMap(pack => pack.topics))
    for (const id of topic.contactIds) named.set(id, (named.get(id) ?? 0) + 1);
  const waiting = book
    .all()
    .filter(({ contact, local }) => {
      const isDone = local?.checks.some(check => check.on === today && !check.withdrawn) ?? false;
      return !isDone && contact.service.status !== 'defunct';
    })
    .map(placed => {
      const freshness = freshnessOf(placed, today);
      const { id } = placed.contact;
      const { referrals, opened } = uses.of(id);
      const count = referrals + opened + (named.get(id) ?? 0);
      return { placed, freshness, count, weight: ageDays(freshness.basisOn, today) * (1 + count) };
    })
    .filter(({ freshness }) => freshness.state !== 'fresh')
    .sort((a, b) => b.weight - a.weight || (a.placed.contact.id < b.placed.contact.id ? -1 : 1));
  const rows = waiting.slice(0, limit).map(({ placed, freshness, count }) => {
    const { id, title, city, categoryLabel, openState } = directoryRow(placed, setting);
    const phones = placed.contact.phones.map(({ number, description }) => ({
      number,
      label: description?.[language] ?? null,
    }));
    const url = placed.contact.organization.website;
    return { id, title, city, categoryLabel, openState, freshness, phones, url, uses: count };
  });
  return { rows, total: waiting.length };
}

/** Courses and events that are going on or to come, by their first day. */
export function eventList(
  book: ContactBook,
  language: UiLanguage,
  { from, to }: { readonly from: string; readonly to: string | null },
): StoreOutput<'directory.events'> {
  return book
    .all()
    .flatMap(({ contact }) =>
      (contact.profile.events ?? []).map(event => ({
        event,
        contactId: contact.id,
        contactName: contact.profile.names[language] ?? contact.profile.names.pl,
        city: contact.profile.city,
      })),
    )
    .filter(({ event }) => (event.to ?? event.from) >= from && (to === null || event.from <= to))
    .sort((a, b) => (a.event.from < b.event.from ? -1 : a.event.from > b.event.from ? 1 : 0));
}
