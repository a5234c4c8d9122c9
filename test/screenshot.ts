import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { buildIfChanged } from '../build/build.ts';
import { projectRoot } from '../build/vite-config.ts';
import { browserHost } from './e2e/harness/browser-desk.ts';
import { button, handOut, isOpen, isSaved, personAt, search } from './e2e/harness/person.ts';

/**
 * Takes the picture of the README: the built program in a real Chromium, with the invented people of `--demo`, in the
 * middle of a talk. `node test/screenshot.ts`
 */
const target = path.join(projectRoot, 'docs', 'images', 'desk-pl-light.png');
const topic = 'Karta pobytu CUKR';
const contact = 'Centrum Pomocy Prawnej im. Haliny Nieć';

async function openFirst(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Enter');
  await page.locator('#desk-read').getByRole('heading', { name: title }).first().waitFor();
}

await buildIfChanged();
await mkdir(path.dirname(target), { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'drogowskaz-picture-'));
const desk = await browserHost.open({ folder, args: ['--demo'], locale: 'pl-PL' });
try {
  const { page } = desk;
  const person = personAt(page, 'pl');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await button(person, 'vault:demo.start').click();
  await button(person, 'vault:demo.open').click();
  await isOpen(person);
  await search(person, 'haliny niec', 'contact');
  await openFirst(page, contact);
  await page.keyboard.press('Control+e');
  await search(person, 'karta cukr', 'topic');
  await openFirst(page, topic);
  await handOut(person);
  await isSaved(person);
  await page.screenshot({ path: target });
} finally {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
}
