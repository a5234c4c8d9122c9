import {
  type Contact,
  contactsFileSchema,
  type Synonym,
  synonymsFileSchema,
  type TaxonomyTerm,
  taxonomyFileSchema,
} from '../contact/schema.ts';
import { AppError } from '../errors.ts';
import { indexById } from './check-guidance.ts';
import { collectProblems, type Inspection, type ProblemList, packOrThrow } from './collect-problems.ts';
import type { Manifest } from './manifest.ts';
import { parseFile } from './parse-file.ts';
import { type PackFile, readManifest } from './read-manifest.ts';
import { readTranslations } from './read-translations.ts';
import { type TranslationRecord, translationsFile } from './translations.ts';

/** A contacts pack that has passed every check. */
export interface ContactsPack {
  readonly manifest: Manifest;
  readonly contacts: readonly Contact[];
  /** Categories in order of display. */
  readonly taxonomy: readonly TaxonomyTerm[];
  readonly synonyms: readonly Synonym[];
  /** Which Polish text each translation was made from. */
  readonly translations: TranslationRecord;
}

const expectedFiles = ['contacts.json', 'taxonomy.json', 'synonyms.json', translationsFile];

/** Ids of the HSDS objects of a contact, with their places. */
function* objectIds(contact: Contact): Generator<{ at: (string | number)[]; id: string }> {
  yield { at: ['organization', 'id'], id: contact.organization.id };
  yield { at: ['service', 'id'], id: contact.service.id };
  if (contact.location !== null) {
    yield { at: ['location', 'id'], id: contact.location.id };
    for (const [index, address] of contact.location.addresses.entries())
      yield { at: ['location', 'addresses', index, 'id'], id: address.id };
  }
  for (const [index, phone] of contact.phones.entries()) yield { at: ['phones', index, 'id'], id: phone.id };
  for (const [index, row] of contact.schedules.entries())
    yield { at: ['schedules', index, 'id'], id: row.id };
}

/** Compares the files of a contacts pack with each other and notes every contradiction. */
function checkContacts(pack: ContactsPack, list: ProblemList): void {
  const origin = { pack: pack.manifest.id, file: 'contacts.json' };
  const placed = pack.contacts.map((value, index) => ({ origin, at: ['contacts', index], value }));
  const taxonomy = { ...origin, file: 'taxonomy.json' };
  const categories = indexById(
    pack.taxonomy.map((value, index) => ({ origin: taxonomy, at: ['terms', index], value })),
    list,
  );
  indexById(placed, list);
  const objects = new Set<string>();
  const ranks = new Set<number>();
  for (const { at, value: contact } of placed) {
    const { profile } = contact;
    if (!categories.has(profile.category))
      list.add(origin, [...at, 'profile', 'category'], 'unknown-category', profile.category);
    if (profile.urgentRank !== null && ranks.has(profile.urgentRank))
      list.add(origin, [...at, 'profile', 'urgentRank'], 'duplicate-id', String(profile.urgentRank));
    if (profile.urgentRank !== null) ranks.add(profile.urgentRank);
    if (profile.verifiedOn !== null && profile.verifiedOn > pack.manifest.asOf)
      list.add(origin, [...at, 'profile', 'verifiedOn'], 'checked-after-the-pack', profile.verifiedOn);
    for (const [index, row] of contact.schedules.entries())
      if (row.closes_at <= row.opens_at)
        list.add(origin, [...at, 'schedules', index, 'closes_at'], 'ends-before-it-begins', row.closes_at);
    for (const object of objectIds(contact)) {
      if (objects.has(object.id)) list.add(origin, [...at, ...object.at], 'duplicate-id', object.id);
      objects.add(object.id);
    }
  }
}

/** Reads a contacts pack and notes everything that is wrong with it; for the people who write packs. */
export function inspectContactsPack(pack: string, files: readonly PackFile[]): Inspection<ContactsPack> {
  const list = collectProblems();
  const sealed = list.attempt(() => readManifest(pack, 'contacts', files));
  if (sealed === null) return { pack: null, problems: list.problems };
  const origin = (file: string) => ({ pack, file });
  for (const file of sealed.files.keys())
    if (!expectedFiles.includes(file)) list.add(origin(file), [], 'file-not-expected');
  const textOf = (file: string): string => {
    const text = sealed.files.get(file);
    if (text === undefined) throw new AppError('pack-missing', { ...origin(file), at: '' });
    return text;
  };
  const contacts = list.attempt(() =>
    parseFile(contactsFileSchema, textOf('contacts.json'), origin('contacts.json')),
  );
  const taxonomy = list.attempt(() =>
    parseFile(taxonomyFileSchema, textOf('taxonomy.json'), origin('taxonomy.json')),
  );
  const synonyms = list.attempt(() =>
    parseFile(synonymsFileSchema, textOf('synonyms.json'), origin('synonyms.json')),
  );
  const translations = readTranslations(sealed, list);
  if (contacts === null || taxonomy === null || synonyms === null)
    return { pack: null, problems: list.problems };
  const read: ContactsPack = {
    manifest: sealed.manifest,
    contacts: contacts.contacts,
    taxonomy: taxonomy.terms,
    synonyms: synonyms.synonyms,
    translations,
  };
  checkContacts(read, list);
  return { pack: read, problems: list.problems };
}

/**
 * Reads a contacts pack from its files: `manifest.json`, `contacts.json`, `taxonomy.json`, `synonyms.json`.
 * `pack` is the id under which the host keeps it. Throws the first problem as an `AppError` with {pack, file, at}:
 * the codes of {@link readManifest} and {@link parseFile}, and `pack-invalid` {reason} where the content
 * contradicts itself (an id twice, an unknown category, hours that end before they begin).
 */
export const readContactsPack = (pack: string, files: readonly PackFile[]): ContactsPack =>
  packOrThrow(inspectContactsPack(pack, files));
