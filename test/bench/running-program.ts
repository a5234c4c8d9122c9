import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { openChromium } from '../e2e/harness/chromium.ts';
import { type HostProcess, startHostProcess } from '../helpers/host-process.ts';
import { momentsOf, type OpeningMoments, watchPage } from './probe.ts';

/** Where one vault lies, the packs, and the built page: a copy, so that a build in the meantime changes nothing. */
export interface Place {
  readonly profile: string;
  readonly browser: string;
  readonly content: string;
  readonly page: string;
}

/** The places of a measurement below `folder`. */
export const placeIn = (folder: string): Place => ({
  profile: path.join(folder, 'profile'),
  browser: path.join(folder, 'chromium'),
  content: path.join(folder, 'content'),
  page: path.join(folder, 'page'),
});

/** The built program in a browser, at the passphrase field. */
export interface RunningProgram {
  readonly page: Page;
  /** Wall clock when the host's process was started, ms. */
  readonly startedAtMs: number;
  /** Wall clock when the host had printed its address, ms. */
  readonly hostReadyAtMs: number;
  close(): Promise<void>;
}

const wallMs = (): number => performance.timeOrigin + performance.now();

/** A browser that is running already and has no page of the program. */
export const openBrowser = (place: Place): Promise<BrowserContext> =>
  openChromium({ folder: place.browser, args: [] });

async function start(place: Place): Promise<HostProcess> {
  const { profile, content, page } = place;
  const host = await startHostProcess(['--profile', profile, '--content', content, '--static', page]);
  if (host.address === '') throw new Error(`the browser host did not start: ${host.complaints()}`);
  return host;
}

/** Waits until a moment of the opening has come. */
export async function waitForMoment(
  page: Page,
  moment: keyof OpeningMoments,
  longestMs: number,
): Promise<number> {
  await page.waitForFunction(name => window.drogowskazProbe.moments()[name] !== null, moment, {
    timeout: longestMs,
    polling: 50,
  });
  const at = (await momentsOf(page))[moment];
  if (at === null) throw new Error(`${moment} did not come`);
  return at;
}

/** Starts host and page of the program and waits for the passphrase field. */
export async function startProgram(browser: BrowserContext, place: Place): Promise<RunningProgram> {
  const page = await browser.newPage();
  await watchPage(page);
  const startedAtMs = wallMs();
  const host = await start(place);
  const hostReadyAtMs = wallMs();
  await page.goto(host.address);
  await waitForMoment(page, 'fieldPaintedMs', 60_000);
  return {
    page,
    startedAtMs,
    hostReadyAtMs,
    close: async () => {
      await page.close();
      await host.stop();
    },
  };
}
