import { beforeAll, describe, expect, it } from 'vitest';
import { handOut, refer, showItem } from '../../../core/consultation/rules.ts';
import { AppError } from '../../../core/errors.ts';
import { batchSchema } from '../../../core/report/summary.ts';
import { batchFromCsv } from '../../../core/report/summary-csv.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { type AStore, aStore, now, passphrase, shippedPack, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName, onRawTable, rawRows } from '../../helpers/store-parts.ts';

const today = now.slice(0, 10);
let shipped: [string, { path: string; text: string }[]][] = [];
beforeAll(async () => {
  shipped = await Promise.all(
    ['guidance-pl', 'contacts-malopolska'].map(
      async (id): Promise<[string, { path: string; text: string }[]]> => [id, await shippedPack(id)],
    ),
  );
});

function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  disk.packs = new Map(shipped);
  const start = (described = {}) => {
    const store = aStore(createMemoryHost(disk, described), name);
    void store.start();
    return store;
  };
  const again = async (): Promise<AStore> => {
    const store = start();
    await store.call('vault.unlock', { passphrase });
    return store;
  };
  return { disk, name, start, again };
}

async function openDesk() {
  const computer = aComputer();
  const store = computer.start();
  await withVault(store);
  await store.idle();
  return { ...computer, store };
}

const person = { givenName: 'Олена', familyName: 'Прикладенко', phone: '+48 600 100 200' };
const withNote = (n: number, note: string) => {
  const draft = aDraft(n);
  return { ...draft, fields: { ...draft.fields, note } };
};

describe('the draft', () => {
  it('is on disk, sealed, before the save answers, and the newest of many wins', async () => {
    const { store, disk, again } = await openDesk();
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => store.call('draft.save', withNote(1, `tekst ${n}`))),
    );
    expect(store.host.calls.filter(call => call === 'draft.write').length).toBeLessThan(5);
    expect(new TextDecoder('latin1').decode(disk.draft ?? undefined)).not.toContain('tekst');
    await store.end();
    const later = await again();
    expect((await later.call('draft.load', {}))?.fields.note).toBe('tekst 29');
    await later.call('draft.discard', {});
    expect(disk.draft).toBeNull();
    await later.end();
  });

  it('reports a save that failed, and the next one is tried anew', async () => {
    const { store } = await openDesk();
    store.host.fault = name => {
      if (name === 'draft.write') throw new AppError('disk-full');
    };
    await expect(store.call('draft.save', withNote(1, 'a'))).rejects.toMatchObject({ code: 'disk-full' });
    store.host.fault = null;
    await store.call('draft.save', withNote(1, 'b'));
    expect((await store.call('draft.load', {}))?.fields.note).toBe('b');
    await store.end();
  });

  it('that cannot be read is kept aside and said once', async () => {
    const { store, disk, name, again } = await openDesk();
    await store.call('draft.save', withNote(1, 'a'));
    await store.end();
    disk.draft = disk.draft?.map((byte, i) => (i === 80 ? byte ^ 1 : byte)) ?? null;
    const harmed = disk.draft;
    const later = await again();
    expect(await later.call('draft.load', {})).toBeNull();
    expect(await later.call('draft.load', {})).toBeNull();
    expect(later.events.filter(event => event.type === 'notice')).toEqual([
      { type: 'notice', notice: 'draft-unreadable', details: {} },
    ]);
    expect((await onRawTable(name, 'asides', table => table.getAll()))[0]).toMatchObject({ bytes: harmed });
    await later.end();
  });

  it('does not come back after its visit was finished, even when it could not be removed', async () => {
    const { store, again } = await openDesk();
    await store.call('draft.save', withNote(1, 'a'));
    store.host.fault = name => {
      if (name === 'draft.write') throw new AppError('disk-failed');
    };
    await store.call('consultation.finish', withNote(1, 'a'));
    await store.end();
    const later = await again();
    expect(await later.call('draft.load', {})).toBeNull();
    await later.end();
  });
});

