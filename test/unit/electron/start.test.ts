import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DesktopParts, startDesktop } from '../../../electron/main/desktop.ts';
import { systemClock } from '../../../electron/services/clock.ts';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { processLife } from '../../../electron/services/process-life.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { fakeElectron } from './fake-electron.ts';

const newFolder = makeTempFolders();
const ourFrame = { senderFrame: { url: 'app://desk/index.html', parent: null } };

type Fake = ReturnType<typeof fakeElectron>;

function setUp(options: Partial<Parameters<typeof fakeElectron>[0]> = {}, argv: readonly string[] = []) {
  const folder = newFolder();
  mkdirSync(path.join(folder, 'out', 'renderer'), { recursive: true });
  mkdirSync(path.join(folder, 'content'));
  writeFileSync(path.join(folder, 'out', 'renderer', 'index.html'), '<!doctype html>');
  const fake = fakeElectron({ userData: path.join(folder, 'data'), appPath: folder, ...options });
  const bugs: unknown[] = [];
  const timers: (() => void)[] = [];
  const parts: DesktopParts = {
    electron: fake.electron,
    preload: '/out/preload/preload.cjs',
    argv: ['drogowskaz', ...argv],
    platform: 'linux',
    totalMemoryBytes: 8 * 1024 ** 3,
    disk: nodeDisk,
    clock: systemClock,
    life: processLife,
    randomBytes: length => new Uint8Array(length),
    onBug: (where, error) => bugs.push(where, error),
    setTimer: work => timers.push(work),
  };
  return { ...fake, folder, parts, bugs, timers, profile: path.join(folder, 'data', 'profile') };
}

/** Closes the last window as a person does and waits until the program has ended by itself. */
async function end({ app, windows, order }: Fake): Promise<void> {
  windows.at(-1)?.destroy();
  const ended = new Promise<void>(resolve => {
    app.quit = () => {
      order.push('quit');
      resolve();
    };
  });
  app.emit('window-all-closed');
  await ended;
}

describe('starting in Electron', () => {
  it('puts every wall up before the page is there', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    expect(running.order).toEqual([
      'sandbox',
      'registers app',
      'hears web-contents-created',
      'hears certificate-error',
      'hears login',
      'hears select-client-certificate',
      'single instance',
      'ready',
      'session guarded',
      'serves app:',
      'answers calls',
      'hears second-instance',
      'hears window-all-closed',
      'hears will-quit',
      'window',
      'loads app://desk/index.html',
    ]);
    const [window] = running.windows;
    expect(window?.webContents.openHandler?.()).toEqual({ action: 'deny' });
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: { preload: '/out/preload/preload.cjs', sandbox: true, contextIsolation: true },
    });
    expect(window?.done).toEqual([]);
    window?.emit('ready-to-show');
    expect(window?.done).toEqual(['show']);
    expect(running.bugs).toEqual([]);
    await end(running);
  });

  it('serves the built page and answers its calls', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    const answer = running.held.serve?.(new Request('app://desk/index.html'));
    expect(await answer?.text()).toBe('<!doctype html>');
    expect(await running.held.invoke?.(ourFrame, 'host.describe', {})).toMatchObject({
      ok: true,
      value: { kind: 'electron', systemLanguage: 'pl-PL', demo: false, secretStore: 'none' },
    });
    expect(await running.held.invoke?.(ourFrame, 'attempts.read', {})).toEqual({
      ok: true,
      value: { failures: 0, waitMs: 0 },
    });
    expect(await running.held.invoke?.(ourFrame, 'packs.read', { id: 'guidance-pl' })).toMatchObject({
      ok: false,
      code: 'pack-missing',
    });
    await end(running);
  });

  it('keeps the demonstration in a folder of its own', async () => {
    const running = setUp({}, ['--demo']);
    await startDesktop(running.parts);
    expect(running.paths.userData).toBe(path.join(running.folder, 'data-demo'));
    expect(readdirSync(path.join(running.folder, 'data-demo'))).toEqual(['profile']);
    expect(readdirSync(running.folder)).not.toContain('data');
    await end(running);
  });

  it('ends at once, and touches nothing, when somebody wants to look into it', async () => {
    for (const argument of ['--remote-debugging-port=9222', '--no-sandbox', '-inspect']) {
      const running = setUp({}, [argument]);
      await startDesktop(running.parts);
      expect(running.order, argument).toEqual(['exit 2']);
      expect(readdirSync(running.folder)).not.toContain('data');
    }
  });

  it('leaves the field to the first start, whose window comes to the front', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    const second = setUp({ first: false });
    await startDesktop(second.parts);
    expect(second.order.slice(-2)).toEqual(['single instance', 'quit']);
    expect(second.windows).toEqual([]);
    const [window] = running.windows;
    if (window === undefined) throw new Error('no window');
    running.app.emit('second-instance');
    expect(window.done).toEqual(['show', 'focus']);
    window.minimized = true;
    running.app.emit('second-instance');
    expect(window.done.slice(2)).toEqual(['restore', 'show', 'focus']);
    await end(running);
  });

  it('says in the language of the system why it cannot start, and ends', async () => {
    const running = setUp({ systemLanguages: ['uk-UA'] });
    mkdirSync(running.profile, { recursive: true });
    writeFileSync(path.join(running.profile, 'profile.json'), '{"format":1,"appVersion":"9.0.0"}');
    await startDesktop(running.parts);
    expect(running.boxes).toHaveLength(1);
    expect(running.boxes[0]?.text).toMatch(/новіш/);
    expect(running.order.at(-1)).toBe('exit 1');
    expect(running.windows).toEqual([]);
    expect(running.bugs).toEqual([]);
  });

  it('reports what nobody expected, and ends', async () => {
    const running = setUp({ systemLanguages: [], loadError: new Error('ERR_FAILED') });
    await startDesktop(running.parts);
    expect(running.bugs[0]).toBe('start');
    expect(running.boxes[0]?.text).toMatch(/Something in the program went wrong/);
    expect(running.order.at(-1)).toBe('exit 1');
    await end(running);
  });
});

