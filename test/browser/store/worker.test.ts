import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostCallName } from '../../../core/host/contract.ts';
import { decodeVault, encodeVault } from '../../../core/vault/slots.ts';
import { connectStore } from '../../../renderer/app/store-client.ts';
import { databaseName } from '../../../renderer/store/database.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { passphrase } from '../../helpers/a-store.ts';
import { createMemoryHost, type MemoryDisk, type MemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const workerUrl = new URL('../../../renderer/store/main.ts', import.meta.url);
const workers: Worker[] = [];

/** The program as the window has it: the real worker, its port, and a host in memory. */
function start(host: MemoryHost) {
  const worker = new Worker(workerUrl, { type: 'module' });
  workers.push(worker);
  const { store, end } = connectStore(worker, host);
  return { worker, host, end, ...store };
}

const forget = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = resolve;
    request.onerror = reject;
  });

const today = new Date().toISOString().slice(0, 10);
const draftNow = (n: number) => {
  const draft = aDraft(n);
  return { ...draft, fields: { ...draft.fields, startedAt: `${today}T12:00:00.000Z` } };
};

async function withVault(disk: MemoryDisk) {
  const run = start(createMemoryHost(disk));
  const { recoveryKey } = await run.call('vault.create', { passphrase, pointName: 'A', consultantCode: 'B' });
  await run.call('vault.confirm', { typed: recoveryKey });
  return run;
}

async function unlocked(disk: MemoryDisk) {
  const run = start(createMemoryHost(disk));
  await run.call('vault.unlock', { passphrase });
  return run;
}

const idsOf = async (run: ReturnType<typeof start>): Promise<string[]> =>
  (await run.call('consultation.list', { on: today })).map(row => row.id).sort();

beforeEach(forget);
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

