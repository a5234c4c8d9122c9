import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';

interface Bridge {
  readonly call: (name: unknown, input: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (...args: unknown[]) => void) => () => void;
}

const electron = vi.hoisted(() => ({
  exposed: [] as [string, object][],
  invoked: [] as unknown[][],
  listeners: {
    on: (() => undefined) as (...args: unknown[]) => unknown,
    off: (() => undefined) as (...args: unknown[]) => unknown,
  },
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (key: string, api: object) => electron.exposed.push([key, api]),
  },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => {
      electron.invoked.push(args);
      return { ok: true, value: {} };
    },
    on: (...args: unknown[]) => electron.listeners.on(...args),
    off: (...args: unknown[]) => electron.listeners.off(...args),
    send: () => {
      throw new Error('the page has no business with send');
    },
  },
}));

const channels = new EventEmitter();
electron.listeners.on = (name, listener) => channels.on(String(name), listener as () => void);
electron.listeners.off = (name, listener) => channels.off(String(name), listener as () => void);
await import('../../../electron/preload/preload.ts');

const bridge = (): Bridge => {
  const [first] = electron.exposed;
  if (first === undefined) throw new Error('nothing was exposed');
  return first[1] as Bridge;
};

describe('the preload', () => {
  it('gives the page two functions and nothing of Electron', () => {
    expect(electron.exposed.map(([key]) => key)).toEqual(['host']);
    expect(Object.entries(bridge()).map(([name, value]) => `${name}: ${typeof value}`)).toEqual([
      'call: function',
      'onEvent: function',
    ]);
  });

  it('lets the page call on one channel only, under a name that is text', async () => {
    expect(await bridge().call('settings.read', { a: 1 })).toEqual({ ok: true, value: {} });
    await bridge().call({ toString: () => 'drogowskaz:event' }, 2);
    expect(electron.invoked).toEqual([
      ['drogowskaz:call', 'settings.read', { a: 1 }],
      ['drogowskaz:call', 'drogowskaz:event', 2],
    ]);
  });

  it('hands on what the host says, without the event it came in, until the page has heard enough', () => {
    const heard: unknown[][] = [];
    const stop = bridge().onEvent((...args) => heard.push(args));
    channels.emit('drogowskaz:event', { sender: 'ipcRenderer' }, { type: 'close-requested' }, 'more');
    channels.emit('another', {}, 'not for the page');
    stop();
    channels.emit('drogowskaz:event', {}, { type: 'close-requested' });
    expect(heard).toEqual([[{ type: 'close-requested' }]]);
    expect(channels.listenerCount('drogowskaz:event')).toBe(0);
  });
});
