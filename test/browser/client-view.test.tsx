import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { uiLanguages } from '../../core/languages.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import type { FakeServices } from '../helpers/fake-services.ts';
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
const leave = (): Promise<void> => press('{Control>}{Shift>}{F8}{/Shift}{/Control}');
const view = (): HTMLElement | null => document.querySelector('[data-client-view]');
const seen = (): string => view()?.innerText ?? '';
const name = 'Нотатка про людину';

async function open(options: Parameters<typeof openProgram>[1] = {}): Promise<FakeServices> {
  const opened = openProgram(store, options);
  rendered = opened.rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  return opened.services;
}

/** The check with its first question, turned to the client in Ukrainian. */
async function turnQuestion(options: Parameters<typeof openProgram>[1] = {}): Promise<FakeServices> {
  const services = await open(options);
  await press('{F9}');
  await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
  await press('{F8}');
  await page.getByRole('dialog').getByRole('radio', { name: 'Українська' }).click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect.poll(seen).toMatch(/Чи прийшов лист/);
  return services;
}

describe('before the screen is turned', () => {
  it('the consultant is told the only way back, and that locking works', async () => {
    await open();
    await press('{F9}');
    await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
    await press('{F8}');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent(/Powrót tylko klawiszami Ctrl Shift F8/);
    await expect.element(dialog).toMatchTextContent(/Ctrl L/);
    // The key is also in the table of keys.
    await press('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await press('?');
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/Zakończ ekran klientaCtrl Shift F8/);
  });

  it('nothing is turned where nothing is open', async () => {
    await open();
    await press('{F8}');
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/Nie ma nic do pokazania/);
    expect(view()).toBeNull();
  });
});

