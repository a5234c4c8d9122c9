import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { uiLanguages } from '../../core/languages.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import type { StoreOutput } from '../../renderer/store/port.ts';
import { idAt } from '../helpers/a-consultation.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import { aGuidanceStore, openProgram } from '../helpers/open-guidance.ts';
import type { Rendered } from '../helpers/render-app.tsx';

let store: AStore;
beforeAll(async () => {
  store = await aGuidanceStore();
  return () => store.end();
});
let rendered: Rendered | undefined;
beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  expect(rendered?.missing).toEqual([]);
  rendered?.close();
  rendered = undefined;
});

const text = (en: string) => ({ pl: `${en} (pl)`, uk: `${en} (uk)`, en });
const impact: NonNullable<StoreOutput<'guidance.impact'>> = {
  updates: [
    {
      packId: 'guidance-pl',
      fromVersion: '2026.11.1',
      toVersion: '2026.12.1',
      changes: [
        {
          thing: 'fact',
          id: 'pesel-ukr-application-period',
          change: 'changed',
          name: text('Application after crossing the border'),
          fields: [{ field: 'value', from: text('30 days'), to: text('20 days') }],
        },
      ],
      visits: [
        {
          id: idAt(1),
          visitDate: '2026-11-14',
          inCase: { id: idAt(7), number: 7, name: 'Olena Zmyślona' },
          reasons: ['case-open', 'deadline'],
          topics: [{ id: 'temporary-protection-ukr', title: text('Temporary protection') }],
          outcomes: [{ id: 'apply-pesel-ukr', title: text('Apply for PESEL UKR') }],
          deadlines: [
            {
              outcomeId: 'apply-pesel-ukr',
              stepId: 'go',
              dueOn: '2026-12-21',
              step: text('Go to the gmina'),
            },
          ],
          differences: [{ kind: 'step', id: 'apply-pesel-ukr/go', told: '2026-12-21', found: '2026-12-11' }],
          changes: [0],
        },
      ],
    },
  ],
};

async function openChanges(
  answers: Parameters<typeof openProgram>[1],
  language: (typeof uiLanguages)[number] = 'pl',
): Promise<void> {
  rendered = openProgram(store, { language, ...answers }).rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await page.getByRole('tab').nth(3).click();
}

const { t } = createI18n({ language: 'pl' });

it.each(uiLanguages)(
  'says what an update changed for whom, in words and without a fault, in %s',
  async language => {
    for (const theme of ['light', 'dark'] as const) {
      await openChanges({ answers: { 'guidance.impact': () => impact }, theme }, language);
      const words = createI18n({ language }).t;
      await expect
        .element(page.getByText(words('impact:update', { from: '2026.11.1', to: '2026.12.1' })))
        .toBeVisible();
      await expect.element(page.getByText(/K-0007, Olena Zmyślona/)).toBeVisible();
      await page.getByText(words('impact:changed')).click();
      await expect
        .element(page.getByText(language === 'en' ? /20 days/ : new RegExp(`20 days \\(${language}\\)`)))
        .toBeVisible();
      expect(await axeViolations()).toEqual([]);
      rendered?.close();
    }
  },
);

it('names the day told and the day it would be now, and opens the case', async () => {
  await openChanges({ answers: { 'guidance.impact': () => impact } });
  await expect.element(page.getByText(/Go to the gmina \(pl\).*21 grudnia 2026/)).toBeVisible();
  await expect.element(page.getByText(/11 grudnia 2026/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: t('impact:open.case') })).toBeVisible();
});

it('shows how far it is, and stops when told to', async () => {
  let end: (value: null) => void = () => undefined;
  const stopped: string[] = [];
  await openChanges({
    answers: {
      'guidance.impact': () => new Promise<null>(resolve => (end = resolve)),
      'guidance.stopImpact': () => {
        stopped.push('stop');
        end(null);
        return {};
      },
    },
  });
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  const stop = page.getByRole('button', { name: t('stop') });
  stop.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(t('impact:stopped'))).toBeVisible();
  expect(stopped).toEqual(['stop']);
});

it('says that there was no update yet', async () => {
  await openChanges({ answers: { 'guidance.impact': () => ({ updates: [] }) } });
  await expect.element(page.getByText(t('impact:none'))).toBeVisible();
});
