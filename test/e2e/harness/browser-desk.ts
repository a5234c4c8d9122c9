import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { type HostProcess, startHostProcess } from '../../helpers/host-process.ts';
import { browserPidOf, killBrowser, openChromium } from './chromium.ts';
import type { Desk, DeskHost, DeskOptions, SavedFile } from './desk.ts';
import { cutNetworkArgs, openNetworkSink } from './network-sink.ts';
import { watchConsole } from './watch-console.ts';

const socketWatcher = fileURLToPath(new URL('watch-sockets.ts', import.meta.url));

/** Starts a browser host on the profile of a desk, without a browser. */
export const startBrowserHost = (options: DeskOptions): Promise<HostProcess> =>
  startHostProcess(['--profile', path.join(options.folder, 'profile'), ...(options.args ?? [])], {
    nodeArgs: ['--import', socketWatcher],
    env: { LC_ALL: `${(options.locale ?? 'pl-PL').replace('-', '_')}.UTF-8` },
  });

async function saveDownload(page: Page, press: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return page;
}

async function openBrowserDesk(options: DeskOptions): Promise<Desk> {
  const { folder } = options;
  const host = await startBrowserHost(options);
  if (host.address === '') throw new Error(`the browser host did not start: ${host.complaints()}`);
  const sink = await openNetworkSink();
  const context = await openChromium({
    folder: path.join(folder, 'chromium'),
    args: [...cutNetworkArgs(sink, [new URL(host.origin).host]), ...(options.browserArgs ?? [])],
    ...(options.locale === undefined ? {} : { locale: options.locale }),
  });
  const said = watchConsole(context);
  const page = await openPage(context, host.address);
  const browserPid = await browserPidOf(context);
  return {
    kind: 'browser',
    page,
    profile: path.join(folder, 'profile'),
    folder,
    browserPid,
    desktop: null,
    save: press => saveDownload(page, press),
    close: async () => {
      // The window first: it puts a draft away while its host still answers.
      await page.close({ runBeforeUnload: false });
      await context.close();
      await host.stop('SIGTERM');
      await sink.close();
    },
    kill: async () => {
      const ended = host.stop('SIGKILL');
      await killBrowser(browserPid);
      await ended;
      await context.close().catch(() => undefined);
      await sink.close();
      await rm(path.join(folder, 'chromium', 'SingletonLock'), { force: true });
    },
    problems: async () => [
      ...said,
      ...sink.requests.map(request => `asked the network: ${request}`),
      ...host
        .complaints()
        .split('\n')
        .filter(line => line !== ''),
    ],
  };
}

/** The program in an installed browser. */
export const browserHost: DeskHost = { kind: 'browser', open: openBrowserDesk };
