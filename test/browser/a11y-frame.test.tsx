import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import { uiLanguages } from '../../core/languages.ts';
import { axeViolations } from '../helpers/axe.ts';
import { fakeServices, type StoreAnswers } from '../helpers/fake-services.ts';
import { type Rendered, renderApp } from '../helpers/render-app.tsx';
import { sampleRecoveryKey, sampleStatus, sampleUrgentLines } from '../helpers/sample-answers.ts';

const passphrase = 'koń bateria zszywka poprawna';
const shared: StoreAnswers = {
  'desk.status': () => sampleStatus,
  'urgent.list': () => [...sampleUrgentLines],
  'vault.create': () => ({ recoveryKey: sampleRecoveryKey }),
  'vault.confirm': () => {
    throw new AppError('recovery-key-mismatch', { reason: 'check' });
  },
  'vault.unlock': () => {
    throw new AppError('unlock-refused');
  },
  'vault.unlockWithRecoveryKey': () => ({}),
  'demo.create': () => ({ passphrase }),
  'draft.load': () => null,
};

type VaultStart = 'none' | 'locked' | 'open';
interface Scene {
  readonly name: string;
  readonly vault: VaultStart;
  readonly demo?: true;
  readonly problem?: 'vault-damaged' | 'profile-in-use';
  readonly reach: () => Promise<void>;
}

const heading = () => page.getByRole('heading', { level: 1 });
const press = (keys: string) => userEvent.keyboard(keys);
const fillFirstStep = async (): Promise<void> => {
  await page.getByRole('textbox').nth(0).fill('Kraków, Przy Rondzie 6');
  await page.getByRole('textbox').nth(1).fill('K1');
  const field = document.getElementById('passphrase');
  if (!(field instanceof HTMLInputElement)) throw new Error('no passphrase field');
  await userEvent.fill(field, passphrase);
  await press('{Enter}');
  await expect.element(page.getByRole('list')).toBeVisible();
};

const scenes: readonly Scene[] = [
  { name: 'first start', vault: 'none', reach: () => expect.element(heading()).toBeVisible() },
  {
    name: 'first start with everything missing',
    vault: 'none',
    reach: async () => {
      await expect.element(heading()).toBeVisible();
      await press('{Enter}');
      await expect.element(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'recovery key', vault: 'none', reach: fillFirstStep },
  {
    name: 'recovery key typed back wrong',
    vault: 'none',
    reach: async () => {
      await fillFirstStep();
      await page.getByRole('button').last().click();
      await page.getByRole('textbox').fill('AAAA');
      await page.getByRole('button').last().click();
      await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    name: 'unlocking refused',
    vault: 'locked',
    reach: async () => {
      await expect.element(heading()).toBeVisible();
      await press('x{Enter}');
      await expect.element(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'new passphrase after the recovery key',
    vault: 'locked',
    reach: async () => {
      await expect.element(heading()).toBeVisible();
      await page.getByRole('button').last().click();
      await page.getByRole('textbox').fill(sampleRecoveryKey);
      await page.getByRole('button').nth(-2).click();
      await expect.poll(() => document.getElementById('new-passphrase')).not.toBeNull();
      await press('koń koń koń koń koń');
    },
  },
  {
    name: 'urgent help while locked',
    vault: 'locked',
    reach: async () => {
      await expect.element(heading()).toBeVisible();
      await press('{F1}');
      await expect.element(page.getByText('116 123', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'demonstration',
    vault: 'none',
    demo: true,
    reach: async () => {
      await expect.element(heading()).toBeVisible();
      await page.getByRole('main').getByRole('button').click();
      await expect.element(page.getByText(passphrase)).toBeVisible();
    },
  },
  {
    name: 'damaged vault',
    vault: 'none',
    problem: 'vault-damaged',
    reach: () => expect.element(heading()).toBeVisible(),
  },
  {
    name: 'second window',
    vault: 'none',
    problem: 'profile-in-use',
    reach: () => expect.element(heading()).toBeVisible(),
  },
  {
    name: 'settings',
    vault: 'open',
    reach: async () => {
      await expect.element(page.getByRole('navigation')).toBeVisible();
      await press('{Alt>}6{/Alt}');
      await expect.element(page.getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'keys',
    vault: 'open',
    reach: async () => {
      await expect.element(page.getByRole('navigation')).toBeVisible();
      await press('{Alt>}6{/Alt}?');
      await expect.element(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'commands',
    vault: 'open',
    reach: async () => {
      await expect.element(page.getByRole('navigation')).toBeVisible();
      await press('{Alt>}6{/Alt}{Control>}{Shift>}p{/Shift}{/Control}');
      await expect.element(page.getByRole('listbox')).toBeVisible();
    },
  },
];

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.close();
  rendered = undefined;
});

describe.each(uiLanguages)('in %s', language => {
  describe.each(['light', 'dark'] as const)('%s', theme => {
    it.each(scenes)('axe finds nothing wrong: $name', async ({ vault, demo, problem, reach }) => {
      const services = fakeServices({
        store: {
          ...shared,
          'vault.state': () => {
            if (problem !== undefined) throw new AppError(problem);
            return { state: vault, waitMs: 0, deviceBound: vault !== 'locked' };
          },
        },
      });
      rendered = renderApp({ services, language, theme, description: { demo: demo === true } });
      await reach();
      expect(await axeViolations()).toEqual([]);
      expect(document.documentElement.lang).toBe(language);
      expect(rendered.missing).toEqual([]);
    });
  });
});
