import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../../core/consultation/rules.ts';
import { decodeVault } from '../../core/vault/slots.ts';
import { openWithRecoveryKey } from '../../core/vault/vault.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';
import { canaries, canaryMark, filesHolding } from './canaries.ts';
import {
  buildDriver,
  databaseFiles,
  makeVault,
  type OpenStore,
  openStore,
  storeKinds,
  testPassphrase,
} from './driver/open-store.ts';
import { heapOf } from './heap.ts';

const driver = buildDriver('nothing-readable');
const newFolder = makeTempFolders();
const twoMinutes = 120_000;

async function start(browserArgs: readonly string[] = []) {
  const folder = newFolder();
  const options = {
    driver: await driver,
    profile: path.join(folder, 'profile'),
    chromium: path.join(folder, 'chromium'),
    browserArgs,
  };
  const store = await openStore(options);
  return { folder, options, store, recoveryKey: await makeVault(store) };
}

/** Cases, visits, corrections, a draft: every place where somebody's words go. */
async function fillWithCanaries(store: OpenStore, count: number): Promise<void> {
  await store.page.evaluate(async words => {
    const at = (n: number): string => words[n % words.length] ?? '';
    for (let n = 0; n < words.length / 4; n++) {
      const saved = await window.driver.finish(at(4 * n));
      if (!saved.ok) throw new Error(saved.code);
      const person = {
        givenName: at(4 * n + 1),
        familyName: at(4 * n + 2),
        phone: at(4 * n + 3).slice(0, 60),
      };
      const opened = await window.driver.call('case.open', { consultationId: saved.value.id, person });
      if (!opened.ok) throw new Error(opened.code);
    }
  }, canaries(count));
  const draft = emptyDraft({
    id: '01940000-0000-7000-8000-000000000001',
    startedAt: '2026-11-14T09:00:00.000Z',
  });
  await store.ask('draft.save', {
    ...draft,
    fields: { ...draft.fields, note: `${canaryMark} szkic`, projectCode: canaryMark },
  });
  await store.ask('search.query', { text: canaryMark, language: 'pl', limit: 50 });
  await store.ask('store.settle', {});
}

describe.each(storeKinds)('the disk of an open, a closed and a killed program, on $store (B2)', kind => {
  it(
    'holds none of the words that were typed, in any encoding, in any file',
    async () => {
      const { folder, options, store, recoveryKey } = await start(kind.args);
      const secrets = [
        canaryMark,
        testPassphrase.slice(0, 15),
        recoveryKey.replaceAll('-', '').slice(0, 16),
        recoveryKey,
      ];
      await fillWithCanaries(store, 2000);
      expect(databaseFiles(options.chromium).some(file => kind.file.test(file))).toBe(true);
      expect(filesHolding([folder], secrets)).toEqual([]);
      await store.kill();
      expect(filesHolding([folder], secrets)).toEqual([]);
      const again = await openStore(options);
      await again.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
      expect((await again.ask('case.list', {})).length).toBe(500);
      await again.close();
      expect(filesHolding([folder], secrets)).toEqual([]);
    },
    twoMinutes,
  );
});

describe('the search for words on a disk', () => {
  it('finds words that a page did write, in each encoding', async () => {
    const { folder, store } = await start();
    const marks = ['utf8', 'utf16le', 'base64', 'wide-base64'].map(form => `${canaryMark}-${form}-`);
    await store.page.evaluate(
      ([utf8 = '', utf16 = '', base64 = '', wideBase64 = '']) =>
        new Promise<void>((resolve, reject) => {
          const wide = Array.from(wideBase64, letter => `${letter}\0`).join('');
          // One letter beyond Latin-1 makes the engine keep the whole text in two bytes a letter.
          const rows = [
            new TextEncoder().encode(utf8),
            `ą${utf16}`,
            btoa(`x${base64}xx`),
            btoa(`xx${wide}xx`),
          ];
          const asked = indexedDB.open('careless', 1);
          asked.onupgradeneeded = () => asked.result.createObjectStore('rows', { autoIncrement: true });
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            const writing = asked.result.transaction('rows', 'readwrite', { durability: 'strict' });
            for (const row of rows) writing.objectStore('rows').add(row);
            writing.oncomplete = () => resolve();
            writing.onerror = () => reject(writing.error);
          };
        }),
      marks,
    );
    expect(marks.filter(mark => filesHolding([folder], [mark]).length === 0)).toEqual([]);
    await store.close();
  });
});

const workersOf = async (store: OpenStore): Promise<string[]> => {
  const browser = store.context.browser();
  if (browser === null) throw new Error('no browser');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  await session.detach();
  return targetInfos.map(target => target.url);
};

describe('the memory of a locked program (A9)', () => {
  it(
    'holds no word, no passphrase and no key, and the worker is gone',
    async () => {
      const { options, store, recoveryKey } = await start();
      const vault = decodeVault(readFileSync(path.join(options.profile, 'vault.drg')));
      const masterKey = Buffer.from(openWithRecoveryKey(vault, recoveryKey).masterKey);
      await fillWithCanaries(store, 1000);
      // The window has shown some of it, as the Desk would.
      await store.page.evaluate(async () => {
        const listed = await window.driver.call('case.list', {});
        Object.assign(window, { shown: JSON.stringify(listed) });
      });
      const session = await store.context.newCDPSession(store.page);
      expect(await heapOf(session)).toContain(canaryMark);
      await session.detach();
      expect(await workersOf(store)).toHaveLength(1);

      // What the program does to lock: ends the worker and loads the page anew (renderer/app/hooks/session.tsx).
      await store.page.evaluate(() => window.driver.endWorker());
      await expect.poll(() => workersOf(store)).toEqual([]);
      await store.page.reload();
      await store.page.waitForFunction(() => document.title === 'ready');
      const after = await store.context.newCDPSession(store.page);
      const heap = await heapOf(after);
      const secrets = [
        canaryMark,
        testPassphrase,
        recoveryKey,
        masterKey.toString('hex'),
        masterKey.toString('base64'),
        [...masterKey].join(','),
      ];
      expect(secrets.filter(secret => heap.includes(secret))).toEqual([]);
      expect(await store.ask('vault.state', {})).toMatchObject({ state: 'locked' });
      expect(await store.call('case.list', {})).toMatchObject({ ok: false, code: 'vault-locked' });
      await store.close();
    },
    twoMinutes,
  );
});
