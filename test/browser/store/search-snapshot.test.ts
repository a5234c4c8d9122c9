import { afterEach, describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../../../core/seal/utf8.ts';
import { fold } from '../../../core/text/fold.ts';
import { connectStore } from '../../../renderer/app/store-client.ts';
import { databaseName } from '../../../renderer/store/database.ts';
import type { SearchResult } from '../../../renderer/store/port.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { type AStore, aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, type MemoryDisk, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName, onRawTable, rawRows } from '../../helpers/store-parts.ts';

/** Enough saves for the index to be kept, three a person: visit, case, visit again. */
const people = 26;
const secret = 'Плантований-Świadek';

type Calls = Pick<AStore, 'call'>;

async function meet({ call }: Calls, n: number, note = `notatka numer${n}`): Promise<void> {
  const draft = aDraft(n);
  await call('consultation.finish', { ...draft, fields: { ...draft.fields, note } });
  const person = { givenName: 'Олена', familyName: `${secret}${n}`, phone: '' };
  await call('case.open', { consultationId: idAt(n), person });
}
async function meetMany(store: Calls, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) await meet(store, n);
}

const totalOf = ({ groups }: SearchResult): number =>
  groups.find(({ group }) => group === 'case')?.total ?? 0;
const find = async ({ call }: Calls, text: string): Promise<number> =>
  totalOf(await call('search.query', { text, language: 'pl', limit: 5 }));

const own = {
  getAll: IDBObjectStore.prototype.getAll,
  get: IDBObjectStore.prototype.get,
  put: IDBObjectStore.prototype.put,
};
const reads = { scans: 0, rows: 0 };
/** Counts what is read of the records, scans apart from single rows. */
function countReads(): void {
  Object.assign(reads, { scans: 0, rows: 0 });
  const isRecords = ({ name }: IDBObjectStore): boolean => name === 'consultations' || name === 'cases';
  IDBObjectStore.prototype.getAll = function (...given: Parameters<typeof own.getAll>) {
    if (isRecords(this)) reads.scans += 1;
    return Reflect.apply(own.getAll, this, given);
  };
  IDBObjectStore.prototype.get = function (...given: Parameters<typeof own.get>) {
    if (isRecords(this)) reads.rows += 1;
    return Reflect.apply(own.get, this, given);
  };
}
afterEach(() => {
  Object.assign(IDBObjectStore.prototype, own);
});

function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  const start = () => aStore(createMemoryHost(disk), name);
  /** Opens the vault and answers what had been read when the first complete answer could be given. */
  const unlocked = async (): Promise<AStore & { readonly readsWhenComplete: typeof reads }> => {
    let readsWhenComplete: typeof reads | null = null;
    const store = aStore(createMemoryHost(disk), name, {
      emit: async () => {
        if (readsWhenComplete !== null) return;
        const soFar = { ...reads };
        const answer = await store.handlers['search.query']({ text: 'a', language: 'pl', limit: 1 });
        if (answer.complete) readsWhenComplete = soFar;
      },
    });
    countReads();
    await store.call('vault.unlock', { passphrase });
    await store.idle();
    if (readsWhenComplete === null) throw new Error('the search was never complete');
    return { ...store, readsWhenComplete };
  };
  const kept = () => rawRows(`${name}-search`, 'parts');
  return { disk, name, start, unlocked, kept };
}

/** A computer whose index was kept with `people` in it, and on which nothing has changed since. */
async function withSnapshot() {
  const computer = aComputer();
  const first = computer.start();
  await withVault(first);
  await meetMany(first, 1, people);
  await first.end();
  // What was saved after the index was kept is caught up with; enough more, and it is kept again.
  const second = await computer.unlocked();
  await meetMany(second, people + 1, people * 2);
  await second.end();
  return computer;
}

