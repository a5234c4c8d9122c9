import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import {
  buildDriver,
  databaseFiles,
  makeVault,
  type OpenStore,
  openStore,
  storeKinds,
} from './driver/open-store.ts';

const isLong = process.env.LONG === '1';
/** Places in a file where 16 bytes are overwritten, as parts of its length. */
const places = isLong ? Array.from({ length: 100 }, (_, n) => n / 100) : [0, 0.4, 0.97];
const visits = 150;
/** Long enough that LevelDB makes tables of them, short enough for a test. */
const noteLength = 12_000;
const roundMs = 15_000;

const chance = seededBytes(testSeed);
const driver = buildDriver('damage');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'drogowskaz-damage-'));
  folders.push(folder);
  return folder;
};

interface Damage {
  readonly what: string;
  readonly apply: (file: string) => void;
}

const overwriteAt = (place: number): Damage => ({
  what: `16 bytes overwritten at ${Math.round(place * 100)} %`,
  apply: file => {
    const handle = openSync(file, 'r+');
    writeSync(handle, chance.bytes(16), 0, 16, Math.floor(place * statSync(file).size));
    closeSync(handle);
  },
});

const damages: readonly Damage[] = [
  ...places.map(overwriteAt),
  { what: 'cut in half', apply: file => truncateSync(file, Math.floor(statSync(file).size / 2)) },
  { what: 'made all zeros', apply: file => writeFileSync(file, Buffer.alloc(statSync(file).size)) },
  { what: 'deleted', apply: file => rmSync(file) },
];

/** Every row of the journalled tables as it lies in IndexedDB, hashed: a rebuilt database holds the same sealed bytes. */
const rawRowsOf = (store: OpenStore): Promise<string[]> =>
  store.page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const hex = (bytes: Uint8Array): string =>
      Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    const plain = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? hex(value) : value);
    const rows: string[] = [];
    const databases = await window.driver.databases();
    for (const { name = '' } of await databases.databases()) {
      const database = await asked(databases.open(name));
      for (const table of ['consultations', 'cases']) {
        if (!database.objectStoreNames.contains(table)) continue;
        const found = await asked(database.transaction(table).objectStore(table).getAll());
        rows.push(...found.map(row => `${table} ${JSON.stringify(row, plain)}`));
      }
      database.close();
    }
    return rows.toSorted();
  });

