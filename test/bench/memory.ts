import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

const mib = 1024 * 1024;

/**
 * What page and worker hold together by the browser's own count (`performance.measureUserAgentSpecificMemory`):
 * script, WebAssembly and document of both, after a collection. Null where the browser has no such count.
 */
export async function countedMemoryMib(page: Page): Promise<number | null> {
  const bytes = await page.evaluate(async () => {
    const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory');
    if (typeof measure !== 'function') return null;
    const answer: unknown = await Reflect.apply(measure, performance, []);
    return Number(Reflect.get(Object(answer), 'bytes'));
  });
  return bytes === null || Number.isNaN(bytes) ? null : bytes / mib;
}

/** Proportional share of memory of a process, MiB; null where the system does not tell (it does on Linux). */
function shareOf(pid: number): number | null {
  try {
    const [, kib] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

/** The largest process that shows pages: the program's page and its worker, with Chromium's own part in it. */
export async function processMemoryMib(browser: BrowserContext): Promise<number | null> {
  const session = await browser.browser()?.newBrowserCDPSession();
  if (session === undefined) return null;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const shares = processInfo.filter(one => one.type === 'renderer').map(one => shareOf(one.id));
  const known = shares.filter(share => share !== null);
  return known.length === 0 ? null : Math.max(...known);
}
