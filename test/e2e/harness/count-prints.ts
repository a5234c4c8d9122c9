import type { Page } from 'playwright-core';

/**
 * Stands in for the system's window for printing, which no test can press: it prints at once and is gone.
 * @returns how often the page has asked for it.
 */
export async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let count = 0;
    window.print = () => {
      count += 1;
      document.documentElement.dataset.prints = String(count);
      window.dispatchEvent(new Event('beforeprint'));
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.prints ?? 0));
}