describe('a visit', () => {
  it('is recorded with the packs in use, listed, counted and only here', async () => {
    const { store } = await openDesk();
    const openedAt = now;
    const topic = { kind: 'topic', id: 'cukr-card', packVersion: '2026.11.1', openedAt } as const;
    const contact = { kind: 'contact', id: 'info-opt', packVersion: '2026.11.1', openedAt } as const;
    const draft = refer(handOut(showItem(aDraft(1), topic, 'legal-cukr'), contact), {
      id: idAt(50),
      contactId: 'info-opt',
      contactsPackVersion: '2026.11.1',
    });
    const record = await store.call('consultation.finish', draft);
    expect(record).toMatchObject({
      revision: 1,
      consultantCode: 'K-04',
      outcome: 'referred',
      mainTopic: 'legal-cukr',
      guidanceVersion:
        store.handlers &&
        (await store.call('desk.status', {})).packs.find(pack => pack.kind === 'guidance')?.version,
    });
    expect(await store.call('consultation.list', { on: today })).toMatchObject([
      { id: idAt(1), referrals: 1, caseNumber: null },
    ]);
    expect(await store.call('consultation.list', { on: '2026-11-13' })).toEqual([]);
    expect(await store.call('desk.status', {})).toMatchObject({ today: 1, onlyHere: 1, missingPacks: [] });
    expect(await store.call('consultation.get', { id: idAt(1) })).toEqual(record);
    await expect(store.call('consultation.get', { id: idAt(2) })).rejects.toMatchObject({
      code: 'record-not-found',
    });
    await store.end();
  });

  it('finished twice is one visit; with other words it is corrected', async () => {
    const { store } = await openDesk();
    await store.call('consultation.finish', aDraft(1));
    expect((await store.call('consultation.finish', aDraft(1))).revision).toBe(1);
    expect((await store.call('consultation.finish', withNote(1, 'inne'))).revision).toBe(2);
    const { id, fields } = withNote(1, 'poprawka');
    expect(await store.call('consultation.correct', { id, fields })).toMatchObject({
      revision: 3,
      note: 'poprawka',
    });
    expect(await store.call('consultation.list', { on: today })).toHaveLength(1);
    expect(await store.call('desk.status', {})).toMatchObject({ onlyHere: 1 });
    await store.end();
  });

  it('is refused with the field to go to, and the draft stays', async () => {
    const { store, disk } = await openDesk();
    const draft = aDraft(1);
    const planned = { ...draft, fields: { ...draft.fields, outcome: 'follow-up-planned' as const } };
    await store.call('draft.save', planned);
    await expect(store.call('consultation.finish', planned)).rejects.toMatchObject({
      code: 'record-invalid',
      details: { field: 'followUpOn', problem: 'missing' },
    });
    expect(disk.draft).not.toBeNull();
    await store.end();
  });

  it('that is damaged beyond help leaves the others of its day readable', async () => {
    const { store, name, disk } = await openDesk();
    for (const n of [1, 2, 3]) await store.call('consultation.finish', aDraft(n));
    const raw = (await rawRows(name, 'consultations'))[1];
    await onRawTable(name, 'consultations', table => table.put({ ...raw, sealed: new Uint8Array(99) }));
    disk.journal = [];
    expect((await store.call('consultation.list', { on: today })).map(row => row.id)).toEqual(
      expect.arrayContaining([idAt(1), idAt(3)]),
    );
    await expect(store.call('consultation.get', { id: idAt(2) })).rejects.toMatchObject({
      code: 'record-damaged',
    });
    await store.end();
  });
});

