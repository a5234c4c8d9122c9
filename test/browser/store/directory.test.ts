import { describe, expect, it } from 'vitest';
import type { ContactEdit } from '../../../renderer/store/directory-port.ts';
import type { OpeningHours } from '../../../renderer/store/opening-hours.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { anOpenDirectory } from '../../helpers/a-directory.ts';
import { aNewerPack } from '../../helpers/a-newer-pack.ts';
import { passphrase } from '../../helpers/a-store.ts';

const edit = (set: ContactEdit['set'], isVerified = false): ContactEdit => ({
  set,
  source: 'telephone',
  isVerified,
  confidence: 'high',
});
const phones = (...numbers: string[]): ContactEdit['set'] => ({
  field: 'phones',
  value: numbers.map(number => ({ number, type: 'voice', description: null })),
});
const check = {
  contactId: 'info-opt',
  result: 'right',
  field: null,
  oldValue: null,
  newValue: null,
  note: '',
} as const;

/** Opening hours in the place of the real ones, where a test is not about them. */
const hoursThat = (isOpen: (hours: string) => boolean) => async (): Promise<OpeningHours> => ({
  stateAt: hours => ({ state: isOpen(hours) ? 'open' : 'closed', until: null }),
  weekFrom: () => null,
});

describe('what a point knows of contacts', () => {
  it('lies over the pack, says of each field where it comes from, and is there after a restart', async () => {
    const { start, store } = await anOpenDirectory();
    await store.call('directory.edit', {
      contactId: 'info-opt',
      edits: [edit({ field: 'hours', value: 'Mo-Fr 09:00-17:00' }, true)],
    });
    const opened = await store.call('directory.contact', { id: 'info-opt' });
    expect(opened.contact.profile.hours).toBe('Mo-Fr 09:00-17:00');
    expect(opened.contact.schedules).toMatchObject([{ byday: 'MO,TU,WE,TH,FR', opens_at: '09:00' }]);
    expect(opened.fields.find(one => one.field === 'hours')).toMatchObject({
      isLocal: true,
      trust: { source: 'telephone', verifiedOn: '2026-11-14', verifiedBy: 'K-04', confidence: 'high' },
    });
    expect(opened.fields.filter(one => one.isLocal)).toHaveLength(1);
    await store.end();
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    expect((await again.call('directory.contact', { id: 'info-opt' })).contact).toEqual(opened.contact);
    await again.end();
  });

  it('comes back from the journal when the database is gone', async () => {
    const { name, start, store } = await anOpenDirectory();
    const { contactId } = await store.call('directory.add', {
      edits: [
        edit({ field: 'name', value: { pl: 'Fundacja Łąka', uk: null, en: null } }),
        edit({ field: 'category', value: 'ngo-integration' }),
        edit(phones('+48 600 100 200')),
      ],
    });
    expect(contactId).toBe('fundacja-laka');
    await store.call('directory.check', { ...check, note: 'spoke to Anna' });
    const before = await Promise.all(
      [contactId, 'info-opt'].map(id => store.call('directory.contact', { id })),
    );
    await store.end();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    for (const opened of before)
      expect(await again.call('directory.contact', { id: opened.contact.id })).toEqual(opened);
    await again.end();
  });

  it('is found by search as it holds now, also what was added', async () => {
    const { start, store: first } = await anOpenDirectory();
    let store = first;
    const find = async (text: string) =>
      (await store.call('search.query', { text, language: 'pl', limit: 5 })).groups.flatMap(group =>
        group.group === 'contact' ? group.rows.map(row => row.id) : [],
      );
    expect(await find('Zimorodek')).toEqual([]);
    await store.call('directory.add', {
      edits: [
        edit({ field: 'name', value: { pl: 'Stowarzyszenie Zimorodek', uk: null, en: null } }),
        edit({ field: 'category', value: 'legal-aid' }),
        edit(phones('+48 600 100 201')),
      ],
    });
    expect(await find('Zimorodek')).toEqual(['stowarzyszenie-zimorodek']);
    expect(await find('600100201')).toEqual(['stowarzyszenie-zimorodek']);
    await store.end();
    store = await start();
    await store.call('vault.unlock', { passphrase });
    await store.idle();
    expect(await find('Zimorodek')).toEqual(['stowarzyszenie-zimorodek']);
    await store.end();
  });

  it('takes a dead number out at once, keeps it as a correction, and can take that back', async () => {
    const { store } = await anOpenDirectory();
    const before = await store.call('directory.contact', { id: 'info-opt' });
    const { correctionId, checkId } = await store.call('directory.check', {
      ...check,
      result: 'dead',
      field: 'phones',
      oldValue: '12 210 20 20',
      newValue: '+48 12 999 88 77',
    });
    const after = await store.call('directory.contact', { id: 'info-opt' });
    expect(after.contact.phones.map(phone => phone.number)).toEqual(['+48 12 999 88 77']);
    expect(after.marks).toMatchObject([{ id: correctionId, oldValue: '12 210 20 20', by: 'K-04' }]);
    expect(after.checks).toMatchObject([{ id: checkId, result: 'dead', withdrawn: false }]);
    // Whoever shares the number is not touched: a correction belongs to one contact.
    expect((await store.call('directory.contact', { id: 'pid-krakow-rondo' })).marks).toEqual([]);
    await store.call('directory.withdraw', { contactId: 'info-opt', id: correctionId ?? '' });
    await store.call('directory.withdraw', { contactId: 'info-opt', id: checkId });
    const back = await store.call('directory.contact', { id: 'info-opt' });
    expect(back.contact).toEqual(before.contact);
    expect(back.checks).toMatchObject([{ withdrawn: true }]);
    await store.end();
  });

  it('leaves the queue with every contact that was checked today, oldest and most used first', async () => {
    const { store } = await anOpenDirectory();
    const first = await store.call('directory.queue', { language: 'en', limit: 5 });
    expect(first.rows).toHaveLength(5);
    for (const { id } of first.rows) await store.call('directory.check', { ...check, contactId: id });
    const next = await store.call('directory.queue', { language: 'en', limit: 5 });
    expect(next.total).toBe(first.total - 5);
    expect(next.rows.some(row => first.rows.some(one => one.id === row.id))).toBe(false);
    const { freshness } = await store.call('directory.contact', { id: first.rows[0]?.id ?? '' });
    expect(freshness).toMatchObject({ state: 'fresh', verifiedOn: '2026-11-14', verifiedBy: 'K-04' });
    const lines = await store.call('directory.queue', { language: 'en', limit: 500 });
    expect(lines.rows.find(row => row.id === '112')?.freshness.how).toBe('official-page');
    expect(lines.rows.find(row => row.id === 'info-opt')?.freshness.how).toBe('call');
    await store.end();
  });

  it('counts the referrals of consultations', async () => {
    const { start, store } = await anOpenDirectory();
    const draft = aDraft(1);
    const referral = {
      id: draft.id,
      contactId: 'wup-krakow',
      contactsPackVersion: '1',
      status: 'proposed',
      sentOn: null,
      answeredOn: null,
      declineReason: null,
    } as const;
    await store.call('consultation.finish', { ...draft, fields: { ...draft.fields, referrals: [referral] } });
    const { usedIn } = await store.call('directory.contact', { id: 'wup-krakow' });
    expect(usedIn).toMatchObject({ referrals: 1, cases: 0 });
    await store.end();
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    await again.idle();
    expect((await again.call('directory.contact', { id: 'wup-krakow' })).usedIn).toEqual(usedIn);
    await again.end();
  });

  it('narrows the list by several things at once and counts what each choice would leave', async () => {
    const { store } = await anOpenDirectory({ loadHours: hoursThat(hours => hours === '24/7') });
    const all = await store.call('directory.list', { language: 'en' });
    const filter = { cities: ['Tarnów'], languages: ['uk', 'ru'] };
    const some = await store.call('directory.list', { language: 'en', filter });
    expect(some.length).toBeGreaterThan(0);
    expect(
      some.every(row => row.city === 'Tarnów' && row.languages.some(code => code === 'uk' || code === 'ru')),
    ).toBe(true);
    const facets = await store.call('directory.facets', { language: 'en', filter });
    for (const { value, count } of facets.needs) {
      const rows = await store.call('directory.list', {
        language: 'en',
        filter: { ...filter, needs: [value] },
      });
      expect(rows).toHaveLength(count);
    }
    expect(facets.cities.length).toBeGreaterThan(3);
    const open = await store.call('directory.list', { language: 'en', filter: { openNow: true } });
    const openFacets = await store.call('directory.facets', { language: 'en' });
    expect(openFacets.openNow).toBe(open.length);
    expect(open.length).toBeLessThan(all.length);
    await store.end();
  });

  it('says that a contact is closed for a while, and no longer after that', async () => {
    const { store } = await anOpenDirectory({ loadHours: hoursThat(() => true) });
    const close = (closed: { from: string; to: string | null; reason: string } | null) =>
      store.call('directory.close', { contactId: 'info-opt', closed });
    const state = async () => (await store.call('directory.contact', { id: 'info-opt' })).openState.state;
    expect(await state()).toBe('open');
    await close({ from: '2026-11-10', to: '2026-11-20', reason: 'renovation' });
    expect(await state()).toBe('temporarily-closed');
    await close({ from: '2026-11-01', to: '2026-11-13', reason: 'renovation' });
    expect(await state()).toBe('open');
    await close({ from: '2026-11-01', to: null, reason: '' });
    expect(await state()).toBe('temporarily-closed');
    await close(null);
    expect(await state()).toBe('open');
    await store.end();
  });

  it('lists courses and events by their first day', async () => {
    const { store } = await anOpenDirectory();
    const event = (id: string, from: string, to: string | null) => ({
      id,
      kind: 'course' as const,
      title: { pl: 'Kurs garncarstwa', uk: 'Курс', en: 'Course' },
      from,
      to,
      hours: null,
      language: 'pl',
      place: null,
      cost: null,
      url: null,
    });
    await store.call('directory.edit', {
      contactId: 'info-opt',
      edits: [
        edit({
          field: 'events',
          value: [
            event('later', '2026-12-10', null),
            event('now', '2026-10-01', '2026-12-01'),
            event('past', '2026-01-01', null),
          ],
        }),
      ],
    });
    const list = await store.call('directory.events', { language: 'pl', from: '2026-11-14', to: null });
    expect(list.map(row => row.event.id)).toEqual(['now', 'later']);
    const found = await store.call('search.query', { text: 'kurs garncarstwa', language: 'pl', limit: 3 });
    expect(found.groups.flatMap(group => group.rows.map(row => row.id))).toContain('info-opt');
    await store.end();
  });

  it('shows a field that a newer pack changed in both versions, and keeps the own one until somebody chooses', async () => {
    const { disk, start, store } = await anOpenDirectory();
    const hours = (value: string) => ({ field: 'hours', value }) as const;
    await store.call('directory.edit', { contactId: 'info-opt', edits: [edit(hours('Mo 10:00-12:00'))] });
    await store.call('directory.edit', {
      contactId: 'wup-krakow',
      edits: [edit({ field: 'url', value: 'https://a.example' })],
    });
    await store.end();
    const files = disk.packs.get('contacts-malopolska') ?? [];
    const newer = aNewerPack(files, '2030.1.1', 'contacts.json', text =>
      text.replace('"hours": "Mo-Fr 07:30-15:30"', '"hours": "Mo-Fr 06:00-12:00"'),
    );
    disk.packs.set('contacts-malopolska', newer);
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    const opened = await again.call('directory.contact', { id: 'info-opt' });
    expect(opened.contact.profile.hours).toBe('Mo 10:00-12:00');
    expect(opened.conflicts).toEqual([
      {
        field: 'hours',
        mine: hours('Mo 10:00-12:00'),
        pack: hours('Mo-Fr 06:00-12:00'),
        packVersion: '2030.1.1',
      },
    ]);
    expect((await again.call('directory.contact', { id: 'wup-krakow' })).conflicts).toEqual([]);
    await again.call('directory.resolve', { contactId: 'info-opt', field: 'hours', keep: 'mine' });
    const mine = await again.call('directory.contact', { id: 'info-opt' });
    expect([mine.contact.profile.hours, mine.conflicts]).toEqual(['Mo 10:00-12:00', []]);
    await again.call('directory.resolve', { contactId: 'info-opt', field: 'hours', keep: 'pack' });
    const pack = await again.call('directory.contact', { id: 'info-opt' });
    expect(pack.contact.profile.hours).toBe('Mo-Fr 06:00-12:00');
    expect(pack.fields.some(one => one.isLocal)).toBe(false);
    await again.end();
  });
});
