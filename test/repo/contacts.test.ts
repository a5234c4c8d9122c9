import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { effectiveContact } from '../../core/contact/effective.ts';
import { ageOf } from '../../core/contact/freshness.ts';
import { audienceKindsOf, costKindOf } from '../../core/contact/kinds.ts';
import { hoursOfWeeklyRules, weeklyRulesOf } from '../../core/contact/weekly.ts';
import { inspectContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { contactRow } from '../../renderer/store/pack-views.ts';
import { holdsDead, knownDead } from './known-dead.ts';

const read = inspectContactsPack(
  'contacts-malopolska',
  readPackFiles(path.join(contentFolder, 'contacts-malopolska')),
);
const contacts = read.pack?.contacts ?? [];
const categories = new Set(read.pack?.taxonomy.map(term => term.id));
const today = read.pack?.manifest.asOf ?? '';

const folder = path.resolve(contentFolder, '../../shared/facts');
const hasFacts = existsSync(folder);
const fact = (name: string): string => (hasFacts ? readFileSync(path.join(folder, name), 'utf8') : '[]');

const recordSchema = z.object({
  id: z.string(),
  category: z.string(),
  names: z.object({ pl: z.string(), uk: z.string().nullable(), en: z.string().nullable() }),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  url: z.string().nullable(),
  hours: z.string().nullable(),
  languages: z.array(z.string()),
  city: z.string().nullable(),
  address: z.string().nullable(),
  networks: z.array(z.string()),
  services: z.array(z.string()),
  unverified: z.array(z.string()),
  confidence: z.string(),
});
const records = z.array(recordSchema).parse(JSON.parse(fact('contacts.json')));

describe('the directory that is shipped', () => {
  it('has a need for every contact, and a contact for every need', () => {
    expect(contacts.filter(contact => !categories.has(contact.profile.category)).map(({ id }) => id)).toEqual(
      [],
    );
    const used = new Set(contacts.map(contact => contact.profile.category));
    expect([...categories].filter(category => !used.has(category))).toEqual([]);
  });

  it('lets what is doubtful look doubtful: unverified, and marked in every list', () => {
    for (const contact of contacts) {
      const row = contactRow(contact, { pl: 'x', uk: 'x', en: 'x' }, 'pl');
      const isDoubtful = contact.profile.confidence !== 'high';
      expect({ id: contact.id, badge: row.badge }).toEqual({
        id: contact.id,
        badge: isDoubtful ? 'check' : 'none',
      });
      expect(['never', 'old']).toContain(ageOf(contact, today).state);
    }
  });

  it('gives nobody a fresh look by a source alone, however new', () => {
    const newest = contacts.find(contact => contact.profile.sourceOn === today) ?? contacts[0];
    if (newest === undefined) throw new Error('no contact');
    const fresh = { ...newest, profile: { ...newest.profile, sourceOn: today } };
    expect(ageOf(fresh, today).state).toBe('never');
    expect(ageOf({ ...fresh, profile: { ...fresh.profile, verifiedOn: today } }, today).state).toBe('fresh');
  });

  it('can be narrowed by cost and by whom it is for: few texts fall under other', () => {
    const kinds = contacts.flatMap(contact => audienceKindsOf(contact.service.eligibility_description));
    expect(kinds.filter(kind => kind === 'other').length).toBeLessThan(contacts.length / 6);
    const costs = contacts.map(contact => costKindOf(contact.service.fees_description));
    expect(costs.filter(kind => kind === 'free')).toHaveLength(
      contacts.filter(contact => contact.service.fees_description?.en === 'free').length,
    );
  });

  it('has weekly rules that say the same as its hours', () => {
    const odd = contacts.filter(
      ({ profile, schedules }) =>
        profile.hours !== null &&
        hoursOfWeeklyRules(weeklyRulesOf(profile.hours) ?? []) !== hoursOfWeeklyRules(schedules),
    );
    expect(odd.map(contact => contact.id)).toEqual([]);
  });

  it('is as shipped while this point knows nothing of it', () => {
    for (const contact of contacts) {
      const here = effectiveContact(contact, null, new Map());
      expect(here).toMatchObject({ contact, isOwn: false, marks: [], conflicts: [] });
    }
  });

  it('dates a membership that has ended', () => {
    const memberships = contacts.flatMap(contact => contact.profile.networks);
    const dated = memberships.filter(one => one.network === 'Centrum Wielokulturowe w Krakowie');
    expect(dated.length).toBeGreaterThan(0);
    expect(dated.filter(one => one.validTo === null || one.validFrom === null)).toEqual([]);
  });
});

describe.runIf(hasFacts)('beside the research it was made from', () => {
  it('places every record: name, need, numbers, addresses, hours, languages, town', () => {
    const made = contacts.map(({ id, profile, phones, organization, service, languages }) => ({
      id,
      category: profile.category,
      names: profile.names,
      phones: phones.map(phone => phone.number),
      emails: [organization.email, ...service.emails].filter(email => email !== null),
      url: organization.website,
      hours: profile.hours,
      languages: languages.map(({ code }) => code),
      city: profile.city,
      confidence: profile.confidence,
    }));
    const wanted = records.map(
      ({ address: _a, networks: _n, services: _s, unverified: _u, ...record }) => record,
    );
    const byId = (list: readonly { id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(made)).toEqual(byId(wanted));
  });

  it('has the street of every record, everything it does and every doubt', () => {
    const byId = new Map(contacts.map(contact => [contact.id, contact]));
    for (const record of records) {
      const contact = byId.get(record.id);
      const street = contact?.location?.addresses[0]?.address_1 ?? null;
      expect({ id: record.id, has: street !== null }).toEqual({
        id: record.id,
        has: record.address !== null,
      });
      if (street !== null) expect(record.address).toContain(street);
      expect(contact?.profile.services).toHaveLength(record.services.length);
      expect(contact?.profile.unverifiedNotes).toHaveLength(record.unverified.length);
    }
  });

  it('has every network membership the sources name, its years as dates', () => {
    const byId = new Map(contacts.map(contact => [contact.id, contact.profile.networks]));
    for (const record of records) {
      const wanted = record.networks.map(name => name.replace(/ \(partnerzy 2024-2025\)$/, ''));
      expect(byId.get(record.id)?.map(one => one.network)).toEqual(wanted);
    }
  });

  it('knows every value that the research calls dead', () => {
    const table = fact('information-points.md').split('### A.X')[1]?.split('### A.Y')[0] ?? '';
    const values = [...table.matchAll(/^\| ([^|]+) \|/gm)]
      .flatMap(match => (match[1] ?? '').split(', '))
      .map(value =>
        value
          .replace(/^(?:ul\.|al\.) /, '')
          .replace(/ ext\. \d+$/, '')
          .trim(),
      )
      .filter(value => value !== '' && value !== 'Value' && !value.startsWith('---'))
      // `12 392 18 30/31` names two numbers.
      .flatMap(value => {
        const pair = /^(.* )(\d\d)\/(\d\d)$/.exec(value);
        return pair === null
          ? [value]
          : [`${pair[1] ?? ''}${pair[2] ?? ''}`, `${pair[1] ?? ''}${pair[3] ?? ''}`];
      });
    expect(values.length).toBeGreaterThan(30);
    expect(values.filter(value => !knownDead.some(dead => holdsDead(value, dead)))).toEqual([]);
  });
});

it('says whether the research was at hand', () => {
  const words = hasFacts ? 'facts/contacts.json: compared' : 'facts/contacts.json: NOT at hand, not compared';
  process.stdout.write(`${words}\n`);
  expect(words).toContain('contacts.json');
});
