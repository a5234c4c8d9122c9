import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { fakeServices, type StoreAnswers, sampleNow } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus, sampleUrgentLines } from '../helpers/sample-answers.ts';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const answers: StoreAnswers = {
  'desk.status': () => sampleStatus,
  'draft.load': () => null,
  'urgent.list': () => [...sampleUrgentLines],
};
const screens = () => page.getByRole('navigation');
const openSettings = async (): Promise<void> => {
  await expect.element(screens()).toBeVisible();
  await userEvent.keyboard('{Alt>}6{/Alt}');
  await expect.element(page.getByRole('table')).toBeVisible();
};

/** A key as it arrives from a keyboard of another layout. */
const press = (init: KeyboardEventInit): boolean =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  );

describe('keys', () => {
  it('work by place on a Cyrillic keyboard', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }) });
    await openSettings();
    press({ key: 'л', code: 'KeyK', ctrlKey: true });
    await expect.element(page.getByRole('textbox', { name: /Szukaj/ })).toHaveFocus();
  });

  it('leave a typed question mark to the field, and open the help elsewhere', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }) });
    await openSettings();
    await page.getByRole('textbox', { name: 'Nazwa punktu' }).click();
    await userEvent.keyboard('{End}?');
    await expect
      .element(page.getByRole('textbox', { name: 'Nazwa punktu' }))
      .toHaveValue('Kraków, Przy Rondzie 6?');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await page.getByRole('heading', { level: 1 }).click();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Klawisze' })).toBeVisible();
  });

  it('do not reach the screen behind a dialog, but urgent help does', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }) });
    await openSettings();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Klawisze' })).toBeVisible();
    await userEvent.keyboard('{Alt>}5{/Alt}');
    await userEvent.keyboard('{F1}');
    await expect.element(page.getByRole('dialog', { name: 'Pilna pomoc' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Ustawienia' })).toBeVisible();
  });

  it('run from the list of commands', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }) });
    await expect.element(screens()).toBeVisible();
    await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    await page.getByRole('combobox', { name: 'Co chcesz zrobić?' }).fill('ustaw');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Ustawienia' })).toBeVisible();
    await expect.element(page.getByRole('main')).toHaveFocus();
  });
});

describe('locking', () => {
  it('happens after the minutes without a sign of life, with a warning before', async () => {
    let time = sampleNow;
    const services = fakeServices({ store: answers, now: () => time });
    rendered = renderApp({ services, idleLockMinutes: 2 });
    await expect.element(screens()).toBeVisible();
    time += 95_000;
    await expect.element(page.getByRole('alertdialog')).toMatchTextContent(/Zablokuje się za 2\d sekund/);
    await page.getByRole('button', { name: 'Pracuję dalej' }).click();
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
    expect(services.ended()).toBe(0);
    time += 121_000;
    await expect.poll(() => services.ended()).toBe(1);
  });

  it.each(['suspend', 'lock-screen', 'menu'] as const)(
    'follows the host within a second: %s',
    async reason => {
      const services = fakeServices({ store: answers });
      rendered = renderApp({ services });
      await expect.element(screens()).toBeVisible();
      const from = performance.now();
      services.emitHost({ type: 'lock', reason });
      await expect.poll(() => services.ended(), { interval: 20 }).toBe(1);
      expect(performance.now() - from).toBeLessThan(1000);
      expect(services.calls.some(call => call.name === 'store.settle')).toBe(true);
    },
  );

  it('is not held up by a disk that hangs', async () => {
    const services = fakeServices({
      store: { ...answers, 'store.settle': () => new Promise(() => undefined) },
    });
    rendered = renderApp({ services });
    await expect.element(screens()).toBeVisible();
    const from = performance.now();
    await userEvent.keyboard('{Control>}l{/Control}');
    await expect.poll(() => services.ended(), { interval: 20 }).toBe(1);
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('closing the window waits until everything is put away', async () => {
    const services = fakeServices({ store: answers });
    rendered = renderApp({ services });
    await expect.element(screens()).toBeVisible();
    services.emitHost({ type: 'close-requested' });
    await expect.poll(() => services.calls.map(call => call.name)).toContain('host:window.confirmClose');
    const names = services.calls.map(call => call.name);
    expect(names.indexOf('store.settle')).toBeLessThan(names.indexOf('host:window.confirmClose'));
  });
});

describe('language', () => {
  it('changes everywhere at once, and the host follows', async () => {
    const services = fakeServices({ store: answers });
    rendered = renderApp({ services });
    await openSettings();
    await page
      .getByRole('banner')
      .getByRole('radio', { name: /Українська/ })
      .click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Параметри' })).toBeVisible();
    await expect.element(page.getByText('Сьогодні: 14 консультацій')).toBeVisible();
    expect(document.documentElement.lang).toBe('uk');
    expect(document.title).toBe('Дороговказ');
    expect(services.calls).toContainEqual({ name: 'host:menu.setLanguage', input: { language: 'uk' } });
    expect(rendered.missing).toEqual([]);
  });

  it('leaves no word out of the translators’ reach', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }), language: 'en', pseudo: true });
    await openSettings();
    // What the person, the packs and the host said stays as it is.
    const own = [
      'Kraków',
      'Guidance:',
      'Contacts:',
      'No lawyer',
      'No number',
      '2026',
      '21 Nov',
      // Days and spans in the words of Intl.
      '31 May',
      'in 191 days',
      'today',
      'minutes',
      'linux',
      '0.1.0',
      'K1',
    ];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const plain: string[] = [];
    while (words.nextNode()) {
      const text = words.currentNode.textContent?.trim() ?? '';
      const parent = words.currentNode.parentElement;
      const isKey = parent?.closest('[aria-hidden="true"], dd') !== null;
      if (/\p{L}{2}/u.test(text) && !/[[\]]/.test(text) && !isKey && !own.some(one => text.includes(one)))
        plain.push(text);
    }
    expect(plain.filter(text => !['PL', 'УК', 'EN'].includes(text))).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it('is told once by the worker and can be put away', async () => {
    const services = fakeServices({ store: answers });
    rendered = renderApp({ services });
    await openSettings();
    services.emitStore({ type: 'notice', notice: 'database-rebuilt', details: {} });
    services.emitStore({ type: 'notice', notice: 'database-rebuilt', details: {} });
    const notice = page.getByText(/Odtworzono ją z dziennika/);
    await expect.element(notice).toBeVisible();
    expect(notice.elements()).toHaveLength(1);
    await page.getByRole('button', { name: 'Schowaj' }).click();
    await expect.element(notice).not.toBeInTheDocument();
  });

  it('a setting that cannot be written says so', async () => {
    const services = fakeServices({
      store: answers,
      host: {
        'settings.write': () => {
          throw new AppError('disk-full');
        },
      },
    });
    rendered = renderApp({ services });
    await openSettings();
    await page.getByRole('main').getByRole('radio', { name: 'Ciemne' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Dysk jest pełny');
  });

  it('leaves no trace of the screen in address, title or storage', async () => {
    rendered = renderApp({ services: fakeServices({ store: answers }) });
    const address = location.href;
    await openSettings();
    await userEvent.keyboard('{Control>}k{/Control}Kowalenko');
    expect(location.href).toBe(address);
    expect(document.title).toBe('Drogowskaz');
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(window.name).not.toContain('Kowalenko');
  });
});