describe('a case', () => {
  it('is opened from a finished visit, numbered, listed, and shown with its visits', async () => {
    const { store } = await openDesk();
    await store.call('consultation.finish', withNote(1, 'pierwsza wizyta'));
    const one = await store.call('case.open', { consultationId: idAt(1), person });
    expect(one).toMatchObject({ number: 1, consultationIds: [idAt(1)], status: 'open' });
    expect(await store.call('consultation.get', { id: idAt(1) })).toMatchObject({
      caseId: one.id,
      contactKind: 'participant',
      revision: 2,
    });
    await store.call('consultation.finish', aDraft(2));
    await store.call('case.attach', { caseId: one.id, consultationId: idAt(2) });
    await store.call('case.attach', { caseId: one.id, consultationId: idAt(2) });
    expect(await store.call('case.get', { id: one.id })).toMatchObject({ revision: 2 });
    expect(await store.call('case.list', {})).toEqual([
      { id: one.id, number: 1, name: 'Олена Прикладенко', status: 'open', visits: 2, lastVisitOn: today },
    ]);
    expect(await store.call('case.consultations', { id: one.id })).toHaveLength(2);
    expect(await store.call('consultation.list', { on: today })).toMatchObject([
      { caseNumber: 1 },
      { caseNumber: 1 },
    ]);
    const other = await store
      .call('consultation.finish', aDraft(3))
      .then(() => store.call('case.open', { consultationId: idAt(3), person }));
    expect(other.number).toBe(2);
    await expect(
      store.call('case.attach', { caseId: other.id, consultationId: idAt(1) }),
    ).rejects.toMatchObject({
      code: 'record-invalid',
    });
    const somebody = { ...person, givenName: 'Ірина' };
    await expect(
      store.call('case.open', { consultationId: idAt(1), person: somebody }),
    ).rejects.toMatchObject({
      code: 'record-invalid',
    });
    await store.end();
  });

  it('opened for the running draft takes the visit in when it finishes, also after a restart', async () => {
    const { store, again } = await openDesk();
    await store.call('draft.save', aDraft(1));
    const one = await store.call('case.open', { consultationId: idAt(1), person });
    await store.end();
    const later = await again();
    const draft = await later.call('draft.load', {});
    if (draft === null) throw new Error('the draft was kept');
    expect(await later.call('consultation.finish', draft)).toMatchObject({
      caseId: one.id,
      contactKind: 'participant',
    });
    await expect(later.call('case.open', { consultationId: idAt(9), person })).rejects.toMatchObject({
      code: 'record-not-found',
    });
    await later.end();
  });

  it('that was saved without its visit, because the program ended between, takes it in', async () => {
    const { store, disk, name, again } = await openDesk();
    await store.call('consultation.finish', aDraft(1));
    const one = await store.call('case.open', { consultationId: idAt(1), person });
    await store.end();
    disk.journal = disk.journal.slice(0, 2);
    await new Promise(done => {
      indexedDB.deleteDatabase(name).onsuccess = done;
    });
    const later = await again();
    expect(await later.call('case.open', { consultationId: idAt(1), person })).toMatchObject({
      id: one.id,
      number: 1,
    });
    expect(await later.call('consultation.get', { id: idAt(1) })).toMatchObject({ caseId: one.id });
    await later.end();
  });
});