describe('the search after unlock', () => {
  it('comes from the kept index and what was saved since, without going through the records', async () => {
    const computer = await withSnapshot();
    const store = await computer.unlocked();
    expect(await find(store, fold(secret))).toBe(people * 2);
    expect([await find(store, 'numer1'), await find(store, `numer${people * 2}`)]).toEqual([11, 1]);
    expect(store.readsWhenComplete.scans).toBe(0);
    expect(store.readsWhenComplete.rows).toBeLessThan(people * 2);
    expect(store.bugs).toEqual([]);
    await store.end();
  });

  it('shows every change made since the index was kept', async () => {
    const computer = await withSnapshot();
    const second = await computer.unlocked();
    await meet(second, 900, 'całkiem nowa');
    const { fields } = aDraft(1);
    await second.call('consultation.correct', { id: idAt(1), fields: { ...fields, note: 'poprawiona' } });
    await second.end();
    const store = await computer.unlocked();
    expect(store.readsWhenComplete.scans).toBe(0);
    expect([await find(store, 'nowa'), await find(store, 'poprawiona')]).toEqual([1, 1]);
    expect(await find(store, 'K-0001 numer1')).toBe(0);
    const { groups } = await store.call('search.query', { text: 'poprawiona', language: 'pl', limit: 5 });
    expect(groups[0]?.rows[0]).toMatchObject({ group: 'case', title: `K-0001 · Олена ${secret}1` });
    await store.end();
  });

  it('follows what is saved while the cases are still unread', async () => {
    const computer = await withSnapshot();
    const store = aStore(createMemoryHost(computer.disk), computer.name);
    await store.call('vault.unlock', { passphrase });
    const { fields } = aDraft(2);
    await store.call('consultation.correct', { id: idAt(2), fields: { ...fields, note: 'wczesna zmiana' } });
    await store.idle();
    expect([await find(store, 'wczesna'), await find(store, 'K-0002 numer2')]).toEqual([1, 0]);
    await store.end();
  });
});

describe('an index that cannot be kept', () => {
  it.each([1, 2])(
    'because the disk is full at row %i, leaves the one before it and nothing beside',
    async row => {
      const computer = await withSnapshot();
      const store = await computer.unlocked();
      const before = (await computer.kept()).map(({ id }) => id);
      let turn = 0;
      IDBObjectStore.prototype.put = function (...given: Parameters<typeof own.put>) {
        if (this.name === 'parts' && ++turn === row) throw new DOMException('injected', 'QuotaExceededError');
        return Reflect.apply(own.put, this, given);
      };
      await meetMany(store, 900, 899 + people);
      await store.idle();
      expect(turn).toBe(row);
      expect((await computer.kept()).map(({ id }) => id)).toEqual(before);
      expect(store.bugs).toEqual([]);
      await store.end();
      const next = await computer.unlocked();
      expect(await find(next, fold(secret))).toBe(people * 3);
      await next.end();
    },
  );
});

describe('a kept index that is not to be used', () => {
  const expectWhole = async (computer: ReturnType<typeof aComputer>, known = people * 2): Promise<void> => {
    const store = await computer.unlocked();
    expect(await find(store, fold(secret))).toBe(known);
    expect(store.readsWhenComplete.scans).toBeGreaterThan(0);
    expect(store.bugs).toEqual([]);
    await store.end();
    // Another one has taken its place.
    const next = await computer.unlocked();
    expect(next.readsWhenComplete.scans).toBe(0);
    expect(await find(next, fold(secret))).toBe(known);
    await next.end();
  };
  const put = (name: string, row: unknown): Promise<unknown> =>
    onRawTable(`${name}-search`, 'parts', table => table.put(row));
  const remove = (name: string, id: string): Promise<unknown> =>
    onRawTable(`${name}-search`, 'parts', table => table.delete(id));

  it('is made anew when any of its rows is damaged, of another shape or gone', async () => {
    const computer = await withSnapshot();
    const rowAt = async (at: number) => {
      const row = (await computer.kept())[at];
      if (row === undefined) throw new Error('nothing was kept');
      return row;
    };
    for (const at of [0, 1]) {
      const row = await rowAt(at);
      const sealed = row.sealed.slice();
      sealed[sealed.length >> 1] = (sealed[sealed.length >> 1] ?? 0) ^ 1;
      await put(computer.name, { ...row, sealed });
      await expectWhole(computer);
      await put(computer.name, { id: (await rowAt(at)).id, sealed: 'text' });
      await expectWhole(computer);
      await remove(computer.name, (await rowAt(at)).id);
      await expectWhole(computer);
    }
  });

  it('is not put together from parts of two', async () => {
    const computer = await withSnapshot();
    const older = await computer.kept();
    const store = await computer.unlocked();
    await meetMany(store, 900, 900 + people);
    await store.end();
    const newer = await computer.kept();
    const partOf = (rows: typeof older) => rows.find(row => row.id !== 'head');
    expect(partOf(newer)?.id).not.toBe(partOf(older)?.id);
    await put(computer.name, { ...partOf(older), id: partOf(newer)?.id });
    await expectWhole(computer, people * 3 + 1);
  });

  it('catches up with the journal when an older one was put back whole', async () => {
    const computer = await withSnapshot();
    const older = await computer.kept();
    const second = await computer.unlocked();
    await meetMany(second, 900, 900 + people);
    await second.end();
    for (const row of await computer.kept()) await remove(computer.name, row.id);
    for (const row of older) await put(computer.name, row);
    const store = await computer.unlocked();
    expect(await find(store, fold(secret))).toBe(people * 3 + 1);
    await store.end();
  });

  it('is kept once more when a record is put right that it was made from', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await meet(first, 1);
    const old = (await rawRows(computer.name, 'consultations')).find(({ id }) => id === idAt(1));
    const { fields } = aDraft(1);
    await first.call('consultation.correct', { id: idAt(1), fields: { ...fields, note: 'poprawiona' } });
    await first.end();
    for (const row of await computer.kept()) await remove(computer.name, row.id);
    await onRawTable(computer.name, 'consultations', table => table.put(old));
    // The index is made from the record as it lies there, and kept, before the check finds it.
    const second = await computer.unlocked();
    expect([await find(second, 'poprawiona'), await find(second, 'numer1')]).toEqual([1, 0]);
    await second.end();
    const third = await computer.unlocked();
    expect(third.readsWhenComplete.scans).toBe(0);
    expect([await find(third, 'poprawiona'), await find(third, 'numer1')]).toEqual([1, 0]);
    await third.end();
  });

  it('is not used where the records have gone another way', async () => {
    const computer = await withSnapshot();
    const older = await computer.kept();
    // The journal goes back to its beginning, the database with it; the index knows more than there is.
    computer.disk.journal = computer.disk.journal.slice(0, 9);
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(computer.name);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    const store = await computer.unlocked();
    const left = await find(store, fold(secret));
    expect(left).toBeLessThan(10);
    // Farther than the index that was kept, on another way; and the index of the first way once more.
    await meetMany(store, 700, 699 + people * 2);
    await store.end();
    for (const row of await computer.kept()) await remove(computer.name, row.id);
    for (const row of older) await put(computer.name, row);
    const next = await computer.unlocked();
    expect(await find(next, fold(secret))).toBe(left + people * 2);
    expect(next.readsWhenComplete.scans).toBeGreaterThan(0);
    await next.end();
  });
});