describe('while the client looks', () => {
  it('only the question is seen and heard, in the client’s language, and nothing of the visit', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Notatka' }).fill(name);
    await press('{F9}');
    await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
    await press('{F8}');
    await page.getByRole('dialog').getByRole('radio', { name: 'Українська' }).click();
    await page.getByRole('dialog').getByRole('button').last().click();
    await expect.poll(seen).toMatch(/Чи прийшов лист/);
    expect(view()?.lang).toBe('uk');
    expect(seen()).not.toContain(name);
    // What is not seen is not in the reading order either: innerText leaves out what is hidden.
    expect(document.body.innerText).not.toMatch(/Poradnik|Stanowisko|Punkt:|Zablokuj/);
    const box = view()?.getBoundingClientRect();
    expect([box?.width, box?.height]).toEqual([window.innerWidth, window.innerHeight]);
  });

  it('neither Escape nor Tab nor any other key of the program leads out', async () => {
    const services = await turnQuestion();
    for (const keys of [
      '{Escape}',
      '{Escape}{Escape}',
      '{F1}',
      '{F6}',
      '{F8}',
      '{F9}',
      '?',
      '{Alt>}1{/Alt}',
      '{Alt>}4{/Alt}',
      '{Control>}k{/Control}',
      '{Control>}{Shift>}p{/Shift}{/Control}',
      '{Control>}{Enter}{/Control}',
      '{Control>}o{/Control}',
      '{Control>}d{/Control}',
      '{Backspace}',
    ])
      await press(keys);
    services.emitHost({ type: 'command', command: 'settings' });
    services.emitHost({ type: 'command', command: 'urgent-help' });
    expect(seen()).toMatch(/Чи прийшов лист/);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    for (let step = 0; step < 12; step += 1) {
      await press(step < 8 ? '{Tab}' : '{Shift>}{Tab}{/Shift}');
      const { activeElement } = document;
      expect(activeElement === document.body || view()?.contains(activeElement) === true).toBe(true);
    }
    await leave();
    expect(view()).toBeNull();
    await expect.element(page.getByRole('navigation')).toBeVisible();
    await press('{Alt>}1{/Alt}');
    await expect.element(page.getByRole('textbox', { name: 'Notatka' })).toBeVisible();
  });

  it('locking works as always', async () => {
    const services = await turnQuestion();
    await press('{Control>}l{/Control}');
    await expect.poll(() => services.ended()).toBe(1);
  });

  it('an answer that is tapped is taken over, and the next question comes when it is asked for', async () => {
    await turnQuestion();
    await page.getByRole('button', { name: 'Ні', exact: true }).click();
    await expect.poll(seen).toMatch(/Дякуємо\. Відповідь прийнято\./);
    expect(seen()).toMatch(/Чи прийшов лист/);
    // Nor does a screen reader tell the client what the check makes of it.
    const spoken = document.querySelector('[aria-live="polite"][aria-atomic="true"]');
    expect(spoken?.textContent?.trim()).toBe('Дякуємо. Відповідь прийнято.');
    await page.getByRole('button', { name: 'Наступне запитання' }).click();
    await expect.poll(seen).toMatch(/Яке громадянство/);
    // The consultant may press the number for the client, once.
    await press('1');
    await expect.poll(seen).toMatch(/Відповідь прийнято/);
    await leave();
    const trail = page.getByRole('region', { name: 'Co wiemy' });
    await expect.element(trail).toMatchTextContent(/Decyzja w liścieNie.*ObywatelstwoUkraina/);
    await expect
      .element(page.getByRole('region', { name: 'Pytanie' }).getByRole('heading'))
      .toMatchTextContent(/Jakie dokumenty/);
  });

  it('a day that is typed is taken over too, and "I do not know" by key and by tap', async () => {
    await turnQuestion();
    await press('1');
    await page.getByRole('button', { name: 'Наступне запитання' }).click();
    await expect.poll(seen).toMatch(/Коли отримали лист/);
    await page.getByRole('spinbutton').first().click();
    await press('10112026{Enter}');
    await expect.poll(seen).toMatch(/Відповідь прийнято/);
    await page.getByRole('button', { name: 'Наступне запитання' }).click();
    await expect.poll(seen).toMatch(/Яке громадянство/);
    await page.getByRole('button', { name: 'Не знаю' }).click();
    await leave();
    const trail = page.getByRole('region', { name: 'Co wiemy' });
    await expect.element(trail).toMatchTextContent(/Dzień odbioru10\.11\.2026.*ObywatelstwoNie wiadomo/);
  });

  it('the steps of an outcome stand there with their last days and papers', async () => {
    await open();
    await press('{F9}');
    await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
    await press('1');
    await expect.poll(() => document.querySelector('[role="spinbutton"]')).not.toBeNull();
    await press('10112026{Enter}');
    await page
      .getByRole('button', { name: /^Odwołanie/ })
      .first()
      .click();
    await press('{F8}');
    await page.getByRole('dialog').getByRole('radio', { name: 'Українська' }).click();
    await page.getByText(/^Obróć obraz o 180°/).click();
    await page.getByRole('dialog').getByRole('button').last().click();
    await expect.poll(seen).toMatch(/Подайте оскарження/);
    expect(seen()).toMatch(/Найпізніше: вівторок, 24 листопада 2026 р\./);
    expect(seen()).toMatch(/Копія рішення/);
    expect(seen()).toMatch(/Станом на 21\.11\.2026 · пакет 2026\.11\.1/);
    expect(getComputedStyle(view() ?? document.body).rotate).toBe('180deg');
    expect(await axeViolations()).toEqual([]);
    await leave();
    await expect.element(page.getByRole('article')).toMatchTextContent(/Odwołanie od decyzji/);
  });

  it('a topic that is open at the Desk is shown by its lead', async () => {
    await open();
    await press('{Alt>}2{/Alt}');
    await page.getByRole('button', { name: /^Zezwolenie na pobyt/ }).click();
    await expect.element(page.getByRole('article')).toBeVisible();
    await press('{F8}');
    await page.getByRole('dialog').getByRole('button').last().click();
    await expect.poll(seen).toMatch(/Opłata wynosi 340/);
    // What is not in force on the day is not told to the client.
    expect(seen()).not.toMatch(/tylko przez internet/);
  });

  for (const language of uiLanguages)
    for (const theme of ['light', 'dark'] as const)
      it(`it has no fault that axe finds: ${language}, ${theme}`, async () => {
        await turnQuestion({ language, theme });
        expect(await axeViolations()).toEqual([]);
        await press('1');
        await expect.poll(seen).toMatch(/Відповідь прийнято/);
        expect(await axeViolations()).toEqual([]);
      });

  it('it needs no scrolling sideways at 320 px', async () => {
    await page.viewport(320, 800);
    await turnQuestion();
    const box = view();
    expect(box?.scrollWidth).toBe(box?.clientWidth);
    await page.viewport(1280, 800);
  });
});
