import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { contactObjectId } from '../../core/contact/ids.ts';
import type { ContactField } from '../../core/contact/schema.ts';
import { statementsOf } from '../../core/pack/check-guidance.ts';
import { checkLinks } from '../../core/pack/check-links.ts';
import { localizedTexts } from '../../core/pack/localized-texts.ts';
import { inspectContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { inspectGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import { holdsDead, knownDead } from './known-dead.ts';

const read = (id: string) => readPackFiles(path.join(contentFolder, id));
const contactsRead = inspectContactsPack('contacts-malopolska', read('contacts-malopolska'));
const guidanceRead = inspectGuidancePack('guidance-pl', read('guidance-pl'));
const contacts = contactsRead.pack?.contacts ?? [];
const topics = guidanceRead.pack?.topics ?? [];

/** Every string inside a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('the packs shipped with the program', () => {
  it('are read without a problem', () => {
    const problems = [...contactsRead.problems, ...guidanceRead.problems];
    expect(problems.map(({ code, details }) => ({ code, ...details }))).toEqual([]);
  });

  it('fit each other: every contact a topic names is in the directory', () => {
    const links = guidanceRead.pack === null ? null : checkLinks(guidanceRead.pack, { contacts });
    expect(links?.map(problem => problem.details)).toEqual([]);
  });
});

describe('the contacts pack', () => {
  it('holds every record of the research once', () => {
    expect(contacts).toHaveLength(175);
    expect(new Set(contacts.map(contact => contact.id)).size).toBe(175);
    expect(contactsRead.pack?.taxonomy).toHaveLength(26);
    expect(contactsRead.pack?.synonyms).toHaveLength(88);
  });

  it('starts with nobody having verified anything', () => {
    expect(contacts.filter(contact => contact.profile.verifiedOn !== null)).toEqual([]);
  });

  it('calls current only what a recent source confirms, and never at low confidence', () => {
    const current = contacts.filter(({ profile }) => profile.listing === 'current');
    expect(current.filter(({ profile }) => profile.confidence !== 'high').map(({ id }) => id)).toEqual([]);
    expect(current.filter(({ profile }) => profile.sourceOn === null).map(({ id }) => id)).toEqual([]);
  });

  it('marks a field for every doubt in words, and puts words to every marked field', () => {
    const odd = contacts.filter(
      ({ profile }) => (profile.unverifiedFields.length === 0) !== (profile.unverifiedNotes.length === 0),
    );
    expect(odd.map(contact => contact.id)).toEqual([]);
  });

  it.each<[RegExp, ContactField]>([
    [/phone|number/, 'phones'],
    [/e-mail|@/, 'emails'],
    [/(?<!web )address/, 'address'],
    [/web address/, 'url'],
    [/hours|round-the-clock/, 'hours'],
    [/^languages|language availability|shifts|advice in/, 'languages'],
    [/^operation|^operator|contract|successor|office still works/, 'operation'],
    [/name of the line|name and web/, 'name'],
    [/admission|^area$|districts/, 'audience'],
    [/programme|hostel|mobile point|services|scope of service/, 'services'],
    [/free courses/, 'cost'],
  ])('shows what its note says is in doubt (%s) as a doubtful field: %s', (words, field) => {
    const doubtful = contacts.filter(({ profile }) =>
      profile.unverifiedNotes.some(({ en }) => words.test(en)),
    );
    expect(doubtful.length).toBeGreaterThan(0);
    const unmarked = doubtful.filter(({ profile }) => !profile.unverifiedFields.includes(field));
    expect(unmarked.map(contact => contact.id)).toEqual([]);
  });

  it('holds no value that is known to be dead', () => {
    const found = contacts.flatMap(contact =>
      stringsOf(contact).flatMap(text =>
        knownDead
          .filter(dead => dead.only === undefined || dead.only.includes(contact.id))
          .filter(dead => holdsDead(text, dead))
          .map(dead => `${contact.id}: ${dead.value}`),
      ),
    );
    expect(found).toEqual([]);
    const everywhere = knownDead.filter(dead => dead.only === undefined);
    const advised = topics.flatMap(stringsOf).filter(text => everywhere.some(dead => holdsDead(text, dead)));
    expect(advised).toEqual([]);
  });

  it('would notice a dead value however it is written', () => {
    const number = { value: '12 426 90 01' };
    expect(
      ['+48 12 426 90 01', '(12) 426-90-01', 'tel. 124269001'].every(text => holdsDead(text, number)),
    ).toBe(true);
    expect(holdsDead('ul. graniczna 8a', { value: 'Graniczna 8A' })).toBe(true);
  });

  it('tells a confidential address in one place only', () => {
    const hidden = contacts.filter(contact => contact.profile.confidentialAddress);
    expect(hidden.map(contact => contact.id).toSorted()).toEqual([
      'dom-samotnej-matki',
      'krakowiakow-kobiety',
      'sow-krakow',
    ]);
    const addresses = hidden.flatMap(contact => contact.location?.addresses ?? []);
    const elsewhere = contacts.flatMap(({ location: _, ...contact }) => stringsOf(contact));
    for (const { address_1 } of addresses)
      expect(elsewhere.filter(text => text.includes(address_1))).toEqual([]);
    const open = contacts.filter(contact => !contact.profile.confidentialAddress);
    const shown = open
      .flatMap(contact => contact.location?.addresses ?? [])
      .map(address => address.address_1);
    expect(addresses.filter(address => shown.includes(address.address_1))).toEqual([]);
  });

  it('offers the urgent numbers in one order, each to be called round the clock', () => {
    const urgent = contacts
      .filter(contact => contact.profile.urgentRank !== null)
      .toSorted((a, b) => (a.profile.urgentRank ?? 0) - (b.profile.urgentRank ?? 0));
    expect(urgent.map(contact => contact.id)).toEqual([
      '112',
      '997',
      '116123',
      '116111',
      'cw-800702222',
      'niebieska-linia',
      'kcik',
      'la-strada',
      'rpd-800121212',
      'oik-krakow',
    ]);
    expect(urgent.every(contact => contact.phones.length > 0 && contact.profile.hours === '24/7')).toBe(true);
    const doubted = urgent
      .filter(contact => contact.profile.confidence !== 'high')
      .map(contact => contact.id);
    expect(doubted).toEqual(['oik-krakow']);
  });

  it('gives its objects the ids made from the readable id', () => {
    for (const contact of contacts) {
      expect(contact.organization.id).toBe(contactObjectId(contact.id, 'organization'));
      expect(contact.service.id).toBe(contactObjectId(contact.id, 'service'));
      contact.phones.forEach((phone, index) => {
        expect(phone.id).toBe(contactObjectId(contact.id, `phone/${index}`));
      });
    }
  });

  it('has a weekly rule for every contact with hours and for no other', () => {
    const odd = contacts.filter(
      contact => (contact.profile.hours === null) !== (contact.schedules.length === 0),
    );
    expect(odd.map(contact => contact.id)).toEqual([]);
  });

  it('is open on Monday at three in the morning where there is night care', () => {
    const night = contacts.filter(contact => contact.id.startsWith('npl-'));
    expect(night).toHaveLength(9);
    for (const { schedules } of night)
      expect(
        schedules.some(
          row => row.byday.split(',').includes('MO') && row.opens_at <= '03:00' && row.closes_at > '03:00',
        ),
      ).toBe(true);
  });

  it('does not say how many records are of which confidence: the number would grow old', () => {
    const texts = Object.values(contactsRead.pack?.manifest.notice ?? {});
    expect(texts).toHaveLength(3);
    expect(texts.filter(text => /\b(?:22|75|78|175)\b/.test(text))).toEqual([]);
  });
});

describe('the guidance pack', () => {
  it('holds at least ten topics', () => {
    expect(topics.length).toBeGreaterThanOrEqual(10);
  });

  it('gives every statement a source, a day on which it was checked and a day of review', () => {
    for (const topic of topics)
      for (const { statement } of statementsOf(topic)) {
        expect(statement.trust.sources.length).toBeGreaterThan(0);
        expect(statement.trust.reviewBy > statement.trust.checkedOn).toBe(true);
      }
  });

  it('says that no lawyer has read it yet', () => {
    const notice = guidanceRead.pack?.manifest.notice;
    expect(notice?.en).toMatch(/not been reviewed by a lawyer/);
    expect(notice?.pl).toMatch(/prawnika/);
    expect(notice?.uk).toMatch(/юрист/);
  });
});

describe('the words of both packs', () => {
  const places = [
    ...contacts.flatMap(contact => [...localizedTexts(contact, [contact.id])]),
    ...[...localizedTexts(contactsRead.pack?.taxonomy, ['taxonomy'])],
    ...topics.flatMap(topic => [...localizedTexts(topic, [topic.id])]),
    ...[...(guidanceRead.pack?.facts.values() ?? [])]
      .flat()
      .flatMap(fact => [...localizedTexts(fact, [fact.id])]),
  ].filter(({ at }) => !at.includes('names'));

  it('are in the script of their language', () => {
    const wrong = places
      .filter(({ text }) => /\p{Script=Cyrillic}/u.test(text.pl) || /[ыэъё]/i.test(text.uk))
      .map(({ at }) => at.join('.'));
    expect(wrong).toEqual([]);
  });

  it('are Ukrainian in Ukrainian: a text of several words has Cyrillic letters', () => {
    const wrong = places
      .filter(({ text }) => /\p{L}+ \p{L}+/u.test(text.uk) && !/\p{Script=Cyrillic}/u.test(text.uk))
      .map(({ at }) => at.join('.'));
    expect(wrong).toEqual([]);
  });

  it('are not left in English', () => {
    const left = places
      .filter(({ text }) => /\p{L}{3,} \p{L}{3,}/u.test(text.en) && text.en === text.pl)
      .map(({ at }) => at.join('.'));
    expect(left).toEqual([]);
  });
});
