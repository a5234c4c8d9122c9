import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../core/pack/root.ts';
import { publicKeyOf } from '../../../core/pack/signing.ts';
import { noTranslations, recordTranslations } from '../../../core/pack/translations.ts';
import { type AStore, aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { aFact, aText, aTopic, guidanceContents, sealPack } from '../../helpers/pack-builder.ts';
import {
  aPackFile,
  aRelease,
  aRoot,
  knownKey,
  packKey,
  type SignedPackParts,
  signableFiles,
  signRoot,
} from '../../helpers/signed-pack.ts';
import { freshName, onRawTable } from '../../helpers/store-parts.ts';

const day = (on: string) => ({
  clock: { now: () => `${on}T10:00:00.000Z`, dayOf: (instant: string) => instant.slice(0, 10) },
});
const lastDay = aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } });
const newerContents = {
  'facts/all.json': {
    facts: [aFact({ value: { kind: 'money', amount: 440, currency: 'PLN' } }), lastDay],
  },
  'topics/permit.json': aTopic({ title: aText('Zezwolenie na zimorodka') }),
};
const newer = (manifest: Readonly<Record<string, unknown>> = {}, parts: SignedPackParts = {}) =>
  aPackFile({ files: signableFiles(manifest, newerContents), ...parts });

/** A computer with one shipped pack, started as often as wanted. */
function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  disk.packs.set('example', sealPack('guidance', guidanceContents()));
  const start = async (on = '2026-12-01'): Promise<AStore> => {
    const store = aStore(createMemoryHost(disk), name, day(on));
    await store.start();
    if (disk.vault === null) await withVault(store);
    else await store.call('vault.unlock', { passphrase });
    await store.idle();
    return store;
  };
  return { disk, name, start };
}

const packOf = async (store: AStore) =>
  (await store.call('desk.status', {})).packs.find(pack => pack.id === 'example');
const versionOf = async (store: AStore) => (await packOf(store))?.version;
const confirm = (store: AStore, root = aRoot()) =>
  store.call('pack.confirmRoot', {
    bytes: new TextEncoder().encode(JSON.stringify({ roots: [signRoot(root)] }, sorted)),
    typed: fingerprintOf(root),
  });
