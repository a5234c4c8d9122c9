import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { fakeServices, type StoreAnswers } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleRecoveryKey, sampleStatus } from '../helpers/sample-answers.ts';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

const passphrase = 'koń bateria zszywka poprawna';
const { t } = createI18n({ language: 'en', pseudo: true });
const button = (key: Parameters<typeof t>[0]) => page.getByRole('button', { name: t(key), exact: true });

/** Words on the page and in the names of its parts that never went through the translators. */
function plainWords(): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent?.closest('kbd, script, style, [role="radiogroup"]') === null)
      texts.push(walker.currentNode.textContent ?? '');
  }
  for (const name of ['aria-label', 'placeholder', 'title'])
    for (const element of document.querySelectorAll(`[${name}]`))
      texts.push(element.getAttribute(name) ?? '');
  // What was typed and the key are data; react-aria says "Dismiss" by itself, in Polish and Ukrainian too.
  const data = [sampleRecoveryKey, passphrase, 'Dismiss'].join('\n');
  return texts
    .map(text => text.replaceAll(/\[[^\]]*·\]/g, '').trim())
    .filter(text => /\p{L}{2}/u.test(text))
    .filter(text => !data.includes(text) && !sampleRecoveryKey.replaceAll('-', '').includes(text));
}

function start(state: 'none' | 'locked', answers: StoreAnswers = {}): void {
  rendered = renderApp({
    services: fakeServices({
      store: {
        'vault.state': () => ({ state, waitMs: 0, deviceBound: false }),
        'desk.status': () => sampleStatus,
        'urgent.list': () => [],
        ...answers,
      },
    }),
    language: 'en',
    pseudo: true,
  });
}

it('every step of the first start can be read by a stranger', async () => {
  start('none', {
    'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
    'vault.confirm': () => {
      throw new AppError('recovery-key-mismatch', { reason: 'check' });
    },
  });
  await button('vault:create').click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(plainWords()).toEqual([]);
  await page.getByRole('textbox').nth(0).fill('1');
  await page.getByRole('textbox').nth(1).fill('1');
  await page.getByRole('textbox').nth(2).fill(passphrase);
  expect(plainWords()).toEqual([]);
  await button('vault:create').click();
  await expect.element(button('vault:recovery.next')).toBeVisible();
  expect(plainWords()).toEqual([]);
  await button('vault:recovery.next').click();
  await page.getByRole('textbox').fill('0');
  await button('vault:confirm.action').click();
  await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  expect(plainWords()).toEqual([]);
});

it('and so can unlocking, in both ways, the new passphrase, the keys, urgent help, and what stands in the way', async () => {
  start('locked', {
    'vault.unlock': () => {
      throw new AppError('unlock-refused');
    },
    'vault.unlockWithRecoveryKey': () => ({}),
    'vault.changePassphrase': () => {
      throw new AppError('disk-full');
    },
  });
  await page.getByRole('textbox').fill('1');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(plainWords()).toEqual([]);
  await userEvent.keyboard('{F1}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(plainWords()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await button('vault:unlock.forgotten').click();
  await page.getByRole('textbox').fill('1');
  await button('vault:recover.action').click();
  await page.getByRole('textbox').fill(passphrase);
  await button('vault:renew.action').click();
  await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  expect(plainWords()).toEqual([]);
  rendered?.close();
  start('locked', {
    'vault.state': () => {
      throw new AppError('vault-damaged');
    },
  });
  await expect.element(button('common:retry')).toBeVisible();
  // The code is for the coordinator and stays as it is.
  expect(plainWords().filter(text => text !== 'vault-damaged')).toEqual([]);
});