describe('search', () => {
  it('finds guidance, contacts and cases in any spelling, with what matched', async () => {
    const { store } = await openDesk();
    await store.call('consultation.finish', withNote(1, 'pytała o kartę'));
    await store.call('case.open', { consultationId: idAt(1), person });
    await expect.poll(async () => (await find(store, 'prykladenko')).case).toHaveLength(1);
    const [row] = (await find(store, 'Prykładenko')).case;
    expect(row).toMatchObject({ title: 'K-0001 · Олена Прикладенко', titleRanges: [[15, 26]] });
    expect((await find(store, 'k-0001')).case).toHaveLength(1);
    expect((await find(store, '600100')).case).toHaveLength(1);
    expect((await find(store, 'kartę')).case).toHaveLength(1);
    expect((await find(store, 'cukr')).topic[0]).toMatchObject({ id: 'cukr-card' });
    expect((await find(store, '12 210 20')).contact.map(contact => contact.id)).toContain('info-opt');
    expect(await find(store, '')).toMatchObject({ topic: [], contact: [], case: [] });
    await store.end();
  });

  it('says whether the list is complete, and finds cases after a restart', async () => {
    const { store, again } = await openDesk();
    await store.call('consultation.finish', aDraft(1));
    await store.call('case.open', { consultationId: idAt(1), person });
    await store.end();
    const later = await again();
    const early = await later.call('search.query', { text: 'cukr', language: 'pl', limit: 5 });
    expect(early.complete).toBe(false);
    await later.idle();
    const late = await later.call('search.query', { text: 'Прикладенко', language: 'uk', limit: 5 });
    expect([late.complete, late.groups.find(group => group.group === 'case')?.total]).toEqual([true, 1]);
    await later.end();
  });

  const find = async (store: AStore, text: string) => {
    const { groups } = await store.call('search.query', { text, language: 'pl', limit: 10 });
    const rows = (name: string) => groups.find(group => group.group === name)?.rows ?? [];
    return { topic: rows('topic'), contact: rows('contact'), case: rows('case') };
  };
});

describe('the export', () => {
  it('is the preview and the file at once, in JSON and in CSV, with no note in it', async () => {
    const { store } = await openDesk();
    const draft = refer(withNote(1, 'TAJNE'), {
      id: idAt(50),
      contactId: 'info-opt',
      contactsPackVersion: '2026.11.1',
    });
    await store.call('consultation.finish', draft);
    await store.call('consultation.finish', aDraft(2));
    const selection = { kind: 'day', on: today } as const;
    const json = await store.call('export.summaries', { selection, form: 'json' });
    const csv = await store.call('export.summaries', { selection, form: 'csv' });
    const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(batchSchema.parse(JSON.parse(textOf(json.bytes)))).toEqual(json.batch);
    expect(batchFromCsv(textOf(csv.bytes))).toEqual(csv.batch);
    expect(json.batch.records).toEqual(csv.batch.records);
    expect(json.batch.recordCount).toBe(2);
    expect(textOf(json.bytes) + textOf(csv.bytes)).not.toMatch(/TAJNE|K-04/);
    expect(json.batch.records.flatMap(record => record.referrals)[0]?.serviceId).toMatch(/^[0-9a-f-]{36}$/);
    expect([json.fileName, csv.mediaType]).toEqual([
      expect.stringMatching(/^drogowskaz-2026-11-14-[0-9a-f]{12}\.json$/),
      'text/csv',
    ]);
    const one = await store.call('export.summaries', {
      selection: { kind: 'one', id: idAt(2) },
      form: 'json',
    });
    expect(one.batch.recordCount).toBe(1);
    await store.end();
  });
});

describe('the demo', () => {
  it('is made only where the host was started for it, in a vault with a shown passphrase', async () => {
    const refused = aComputer().start();
    await expect(refused.call('demo.create', {})).rejects.toMatchObject({ code: 'port-refused-input' });
    await refused.end();
    const computer = aComputer();
    const store = computer.start({ demo: true });
    const { passphrase: shown } = await store.call('demo.create', {});
    const status = await store.call('desk.status', {});
    expect(status.onlyHere).toBeGreaterThan(300);
    expect((await store.call('case.list', {})).length).toBeGreaterThan(20);
    expect(store.events.filter(event => event.type === 'progress').length).toBeGreaterThan(3);
    await expect(store.call('demo.create', {})).rejects.toMatchObject({ code: 'vault-exists' });
    await store.end();
    expect([store.bugs, store.events.filter(event => event.type === 'notice')]).toEqual([[], []]);
    const later = computer.start();
    await later.call('vault.unlock', { passphrase: shown });
    await later.end();
  });
});