interface Content {
  readonly visits: string;
  readonly cases: string;
  readonly raw: string;
  readonly rows: number;
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

async function contentOf(store: OpenStore, days: readonly string[]): Promise<Content> {
  const found: unknown[] = [];
  for (const on of days)
    for (const { id } of await store.ask('consultation.list', { on }))
      found.push(await store.ask('consultation.get', { id }));
  const cases = await store.ask('case.list', {});
  await store.ask('store.settle', {});
  const raw = await rawRowsOf(store);
  return { visits: hashOf(found), cases: hashOf(cases), raw: hashOf(raw), rows: raw.length };
}

/** What the person is told when all is well again. */
const goodNews = ['database-rebuilt', 'record-repaired'];

/** Whether everything is there: at once, or after the repair that the program has told of. */
async function outcomeOf(store: OpenStore, days: readonly string[], expected: Content) {
  try {
    let now = await contentOf(store, days);
    const isSame = (): boolean => hashOf(now) === hashOf(expected);
    if (!isSame()) {
      await store.page.waitForFunction(
        () =>
          window.driver.events.some(event => event.type === 'notice' && event.notice === 'record-repaired'),
        undefined,
        { timeout: roundMs },
      );
      now = await contentOf(store, days);
    }
    const notices = await store.notices();
    const sad = notices.filter(notice => !goodNews.includes(notice));
    const problem = sad.length > 0 ? sad.join() : isSame() ? null : JSON.stringify(now);
    return { isRebuilt: notices.includes('database-rebuilt'), problem };
  } catch (error) {
    return { isRebuilt: false, problem: String(error) };
  }
}

/** The damage after which Chromium never opens the store again: what is made instead must be found at the next start. */
const isNeverMended = (file: string, what: string): boolean => /MANIFEST-/.test(file) && what === 'deleted';

/** Visits, cases and corrections, closed in order; opened and closed once more so that logs have become tables. */
async function prepare(browserArgs: readonly string[]) {
  const folder = await newFolder();
  const options = (at: string) => ({
    profile: path.join(at, 'profile'),
    chromium: path.join(at, 'chromium'),
    browserArgs,
  });
  const built = await driver;
  const first = await openStore({ driver: built, ...options(folder) });
  const recoveryKey = await makeVault(first);
  const dates = await first.page.evaluate(
    async ([count, length]) => {
      const seen = new Set<string>();
      for (let n = 0; n < count; n++) {
        const saved = await window.driver.finish(`${n} ${crypto.randomUUID().repeat(length / 36)}`);
        if (!saved.ok) throw new Error(saved.code);
        seen.add(saved.value.visitDate);
        if (n % 10 !== 0) continue;
        const person = { givenName: `Imię ${n}`, familyName: 'Коваленко', phone: '' };
        await window.driver.call('case.open', { consultationId: saved.value.id, person });
      }
      return [...seen];
    },
    [visits, noteLength] as const,
  );
  await first.close();
  const second = await openStore({ driver: built, ...options(folder) });
  await second.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
  const content = await contentOf(second, dates);
  await second.close();
  return { folder, options, built, recoveryKey, dates, content };
}

describe.each(storeKinds)(`a damaged file of the database, on $store (SEED=${testSeed}, C6)`, kind => {
  it(
    'is noticed, and everything is there again from the journal, for every file and every kind of damage',
    async () => {
      const { folder, options, built, recoveryKey, dates, content } = await prepare(kind.args);
      expect(content.rows).toBeGreaterThan(visits);
      const files = databaseFiles(options(folder).chromium).filter(file => statSync(file).size > 0);
      expect(files.some(file => kind.file.test(file))).toBe(true);
      const wrong: string[] = [];
      const nextStart = async (copy: string): Promise<string | null> => {
        const store = await openStore({ driver: built, ...options(copy) });
        await store.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
        const { isRebuilt, problem } = await outcomeOf(store, dates, content);
        await store.close();
        return isRebuilt ? 'made again' : problem;
      };
      let rebuilt = 0;
      let tried = 0;
      for (const file of files) {
        // What LevelDB only tells about itself cannot lose anything; that it may be gone is enough to try.
        const isTalk = /\/LOG(?:\.old)?$/.test(file);
        for (const { what, apply } of isTalk ? damages.slice(-1) : damages) {
          const copy = await newFolder();
          cpSync(folder, copy, { recursive: true });
          apply(path.join(copy, path.relative(folder, file)));
          const store = await openStore({ driver: built, ...options(copy) });
          await store.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
          const outcome = await outcomeOf(store, dates, content);
          await store.close();
          const again = isNeverMended(file, what) ? await nextStart(copy) : null;
          rmSync(copy, { recursive: true, force: true });
          tried += 1;
          if (outcome.isRebuilt) rebuilt += 1;
          const name = path.relative(path.join(options(folder).chromium, 'Default', 'IndexedDB'), file);
          if (outcome.problem !== null) wrong.push(`${name} ${what}: ${outcome.problem}`);
          if (again !== null) wrong.push(`${name} ${what}, the next start: ${again}`);
        }
      }
      console.log(
        `${kind.store}: ${tried} damages to ${files.length} files, ${rebuilt} databases made again`,
      );
      expect(wrong).toEqual([]);
      // Otherwise the damage was none.
      expect(rebuilt).toBeGreaterThan(tried / 4);
    },
    8 * damages.length * roundMs,
  );
});
