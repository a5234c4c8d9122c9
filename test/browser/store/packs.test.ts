import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, manifestSchema } from '../../../core/pack/manifest.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { aStore, passphrase, shippedPack, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName, onRawTable } from '../../helpers/store-parts.ts';

type Files = { path: string; text: string }[];
let guidance: Files = [];
let contacts: Files = [];
beforeAll(async () => {
  guidance = await shippedPack('guidance-pl');
  contacts = await shippedPack('contacts-malopolska');
});

const manifestOf = (files: Files): Manifest =>
  manifestSchema.parse(JSON.parse(files.find(file => file.path === 'manifest.json')?.text ?? ''));

/** The pack with one file changed, its manifest made to fit, and another version. */
function changed(files: Files, version: string, path = '', change = (text: string) => text): Files {
  const others = files
    .filter(file => file.path !== 'manifest.json')
    .map(file => (file.path === path ? { path, text: change(file.text) } : file));
  const listed = others.map(file => {
    const bytes = utf8ToBytes(file.text);
    return { path: file.path, sizeBytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
  });
  const manifest = { ...manifestOf(files), version, files: listed };
  return [{ path: 'manifest.json', text: JSON.stringify(manifest) }, ...others];
}

function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  const put = (files: Files) => disk.packs.set(manifestOf(files).id, files);
  put(guidance);
  put(contacts);
  const start = async () => {
    const store = aStore(createMemoryHost(disk), name);
    await store.start();
    return store;
  };
  return { disk, name, put, start };
}

const noticesOf = (store: Awaited<ReturnType<ReturnType<typeof aComputer>['start']>>) =>
  store.events.flatMap(event => (event.type === 'notice' ? [event.details] : []));

describe('content packs', () => {
  it('give the crisis lines in order and in each language while the vault is locked', async () => {
    const store = await aComputer().start();
    const lines = await store.call('urgent.list', { language: 'uk' });
    expect(lines[0]).toMatchObject({ id: '112', needsVerifying: true });
    expect(lines.length).toBeGreaterThanOrEqual(8);
    expect(lines.every(line => line.phones.length > 0)).toBe(true);
    await expect(store.call('guidance.list', { language: 'pl' })).rejects.toMatchObject({
      code: 'vault-locked',
    });
    await store.end();
  });

  it('open topics with every fact and source they name, and contacts with their category', async () => {
    const store = await aComputer().start();
    await withVault(store);
    for (const row of await store.call('guidance.list', { language: 'en' })) {
      const opened = await store.call('guidance.topic', { id: row.id });
      const facts = new Set(opened.facts.map(fact => fact.id));
      const named = [...JSON.stringify(opened).matchAll(/\{fact:([a-z0-9-]+)\}/g)].map(
        match => match[1] ?? '',
      );
      expect([...opened.topic.factIds, ...named].filter(id => !facts.has(id))).toEqual([]);
      const sources = new Set(opened.sources.map(source => source.id));
      const trusts = [...opened.facts, ...opened.topic.lead].flatMap(one => one.trust.sources);
      expect(trusts.filter(id => !sources.has(id))).toEqual([]);
      expect(row.subtitle).not.toContain('{fact:');
    }
    const list = await store.call('directory.list', { language: 'pl' });
    expect(list).toHaveLength(175);
    expect(list.filter(row => row.badge === 'verified')).toEqual([]);
    const opened = await store.call('directory.contact', { id: 'info-opt' });
    expect(opened.categoryLabel.en).not.toBe('');
    await expect(store.call('directory.contact', { id: 'nobody' })).rejects.toMatchObject({
      code: 'record-not-found',
    });
    await store.end();
  });

  it.each([
    [
      'a broken file',
      (files: Files) => changed(files, '2030.1.1', 'sources.json', text => text.slice(1)),
      'pack-not-json',
    ],
    [
      'a file that was changed',
      (files: Files) =>
        files.map(file => (file.path === 'sources.json' ? { ...file, text: `${file.text} ` } : file)),
      'pack-hash-mismatch',
    ],
    [
      'a missing language',
      (files: Files) =>
        changed(files, '2030.1.1', 'topics/cukr-card.json', text => text.replace('"uk"', '"xx"')),
      'pack-language-missing',
    ],
    ['no manifest', (files: Files) => files.slice(1), 'pack-missing'],
  ])('with %s are refused and named, and the last good one stays in use', async (_name, harm, code) => {
    const computer = aComputer();
    const first = await computer.start();
    await first.end();
    computer.disk.packs.set('guidance-pl', harm(guidance));
    const store = await computer.start();
    expect(noticesOf(store)).toEqual([expect.objectContaining({ pack: 'guidance-pl', code })]);
    await withVault(store);
    const { packs, missingPacks } = await store.call('desk.status', {});
    expect(packs.find(pack => pack.id === 'guidance-pl')).toMatchObject({
      version: manifestOf(guidance).version,
      problem: { code },
    });
    expect(missingPacks).toEqual([]);
    expect(await store.call('guidance.topic', { id: 'cukr-card' })).toMatchObject({
      topic: { id: 'cukr-card' },
    });
    await store.end();
  });

  it('older than the last good one are not used, newer ones are', async () => {
    const computer = aComputer();
    computer.put(changed(guidance, '2031.2.2'));
    await (await computer.start()).end();
    computer.put(changed(guidance, '2031.2.1'));
    const store = await computer.start();
    expect(noticesOf(store)).toEqual([expect.objectContaining({ code: 'pack-older-than-installed' })]);
    await withVault(store);
    const versionIn = async (one: typeof store) =>
      (await one.call('desk.status', {})).packs.find(pack => pack.kind === 'guidance')?.version;
    expect(await versionIn(store)).toBe('2031.2.2');
    await store.end();
    expect((await onRawTable(computer.name, 'packs', table => table.getAllKeys())).sort()).toEqual([
      'contacts-malopolska',
      'guidance-pl',
    ]);
  });

  it('that are all bad are named as missing, and everything else works', async () => {
    const computer = aComputer();
    computer.disk.packs.set('guidance-pl', [{ path: 'manifest.json', text: 'x' }]);
    const store = await computer.start();
    await withVault(store);
    expect((await store.call('desk.status', {})).missingPacks).toEqual([
      { id: 'guidance-pl', code: 'pack-not-json', file: 'manifest.json', at: expect.any(String) },
    ]);
    expect(await store.call('guidance.list', { language: 'pl' })).toEqual([]);
    expect((await store.call('directory.list', { language: 'pl' })).length).toBe(175);
    await store.end();
  });

  it('are kept again after the database was made anew', async () => {
    const computer = aComputer();
    const first = await computer.start();
    await withVault(first);
    await first.call('consultation.finish', aDraft());
    await first.end();
    await onRawTable(computer.name, 'meta', table => table.clear());
    const store = await computer.start();
    await store.call('vault.unlock', { passphrase });
    await store.end();
    expect(store.events).toContainEqual({
      type: 'notice',
      notice: 'database-rebuilt',
      details: { records: 1 },
    });
    expect(await onRawTable(computer.name, 'packs', table => table.count())).toBe(2);
  });
});
