import { EventEmitter } from 'node:events';
import type { App, BrowserWindow, PowerMonitor, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import type { HostEvent } from '../../../core/host/contract.ts';
import { refusedArgument } from '../../../electron/main/arguments.ts';
import { guardClosing } from '../../../electron/main/close-guard.ts';
import { guardApp, guardContents, guardSession } from '../../../electron/main/guards.ts';
import { lockOnPowerEvents } from '../../../electron/main/power.ts';
import { as, FakeContents } from './fake-electron.ts';

const fired = (emitter: EventEmitter, name: string, url: string): boolean => {
  let prevented = false;
  emitter.emit(name, { url, preventDefault: () => (prevented = true) }, url);
  return prevented;
};

describe('guards of a web contents', () => {
  const contents = new FakeContents();
  guardContents(as<WebContents>(contents));
  const strangers = [
    'https://example.org/',
    'file:///etc/passwd',
    'app://desk.evil/index.html',
    'app://desk/other.html',
    'javascript:alert(1)',
    'data:text/html,x',
  ];

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    '%s goes nowhere but to our page',
    name => {
      for (const url of strangers) expect(fired(contents, name, url), url).toBe(true);
      expect(fired(contents, name, 'app://desk/index.html')).toBe(false);
    },
  );

  it('opens no window and attaches no webview', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(fired(contents, 'will-attach-webview', '')).toBe(true);
  });
});

describe('guards of the application', () => {
  it('refuses certificates, logins and client certificates, and guards every new contents', () => {
    const app = new EventEmitter();
    guardApp(as<App>(app));
    const answers: unknown[] = [];
    const event = { preventDefault: () => answers.push('prevented') };
    app.emit('certificate-error', event, null, 'u', 'e', null, (ok: boolean) => answers.push(ok));
    app.emit('login', event, null, {}, {}, (...args: unknown[]) => answers.push(args.length));
    app.emit('select-client-certificate', event, null, 'u', [], (...args: unknown[]) =>
      answers.push(args.length),
    );
    expect(answers).toEqual(['prevented', false, 'prevented', 0, 'prevented', 0]);
    const contents = new FakeContents();
    app.emit('web-contents-created', {}, contents);
    expect(contents.openHandler).toBeDefined();
  });
});

describe('guards of the session', () => {
  const asked: Record<string, (...args: never[]) => unknown> = {};
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (f: never) => (asked.request = f),
    setPermissionCheckHandler: (f: never) => (asked.check = f),
    setDevicePermissionHandler: (f: never) => (asked.device = f),
    setDisplayMediaRequestHandler: (f: never) => (asked.display = f),
    setSpellCheckerEnabled: (on: boolean) => (asked.spell = () => on),
    webRequest: { onBeforeRequest: (f: never) => (asked.before = f) },
  });
  guardSession(as<Session>(session));
  const call = (name: string, ...args: unknown[]): unknown => asked[name]?.(...(args as never[]));
  const permissions = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'midi',
    'hid',
    'serial',
    'usb',
    'local-fonts',
    'display-capture',
    'openExternal',
    'fileSystem',
  ];

  it.each(permissions)('denies %s, asked or checked', permission => {
    let answer: unknown;
    call('request', null, permission, (granted: boolean) => (answer = granted));
    expect(answer).toBe(false);
    expect(call('check', null, permission)).toBe(false);
    expect(call('device', { deviceType: permission })).toBe(false);
  });

  it('has no spell-checker and shares no screen', () => {
    let streams: unknown;
    call('display', {}, (given: unknown) => (streams = given));
    expect(streams).toEqual({});
    expect(call('spell')).toBe(false);
  });

  it('lets no request leave the program', () => {
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      call('before', { url }, (given: unknown) => (answer = given));
      return answer;
    };
    for (const url of [
      'https://example.org/x',
      'http://127.0.0.1/',
      'file:///x',
      'app://deskx/',
      'ws://x',
      'ftp://x',
    ])
      expect(cancelled(url), url).toEqual({ cancel: true });
    expect(cancelled('app://desk/assets/main.js')).toEqual({ cancel: false });
  });
});

describe('power events', () => {
  it('lock the program', () => {
    const monitor = new EventEmitter();
    const sent: HostEvent[] = [];
    lockOnPowerEvents(as<PowerMonitor>(monitor), event => sent.push(event));
    for (const name of ['suspend', 'lock-screen', 'shutdown', 'resume']) monitor.emit(name);
    expect(sent.map(event => (event.type === 'lock' ? event.reason : event.type))).toEqual([
      'suspend',
      'lock-screen',
      'shutdown',
    ]);
  });
});

describe('closing the window', () => {
  const setUp = () => {
    const timers: (() => void)[] = [];
    const sent: string[] = [];
    const state = { destroyed: 0 };
    const window = Object.assign(new EventEmitter(), {
      destroy: () => state.destroyed++,
      isDestroyed: () => state.destroyed > 0,
    });
    const guard = guardClosing({
      window: as<BrowserWindow>(window),
      send: event => sent.push(event.type),
      setTimer: work => timers.push(work),
    });
    const close = (): boolean => fired(window, 'close', '');
    return { timers, sent, state, guard, close };
  };

  it('waits for the page to put everything away', () => {
    const { sent, state, guard, close } = setUp();
    expect(close()).toBe(true);
    expect(close()).toBe(true);
    expect(sent).toEqual(['close-requested']);
    expect(state.destroyed).toBe(0);
    guard.confirm();
    expect(state.destroyed).toBe(1);
  });

  it('goes after a while when the page is silent, but not while a save runs', () => {
    const { timers, state, guard, close } = setUp();
    guard.setBusy(true);
    close();
    timers.shift()?.();
    expect(state.destroyed).toBe(0);
    guard.setBusy(false);
    timers.shift()?.();
    expect(state.destroyed).toBe(1);
  });

  it('is not closed by a page that confirms without being asked', () => {
    const { state, guard } = setUp();
    guard.confirm();
    expect(state.destroyed).toBe(0);
  });
});

describe('arguments', () => {
  it('that would open the program to others are refused', () => {
    for (const bad of [
      '--inspect',
      '--inspect=0.0.0.0:1',
      '--remote-debugging-port=9222',
      '--load-extension=/x',
      '--no-sandbox',
      '--disable-web-security',
      '--host-resolver-rules=MAP * 10.0.0.1',
      '--ignore-certificate-errors',
      '--renderer-cmd-prefix=gdb',
      // Chromium hears one hyphen as well as two, Windows any case of letters.
      '-remote-debugging-port=9222',
      '-no-sandbox',
      '--Remote-Debugging-Port=9222',
    ])
      expect(refusedArgument(['drogowskaz', bad]), bad).toBe(bad);
  });

  it('that people and desktops need are not', () => {
    const harmless = [
      '/opt/drogowskaz/no-sandbox',
      '--demo',
      '--inspected',
      '--ozone-platform=wayland',
      '--force-device-scale-factor=1.5',
      '--password-store=gnome-libsecret',
      '--lang=uk',
      '--',
      '-',
      '',
    ];
    expect(refusedArgument(['drogowskaz', ...harmless])).toBeUndefined();
  });
});