describe('running in Electron', () => {
  it('sends the page what the menu and the computer say', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    running.powerMonitor.emit('lock-screen');
    const help = running.menus[0]?.at(-1)?.submenu;
    const item = Array.isArray(help) ? help.find(({ id }) => id === 'urgent-help') : undefined;
    (item?.click as (() => void) | undefined)?.();
    expect(running.windows[0]?.webContents.sent).toEqual([
      { type: 'lock', reason: 'lock-screen' },
      { type: 'command', command: 'urgent-help' },
    ]);
    await running.held.invoke?.(ourFrame, 'menu.setLanguage', { language: 'uk' });
    expect(running.menus).toHaveLength(2);
    expect(running.menus[1]?.[0]?.label).not.toBe(running.menus[0]?.[0]?.label);
    await end(running);
    running.powerMonitor.emit('suspend'); // nobody is there to hear it
  });

  it('brings a crashed page back, and does not wait for the save it was busy with', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    const [window] = running.windows;
    await running.held.invoke?.(ourFrame, 'window.setBusy', { busy: true });
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window?.webContents.reloads).toBe(1);
    window?.emit('close', { preventDefault: () => undefined });
    expect(window?.webContents.sent).toEqual([{ type: 'close-requested' }]);
    running.timers.shift()?.();
    expect(window?.done).toEqual(['destroy']);
    await end(running);
  });
});

describe('ending in Electron', () => {
  it('leaves nothing of its own on the clipboard', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    await running.held.invoke?.(ourFrame, 'clipboard.write', { text: 'a note' });
    expect(running.clipboard.text).toBe('a note');
    await end(running);
    expect(running.clipboard.text).toBe('');
  });

  it('lets the profile go before it quits, however often it is told to', async () => {
    const running = setUp();
    await startDesktop(running.parts);
    expect(readdirSync(running.profile).some(name => name.startsWith('in-use-'))).toBe(true);
    let held = 0;
    const event = { preventDefault: () => held++ };
    running.app.emit('will-quit', event);
    running.app.emit('will-quit', event);
    await end(running);
    expect(held).toBe(2);
    expect(running.order.filter(what => what === 'quit')).toHaveLength(1);
    expect(readdirSync(running.profile).some(name => name.startsWith('in-use-'))).toBe(false);
    running.app.emit('will-quit', event);
    expect(held).toBe(2);
  });
});
