import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumArgs, findBrowser } from '../../../build/browser-path.ts';

export interface ChromiumOptions {
  /** Kept between starts: IndexedDB lives here. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly locale?: string;
}

/** A real Chromium with a profile that lasts, as a person's own browser. */
export async function openChromium({
  folder,
  args,
  locale = 'pl-PL',
}: ChromiumOptions): Promise<BrowserContext> {
  const executablePath = findBrowser();
  return chromium.launchPersistentContext(folder, {
    args: [...chromiumArgs, ...args],
    locale,
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** The process id of the browser behind a context. */
export async function browserPidOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error('this context has no browser');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(one => one.type === 'browser');
  if (main === undefined) throw new Error('the browser named no process of its own');
  return main.id;
}

/** State letter and group of a process, where the system tells (Linux); null when it is gone or cannot be asked. */
async function statOf(pid: number): Promise<{ state: string; group: number } | null> {
  try {
    const stat = await readFile(path.join('/proc', String(pid), 'stat'), 'utf8');
    const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, group: Number(group) };
  } catch {
    return null;
  }
}

/** SIGKILL to the browser and every process of its group (renderers, storage), as a power cut would. */
export async function killBrowser(pid: number): Promise<void> {
  const before = await statOf(pid);
  const target = before?.group === pid ? -pid : pid;
  try {
    process.kill(target, 'SIGKILL');
  } catch {
    return; // it ended by itself
  }
  for (;;) {
    const now = await statOf(pid);
    if (now === null || now.state === 'Z') return;
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}
