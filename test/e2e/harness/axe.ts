import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule that axe finds broken on the page as it stands, one line each. The debugger evaluates axe, so the page's policy stays as it is. */
export async function breachesOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const results: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run(document));
  return results.violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    const why = first?.failureSummary?.split('\n').at(-1)?.trim() ?? '';
    return `${id}: ${help}; ${nodes.length} times, first at ${first?.target.join(' ')} (${why})`;
  });
}
