import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../../core/case/schema.ts';
import { consultationSchema } from '../../../core/consultation/schema.ts';
import { contactSchema } from '../../../core/contact/schema.ts';
import { makeDemoContacts } from '../../../core/demo/demo-contacts.ts';
import { type DemoPlan, makeDemo } from '../../../core/demo/make-demo.ts';
import { createRandom } from '../../../core/demo/random.ts';
import { readShippedContent } from '../../helpers/content-index.ts';

const { contacts, topics } = readShippedContent();
const plan: DemoPlan = {
  seed: 20261101,
  consultations: 400,
  cases: 60,
  fromDay: '2025-11-01',
  toDay: '2026-10-31',
  pointId: '0198c0de-0000-7000-8000-000000000001',
  consultantCodes: ['KW', 'OT'],
  topics,
  contacts: contacts.map(({ id, profile }) => ({ id, category: profile.category })),
  guidanceVersion: '2026.11.1',
  contactsVersion: '2026.11.1',
};
const demo = makeDemo(plan);

describe('fictional records', () => {
  it('pass the schemas of real ones', () => {
    for (const one of demo.consultations) consultationSchema.parse(one);
    for (const one of demo.cases) caseSchema.parse(one);
    for (const one of makeDemoContacts({ seed: 1, count: 200 })) contactSchema.parse(one);
    expect([demo.consultations.length, demo.cases.length]).toEqual([400, 60]);
  });

  it('are the same for the same plan and different for another seed', () => {
    expect(makeDemo(plan)).toEqual(demo);
    expect(makeDemo({ ...plan, seed: 2 }).consultations[0]).not.toEqual(demo.consultations[0]);
    expect(makeDemoContacts({ seed: 1, count: 5 })).toEqual(makeDemoContacts({ seed: 1, count: 5 }));
  });

  it('have ids of their own, in order of their start, on days within the plan and never on a Sunday', () => {
    const { consultations } = demo;
    expect(new Set(consultations.map(one => one.id)).size).toBe(consultations.length);
    expect(consultations.map(one => one.startedAt)).toEqual(consultations.map(one => one.startedAt).sort());
    for (const { visitDate, startedAt, finishedAt, durationMin } of consultations) {
      expect(visitDate >= plan.fromDay && visitDate <= plan.toDay).toBe(true);
      expect(new Date(visitDate).getUTCDay()).not.toBe(0);
      expect([startedAt.slice(0, 10), finishedAt.slice(0, 10)]).toEqual([visitDate, visitDate]);
      expect(Date.parse(finishedAt) - Date.parse(startedAt)).toBe(durationMin * 60_000);
    }
  });

  it('point at each other and at the packs without a loose end', () => {
    const caseOf = new Map(demo.consultations.map(one => [one.id, one.caseId]));
    for (const one of demo.cases) {
      expect(one.consultationIds.length).toBeGreaterThan(0);
      expect(one.consultationIds.map(id => caseOf.get(id))).toEqual(one.consultationIds.map(() => one.id));
    }
    const linked = demo.consultations.filter(one => one.caseId !== null);
    expect(linked).toHaveLength(demo.cases.flatMap(one => one.consultationIds).length);
    for (const one of demo.consultations) {
      expect(one.contactKind).toBe(one.caseId === null ? 'anonymous' : 'participant');
      expect(one.couldNotHelpReason === null).toBe(one.outcome !== 'could-not-help');
      expect(one.followUpOn === null).toBe(one.outcome !== 'follow-up-planned');
    }
    const known = new Set([...topics, ...contacts].map(one => one.id));
    const shown = demo.consultations.flatMap(one => one.shown.map(item => item.id));
    const referred = demo.consultations.flatMap(one => one.referrals.map(referral => referral.contactId));
    expect(shown.length).toBeGreaterThan(100);
    expect(referred.length).toBeGreaterThan(20);
    expect([...shown, ...referred].filter(id => !known.has(id))).toEqual([]);
    expect(demo.cases.map(one => one.number)).toEqual(demo.cases.map((_, index) => index + 1));
  });

  it('show and refer to nothing of a pack that is not there', () => {
    const bare = makeDemo({
      ...plan,
      topics: [],
      contacts: [],
      guidanceVersion: null,
      contactsVersion: null,
    });
    expect(bare.consultations.flatMap(one => [...one.shown, ...one.referrals])).toEqual([]);
  });

  it('are written in three languages, some 45 words a note, with no hole left open', () => {
    const notes = demo.consultations.map(one => one.note).filter(note => note !== '');
    const words = notes.reduce((sum, note) => sum + note.split(/\s+/).length, 0) / notes.length;
    expect(words).toBeGreaterThan(38);
    expect(words).toBeLessThan(60);
    for (const letters of [/[ąęłśżźćń]/, /[іїєґ]/, /\bthe\b/])
      expect(notes.some(note => letters.test(note))).toBe(true);
    expect(notes.filter(note => /[{}]|undefined|null/.test(note))).toEqual([]);
  });

  it('are of people nobody can take for real, with numbers nobody can call', () => {
    const families =
      /Przykład|Testow|Wzorc|Zmyśl|Fikc|Umown|Próbn|Nieby|Приклад|Зраз|Тест|Вигад|Умовн|Проб|Неісн|Pryklad|Zrazk|Test|Vyhad|Umovn|Прыклад|Выдум|Пример|Example|Sample|Specimen|Placeholder|Ví Dụ|Nimushi|Ejemplo/;
    expect(demo.cases.filter(one => !families.test(one.person.familyName))).toEqual([]);
    const phones = [
      ...demo.cases.map(one => one.person.phone).filter(phone => phone !== ''),
      ...makeDemoContacts({ seed: 3, count: 50 }).flatMap(one => one.phones.map(phone => phone.number)),
    ];
    expect(phones.filter(phone => !/^\+48 000 \d{3} \d{3}$/.test(phone))).toEqual([]);
  });
});

describe('seeded chance', () => {
  it('stays within its bounds and reaches both ends', () => {
    const random = createRandom(5);
    const drawn = Array.from({ length: 2000 }, () => random.between(3, 7));
    expect([...new Set(drawn)].sort()).toEqual([3, 4, 5, 6, 7]);
    expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
  });

  it('takes different items and no more than there are', () => {
    const random = createRandom(9);
    for (let round = 0; round < 100; round++) {
      const taken = random.some(['a', 'b', 'c', 'd'], 3);
      expect(new Set(taken).size).toBe(3);
    }
    expect(random.some([1, 2], 5).sort()).toEqual([1, 2]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
