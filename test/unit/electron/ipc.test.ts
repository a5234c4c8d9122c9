import type { IpcMain } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handle } from '../../../electron/ipc/handle.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { as } from './fake-electron.ts';

const refused = { ok: false, code: 'host-sender-refused', details: {} };
const unfit = { ok: false, code: 'host-refused-input', details: {} };
const ours = { senderFrame: { url: 'app://desk/index.html', parent: null } };

type Listener = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;

/** Listens as the program does; answers every call that is let through with what it was asked. */
function listen() {
  const channels: string[] = [];
  const passed: unknown[][] = [];
  let listener: Listener = () => Promise.reject(new Error('nobody listens'));
  handle(
    as<IpcMain>({
      handle: (channel: string, given: Listener) => {
        channels.push(channel);
        listener = given;
      },
    }),
    async (name, input) => {
      passed.push([name, input]);
      return { ok: true, value: 'answered' };
    },
  );
  const call: Listener = (...args) => listener(...args);
  return { channels, passed, call };
}

const throwing = (property: string): object =>
  Object.defineProperty({ url: 'app://desk/index.html', parent: null }, property, {
    get: () => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  });

describe('calls over IPC', () => {
  it('come in through one channel and are passed on as they are', async () => {
    const { channels, passed, call } = listen();
    const input = { bytes: Uint8Array.of(1) };
    expect(await call(ours, 'vault.write', input)).toEqual({ ok: true, value: 'answered' });
    expect(channels).toEqual(['drogowskaz:call']);
    expect(passed).toEqual([['vault.write', input]]);
    expect(passed[0]?.[1]).toBe(input);
  });

  it.each([
    ['a subframe', { senderFrame: { ...ours.senderFrame, parent: ours.senderFrame } }],
    ['a frame whose parent is not told', { senderFrame: { url: 'app://desk/index.html' } }],
    ['no frame', { senderFrame: null }],
    ['a message without a frame', {}],
    ['a frame that went away: its address', { senderFrame: throwing('url') }],
    ['a frame that went away: its parent', { senderFrame: throwing('parent') }],
    ['a frame that went away: itself', throwing('senderFrame')],
    ['the developer tools', { senderFrame: { url: 'devtools://devtools/bundled/x.html', parent: null } }],
    ['a page with a name and a word', { senderFrame: { url: 'app://a:b@desk/index.html', parent: null } }],
    ['a page with a word only', { senderFrame: { url: 'app://:b@desk/index.html', parent: null } }],
    ['a page on a port', { senderFrame: { url: 'app://desk:1/index.html', parent: null } }],
    ['another host', { senderFrame: { url: 'app://desk.example/', parent: null } }],
    ['another scheme', { senderFrame: { url: 'apps://desk/index.html', parent: null } }],
    ['a blob of ours', { senderFrame: { url: 'blob:app://desk/1', parent: null } }],
    ['an empty page', { senderFrame: { url: 'about:blank', parent: null } }],
    ['no address', { senderFrame: { url: '', parent: null } }],
  ])('are refused from %s', async (_, event) => {
    const { passed, call } = listen();
    expect(await call(event, 'settings.read', {})).toEqual(refused);
    expect(passed).toEqual([]);
  });

  it('are refused in constant words from any sender and with any name that is none, and never throw', async () => {
    const { passed, call } = listen();
    const sender = fc.oneof(
      fc.record({ senderFrame: fc.record({ url: fc.webUrl(), parent: fc.constant(null) }) }),
      fc.record({ senderFrame: fc.record({ url: fc.string(), parent: fc.constantFrom(null, {}) }) }),
      fc.record({ senderFrame: fc.anything().filter(value => typeof value !== 'object') }),
    );
    await fc.assert(
      fc.asyncProperty(sender, fc.anything(), fc.anything(), async (event, name, input) => {
        expect(await call(event, name, input)).toEqual(refused);
      }),
      seededRun(20_000),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.anything().filter(value => typeof value !== 'string'),
        fc.anything(),
        async (name, input) => {
          expect(await call(ours, name, input)).toEqual(unfit);
        },
      ),
      seededRun(5000),
    );
    expect(passed).toEqual([]);
  });
});
