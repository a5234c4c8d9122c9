import { describe, expect, it } from 'vitest';
import { readPackFiles } from '../../../build/pack-files.ts';
import { sayChanges } from '../../../build/pack-tool/say-changes.ts';
import { diffPacks } from '../../../core/pack/diff.ts';
import {
  aContact,
  aFact,
  aStatement,
  aText,
  aTopic,
  aTrust,
  contactsContents,
  guidanceContents,
  sealPack,
} from '../../helpers/pack-builder.ts';

const guidance = (over: Readonly<Record<string, unknown>> = {}) =>
  sealPack('guidance', guidanceContents(over));
const contacts = (over: Readonly<Record<string, unknown>> = {}) =>
  sealPack('contacts', contactsContents(over));
const changesTo = (over: Readonly<Record<string, unknown>>) => diffPacks(guidance(), guidance(over));
const lastDay = aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } });
const facts = (...list: unknown[]) => ({ 'facts/all.json': { facts: [...list, lastDay] } });

describe('what a newer pack changes', () => {
  it('is nothing where only places and order differ', () => {
    expect(diffPacks(guidance(), guidance())).toEqual([]);
    const moved = guidance({
      'facts/all.json': { facts: [lastDay] },
      'facts/more.json': { facts: [aFact()] },
    });
    expect(diffPacks(guidance(), moved)).toEqual([]);
  });

  it('says a changed amount in words of each language', () => {
    const [change, ...more] = changesTo(
      facts(aFact({ value: { kind: 'money', amount: 440, currency: 'PLN' } })),
    );
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      thing: 'fact',
      id: 'fee (2026-03-05)',
      change: 'changed',
      name: { en: 'Fee' },
    });
    expect(change?.fields).toHaveLength(1);
    expect(change?.fields[0]).toMatchObject({
      field: 'value',
      from: { pl: '340\u00a0zł' },
      to: { pl: '440\u00a0zł' },
    });
  });

  it('tells a further dated value from a change of the old one', () => {
    const ended = aFact({ trust: aTrust({ validTo: '2026-12-31' }) });
    const next = aFact({
      value: { kind: 'money', amount: 500, currency: 'PLN' },
      trust: aTrust({ validFrom: '2027-01-01' }),
    });
    const changes = changesTo(facts(ended, next));
    expect(changes.map(({ id, change }) => [id, change])).toEqual([
      ['fee (2026-03-05)', 'changed'],
      ['fee (2027-01-01)', 'added'],
    ]);
    expect(changes[0]?.fields).toEqual([
      {
        field: 'trust.validTo',
        from: null,
        to: { pl: '31.12.2026', uk: '31.12.2026', en: '31 December 2026' },
      },
    ]);
  });

  it('names the statement that reads differently, not the topic around it', () => {
    const topic = aTopic({ lead: [aStatement({ id: 'lead', text: aText('You pay {fact:fee} at once.') })] });
    const changes = changesTo({ 'topics/permit.json': topic });
    expect(changes.map(({ thing, id }) => `${thing} ${id}`)).toEqual(['statement permit/lead']);
    expect(changes[0]?.fields.map(({ field }) => field)).toEqual(['text']);
  });

  it('lists topics that come and go, with what is in them', () => {
    const added = changesTo({ 'topics/visa.json': aTopic({ id: 'visa' }) });
    expect(added.map(({ thing, id, change }) => `${change} ${thing} ${id}`)).toEqual([
      'added topic visa',
      'added section visa/who',
      'added statement visa/lead',
      'added statement visa/who/first',
    ]);
    const removed = diffPacks(guidance({ 'topics/visa.json': aTopic({ id: 'visa' }) }), guidance());
    expect(new Set(removed.map(({ change }) => change))).toEqual(new Set(['removed']));
  });

  it('says which part of a contact changed', () => {
    const contact = aContact();
    const phones = contact.phones.map(phone => ({ ...phone, number: '997' }));
    const changes = diffPacks(
      contacts(),
      contacts({ 'contacts.json': { contacts: [{ ...contact, phones }] } }),
    );
    expect(changes).toEqual([
      {
        thing: 'contact',
        id: '112',
        change: 'changed',
        name: { pl: 'Przykład', uk: 'Przykład', en: 'Przykład' },
        fields: [{ field: 'phones.0.number', from: aWord('112'), to: aWord('997') }],
      },
    ]);
  });

  it('sees outcomes and steps of the guided check', () => {
    const outcome = (text: string) => ({
      id: 'stays',
      title: aText('Stays'),
      steps: [{ id: 'go', text: aText(text) }],
    });
    const file = (text: string) => ({
      path: 'check/outcomes/stays.json',
      text: JSON.stringify(outcome(text)),
    });
    const changes = diffPacks([...guidance(), file('Go')], [...guidance(), file('Write')]);
    expect(changes.map(({ thing, id }) => `${thing} ${id}`)).toEqual(['step stays/go']);
    expect(diffPacks(guidance(), [...guidance(), file('Go')]).map(({ thing }) => thing)).toEqual([
      'outcome',
      'step',
    ]);
  });

  it('is everything where there was nothing, and leaves no part of the shipped packs out', () => {
    for (const id of ['guidance-pl', 'contacts-malopolska']) {
      const files = readPackFiles(new URL(`../../../content/${id}`, import.meta.url).pathname);
      const changes = diffPacks([], files);
      expect(changes.filter(({ thing }) => thing === 'other')).toEqual([]);
      expect(changes.every(({ change }) => change === 'added')).toBe(true);
      expect(diffPacks(files, files)).toEqual([]);
    }
  });

  it('is said for a terminal as a count and a line a thing', () => {
    const changes = changesTo(facts(aFact({ value: { kind: 'percent', amount: 50 } })));
    expect(sayChanges(changes, 'en')).toEqual([
      'fact: 1',
      '~ fact fee (2026-03-05): Fee',
      '    value: PLN\u00a0340 -> 50%',
    ]);
    expect(sayChanges([], 'pl')).toEqual(['nothing changed']);
  });
});

function aWord(text: string) {
  return { pl: text, uk: text, en: text };
}
