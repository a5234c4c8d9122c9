import { describe, expect, it } from 'vitest';
import { connectStore } from '../../../renderer/app/store-client.ts';
import { storeCalls } from '../../../renderer/store/port.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { aStore, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

/** A worker that answers every question with the same. */
class SayingWorker extends EventTarget implements Worker {
  readonly onmessage = null;
  readonly onmessageerror = null;
  readonly onerror = null;
  readonly #answer: unknown;
  isRunning = true;
  constructor(answer: unknown) {
    super();
    this.#answer = answer;
  }
  postMessage(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('i' in message)) return;
    const data = { t: 's', i: message.i, r: this.#answer };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
  terminate(): void {
    this.isRunning = false;
  }
}

const ask = (name: string, answer: unknown): Promise<unknown> => {
  const { store } = connectStore(new SayingWorker(answer), { call: async () => undefined });
  return Reflect.apply(store.call, store, [name, {}]);
};

describe.each(Object.keys(storeCalls))('the answer of the worker to %s', name => {
  it('is checked before the window sees it', async () => {
    for (const value of [undefined, 'text', 7, { more: 1 }])
      await expect(ask(name, { ok: true, value })).rejects.toThrow();
    for (const answer of [undefined, null, {}, { ok: true, value: {}, more: 1 }])
      await expect(ask(name, answer)).rejects.toMatchObject({ code: 'host-unreachable' });
    await expect(ask(name, { ok: false, code: 'disk-full', details: {} })).rejects.toMatchObject({
      code: 'disk-full',
    });
  });
});

describe('a question to the worker', () => {
  it.each([
    '{"__proto__":{"polluted":true}}',
    '{"id":"x","fields":{"__proto__":{"polluted":true}}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
  ])('that reaches for a prototype is refused, and nothing is reached: %s', async text => {
    const store = aStore(createMemoryHost(memoryDisk()), freshName());
    await withVault(store);
    expect(await store.answer('draft.save', JSON.parse(text))).toMatchObject({
      ok: false,
      code: 'port-refused-input',
    });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    await store.end();
  });
});

describe('settling, which a lock and a close wait for', () => {
  it.each([
    ['a visit', 'journal.append'],
    ['a draft', 'draft.write'],
  ] as const)('takes until %s under way is on disk', async (what, call) => {
    const host = createMemoryHost(memoryDisk());
    const store = aStore(host, freshName());
    await withVault(store);
    await store.idle();
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    host.fault = (name, moment) => (name === call && moment === 'before' ? held : undefined);
    const done: string[] = [];
    const save =
      what === 'a visit' ? store.call('consultation.finish', aDraft()) : store.call('draft.save', aDraft());
    const saved = save.then(() => done.push('saved'));
    await expect.poll(() => host.calls).toContain(call);
    const settled = store.call('store.settle', {}).then(() => done.push('settled'));
    // Another call goes through meanwhile: only settling waits.
    await store.call('desk.status', {});
    expect(done).toEqual([]);
    release();
    await Promise.all([saved, settled]);
    expect(done).toEqual(['saved', 'settled']);
    await store.end();
  });
});
