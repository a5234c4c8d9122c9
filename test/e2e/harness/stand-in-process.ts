import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBirpc } from 'birpc';
import type { BrowserContext, Page } from 'playwright-core';
import type { StandInCalls, StandInStart } from './stand-in-protocol.ts';
import { watchConsole } from './watch-console.ts';

/*
 * A process of its own for the stand-in, so that the main process can be killed as a real one. The test drives the
 * window over the debugging port of the browser; what only the main process knows it asks over Node's messages.
 */

interface StandInWindow {
  close(): void;
  isDestroyed(): boolean;
  on(event: string, listener: () => void): void;
  readonly webContents: unknown;
}

type AskPermission = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;

interface StandIn {
  readonly electron: {
    readonly app: { emit(event: string, ...details: unknown[]): void };
    readonly session: {
      readonly defaultSession: {
        readonly _ask?: AskPermission;
        readonly _check?: (contents: unknown, permission: string, origin: string, details: object) => boolean;
        readonly _device?: (details: object) => boolean;
      };
    };
  };
  readonly context: BrowserContext;
  readonly log: {
    readonly dialogs: readonly {
      readonly kind: string;
      readonly options?: { readonly defaultPath?: string };
    }[];
    readonly opened: readonly string[];
    readonly violations: readonly string[];
    readonly blocked?: readonly string[];
    readonly popups?: readonly { readonly url: string; readonly action?: string }[];
  };
  readonly answers: unknown[];
  firstWindow(): Promise<Page>;
  windows(): readonly StandInWindow[];
  emitPower(event: string): void;
  secondInstance(): void;
  close(): Promise<void>;
}

const start: StandInStart = JSON.parse(process.argv[2] ?? '{}');
const portFile = path.join(start.userData, 'chromium', 'DevToolsActivePort');
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 10));
};
const hasPort = (): boolean => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n');

interface Running {
  readonly app: StandIn;
  readonly page: Page;
  readonly window: StandInWindow;
  readonly said: readonly string[];
  timesRaised: number;
}

async function run(): Promise<Running> {
  rmSync(portFile, { force: true });
  const { launch }: { launch(options: object): Promise<StandIn> } = await import(
    pathToFileURL(start.launcher).href
  );
  const app = await launch({
    main: start.main,
    project: start.project,
    userData: start.userData,
    locale: start.locale,
    argv: start.args,
    browserArgs: ['--remote-debugging-port=0', ...start.browserArgs],
  });
  const said = watchConsole(app.context);
  const page = await app.firstWindow();
  const [window] = app.windows();
  if (window === undefined) throw new Error('the window went away');
  const running: Running = { app, page, window, said, timesRaised: 0 };
  window.on('focus', () => {
    running.timesRaised += 1;
  });
  await until(hasPort);
  return running;
}

async function grantedPermissions(
  { app, page, window }: Running,
  names: readonly string[],
): Promise<string[]> {
  const session = app.electron.session.defaultSession;
  const granted: string[] = [];
  for (const name of names) {
    const asked = await new Promise<boolean>(resolve => {
      if (session._ask === undefined) resolve(true);
      else session._ask(window.webContents, name, resolve, { requestingUrl: page.url() });
    });
    const checked = session._check?.(window.webContents, name, page.url(), {}) ?? true;
    const device = session._device?.({ deviceType: name, origin: page.url() }) ?? true;
    if (asked || checked || device) granted.push(name);
  }
  return granted;
}

async function closeWindow({ window }: Running): Promise<void> {
  if (window.isDestroyed()) return;
  window.close();
  await until(() => window.isDestroyed());
}

const running = run();
running.catch(() => undefined); // whoever asks hears of it

const calls: StandInCalls = {
  ready: async () => {
    const { page } = await running;
    const debugPort = Number(readFileSync(portFile, 'utf8').split('\n')[0]);
    return { debugPort, origin: new URL(page.url()).origin };
  },
  power: async event => (await running).app.emitPower(event),
  secondStart: async () => (await running).app.secondInstance(),
  closeWindow: async () => closeWindow(await running),
  answerSave: async filePath => {
    (await running).app.answers.push({ canceled: filePath === null, filePath: filePath ?? '' });
  },
  grantedPermissions: async names => grantedPermissions(await running, names),
  state: async () => {
    const { app, said, timesRaised } = await running;
    const { dialogs, opened, violations, blocked = [], popups = [] } = app.log;
    return {
      dialogs: dialogs.map(({ kind, options }) => ({ kind, defaultPath: options?.defaultPath ?? '' })),
      opened,
      refused: [...blocked, ...popups.filter(one => one.action !== 'allow').map(one => one.url)],
      violations,
      said,
      timesRaised,
    };
  },
  quit: async () => {
    await closeWindow(await running);
    await (await running).app.close();
  },
};

createBirpc<object, StandInCalls>(calls, {
  post: data => process.send?.(data),
  on: listener => process.on('message', listener),
});
process.on('disconnect', () => process.exit(0));
