import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Draft } from '../../core/consultation/schema.ts';
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
const question = () => page.getByRole('region', { name: 'Pytanie' }).getByRole('heading');
const trail = () => page.getByRole('region', { name: 'Co wiemy' });
const outcomes = () => page.getByRole('region', { name: 'Co z tego wynika' });
const spoken = () => document.querySelector('[aria-live="polite"][aria-atomic="true"]')?.textContent ?? '';

async function openCheck(options: Parameters<typeof openProgram>[1] = {}): Promise<FakeServices> {
  const opened = openProgram(store, options);
  rendered = opened.rendered;
  await press('{F9}');
  await expect.element(page.getByRole('tab', { selected: true })).toBeVisible();
  await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
  return opened.services;
}
/** Answers the question on the card, and waits for the one after it. */
async function answer(keys: string, next: string | RegExp): Promise<void> {
  await press(keys);
  await expect.element(question()).toMatchTextContent(next);
}
const drafts = ({ calls }: FakeServices): Draft[] =>
  calls.flatMap(call => (call.name === 'draft.save' ? [call.input as Draft] : []));

describe('the guided check by keyboard alone', () => {
  it('asks what helps most, notes the answers of the number keys, and says what applies', async () => {
    await openCheck();
    await expect.element(question()).toMatchTextContent(/list z decyzją/);
    await answer('2', /Jakie obywatelstwo/);
    expect(spoken()).toMatch(/Decyzja w liście: Nie\. Dotyczy: 0\. Może dotyczyć: 3\./);
    await answer('1', /Jakie dokumenty/);
    await press('1');
    await answer('{Enter}', /najdłuższy wyjazd/);
    // The field of a number has the focus.
    await press('12{Enter}');
    await expect.element(outcomes()).toMatchTextContent(/Dotyczy.*Ochrona czasowa, status UKR/);
    await expect.element(trail()).toMatchTextContent(/Dni za granicą12/);
  });
});
