import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findBrowser } from '../../build/browser-path.ts';
import type { HostBridge } from '../../core/host/contract.ts';
import { type HostProcess, startHostProcess } from '../helpers/host-process.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';

declare global {
  interface Window {
    bridge: HostBridge;
    events: unknown[];
    /** Ends the event stream of the page, as a disturbance would. */
    loseEvents: () => void;
    copied: string[];
  }
}

const pageFolder = fileURLToPath(new URL('../helpers/bridge-page', import.meta.url));
const newFolder = makeTempFolders();
const said: string[] = [];
let staticFolder: string;
let browser: Browser;
let context: BrowserContext;
let host: HostProcess;

const call = (page: Page, name: string, input: unknown = {}): Promise<unknown> =>
  page.evaluate(([called, sent]) => window.bridge.call(String(called), sent), [name, input] as const);
const isConnected = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.title === 'connected');

async function openPage(address: string): Promise<Page> {
  const page = await context.newPage();
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  await page.goto(address);
  return page;
}

beforeAll(async () => {
  staticFolder = path.join(pageFolder, '../../../.cache/test-bridge-page');
  await build({
    configFile: false,
    root: pageFolder,
    base: './',
    logLevel: 'error',
    build: {
      outDir: staticFolder,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const executablePath = findBrowser();
  browser = await chromium.launch({
    args: [...chromiumArgs],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  said.length = 0;
  host = await startHostProcess(['--profile', path.join(newFolder(), 'profile'), '--static', staticFolder]);
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await host.stop('SIGKILL');
});

describe('a page of the browser host', () => {
  it('connects under the policy without a word in the console, and drops the code from its address', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    expect(page.url()).toBe(`${host.origin}/`);
    expect(await call(page, 'host.describe')).toMatchObject({
      ok: true,
      value: { kind: 'browser', secretStore: 'none', demo: false },
    });
    expect(said).toEqual([]);
  });

  it('carries bytes both ways', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    const back = await page.evaluate(async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 251);
      await window.bridge.call('vault.write', { bytes: bytes.subarray(1) });
      const answer = await window.bridge.call('vault.read', {});
      return JSON.stringify(answer) === JSON.stringify({ ok: true, value: { bytes: bytes.subarray(1) } });
    });
    expect(back).toBe(true);
    const stored = await page.evaluate(() =>
      window.bridge.call('journal.append', { frames: [new Uint8Array(1500), new Uint8Array(3)] }),
    );
    expect(stored).toMatchObject({ ok: true, value: { count: 2 } });
  });

  it('works on after a reload, and refuses the code the second time', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    await page.reload();
    await isConnected(page);
    expect(await call(page, 'settings.read')).toMatchObject({ ok: true });
    await page.close();
    const late = await openPage(host.address);
    await late.waitForURL('**/not-launched');
    const text = await late.innerText('body');
    for (const words of ['cannot be opened', 'nie można otworzyć', 'не можна відкрити']) {
      expect(text).toContain(words);
    }
  });

  it('is told in three languages when it is the second window, and becomes the first when that one goes', async () => {
    const first = await openPage(host.address);
    await isConnected(first);
    const again = await startHostProcess(['--profile', String(host.child.spawnargs[3])]);
    expect(again.firstLine).toContain('running already');
    const second = await openPage(again.address);
    await second.waitForURL('**/already-open#*');
    const text = await second.innerText('body');
    for (const words of ['is already open', 'jest już otwarty', 'уже відкрито'])
      expect(text).toContain(words);
    expect(await call(first, 'settings.read')).toMatchObject({ ok: true });
    await first.close();
    // The host hears of the end of the first a moment later.
    const answer = async (): Promise<number> =>
      (await fetch(`${host.origin}/already-open`, { redirect: 'manual' })).status;
    await expect.poll(answer, { timeout: 20_000 }).toBe(303);
    await second.reload();
    await isConnected(second);
    expect(await call(second, 'settings.read')).toMatchObject({ ok: true });
  });

  it('saves a file through the browser, opens listed links only, and keeps the rest from the host', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    const download = page.waitForEvent('download');
    const saved = await page.evaluate(() =>
      window.bridge.call('files.save', {
        suggestedName: 'zestawienie.csv',
        mediaType: 'text/csv',
        bytes: new TextEncoder().encode('a;b\r\n'),
      }),
    );
    expect(saved).toEqual({ ok: true, value: { outcome: 'saved' } });
    const file = await download;
    expect(file.suggestedFilename()).toBe('zestawienie.csv');
    expect(readFileSync(await file.path(), 'utf8')).toBe('a;b\r\n');
    const chooser = page.waitForEvent('filechooser');
    const opened = page.evaluate(() => window.bridge.call('files.open', { kind: 'pack' }));
    await (await chooser).setFiles({
      name: 'a.drogowskaz-pack',
      mimeType: '',
      buffer: Buffer.from([68, 82, 71]),
    });
    expect(await opened).toMatchObject({ ok: true, value: { bytes: { 0: 68, 1: 82, 2: 71 } } });
    expect(await call(page, 'links.open', { url: 'https://example.org/' })).toMatchObject({
      ok: false,
      code: 'link-refused',
    });
    const popup = context.waitForEvent('page');
    expect(await call(page, 'links.open', { url: 'https://www.gov.pl/web/udsc' })).toEqual({
      ok: true,
      value: {},
    });
    expect(await (await popup).evaluate(() => window.opener === null)).toBe(true);
    expect(
      await call(page, 'files.save', { suggestedName: '../x', mediaType: 'text/csv', bytes: 1 }),
    ).toEqual({
      ok: false,
      code: 'host-refused-input',
      details: {},
    });
  });

  it('hears that the host wants to stop, and the host waits for its word', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    await page.evaluate(() => {
      window.bridge.onEvent(() => {
        void window.bridge
          .call('journal.append', { frames: [new Uint8Array(100)] })
          .then(() => window.bridge.call('window.confirmClose', {}));
      });
    });
    const started = performance.now();
    expect(await host.stop('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(3900);
    expect(await page.evaluate(() => window.events)).toEqual([{ type: 'close-requested' }]);
    expect(host.complaints()).toBe('');
  });

  it('finds back to the host when its event stream breaks', async () => {
    await context.addInitScript(() => {
      const plainFetch = window.fetch.bind(window);
      window.fetch = (input, init) => {
        if (input !== '/events') return plainFetch(input, init);
        const controller = new AbortController();
        window.loseEvents = () => controller.abort();
        return plainFetch(input, { ...init, signal: controller.signal });
      };
    });
    const page = await openPage(host.address);
    await isConnected(page);
    for (let round = 0; round < 3; round++) {
      const answer = await page.evaluate(() => {
        window.loseEvents();
        return new Promise(resolve => {
          // In the next turn the page knows of the loss, and the call waits for the new stream.
          setTimeout(() => resolve(window.bridge.call('settings.read', {})), 0);
        });
      });
      expect(answer).toMatchObject({ ok: true });
    }
  });

  it('does not take up with a host that was started anew: that one has its own address', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    await host.stop('SIGKILL');
    host = await startHostProcess(host.child.spawnargs.slice(2));
    expect(host.origin).toBe(new URL(page.url()).origin);
    const answer = { ok: false, code: 'host-unreachable', details: {} };
    expect(await call(page, 'settings.read')).toEqual(answer);
    expect(await call(page, 'settings.read')).toEqual(answer);
  });

  it('empties the clipboard after a minute, unless the person has been elsewhere since', async () => {
    await context.addInitScript(() => {
      window.copied = [];
      navigator.clipboard.writeText = async text => {
        window.copied.push(text);
      };
    });
    const page = await openPage(host.address);
    await page.clock.install();
    await isConnected(page);
    expect(await call(page, 'clipboard.write', { text: 'one' })).toEqual({ ok: true, value: {} });
    await page.clock.fastForward(59_000);
    expect(await page.evaluate(() => window.copied)).toEqual(['one']);
    await page.clock.fastForward(2000);
    expect(await page.evaluate(() => window.copied)).toEqual(['one', '']);
    await call(page, 'clipboard.write', { text: 'two' });
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await page.clock.fastForward(120_000);
    expect(await page.evaluate(() => window.copied)).toEqual(['one', '', 'two']);
  });

  it('does not let the tab be closed while a save is under way', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    await page.mouse.click(10, 10);
    await call(page, 'window.setBusy', { busy: true });
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await call(page, 'window.setBusy', { busy: false })).toEqual({ ok: true, value: {} });
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  it('answers host-unreachable when the host is gone', async () => {
    const page = await openPage(host.address);
    await isConnected(page);
    await host.stop('SIGKILL');
    expect(await call(page, 'settings.read')).toEqual({ ok: false, code: 'host-unreachable', details: {} });
  });
});