describe('the kept index on disk', () => {
  const holds = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
    for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
      if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
    return false;
  };
  const utf16 = (text: string): Uint8Array =>
    new Uint8Array(Uint16Array.from(text, letter => letter.charCodeAt(0)).buffer);

  it('shows no word of anybody, as written, folded or as a key', async () => {
    const computer = await withSnapshot();
    const rows = await computer.kept();
    expect(rows.map(row => Object.keys(row).sort())).toEqual(rows.map(() => ['id', 'sealed']));
    expect(rows.reduce((sum, row) => sum + row.sealed.length, 0)).toBeGreaterThan(2000);
    const texts = [secret, fold(secret), 'Олена', 'olena', 'notatka', 'K-0001', idAt(1)];
    const planted = texts.flatMap(text => [utf8ToBytes(text), utf16(text)]);
    for (const { sealed, id } of rows) {
      expect(planted.filter(wanted => holds(sealed, wanted))).toEqual([]);
      expect(id).toMatch(/^(head|[0-9a-f]{32}\/0)$/);
    }
  });
});

describe('the real worker', () => {
  const workerUrl = new URL('../../../renderer/store/main.ts', import.meta.url);
  const workers: Worker[] = [];
  const start = (disk: MemoryDisk) => {
    const worker = new Worker(workerUrl, { type: 'module' });
    workers.push(worker);
    const { store } = connectStore(worker, createMemoryHost(disk));
    return { worker, ...store };
  };
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.terminate();
  });
  /** How many rows are kept; the database is looked at once the worker has made it, never made here. */
  const keptRows = async (): Promise<number> => {
    const name = `${databaseName}-search`;
    const isThere = (await indexedDB.databases()).some(one => one.name === name);
    return isThere ? (await rawRows(name, 'parts')).length : 0;
  };
  const untilComplete = async (run: ReturnType<typeof start>, text: string): Promise<number> => {
    for (;;) {
      const answer = await run.call('search.query', { text, language: 'pl', limit: 5 });
      if (answer.complete) return totalOf(answer);
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
  };

  it('keeps the index over a lock, which ends it', async () => {
    for (const name of [databaseName, `${databaseName}-search`])
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    const disk = memoryDisk();
    const first = start(disk);
    const { recoveryKey } = await first.call('vault.create', {
      passphrase,
      pointName: 'A',
      consultantCode: 'B',
    });
    await first.call('vault.confirm', { typed: recoveryKey });
    await untilComplete(first, 'x');
    await meetMany(first, 1, people);
    while ((await keptRows()) < 2) await new Promise(resolve => requestAnimationFrame(resolve));
    first.worker.terminate();
    const second = start(disk);
    await second.call('vault.unlock', { passphrase });
    expect(await untilComplete(second, fold(secret))).toBe(people);
  });
});
