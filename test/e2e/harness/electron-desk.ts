import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, _electron as electron } from 'playwright-core';
import { findElectronBinary } from '../../../build/electron-binary.ts';
import { projectRoot } from '../../../build/vite-config.ts';
import { killBrowser } from './chromium.ts';
import type { Desk, DeskHost, DeskOptions, DesktopControl } from './desk.ts';
import { openNetworkSink } from './network-sink.ts';
import { watchConsole } from './watch-console.ts';

/** What the test puts into the main process to hear and answer what has no window. */
interface Told {
  readonly dialogs: { kind: string; defaultPath: string }[];
  readonly opened: string[];
  readonly answers: (string | null)[];
  timesRaised: number;
}

declare global {
  var drogowskazTest: Told;
}

/** Takes the place of the save dialog and of the system's browser, which no test can press. */
const prepare = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog, shell, BrowserWindow }) => {
    const told: Told = { dialogs: [], opened: [], answers: [], timesRaised: 0 };
    globalThis.drogowskazTest = told;
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const options = given.at(-1);
      const asked =
        typeof options === 'object' && options !== null && 'defaultPath' in options ? options : null;
      told.dialogs.push({ kind: 'save', defaultPath: String(asked?.defaultPath ?? '') });
      const filePath = told.answers.shift() ?? null;
      return { canceled: filePath === null, filePath: filePath ?? '' };
    };
    shell.openExternal = async url => {
      told.opened.push(url);
    };
    BrowserWindow.getAllWindows()[0]?.on('focus', () => {
      told.timesRaised += 1;
    });
  });

function desktopOf(app: ElectronApplication): DesktopControl {
  const told = (): Promise<Told> => app.evaluate(() => globalThis.drogowskazTest);
  return {
    power: event =>
      app.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name);
      }, event),
    secondStart: () =>
      app.evaluate(({ app: own }) => {
        own.emit('second-instance', {}, [], '');
      }),
    timesRaised: async () => (await told()).timesRaised,
    closeWindow: async () => {
      const closed = app.waitForEvent('close');
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await closed;
    },
    answerSave: filePath =>
      app.evaluate((_, answer) => void globalThis.drogowskazTest.answers.push(answer), filePath),
    dialogs: async () => (await told()).dialogs,
    refused: async () => [],
    opened: async () => (await told()).opened,
    grantedPermissions: async () => [],
  };
}

async function openElectronDesk(options: DeskOptions): Promise<Desk> {
  const { folder, args = [], locale = 'pl-PL', browserArgs = [] } = options;
  const config = path.join(folder, 'config');
  mkdirSync(config, { recursive: true });
  const sink = await openNetworkSink();
  const app = await electron.launch({
    executablePath: findElectronBinary() ?? '',
    args: [projectRoot, `--lang=${locale}`, ...args, ...browserArgs],
    cwd: projectRoot,
    env: { ...process.env, XDG_CONFIG_HOME: config, HTTPS_PROXY: `http://127.0.0.1:${sink.port}` },
  });
  const said = watchConsole(app.context());
  const page = await app.firstWindow();
  await prepare(app);
  const userData = await app.evaluate(({ app: own }) => own.getPath('userData'));
  const browserPid = app.process().pid ?? 0;
  const desktop = desktopOf(app);
  let saves = 0;
  return {
    kind: 'electron',
    page,
    profile: path.join(userData, 'profile'),
    folder,
    browserPid,
    desktop,
    save: async press => {
      saves += 1;
      const target = path.join(folder, `saved-${saves}`);
      await desktop.answerSave(target);
      await press();
      return {
        name: path.basename((await desktop.dialogs()).at(-1)?.defaultPath ?? ''),
        bytes: readFileSync(target),
      };
    },
    close: async () => {
      await app.close();
      await sink.close();
    },
    kill: async () => {
      await killBrowser(browserPid);
      await sink.close();
    },
    problems: async () => [...said, ...sink.requests.map(request => `asked the network: ${request}`)],
  };
}

/** Electron itself, where its binary is. */
export const electronHost: DeskHost = { kind: 'electron', open: openElectronDesk };