/** Keys in order, as the one way to write a root asks for. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
const take = async (store: AStore, bytes: Uint8Array) => {
  const { token } = await store.call('pack.inspect', { bytes: new Uint8Array(bytes) });
  await store.call('pack.activate', { token });
};
const refusal = (store: AStore, bytes: Uint8Array) =>
  store.call('pack.inspect', { bytes: new Uint8Array(bytes) }).then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

describe('a newer pack from a file', () => {
  it('is shown with what it changes, and is in use only after the word of a person', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    const preview = await store.call('pack.inspect', { bytes: new Uint8Array(await newer()) });
    expect(preview).toMatchObject({
      id: 'example',
      version: '2026.12.1',
      replaces: '2026.11.1',
      expiresOn: '2027-05-31',
      rootIsNew: false,
      root: { organization: 'Example organisation', fingerprint: fingerprintOf(aRoot()) },
      furtherChanges: 0,
    });
    expect(preview.changes.map(({ thing, id, change }) => `${change} ${thing} ${id}`)).toEqual([
      'changed fact fee (2026-03-05)',
      'changed topic permit',
    ]);
    expect(preview.changes[0]?.fields).toMatchObject([
      { from: { pl: '340\u00a0zł' }, to: { pl: '440\u00a0zł' } },
    ]);
    expect(await versionOf(store)).toBe('2026.11.1');
    await store.call('pack.activate', { token: preview.token });
    expect(await packOf(store)).toMatchObject({
      version: '2026.12.1',
      expiresOn: '2027-05-31',
      isFromFile: true,
      problem: null,
    });
    expect((await store.call('guidance.topic', { id: 'permit' })).topic.title.en).toBe(
      'Zezwolenie na zimorodka',
    );
    const found = await store.call('search.query', { text: 'zimorodka', language: 'pl', limit: 5 });
    expect(found.groups.flatMap(group => group.rows).map(row => row.id)).toContain('permit');
    await store.end();

    const again = await computer.start();
    expect(await versionOf(again)).toBe('2026.12.1');
    expect(again.events.filter(event => event.type === 'notice')).toEqual([]);
    expect(again.bugs).toEqual([]);
    await again.end();
  });

  it('gives way to a program that ships a newer one', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    await take(store, await newer());
    await store.end();
    computer.disk.packs.set('example', sealPack('guidance', guidanceContents(), { version: '2027.1.1' }));
    const again = await computer.start();
    expect(await packOf(again)).toMatchObject({ version: '2027.1.1', isFromFile: false });
    expect(await refusal(again, await newer())).toBe('pack-older-than-installed');
    await again.end();
  });

  it('needs an organisation that somebody has confirmed by its fingerprint', async () => {
    const computer = aComputer();
    const store = await computer.start();
    const bytes = await newer();
    expect(await store.call('pack.origin', {})).toEqual({ root: null });
    expect(await refusal(store, bytes)).toBe('pack-root-missing');
    const chain = new TextEncoder().encode(JSON.stringify({ roots: [signRoot(aRoot())] }, sorted));
    for (const typed of ['', fingerprintOf(aRoot({ version: 2 })), fingerprintOf(aRoot()).slice(0, 9)])
      await expect(store.call('pack.confirmRoot', { bytes: chain, typed })).rejects.toMatchObject({
        code: 'pack-root-mismatch',
      });
    await expect(
      store.call('pack.confirmRoot', { bytes: chain.slice(1), typed: fingerprintOf(aRoot()) }),
    ).rejects.toMatchObject({ code: 'pack-root-refused' });
    expect(await refusal(store, bytes)).toBe('pack-root-missing');
    await confirm(store);
    await store.end();
    const again = await computer.start();
    expect((await again.call('pack.origin', {})).root?.organization).toBe('Example organisation');
    expect(await refusal(again, bytes)).toBe('taken');
    await again.end();
  });

  it('is confirmed for good also in the moment in which the vault is made', async () => {
    const computer = aComputer();
    const store = aStore(createMemoryHost(computer.disk), computer.name, day('2026-12-01'));
    await store.start();
    // What was in use is being noted in the background meanwhile.
    await withVault(store);
    await confirm(store);
    await store.end();
    const again = await computer.start();
    expect((await again.call('pack.origin', {})).root?.version).toBe(1);
    await again.end();
  });

  it('cannot be loaded while the vault is locked', async () => {
    const computer = aComputer();
    await (await computer.start()).end();
    const locked = aStore(createMemoryHost(computer.disk), computer.name, day('2026-12-01'));
    await locked.start();
    const bytes = new Uint8Array(await newer());
    await expect(locked.call('pack.inspect', { bytes })).rejects.toMatchObject({ code: 'vault-locked' });
    await locked.end();
  });

  it('leaves a root behind for good: an earlier one and the keys it named are refused (G12)', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    const second = aRoot({ version: 2, packKeys: [publicKeyOf(knownKey('pack 2'))] });
    const chain = [signRoot(aRoot()), signRoot(second)];
    const bytes = await newer({}, { chain, key: knownKey('pack 2') });
    expect((await store.call('pack.inspect', { bytes: new Uint8Array(bytes) })).rootIsNew).toBe(true);
    expect((await store.call('pack.origin', {})).root?.version).toBe(1);
    await take(store, bytes);
    await store.end();
    const again = await computer.start();
    expect((await again.call('pack.origin', {})).root?.version).toBe(2);
    const revoked = await newer({ version: '2026.12.2' }, { key: packKey });
    expect(await refusal(again, revoked)).toBe('pack-signature-refused');
    await expect(confirm(again)).rejects.toMatchObject({ code: 'pack-root-refused' });
    await again.end();
  });

  it('is judged by the latest day known, when the clock was set back (G11)', async () => {
    const computer = aComputer();
    const store = await computer.start('2027-06-01');
    await confirm(store);
    const release = aRelease({ issuedAt: '2027-06-01T08:00:00.000Z', expiresOn: '2027-12-31' });
    await take(store, await newer({ version: '2027.6.1', release }));
    await store.end();
    const back = await computer.start('2027-01-01');
    const old = { version: '2027.6.2', release: aRelease({ expiresOn: '2027-05-31' }) };
    expect(await refusal(back, await newer(old))).toBe('pack-expired');
    await back.end();
  });

  it('that has expired since stays in use and readable, and says so (G11)', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    await take(store, await newer());
    await store.end();
    const later = await computer.start('2028-06-01');
    expect(await packOf(later)).toMatchObject({ version: '2026.12.1', expiresOn: '2027-05-31' });
    expect((await later.call('guidance.topic', { id: 'permit' })).packVersion).toBe('2026.12.1');
    expect(await refusal(later, await newer({ version: '2026.12.2' }))).toMatch(
      /^pack-(?:expired|root-refused)$/,
    );
    await later.end();
  });
});

describe('an import that does not come to its end (G10)', () => {
  it('leaves the old pack when it is dismissed, refused, or another file is chosen', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    const [first, second] = [
      new Uint8Array(await newer()),
      new Uint8Array(await newer({ version: '2026.12.2' })),
    ];
    const dismissed = await store.call('pack.inspect', { bytes: first });
    await store.call('pack.dismiss', {});
    const gone = { code: 'pack-preview-gone' };
    await expect(store.call('pack.activate', { token: dismissed.token })).rejects.toMatchObject(gone);
    const one = await store.call('pack.inspect', { bytes: first });
    const other = await store.call('pack.inspect', { bytes: second });
    await expect(store.call('pack.activate', { token: one.token })).rejects.toMatchObject(gone);
    expect(await refusal(store, first.slice(0, -1))).toBe('pack-signature-refused');
    await expect(store.call('pack.activate', { token: other.token })).rejects.toMatchObject(gone);
    // Dismissed while it was still being checked.
    const late = store.call('pack.inspect', { bytes: first });
    await store.call('pack.dismiss', {});
    await expect(store.call('pack.activate', { token: (await late).token })).rejects.toMatchObject(gone);
    expect(await versionOf(store)).toBe('2026.11.1');
    await store.end();
    const again = await computer.start();
    expect(await versionOf(again)).toBe('2026.11.1');
    await again.end();
  });

  it('leaves the old pack, now and after a restart, when there is no room for the new one', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    const { token } = await store.call('pack.inspect', { bytes: new Uint8Array(await newer()) });
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'packs') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
    try {
      await expect(store.call('pack.activate', { token })).rejects.toMatchObject({ code: 'disk-full' });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await versionOf(store)).toBe('2026.11.1');
    // Nothing was lost: with room again the same preview can be taken.
    await store.call('pack.activate', { token });
    expect(await versionOf(store)).toBe('2026.12.1');
    await store.end();
  });

  it.each(['while it is checked', 'after it was shown', 'while it is stored'])(
    'leaves one of the two packs whole when the program ends %s',
    async moment => {
      const computer = aComputer();
      const store = await computer.start();
      await confirm(store);
      const bytes = new Uint8Array(await newer());
      const checking = store.call('pack.inspect', { bytes }).catch(() => null);
      if (moment !== 'while it is checked') await checking;
      const preview = moment === 'while it is stored' ? await checking : null;
      if (preview !== null) store.call('pack.activate', { token: preview.token }).catch(() => undefined);
      store.end();
      await checking;
      const again = await computer.start();
      const version = await versionOf(again);
      if (moment === 'while it is stored') expect(['2026.11.1', '2026.12.1']).toContain(version);
      else expect(version).toBe('2026.11.1');
      const { topic } = await again.call('guidance.topic', { id: 'permit' });
      expect(topic.title.en).toBe(version === '2026.12.1' ? 'Zezwolenie na zimorodka' : 'Permit');
      expect(again.events.filter(event => event.type === 'notice')).toEqual([]);
      await again.end();
    },
  );
});

describe('translations of a pack in use', () => {
  it('that are older than their Polish text are named, of whatever pack is in use', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    expect(await store.call('guidance.stale', {})).toEqual([]);
    const topic = aTopic({ title: { pl: 'Nowy tytuł', uk: 'Стара назва', en: 'Fresh title' } });
    const record = recordTranslations(
      noTranslations,
      [{ ...topic, title: { ...topic.title, pl: 'Stary tytuł', en: 'Old title' } }],
      () => false,
    );
    const contents = { 'topics/permit.json': topic, 'translations.json': record };
    await take(store, await aPackFile({ files: signableFiles({}, contents) }));
    expect(await store.call('guidance.stale', {})).toEqual([{ language: 'uk', text: topic.title }]);
    await store.end();
  });
});

describe('a pack in the database', () => {
  it('that was changed there is not used any longer once somebody unlocks', async () => {
    const computer = aComputer();
    const store = await computer.start();
    await confirm(store);
    await take(store, await newer());
    await store.end();
    const planted = signableFiles(
      { version: '2099.1.1' },
      { 'topics/permit.json': aTopic({ title: aText('Planted') }) },
    );
    for (const origin of [{ origin: 'file' }, {}]) {
      await onRawTable(computer.name, 'packs', table =>
        table.put({ id: 'example', files: planted, ...origin }),
      );
      const again = await computer.start();
      expect(await versionOf(again)).toBe('2026.11.1');
      expect((await again.call('guidance.topic', { id: 'permit' })).topic.title.en).toBe('Permit');
      const found = await again.call('search.query', { text: 'Planted', language: 'en', limit: 5 });
      expect(found.groups.flatMap(group => group.rows)).toEqual([]);
      expect(again.events).toContainEqual(
        expect.objectContaining({
          notice: 'pack-refused',
          details: expect.objectContaining({ pack: 'example', code: 'pack-signature-refused' }),
        }),
      );
      await again.end();
    }
  });
});
