import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { fakeServices, type StoreAnswers, sampleNow } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleStatus } from '../helpers/sample-answers.ts';

beforeAll(() => page.viewport(1280, 800));

let rendered: Rendered | undefined;
const unhandled: unknown[] = [];
const note = (event: PromiseRejectionEvent): void => {
  unhandled.push(event.reason);
  event.preventDefault();
};
beforeAll(() => addEventListener('unhandledrejection', note));
afterEach(() => {
  rendered?.close();
  rendered = undefined;
  expect(unhandled.splice(0)).toEqual([]);
});

const answers: StoreAnswers = {
  'desk.status': () => sampleStatus,
  'guidance.list': () => [],
  'directory.list': () => [],
  'draft.load': () => null,
  'draft.save': () => ({}),
};
const screens = () => page.getByRole('navigation');
const aCallThatHangs = () => {
  let release = (): void => undefined;
  const hangs = new Promise<Record<string, never>>(resolve => {
    release = () => resolve({});
  });
  return { hangs, release: () => release() };
};

describe('a computer that slept longer than the minutes', () => {
  it.each([
    ['a movement', () => new PointerEvent('pointermove', { bubbles: true })],
    ['a press', () => new PointerEvent('pointerdown', { bubbles: true })],
    ['a key', () => new KeyboardEvent('keydown', { bubbles: true, key: 'a', code: 'KeyA' })],
  ])('locks when it wakes, though the first thing it hears is %s', async (_name, sign) => {
    let time = sampleNow;
    const services = fakeServices({ store: answers, now: () => time });
    rendered = renderApp({ services, idleLockMinutes: 5 });
    await expect.element(screens()).toBeVisible();
    time += 8 * 3_600_000;
    document.body.dispatchEvent(sign());
    await expect.poll(() => services.ended()).toBe(1);
  });
});

describe('a vault opened by the recovery key', () => {
  it('does not stay open while nobody chooses a passphrase, and locks on the key', async () => {
    let time = sampleNow;
    const services = fakeServices({
      store: {
        ...answers,
        'vault.state': () => ({ state: 'locked', waitMs: 0, deviceBound: true }),
        'vault.unlockWithRecoveryKey': () => ({}),
      },
      now: () => time,
    });
    rendered = renderApp({ services, idleLockMinutes: 1 });
    await page.getByRole('button', { name: /Nie pamiętasz/ }).click();
    await page.getByRole('textbox').fill('7K2M');
    await page.getByRole('button', { name: 'Otwórz kluczem' }).click();
    await expect.element(page.getByRole('textbox', { name: /Nowe hasło/ })).toBeVisible();
    time += 61_000;
    await expect.poll(() => services.ended(), { timeout: 3000 }).toBe(1);
  });
});

describe('closing the window', () => {
  it('waits for a slow disk as long as it takes, where a lock would not', async () => {
    const { hangs, release } = aCallThatHangs();
    const services = fakeServices({ store: { ...answers, 'draft.save': () => hangs } });
    rendered = renderApp({ services });
    await page.getByRole('textbox', { name: 'Notatka' }).fill('a');
    const names = (): string[] => services.calls.map(call => call.name);
    await expect.poll(names).toContain('draft.save');
    services.emitHost({ type: 'close-requested' });
    const from = performance.now();
    await expect.poll(() => performance.now() - from, { timeout: 3000, interval: 50 }).toBeGreaterThan(1200);
    expect(names()).not.toContain('host:window.confirmClose');
    release();
    await expect.poll(names).toContain('host:window.confirmClose');
    expect(names().lastIndexOf('store.settle')).toBeGreaterThan(names().indexOf('draft.save'));
    expect(names().lastIndexOf('store.settle')).toBeLessThan(names().indexOf('host:window.confirmClose'));
  });
});

describe('a host that refuses', () => {
  const fullDisk = () => {
    throw new AppError('disk-full');
  };

  it('to write the language chosen in the bar is told on the screen, in that language', async () => {
    rendered = renderApp({
      services: fakeServices({ store: answers, host: { 'settings.write': fullDisk } }),
    });
    await page
      .getByRole('banner')
      .getByRole('radio', { name: /Українська/ })
      .click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Диск заповнено/);
    await expect.element(screens()).toBeVisible();
  });

  it('to write the language chosen before unlocking is told, too', async () => {
    rendered = renderApp({
      services: fakeServices({
        store: { ...answers, 'vault.state': () => ({ state: 'locked', waitMs: 0, deviceBound: true }) },
        host: { 'settings.write': fullDisk },
      }),
    });
    await page.getByRole('radio', { name: 'English' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk is full/);
  });

  it('whatever it is merely told is no uncaught error', async () => {
    const services = fakeServices({
      store: answers,
      host: { 'window.setBusy': fullDisk, 'menu.setLanguage': fullDisk, 'window.confirmClose': fullDisk },
    });
    rendered = renderApp({ services });
    await page.getByRole('textbox', { name: 'Notatka' }).fill('a');
    services.emitHost({ type: 'close-requested' });
    await expect.poll(() => services.calls.map(call => call.name)).toContain('host:window.confirmClose');
  });
});
