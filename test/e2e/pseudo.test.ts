import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/vite-config.ts';
import { talkLanguageSchema } from '../../core/consultation/codes.ts';
import { formatFactValue } from '../../core/guidance/resolve.ts';
import { uiLanguages } from '../../core/languages.ts';
import { pseudoText } from '../../renderer/i18n/pseudo.ts';
import { shippedFacts } from '../helpers/handout-material.ts';
import { browserHost } from './harness/browser-desk.ts';
import { makeDesks } from './harness/make-desks.ts';
import { button, type Person, personAt } from './harness/person.ts';
import { openPlaces } from './harness/screens.ts';
import { wordsOf } from './harness/words.ts';

const desks = makeDesks(browserHost);

/** Somebody who reads the accented words: English, as the pseudo-locale draws it. */
const strangerAt = (page: Page): Person => {
  const plain = wordsOf('en');
  return { ...personAt(page, 'en'), t: (key, values) => pseudoText(plain(key, values)) };
};

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:json|ts)$/.test(name))
    .map(name => readFileSync(path.join(projectRoot, folder, name), 'utf8'));

/** Everything that is data and not words of the screen: the packs, and what the demonstration is made of. */
const written = [...filesBelow('content'), ...filesBelow('core/demo')].join('\n');

const values = [...shippedFacts.values()]
  .flat()
  .flatMap(fact => uiLanguages.map(language => formatFactValue(fact.value, language)));
const anyValue = new RegExp(
  [...new Set(values)]
    .toSorted((a, b) => b.length - a.length)
    .map(value => RegExp.escape(value.replaceAll(/\s/g, ' ')))
    .join('|'),
  'g',
);
/** With a sign where the value of a fact stands: the packs name the fact, the screen says its value. */
const withoutValues = (text: string): string =>
  text
    .replaceAll(/\{fact:[a-z0-9-]+\}/g, '#')
    .replaceAll(/[^\S\n]/g, ' ')
    .replaceAll(anyValue, '#');
const data = `${written}\n${withoutValues(written)}`;

const isQuoted = (name: string): boolean => data.includes(`'${name}'`);

const talkLanguages = new Intl.DisplayNames('en-GB', { type: 'language' });
const languageNames = talkLanguageSchema.options.map(code => talkLanguages.of(code) ?? code);

/** What Intl and react-aria say by themselves, names of keys, numbers of cases, the system. */
const ofItself = [
  /^(?:Ctrl|Alt|Shift|Esc)\b/,
  /^(?:in\s)?\d+\s(?:minute|hour|day|week|month|year)s?$/,
  /^PLN\s[\d.,]+$/,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^(?:\w+day|Selected Date: \w+ \d+|\d+ \w+ \d{4}|\d{4})$/,
  /^K-\d{4}$/,
  /^(?:PL|УК|EN|JSON|CSV|yyyy|linux|darwin|win32|Drogowskaz|Show suggestions|Dismiss|Selected Date|\w+ \d{1,2})$/,
];

const isKnown = (part: string): boolean =>
  !/\p{L}{2}/u.test(part) ||
  data.includes(part) ||
  data.includes(withoutValues(part)) ||
  data.includes(JSON.stringify(part).slice(1, -1)) ||
  languageNames.includes(part) ||
  ofItself.some(form => form.test(part)) ||
  // A person of the demonstration: given and family name stand in lists of their own.
  part
    .split(' ')
    .some((_, at, words) => isQuoted(words.slice(0, at).join(' ')) && isQuoted(words.slice(at).join(' ')));

/** Texts of the page and names of its parts, as they are seen and heard. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('script, style, kbd, pre') !== null) continue;
      // The paper speaks the client's language, whatever the screen's is.
      if (parent.closest('[data-print], [role="dialog"] table') !== null) continue;
      // A match of the search is marked in the middle of its word.
      const isMark = parent.tagName === 'MARK';
      const isMarked = isMark || parent.querySelector(':scope > mark') !== null;
      const whole = isMark ? parent.parentElement : parent;
      texts.push((isMarked ? whole : node)?.textContent ?? '');
    }
    for (const name of ['aria-label', 'placeholder', 'title'])
      for (const element of document.querySelectorAll(`[${name}]`))
        texts.push(element.getAttribute(name) ?? '');
    return texts;
  });

/** Parts of texts that stand plain on the page and are no data: words that nobody gave to the translators. */
async function plainWords(page: Page): Promise<string[]> {
  const plain = (await textsOf(page)).map(text => text.replaceAll(/\[[^\]]*·\]/g, ' · '));
  const parts = plain.flatMap(text =>
    isKnown(text.trim()) ? [] : text.split(/\s*(?: [·–—] | ·$|^· |, |: )\s*/),
  );
  return [...new Set(parts.map(part => part.replace(/ \($/, '').trim()))].filter(
    // The last of several names ends with the sentence.
    part => !isKnown(part) && !isKnown(part.replace(/\.$/, '')),
  );
}

/** Buttons, labels and headings whose longer words do not fit. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, label, h1, h2, h3, [role="tab"], th, dt')]
      .filter(element => {
        const box = element.getBoundingClientRect();
        const { overflow, textOverflow } = getComputedStyle(element);
        const isCut = element.scrollWidth > element.clientWidth + 1 && overflow !== 'visible';
        return box.width > 2 && isCut && textOverflow !== 'ellipsis';
      })
      .map(element => element.textContent ?? ''),
  );

describe('the pseudo-locale', () => {
  it('leaves no word plain on any screen, and every longer word has room', async () => {
    const desk = await desks.open({ args: ['--demo'], locale: 'en-GB' });
    const { page } = desk;
    await page.getByRole('button').first().waitFor();
    // The host serves exact paths only; the page reads its address when it starts.
    await page.addInitScript(() => history.replaceState(null, '', '/?pseudo'));
    await page.reload();
    const person = strangerAt(page);
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      for (const text of await plainWords(page)) found.push(`${name}, plain: ${text}`);
      for (const text of await cutOff(page)) found.push(`${name}, cut off: ${text}`);
      await page.screenshot({ path: path.join(projectRoot, 'test-results/screens', `pseudo-${name}.png`) });
    };
    await button(person, 'vault:demo.start').waitFor();
    await look('demo-start');
    await button(person, 'vault:demo.start').click();
    await button(person, 'vault:demo.open').click();
    await page.locator('#search').waitFor();
    // A visit of today: the demonstration has none on a day of rest.
    await page.keyboard.press('Control+m');
    await page.keyboard.type('11');
    await page.keyboard.press('Control+Enter');
    await page.getByText(person.t('desk:last.export')).waitFor();
    await page.keyboard.press('Control+m');
    await page.keyboard.type('11');
    for (const place of openPlaces) {
      await place.go(person);
      await look(place.name);
      await place.leave?.(person);
    }
    await page.evaluate(() => history.replaceState(null, '', '/'));
    await page.keyboard.press('Control+l');
    await button(person, 'vault:unlock.action').waitFor();
    await look('locked');
    expect(found).toEqual([]);
  });

  it('would find a forgotten word', async () => {
    const desk = await desks.open();
    await desk.page.evaluate(() => {
      document.body.append('Zapomniane słowo', document.createElement('button'));
      document.querySelector('body > button')?.setAttribute('aria-label', 'Forgotten name');
    });
    const words = await plainWords(desk.page);
    expect(words).toEqual(expect.arrayContaining(['Zapomniane słowo', 'Forgotten name']));
  });
});
