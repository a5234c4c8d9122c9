import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { rendererConfig } from '../../../build/vite-config.ts';
import type { Answer } from '../../../core/errors.ts';
import type { StoreCallName, StoreEvent, StoreInput, StoreOutput } from '../../../renderer/store/port.ts';
import { browserPidOf, killBrowser, openChromium } from '../../e2e/harness/chromium.ts';
import { type HostProcess, startHostProcess } from '../../helpers/host-process.ts';

const pageFolder = fileURLToPath(new URL('.', import.meta.url));

/** Builds the driver's page with the program's own worker into a folder of the named test file. */
export async function buildDriver(name: string): Promise<string> {
  const outDir = path.join(pageFolder, '..', '..', '..', '.cache', 'test-driver', name);
  await build({
    ...rendererConfig,
    root: pageFolder,
    logLevel: 'error',
    build: { ...rendererConfig.build, outDir, emptyOutDir: true },
  });
  return outDir;
}

/**
 * How Chromium keeps IndexedDB on disk. `file` stands in the path of what it writes, so that a test sees whether it
 * tries what it says: the features are asked for by both names, because the one of the roll-out alone chooses nothing.
 */
export const storeKinds = [
  { store: 'LevelDB', args: [], file: /\.leveldb\// },
  {
    store: 'SQLite',
    args: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
    file: /IndexedDB\/http_127\.0\.0\.1_\d+\/[^/]+$/,
  },
] as const;

/** Every file below the IndexedDB folder of a browser profile, as full paths. */
export function databaseFiles(chromium: string): string[] {
  const folder = path.join(chromium, 'Default', 'IndexedDB');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .toSorted();
}

export interface StoreOptions {
  /** Built by {@link buildDriver}. */
  readonly driver: string;
  /** Profile folder of the host. */
  readonly profile: string;
  /** Profile folder of the browser. */
  readonly chromium: string;
  readonly browserArgs?: readonly string[];
}

/** The store of a running program: real host process, real browser, real worker. */
export interface OpenStore {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly host: HostProcess;
  readonly browserPid: number;
  call<N extends StoreCallName>(name: N, input: StoreInput<N>): Promise<Answer<StoreOutput<N>>>;
  /** The value of a call; throws with its code where it failed. */
  ask<N extends StoreCallName>(name: N, input: StoreInput<N>): Promise<StoreOutput<N>>;
  events(): Promise<readonly StoreEvent[]>;
  notices(): Promise<readonly string[]>;
  /** What stood in the console. */
  readonly said: readonly string[];
  close(): Promise<void>;
  kill(): Promise<void>;
}

export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const [host, context] = await Promise.all([
    startHostProcess(['--profile', options.profile, '--static', options.driver]),
    openChromium({ folder: options.chromium, args: options.browserArgs ?? [] }),
  ]);
  if (host.address === '') {
    await context.close();
    throw new Error(`the host did not start: ${host.complaints()}`);
  }
  const said: string[] = [];
  context.on('console', message => said.push(message.text()));
  context.on('weberror', error => said.push(String(error.error())));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(host.address);
  await page.waitForFunction(() => document.title === 'ready');
  const browserPid = await browserPidOf(context);

  const call: OpenStore['call'] = (name, input) =>
    page.evaluate(([called, sent]) => Reflect.apply(window.driver.call, null, [called, sent]), [
      name as string,
      input as unknown,
    ] as const);
  const events = (): Promise<readonly StoreEvent[]> => page.evaluate(() => window.driver.events);
  return {
    page,
    context,
    host,
    browserPid,
    call,
    ask: async (name, input) => {
      const answer = await call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.details)}`);
      return answer.value;
    },
    events,
    notices: async () => (await events()).flatMap(event => (event.type === 'notice' ? [event.notice] : [])),
    said,
    close: async () => {
      await context.close();
      await host.stop();
    },
    kill: async () => {
      const ended = host.stop('SIGKILL');
      await killBrowser(browserPid);
      await ended;
      await context.close().catch(() => undefined);
    },
  };
}

export const testPassphrase = 'czajnik parasol łódka 1987';

/** Makes the vault of a new profile. @returns its recovery key, which opens it without the slow derivation. */
export async function makeVault(store: OpenStore): Promise<string> {
  const about = { passphrase: testPassphrase, pointName: 'Punkt', consultantCode: 'K1' };
  const { recoveryKey } = await store.ask('vault.create', about);
  await store.ask('vault.confirm', { typed: recoveryKey });
  return recoveryKey;
}
