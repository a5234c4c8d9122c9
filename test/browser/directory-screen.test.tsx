import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type UiLanguage, uiLanguages } from '../../core/languages.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import type { FakeServices } from '../helpers/fake-services.ts';
import { aDirectoryStore, openDirectory } from '../helpers/open-directory.ts';
import type { Rendered } from '../helpers/render-app.tsx';

let store: AStore;
let rendered: Rendered | undefined;
beforeEach(async () => {
  await page.viewport(1280, 800);
  store = await aDirectoryStore();
});
afterEach(async () => {
  expect(rendered?.missing).toEqual([]);
  rendered?.close();
  rendered = undefined;
  await store.end();
});

const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const names = (): string[] => rows().map(row => row.querySelector('span')?.textContent ?? '');
const detail = (): string => document.querySelector('article')?.innerText ?? '';

async function open(language: UiLanguage = 'pl', theme: 'light' | 'dark' = 'light'): Promise<FakeServices> {
  const opened = openDirectory(store, { language, theme });
  rendered = opened.rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await press('{Alt>}3{/Alt}');
  await expect.poll(() => rows().length).toBeGreaterThan(10);
  return opened.services;
}

async function openContact(search: string, name: string): Promise<void> {
  await page.getByLabelText('Zawęź listę').fill(search);
  await expect.poll(names).toContain(name);
  rows()
    .find(row => row.textContent?.includes(name))
    ?.click();
  await expect.poll(detail).toContain(name);
}

const openQueue = async (): Promise<void> => {
  await page.getByRole('tab').nth(1).click();
  await expect.poll(() => document.querySelector('[role="tabpanel"] h2')).not.toBeNull();
};