describe('the data worker behind its port', () => {
  it('keeps a visit and a draft over a lock, which ends the worker', async () => {
    const disk = memoryDisk();
    const run = await withVault(disk);
    await run.call('consultation.finish', draftNow(1));
    await run.call('draft.save', draftNow(2));
    run.end();
    const again = start(createMemoryHost(disk));
    expect(await again.call('vault.state', {})).toMatchObject({ state: 'locked' });
    await expect(again.call('draft.load', {})).rejects.toMatchObject({ code: 'vault-locked' });
    await again.call('vault.unlock', { passphrase });
    expect(await idsOf(again)).toEqual([idAt(1)]);
    expect((await again.call('draft.load', {}))?.id).toBe(idAt(2));
    expect(await again.call('desk.status', {})).toMatchObject({ today: 1, onlyHere: 1 });
  });

  it.each<[HostCallName, 'before' | 'after', boolean]>([
    ['journal.append', 'before', false],
    ['journal.append', 'after', true],
    ['draft.write', 'before', true],
    ['draft.write', 'after', true],
  ])(
    'killed at %s (%s): nothing acknowledged is lost and no visit stands twice',
    async (call, when, isThere) => {
      const disk = memoryDisk();
      const run = await withVault(disk);
      await run.call('consultation.finish', draftNow(1));
      await run.call('draft.save', draftNow(2));
      const killed = new Promise<void>(resolve => {
        run.host.fault = (name, moment) => {
          if (name !== call || moment !== when) return undefined;
          run.end();
          resolve();
          return new Promise(() => undefined);
        };
      });
      run.call('consultation.finish', draftNow(2)).catch(() => undefined);
      await killed;
      const again = await unlocked(disk);
      expect(await idsOf(again)).toEqual(isThere ? [idAt(1), idAt(2)] : [idAt(1)]);
      // The draft is back only where its visit was not kept; finishing it (again) makes one visit, not two.
      expect((await again.call('draft.load', {}))?.id ?? null).toBe(isThere ? null : idAt(2));
      const record = await again.call('consultation.finish', draftNow(2));
      expect([record.revision, await idsOf(again)]).toEqual([1, [idAt(1), idAt(2)]]);
    },
  );

  it('ignores whatever else is sent to it, and the window ignores whatever else it sends', async () => {
    const run = start(createMemoryHost());
    const junk = fc.sample(
      fc.oneof(
        fc.anything({
          withDate: true,
          withMap: true,
          withTypedArray: true,
          withNullPrototype: true,
          withBigInt: true,
        }),
        fc.record({ t: fc.constantFrom('q', 's', 'x'), m: fc.string(), a: fc.anything(), i: fc.string() }),
        fc.record({
          t: fc.constant('q'),
          m: fc.constantFrom('constructor', '__proto__', 'toString', '$close', 'call'),
          a: fc.array(fc.anything({ maxDepth: 2 }), { maxLength: 2 }),
        }),
      ),
      seededRun(10_000),
    );
    const complaints: unknown[] = [];
    run.worker.addEventListener('error', event => complaints.push(event.message));
    for (const message of junk) {
      run.worker.postMessage(message);
      run.worker.dispatchEvent(new MessageEvent('message', { data: message }));
    }
    expect(await run.call('vault.state', {})).toMatchObject({ state: 'none' });
    expect(complaints).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('answers a call it does not know, or that is wrongly filled, with a code', async () => {
    const run = start(createMemoryHost());
    await run.call('vault.state', {});
    const answers: unknown[] = [];
    run.worker.addEventListener('message', ({ data }) => {
      if (data.t === 's') answers.push(data.r);
    });
    const inputs: [string, unknown][] = [
      ['toString', {}],
      ['constructor', {}],
      ['vault.unlock', { passphrase: 1 }],
      ['vault.unlock', { passphrase: 'x', extra: true }],
      ['draft.save', JSON.parse('{"__proto__":{"polluted":true}}')],
      ['vault.state', { constructor: { prototype: {} } }],
    ];
    for (const [i, [name, input]] of inputs.entries())
      run.worker.postMessage({ t: 'q', m: 'call', a: [name, input], i: `test-${i}` });
    await expect.poll(() => answers.length).toBe(inputs.length);
    expect(new Set(answers.map(answer => (answer as { code: string }).code))).toEqual(
      new Set(['port-refused-input']),
    );
  });

  it.each([
    ['8 MiB and one pass', { memoryKib: 8 * 1024, passes: 1 }],
    ['no lanes', { lanes: 0 }],
    ['4 GiB, a million passes and 255 lanes', { memoryKib: 4096 * 1024, passes: 1_000_000, lanes: 255 }],
  ])(
    'derives nothing for a key file that asks for %s, and says what it says of a wrong passphrase (A3, A4)',
    async (_name, costs) => {
      const disk = memoryDisk();
      const first = await withVault(disk);
      first.end();
      const wrong = start(createMemoryHost(disk));
      const begun = performance.now();
      const usual = await wrong.call('vault.unlock', { passphrase: 'to nie jest to hasło' }).catch(String);
      const derivationMs = performance.now() - begun;
      wrong.end();
      const vault = decodeVault(disk.vault ?? new Uint8Array());
      const slots = vault.slots.map(slot =>
        slot.kind === 'passphrase' ? { ...slot, kdf: { ...slot.kdf, ...costs } } : slot,
      );
      disk.vault = new Uint8Array(encodeVault({ ...vault, slots }));
      disk.failures = 0;
      const run = start(createMemoryHost(disk));
      await run.call('vault.state', {});
      const from = performance.now();
      expect(await run.call('vault.unlock', { passphrase }).catch(String)).toBe(usual);
      expect(performance.now() - from).toBeLessThan(Math.max(50, derivationMs / 2));
      expect(await run.call('vault.state', {})).toMatchObject({ state: 'locked' });
    },
  );

  it('that cannot be loaded is an answer, not silence', async () => {
    const { store } = connectStore(new Worker('/no-such-worker.js', { type: 'module' }), createMemoryHost());
    await expect(store.call('vault.state', {})).rejects.toMatchObject({ code: 'host-unreachable' });
  });

  it('refuses to run twice on one profile', async () => {
    const disk = memoryDisk();
    const first = await withVault(disk);
    const second = start(createMemoryHost(disk));
    await expect(second.call('vault.state', {})).rejects.toMatchObject({ code: 'profile-in-use' });
    first.end();
    const third = start(createMemoryHost(disk));
    expect(await third.call('vault.state', {})).toMatchObject({ state: 'locked' });
  });

  it('tells notices to a listener that comes later', async () => {
    const disk = memoryDisk();
    disk.packs.set('guidance-pl', [{ path: 'manifest.json', text: '{ "kind": "guidance"' }]);
    const run = start(createMemoryHost(disk));
    await run.call('urgent.list', { language: 'pl' });
    await run.call('vault.state', {});
    const told: unknown[] = [];
    run.onEvent(event => told.push(event));
    expect(told).toEqual([
      {
        type: 'notice',
        notice: 'pack-refused',
        details: {
          pack: 'guidance-pl',
          code: 'pack-not-json',
          file: 'manifest.json',
          at: expect.any(String),
        },
      },
    ]);
  });
});
