import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/vite-config.ts';
import { uiLanguages } from '../../core/languages.ts';
import { breachesOf } from './harness/axe.ts';
import { browserHost } from './harness/browser-desk.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  createVault,
  finish,
  isLocked,
  openCase,
  type Person,
  passphrase,
  personAt,
  unlock,
} from './harness/person.ts';
import { openPlaces } from './harness/screens.ts';

const desks = makeDesks(browserHost);
const pictures = path.join(projectRoot, 'test-results', 'screens');
const themes = ['light', 'dark'] as const;

const take = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: path.join(pictures, `${name}.png`) });

/** What sticks out sideways: the page itself, or a part that is no table and no file shown as it is. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const out =
      root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} of ${root.clientWidth}`] : [];
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = ['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
      // WCAG 1.4.10 leaves out what needs two dimensions for its meaning.
      if (scrolls && element.querySelector('table, pre') === null)
        out.push(`${element.tagName} ${element.className}: ${element.scrollWidth} of ${element.clientWidth}`);
    }
    return out;
  });

/** A computer with one case, two visits and a talk under way. */
async function openFilled(
  options: { readonly locale?: string } = {},
): Promise<{ page: Page; person: Person }> {
  const desk = await desks.open({ folder: await desks.folderWithVault(), ...options });
  const person = personAt(desk.page, 'pl');
  const { page } = desk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(person);
  await page.keyboard.press('Control+m');
  await page.keyboard.type('pierwsza rozmowa');
  await page.keyboard.press('Control+o');
  await openCase(person, { givenName: 'Оксана', familyName: 'Коваленко', phone: '601 234 577' });
  await page.keyboard.press('Control+m');
  await page.keyboard.type('druga rozmowa');
  await finish(person);
  await page.keyboard.press('Control+m');
  await page.keyboard.type('trzecia rozmowa, w toku');
  return { page, person };
}

const chooseLanguage = async (page: Page, sign: string): Promise<void> => {
  await page.getByRole('radio', { name: new RegExp(`^${sign} `) }).click();
};
const signs = { pl: 'PL', uk: 'УК', en: 'EN' } as const;

describe('every screen', () => {
  mkdirSync(pictures, { recursive: true });

  it.each(uiLanguages)(
    'has no breach that axe can find in either theme, and has its picture taken: %s',
    async language => {
      const { page } = await openFilled();
      const breaches: string[] = [];
      await chooseLanguage(page, signs[language]);
      const person = personAt(page, language);
      for (const place of openPlaces) {
        await place.go(person);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          for (const breach of await breachesOf(page)) breaches.push(`${place.name} ${theme}: ${breach}`);
          if (language !== 'en') await take(page, `${place.name}-${language}-${theme}`);
        }
        await place.leave?.(person);
      }
      expect(breaches).toEqual([]);
    },
  );

  it.each(uiLanguages)('before the program is open has no breach either, in %s', async language => {
    const locale = { pl: 'pl-PL', uk: 'uk-UA', en: 'en-GB' }[language];
    const desk = await desks.open({ locale });
    const { page } = desk;
    const person = personAt(page, language);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const breaches: string[] = [];
    const look = async (name: string): Promise<void> => {
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        for (const breach of await breachesOf(page)) breaches.push(`${name} ${theme}: ${breach}`);
        await take(page, `${name}-${language}-${theme}`);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      for (const part of await sticksOut(page)) breaches.push(`${name} at 320: ${part}`);
      await take(page, `${name}-${language}-320`);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await page.getByLabel(person.t('vault:point.label')).waitFor();
    await look('first-start');
    await page.getByRole('button', { name: person.t('vault:create') }).click();
    await look('first-start-problems');
    await createVault(person, passphrase);
    await page.keyboard.press('Control+l');
    await isLocked(person);
    await look('locked');
    await page.getByRole('button', { name: person.t('vault:unlock.forgotten') }).click();
    await look('recovery');
    expect(breaches).toEqual([]);
  });

  it('needs no sideways scrolling at 320 pixels, which is 400 % zoom', async () => {
    const { page } = await openFilled();
    const found: string[] = [];
    await page.setViewportSize({ width: 320, height: 640 });
    for (const language of ['uk', 'pl'] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await chooseLanguage(page, signs[language]);
      const person = personAt(page, language);
      for (const place of openPlaces) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await place.go(person);
        await page.setViewportSize({ width: 320, height: 640 });
        for (const part of await sticksOut(page)) found.push(`${place.name} ${language}: ${part}`);
        await take(page, `${place.name}-${language}-320`);
        await place.leave?.(person);
      }
    }
    expect(found).toEqual([]);
  });
});