describe('finding', () => {
  it('a town, a language and open now leave the contacts that are all of it, each with its count', async () => {
    await open();
    await page.getByRole('checkbox', { name: /^Otwarte teraz/ }).click();
    await page.getByRole('checkbox', { name: /^Tarnów/ }).click();
    await expect.poll(() => rows().length).toBeLessThan(10);
    const shown = await store.call('directory.list', {
      language: 'pl',
      filter: { openNow: true, cities: ['Tarnów'] },
    });
    await expect.poll(names).toEqual(shown.map(({ title }) => title));
    expect(rows().every(row => /otwarte/.test(row.innerText))).toBe(true);
    await page.getByRole('button', { name: 'Pokaż wszystkie' }).click();
    await expect.poll(() => rows().length).toBe(100);
  });

  it('what is typed is looked for as on the Desk: other words and another alphabet', async () => {
    await open();
    await page.getByLabelText('Zawęź listę').fill('адвокат');
    await expect.poll(() => names().join()).toMatch(/prawn/i);
  });

  it('arrows move, Enter opens, Space chooses, and Tab leaves the list after one stop', async () => {
    await open();
    rows()[0]?.focus();
    await press('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(rows()[2]);
    await press('{Enter}');
    await expect.poll(detail).toContain(names()[2]);
    await press(' ');
    await expect.element(page.getByText('Wybrane: 1')).toBeVisible();
    expect(document.activeElement).toBe(rows()[2]);
    expect(rows().filter(row => row.tabIndex === 0)).toHaveLength(1);
    await press('{End}');
    await expect.poll(() => document.activeElement?.textContent).toContain(names().at(-1) ?? '?');
    await expect.poll(() => rows().length).toBe(175);
  });
});

describe('reading one contact', () => {
  it('says until when it is open, its week, and that nothing is known of a holiday', async () => {
    await open();
    await openContact('pid tarnow', 'Punkt informacyjno-doradczy (PID) w Tarnowie');
    expect(detail()).toMatch(/otwarte do 15:30/);
    expect(detail()).toMatch(/poniedziałek\s*dziś\s*7:30–15:30/);
    expect(detail()).toMatch(/sobota\s*zamknięte/);
  });

  it('a wrong number is marked at once, the new one stands in its place, and it can be taken back', async () => {
    await open();
    const name = 'Małopolski Urząd Wojewódzki w Krakowie – centrala';
    await openContact('muw centrala', name);
    await page.getByRole('button', { name: 'Zły numer: +48 12 392 12 00' }).click();
    await page.getByRole('button', { name: 'Zapisz poprawkę' }).click();
    await expect.element(page.getByText('Podaj numer z co najmniej trzema cyframi.')).toBeVisible();
    await page.getByLabelText('Nowy numer').fill('12 111 22 33');
    await page.getByRole('button', { name: 'Zapisz poprawkę' }).click();
    await expect.poll(() => document.querySelector('article s')?.textContent).toBe('+48 12 392 12 00');
    expect(detail()).toContain('12 111 22 33');
    await page.getByRole('button', { name: 'Cofnij poprawkę: +48 12 392 12 00' }).click();
    await expect.poll(() => document.querySelector('article s')).toBeNull();
    expect(detail()).not.toContain('12 111 22 33');
  });

  it('an address that is confidential is in the page only when it is asked for, and never on paper', async () => {
    await store.call('directory.edit', {
      contactId: 'caritas-tarnow',
      edits: [
        {
          set: { field: 'confidentialAddress', value: true },
          source: 'x',
          isVerified: true,
          confidence: 'high',
        },
        {
          set: {
            field: 'address',
            value: { address_1: 'ul. Ukryta 9', postal_code: null, state_province: null },
          },
          source: 'x',
          isVerified: true,
          confidence: 'high',
        },
      ],
    });
    await open();
    await openContact(
      'caritas tarnów',
      (await store.call('directory.list', { language: 'pl', filter: { ids: ['caritas-tarnow'] } }))[0]
        ?.title ?? '',
    );
    expect(document.body.textContent).not.toContain('Ukryta');
    await page.getByRole('button', { name: 'Drukuj lub przekaż' }).click();
    await expect.poll(() => document.querySelector('[data-print="alone"] table')).not.toBeNull();
    expect(document.body.textContent).not.toContain('Ukryta');
  });
});

describe('the verification queue', () => {
  it('five contacts are verified with one key each, the focus going on, and the last can be taken back', async () => {
    const services = await open();
    await openQueue();
    const first = await store.call('directory.queue', { language: 'pl', limit: 200 });
    rows()[0]?.focus();
    for (let count = 1; count <= 5; count++) {
      await press('1');
      await expect.element(page.getByText(`Czeka: ${first.total - count}`)).toBeVisible();
      await expect.poll(() => document.activeElement?.getAttribute('data-row')).toBe(first.rows[count]?.id);
    }
    const checks = services.calls.filter(({ name }) => name === 'directory.check');
    expect(checks.map(({ input }) => input)).toMatchObject(
      first.rows.slice(0, 5).map(({ id }) => ({ contactId: id, result: 'right', field: null })),
    );
    await page.getByRole('button', { name: 'Cofnij' }).click();
    await expect.element(page.getByText(`Czeka: ${first.total - 4}`)).toBeVisible();
  });

  it('nobody is asked to call a crisis line', async () => {
    await open();
    await openQueue();
    const { rows: waiting } = await store.call('directory.queue', { language: 'pl', limit: 200 });
    const line = waiting.find(({ freshness }) => freshness.how === 'official-page');
    document.querySelector<HTMLElement>(`[data-row="${line?.id}"]`)?.click();
    await expect.element(page.getByRole('heading', { level: 2, name: line?.title ?? '?' })).toBeVisible();
    await expect.element(page.getByText(/^Nie dzwoń/)).toBeVisible();
    expect(page.getByRole('button', { name: /Zadzwoniono/ }).elements()).toHaveLength(0);
    await expect.element(page.getByRole('button', { name: /Strona sprawdzona/ })).toBeVisible();
  });

  it('the third key asks what is dead, and Enter marks the number', async () => {
    const services = await open();
    await openQueue();
    const [row] = (await store.call('directory.queue', { language: 'pl', limit: 1 })).rows;
    rows()[0]?.focus();
    await press('3');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await press('{Enter}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(services.calls.findLast(({ name }) => name === 'directory.check')?.input).toMatchObject({
      contactId: row?.id,
      result: 'dead',
      field: 'phones',
      oldValue: row?.phones[0]?.number,
    });
  });
});

describe('without barriers', () => {
  const themes = ['light', 'dark'] as const;
  it.each(uiLanguages.flatMap(language => themes.map(theme => [language, theme] as const)))(
    'list, contact, form and queue in %s, %s',
    async (language, theme) => {
      await open(language, theme);
      rows()[3]?.click();
      await expect.poll(() => document.querySelector('article table, article dl')).not.toBeNull();
      expect(await axeViolations()).toEqual([]);
      const edit = { pl: 'Popraw', uk: 'Змінити', en: 'Edit' }[language];
      await page.getByRole('button', { name: edit, exact: true }).click();
      await expect.element(page.getByRole('dialog')).toBeVisible();
      expect(await axeViolations()).toEqual([]);
      await press('{Escape}');
      await openQueue();
      expect(await axeViolations()).toEqual([]);
    },
  );

  it('at 320 px nothing scrolls sideways, in the list, the contact and the queue', async () => {
    await page.viewport(320, 640);
    await open();
    const isWithin = (): boolean => document.documentElement.scrollWidth <= 320;
    expect(isWithin()).toBe(true);
    rows()[0]?.click();
    await expect.poll(detail).not.toBe('');
    expect(isWithin()).toBe(true);
    await page.getByRole('button', { name: 'Wstecz' }).click();
    await openQueue();
    expect(isWithin()).toBe(true);
  });
});
