import { describe, expect, it } from 'vitest';
import { type HostCallName, hostCalls } from '../../../core/host/contract.ts';
import { makeHandle } from '../../../electron/services/handle.ts';
import { createHost } from '../../../renderer/store/host.ts';
import { startServices } from '../../helpers/start-services.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const isCallName = (name: string): name is HostCallName => Object.hasOwn(hostCalls, name);
const names = Object.keys(hostCalls).filter(isCallName);
const state = { count: 0, sizeBytes: 16, head: '0'.repeat(64), condition: 'good', lostBytes: 0 };

/** An input that fits, for each call. */
const inputs: Readonly<Record<HostCallName, unknown>> = {
  'host.describe': {},
  'settings.read': {},
  'settings.write': { language: 'pl', theme: 'light', idleLockMinutes: 5 },
  'vault.read': {},
  'vault.write': { bytes: new Uint8Array(1) },
  'attempts.read': {},
  'attempts.begin': {},
  'attempts.reset': {},
  'secret.obtain': {},
  'journal.describe': {},
  'journal.append': { frames: [new Uint8Array(1)] },
  'journal.read': { from: 0, maxBytes: 1 },
  'journal.rewrite': { step: 'begin' },
  'draft.read': {},
  'draft.write': { bytes: null },
  'packs.list': {},
  'packs.read': { id: 'guidance-pl' },
  'files.save': { suggestedName: 'a.json', mediaType: 'application/json', bytes: new Uint8Array(1) },
  'files.savePdf': { suggestedName: 'a.pdf' },
  'files.open': { kind: 'pack' },
  'links.open': { url: 'https://www.gov.pl/' },
  'clipboard.write': { text: 'a' },
  'window.setBusy': { busy: true },
  'window.confirmClose': {},
  'menu.setLanguage': { language: 'pl' },
};

/** Answers no call may give: nothing at all, a wrong shape, and the right shape with something beside it. */
const wrongOutputs = (name: HostCallName): unknown[] => [
  undefined,
  null,
  'text',
  [],
  { more: 1 },
  fits(name, 1),
];
const fits = (name: HostCallName, more?: number): unknown => {
  const good: Readonly<Partial<Record<HostCallName, object>>> = {
    'host.describe': {
      kind: 'browser',
      appVersion: '0.1.0',
      platform: 'linux',
      systemLanguage: 'pl',
      demo: false,
      secretStore: 'none',
      kdfMemoryMib: 64,
    },
    'settings.read': { language: null, theme: 'system', idleLockMinutes: 5 },
    'vault.read': { bytes: null },
    'attempts.read': { failures: 0, waitMs: 0 },
    'attempts.begin': { failures: 1 },
    'secret.obtain': { secret: null },
    'journal.describe': state,
    'journal.append': { count: 1, head: '0'.repeat(64) },
    'journal.read': { frames: [], next: null },
    'journal.rewrite': { state: null },
    'draft.read': { bytes: null },
    'packs.list': { ids: [] },
    'packs.read': { files: [] },
    'files.save': { outcome: 'saved' },
    'files.savePdf': { outcome: 'saved' },
    'files.open': { bytes: null },
  };
  return { ...good[name], ...(more === undefined ? {} : { more }) };
};

describe.each(names)('the answer of %s', name => {
  it('is checked in the host: what does not fit its schema leaves it as a bug with nothing in it', async () => {
    const { handlers, services } = await startServices(newFolder());
    for (const output of wrongOutputs(name)) {
      const bugs: string[] = [];
      const broken = { ...handlers, [name]: () => output };
      const call = makeHandle(broken, { onBug: where => bugs.push(where) });
      expect(await call(name, inputs[name])).toEqual({ ok: false, code: 'bug', details: {} });
      expect(bugs).toEqual([name]);
    }
    const fine = makeHandle({ ...handlers, [name]: () => fits(name) }, { onBug: () => undefined });
    expect(await fine(name, inputs[name])).toMatchObject({ ok: true });
    await services.close();
  });

  it('is checked once more where it arrives', async () => {
    const ask = (answer: unknown): Promise<unknown> => {
      const host = createHost(async () => answer);
      return Reflect.apply(host.call, host, [name, inputs[name]]);
    };
    for (const value of wrongOutputs(name)) {
      const failure = await asyncFailureOf(() => ask({ ok: true, value }));
      expect([failure.code, failure.details]).toEqual(['host-unreachable', { call: name }]);
    }
    expect(await ask({ ok: true, value: fits(name) })).toEqual(fits(name));
    const noAnswers = [undefined, null, {}, { ok: true }, { ok: false, code: 'no-such-code', details: {} }];
    for (const answer of noAnswers)
      expect((await asyncFailureOf(() => ask(answer))).code).toBe('host-unreachable');
  });
});
