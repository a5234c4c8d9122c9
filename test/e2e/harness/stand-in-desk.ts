import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBirpc } from 'birpc';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../../build/vite-config.ts';
import { browserPidOf, killBrowser } from './chromium.ts';
import type { Desk, DeskHost, DeskOptions, DesktopControl, SavedFile } from './desk.ts';
import { cutNetworkArgs, openNetworkSink } from './network-sink.ts';
import type { StandInCalls, StandInStart } from './stand-in-protocol.ts';

/** The stand-in for Electron, beside the project; see its README.md. */
export const standInFolder = path.join(projectRoot, '..', 'shared', 'electron-standin');

const processFile = fileURLToPath(new URL('stand-in-process.ts', import.meta.url));
const socketWatcher = fileURLToPath(new URL('watch-sockets.ts', import.meta.url));

interface StandInProcess {
  readonly calls: StandInCalls;
  /** Everything it printed. */
  readonly words: () => string;
  kill(): Promise<void>;
  /** Lets a process go that has nothing more to do. */
  release(): Promise<void>;
}

function startProcess(start: StandInStart): StandInProcess {
  const child = fork(processFile, [JSON.stringify(start)], {
    cwd: projectRoot,
    execArgv: ['--import', socketWatcher],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      words += String(chunk);
    });
  const calls = createBirpc<StandInCalls, object>(
    {},
    { post: data => child.send(data), on: listener => child.on('message', listener) },
  );
  child.once('exit', () => calls.$close(new Error(`the stand-in ended: ${words}`)));
  return {
    calls,
    words: () => words,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    release: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

function desktopOf(calls: StandInCalls): DesktopControl {
  return {
    power: event => calls.power(event),
    secondStart: () => calls.secondStart(),
    timesRaised: async () => (await calls.state()).timesRaised,
    closeWindow: () => calls.closeWindow(),
    answerSave: filePath => calls.answerSave(filePath),
    dialogs: async () => (await calls.state()).dialogs,
    refused: async () => (await calls.state()).refused,
    opened: async () => (await calls.state()).opened,
    grantedPermissions: names => calls.grantedPermissions(names),
  };
}

function findPage(browser: Browser, origin: string): Page {
  const pages = browser.contexts().flatMap(context => context.pages());
  const page = pages.find(one => one.url().startsWith(`${origin}/`));
  if (page === undefined) throw new Error(`no window among ${pages.map(one => one.url()).join(', ')}`);
  return page;
}

async function openStandInDesk(options: DeskOptions): Promise<Desk> {
  const { folder, args = [], locale = 'pl-PL', browserArgs = [] } = options;
  const userData = path.join(folder, 'desk');
  mkdirSync(userData, { recursive: true });
  const sink = await openNetworkSink();
  const standIn = startProcess({
    launcher: path.join(standInFolder, 'launch.mjs'),
    main: path.join(projectRoot, 'out', 'main', 'main.js'),
    project: projectRoot,
    userData,
    locale,
    args,
    browserArgs: [...cutNetworkArgs(sink, ['*.localhost']), ...browserArgs],
  });
  const { calls } = standIn;
  const { debugPort, origin } = await calls.ready().catch(async (error: unknown) => {
    await standIn.kill();
    await sink.close();
    throw error;
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
  const page = findPage(browser, origin);
  const browserPid = await browserPidOf(page.context());
  const desktop = desktopOf(calls);
  let saves = 0;
  const save = async (press: () => Promise<void>): Promise<SavedFile> => {
    saves += 1;
    const target = path.join(folder, `saved-${saves}`);
    await desktop.answerSave(target);
    const before = (await desktop.dialogs()).length;
    await press();
    const asked = (await desktop.dialogs())[before];
    return { name: path.basename(asked?.defaultPath ?? ''), bytes: readFileSync(target) };
  };
  return {
    kind: 'stand-in',
    page,
    profile: path.join(args.includes('--demo') ? `${userData}-demo` : userData, 'profile'),
    folder,
    browserPid,
    desktop,
    save,
    close: async () => {
      await calls.quit();
      await browser.close();
      await standIn.release();
      await sink.close();
    },
    kill: async () => {
      await Promise.all([standIn.kill(), killBrowser(browserPid)]);
      await browser.close();
      await sink.close();
      // Electron's own lock dies with its process; the stand-in's is a file.
      rmSync(path.join(userData, 'SingletonLock'), { force: true });
    },
    problems: async () => {
      const state = await calls.state().catch(() => null);
      return [
        ...(state?.said ?? []),
        ...(state?.violations ?? []).map(violation => `violation: ${violation}`),
        ...sink.requests.map(request => `asked the network: ${request}`),
        ...standIn
          .words()
          .split('\n')
          .filter(line => line !== ''),
      ];
    },
  };
}

/** The built main process and preload on Node and Chromium. */
export const standInHost: DeskHost = { kind: 'stand-in', open: openStandInDesk };
