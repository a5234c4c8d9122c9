import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { uiLanguages } from '../../core/languages.ts';
import { aDraft } from '../helpers/a-consultation.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import { aGuidanceStore, openProgram } from '../helpers/open-guidance.ts';
import type { Rendered } from '../helpers/render-app.tsx';

let store: AStore;
beforeAll(async () => {
  await page.viewport(1280, 800);
  store = await aGuidanceStore();
  return () => store.end();
});

let rendered: Rendered | undefined;
afterEach(() => {
  expect(rendered?.missing).toEqual([]);
  rendered?.close();
  rendered = undefined;
});

const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
const article = () => page.getByRole('article');

async function openTopics(options: Parameters<typeof openProgram>[1] = {}): Promise<void> {
  rendered = openProgram(store, options).rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await press('{Alt>}2{/Alt}');
  await expect.poll(() => document.querySelector('[role="tabpanel"] li')).not.toBeNull();
}
/** Chooses a day in the dialog, by keyboard; digits as the language orders them. */
async function chooseDay(digits: string): Promise<void> {
  const picker = document.querySelector<HTMLElement>('button[aria-haspopup="dialog"]');
  picker?.focus();
  await press('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('spinbutton').first().click();
  await press(`${digits}{Enter}`);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
}
const openTopic = async (): Promise<void> => {
  await page.getByRole('button', { name: /^Zezwolenie na pobyt/ }).click();
  await expect.element(article()).toBeVisible();
};

describe('a topic read as of a day', () => {
  it('shows the values of today, and marks what is not in force yet and what is too old', async () => {
    await openTopics();
    await expect
      .element(page.getByRole('tabpanel'))
      .toMatchTextContent(/termin sprawdzenia minął 1\.11\.2026/);
    await openTopic();
    await expect.element(article()).toMatchTextContent(/Opłata wynosi 340/);
    await expect.element(article()).toMatchTextContent(/jeszcze nie obowiązuje · od 1\.02\.2027/);
    const old = article().getByRole('button', { name: /^po terminie\./ });
    await expect.element(old).toBeVisible();
    await old.click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent(/potwierdź przed użyciem/);
    await expect.element(dialog).toMatchTextContent(/Pagehttps:\/\/example\.org\/|Page \(pl\)/);
    await expect.element(dialog).toMatchTextContent(/1\.08\.2026 \(112 dni temu\)/);
    expect(await axeViolations()).toEqual([]);
    await press('{Escape}');
    await expect
      .element(article())
      .toMatchTextContent(/pakiet 2026\.11\.1 · stan wiedzy z 21\.11\.2026 \(dzisiaj\)/);
    await expect.element(page.getByRole('note')).not.toBeInTheDocument();
  });

  it('shows another day’s values under a banner, folds what has ended, and goes back to today', async () => {
    await openTopics();
    await chooseDay('01032027');
    await expect
      .element(page.getByRole('note'))
      .toMatchTextContent(/Czytasz stan na dzień: poniedziałek, 1 marca 2027\. To przyszłość/);
    await openTopic();
    await expect.element(article()).toMatchTextContent(/Opłata wynosi 400/);
    expect(article().element().textContent).not.toMatch(/jeszcze nie obowiązuje/);
    await expect.element(article()).toMatchTextContent(/1 już nie obowiązuje w tym dniu/);
    const folded = document.querySelector('details');
    expect(folded?.textContent).toMatch(/Stara zasada/);
    expect(folded?.open).toBe(false);
    await expect.element(article()).toMatchTextContent(/Stan na 1\.03\.2027/);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Wróć do dziś' }).click();
    await expect.element(article()).toMatchTextContent(/Opłata wynosi 340/);
    await expect.element(page.getByRole('note')).not.toBeInTheDocument();
  });

  it('is read as of the day of the visit in one press, where that was not today', async () => {
    const draft = aDraft(3);
    const startedAt = '2026-11-19T09:00:00.000Z';
    await openTopics({
      answers: { 'draft.load': () => ({ ...draft, fields: { ...draft.fields, startedAt } }) },
    });
    document.querySelector<HTMLElement>('button[aria-haspopup="dialog"]')?.click();
    await page.getByRole('button', { name: 'Dzień wizyty, 19.11.2026' }).click();
    await expect.element(page.getByRole('note')).toMatchTextContent(/czwartek, 19 listopada 2026/);
  });

  it('is today’s again with the next visit', async () => {
    await openTopics();
    await openTopic();
    await chooseDay('01032027');
    await expect.element(page.getByRole('note')).toBeVisible();
    await press('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/^Zapisano o \d/)).toBeVisible();
    await press('{Alt>}2{/Alt}');
    await expect.element(page.getByRole('button', { name: 'Stan na 21.11.2026' })).toBeVisible();
  });

  it('gives the check the same day', async () => {
    await openTopics();
    await chooseDay('10032027');
    await press('{F9}');
    await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
    await expect.element(page.getByRole('note')).toBeVisible();
    await press('2');
    await expect
      .element(page.getByRole('region', { name: 'Pytanie' }))
      .toMatchTextContent(/Obywatel|obywatelstwo/);
    await expect
      .element(page.getByRole('region', { name: 'Co z tego wynika' }))
      .toMatchTextContent(/minęło 4\.03\.2027/);
  });
});

describe('the list of topics', () => {
  it('is grouped by need and filtered by title, summary and further words, whatever the spelling', async () => {
    await openTopics();
    const panel = page.getByRole('tabpanel');
    await expect.element(panel.getByRole('heading', { name: 'Pobyt, wizy, obywatelstwo' })).toBeVisible();
    const filter = panel.getByRole('textbox', { name: 'Filtruj tematy' });
    await filter.fill('WIZYTOWKA');
    await expect.element(panel.getByRole('button', { name: /^Zezwolenie/ })).toBeVisible();
    await filter.fill('rower');
    await expect.element(panel).toMatchTextContent(/Nie ma takiego tematu/);
  });
});

describe('the changes between two days', () => {
  it('are listed by day, with old and new value, and lead to the topic', async () => {
    await openTopics();
    await press('{Alt>}2{/Alt}{ArrowLeft}');
    const panel = page.getByRole('tabpanel');
    await expect.element(panel).toMatchTextContent(/piątek, 1 stycznia 2027/);
    await expect.element(panel).toMatchTextContent(/340\s*zł400\s*zł/);
    await expect.element(panel).toMatchTextContent(/przestaje obowiązywać\s*Stara zasada/);
    await expect.element(panel).toMatchTextContent(/poniedziałek, 1 lutego 2027.*zaczyna obowiązywać/);
    await panel.getByRole('button', { name: 'Zezwolenie na pobyt' }).first().click();
    await expect.element(article()).toMatchTextContent(/Opłata wynosi/);
  });

  it('are none between two days without any, and the days must be in order', async () => {
    await openTopics();
    await press('{Alt>}2{/Alt}{ArrowLeft}');
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('spinbutton').nth(5).click();
    await press('2026');
    await expect.element(panel).toMatchTextContent(/Ten dzień musi być później/);
    await panel.getByRole('spinbutton').nth(3).click();
    await press('22');
    await expect.element(panel).toMatchTextContent(/Nic się nie zmienia/);
  });
});

describe('the guidance for everybody', () => {
  for (const language of uiLanguages)
    for (const theme of ['light', 'dark'] as const)
      it(`has no fault that axe finds: ${language}, ${theme}`, async () => {
        await openTopics({ language, theme });
        expect(await axeViolations()).toEqual([]);
        await chooseDay('01032027');
        expect(await axeViolations()).toEqual([]);
        await press('{Alt>}2{/Alt}{ArrowLeft}');
        await expect.poll(() => document.querySelector('[role="tabpanel"] h2')).not.toBeNull();
        expect(await axeViolations()).toEqual([]);
      });

  it('needs no scrolling sideways at 320 px', async () => {
    await page.viewport(320, 800);
    const root = document.documentElement;
    await openTopics();
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    await chooseDay('01032027');
    await press('{Alt>}2{/Alt}{ArrowLeft}');
    await expect.poll(() => document.querySelector('[role="tabpanel"] h2')).not.toBeNull();
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    await page.viewport(1280, 800);
  });
});
