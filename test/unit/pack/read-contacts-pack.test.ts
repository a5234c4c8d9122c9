import { describe, expect, it } from 'vitest';
import { contactObjectId } from '../../../core/contact/ids.ts';
import { readContactsPack } from '../../../core/pack/read-contacts-pack.ts';
import { aContact, aTerm, contactsContents, sealPack } from '../../helpers/pack-builder.ts';
import { refusalOf } from '../../helpers/thrown.ts';

const refusal = (over: Readonly<Record<string, unknown>>) =>
  refusalOf(() => readContactsPack('example', sealPack('contacts', contactsContents(over))));
const withContacts = (...contacts: unknown[]) => ({ 'contacts.json': { contacts } });

describe('reading a contacts pack', () => {
  it('reads contacts, categories and synonyms', () => {
    const pack = readContactsPack('example', sealPack('contacts', contactsContents()));
    expect(pack.contacts.map(contact => contact.id)).toEqual(['112']);
    expect(pack.taxonomy.map(term => term.id)).toEqual(['emergency']);
    expect(pack.synonyms.map(synonym => synonym.concept)).toEqual(['police']);
  });

  it('refuses a service phrase without Polish and says where', () => {
    const contact = aContact({}, {});
    const broken = { ...contact, profile: { ...contact.profile, services: [{ uk: 'a', en: 'b' }] } };
    expect(refusal(withContacts(broken))).toEqual({
      code: 'pack-language-missing',
      pack: 'example',
      file: 'contacts.json',
      at: 'contacts.0.profile.services.0.pl',
    });
  });

  it('does not take a name that no source uses for a missing language', () => {
    const contact = aContact({}, { names: { pl: 'Przykład', uk: null, en: null } });
    const files = sealPack('contacts', contactsContents(withContacts(contact)));
    expect(readContactsPack('example', files).contacts).toHaveLength(1);
  });

  it('refuses a contact id used twice', () => {
    expect(refusal(withContacts(aContact(), aContact()))).toMatchObject({
      code: 'pack-invalid',
      at: 'contacts.1.id',
      reason: 'duplicate-id',
    });
  });

  it('refuses the id of an object used twice', () => {
    const other = aContact({ id: '997' });
    const phones = [{ ...other.phones[0], id: contactObjectId('112', 'phone/0') }];
    expect(refusal(withContacts(aContact(), { ...other, phones }))).toMatchObject({
      at: 'contacts.1.phones.0.id',
      reason: 'duplicate-id',
    });
  });

  it('refuses a category without a label and one labelled twice', () => {
    expect(refusal(withContacts(aContact({}, { category: 'other' })))).toMatchObject({
      at: 'contacts.0.profile.category',
      reason: 'unknown-category',
      value: 'other',
    });
    expect(refusal({ 'taxonomy.json': { terms: [aTerm(), aTerm()] } })).toMatchObject({
      file: 'taxonomy.json',
      at: 'terms.1.id',
    });
  });

  it('refuses two contacts on one place of the urgent sheet', () => {
    const contacts = [aContact({}, { urgentRank: 1 }), aContact({ id: '997' }, { urgentRank: 1 })];
    expect(refusal(withContacts(...contacts))).toMatchObject({ at: 'contacts.1.profile.urgentRank' });
  });

  it('refuses hours that end before they begin and a check later than the pack', () => {
    const row = {
      id: contactObjectId('112', 'schedule/0'),
      freq: 'WEEKLY' as const,
      byday: 'MO,TU',
      opens_at: '18:00',
      closes_at: '08:00',
    };
    expect(refusal(withContacts(aContact({ schedules: [row] })))).toMatchObject({
      at: 'contacts.0.schedules.0.closes_at',
      reason: 'ends-before-it-begins',
    });
    expect(refusal(withContacts(aContact({}, { verifiedOn: '2026-11-22' })))).toMatchObject({
      at: 'contacts.0.profile.verifiedOn',
    });
  });

  it('refuses a pack in which a file is missing or too many', () => {
    const { 'synonyms.json': _, ...rest } = contactsContents();
    const refused = refusalOf(() => readContactsPack('example', sealPack('contacts', rest)));
    expect(refused).toMatchObject({ code: 'pack-missing', file: 'synonyms.json' });
    expect(refusal({ 'extra.json': {} })).toMatchObject({ file: 'extra.json', reason: 'file-not-expected' });
  });
});
