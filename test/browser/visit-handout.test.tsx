import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyDraft } from '../../core/consultation/rules.ts';
import { idAt } from '../helpers/a-consultation.ts';
import type { AStore } from '../helpers/a-store.ts';
import { axeViolations } from '../helpers/axe.ts';
import { aGuidanceStore, openProgram } from '../helpers/open-guidance.ts';
import type { Rendered } from '../helpers/render-app.tsx';

let store: AStore;
const print = vi.fn(() => {
  window.dispatchEvent(new Event('beforeprint'));
  window.dispatchEvent(new Event('afterprint'));
});
beforeAll(async () => {
  await page.viewport(1280, 800);
  vi.stubGlobal('print', print);
  store = await aGuidanceStore();
  return () => store.end();
});

let rendered: Rendered | undefined;
afterEach(() => {
  expect(rendered?.missing).toEqual([]);
  rendered?.close();
  rendered = undefined;
  print.mockClear();
});

const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
const paper = (): string => document.querySelector('[data-print="alone"]')?.textContent ?? '';
const question = () => page.getByRole('region', { name: 'Pytanie' }).getByRole('heading');

async function answer(keys: string, next: RegExp): Promise<void> {
  await press(keys);
  await expect.element(question()).toMatchTextContent(next);
}

/** Answers the sample check so that temporary protection applies, and opens it. */
async function openOutcome(answers: Parameters<typeof openProgram>[1] = {}): Promise<void> {
  rendered = openProgram(store, answers).rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await press('{F9}');
  await answer('2', /Jakie obywatelstwo/);
  await answer('1', /Jakie dokumenty/);
  await press('1');
  await answer('{Enter}', /najdłuższy wyjazd/);
  await press('12{Enter}');
  const found = page.getByRole('button', { name: /Ochrona czasowa, status UKR/ }).first();
  await found.click();
  await expect
    .element(page.getByRole('heading', { name: /Ochrona czasowa, status UKR/ }).first())
    .toBeVisible();
}

describe('the hand-out of the guided check', () => {
  it('is the outcome that is read, on paper by the same key twice', async () => {
    await openOutcome();
    await press('{Control>}d{/Control}');
    await expect.poll(paper).toContain('Ochrona czasowa, status UKR');
    for (const part of [
      'Najpóźniej 4.03.2027',
      'Złóż wniosek o kartę',
      'Weź ze sobą: Paszport',
      '340 zł',
      'Każda praca',
    ])
      expect(paper().replaceAll('\u00a0', ' ')).toContain(part);
    await press('{Control>}d{/Control}');
    await expect.poll(() => print.mock.calls.length).toBe(1);
    await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull();
    await expect
      .element(page.getByRole('heading', { name: /Ochrona czasowa, status UKR/ }).first())
      .toBeVisible();
  });

  it('is shown to the client in large type, in one language, with codes and without a name', async () => {
    await openOutcome();
    await press('{Control>}d{/Control}');
    await expect.poll(paper).toContain('Ochrona czasowa, status UKR');
    await page.getByRole('button', { name: 'Obróć ekran' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent(/Powrót tylko klawiszami Ctrl Shift F8/);
    await dialog.getByRole('button').last().click();
    const view = () => document.querySelector<HTMLElement>('[data-client-view]');
    await expect.poll(() => view()?.innerText ?? '').toMatch(/\d{2}.2027|2027/);
    expect(view()?.querySelector('thead')).toBeNull();
    expect(view()?.querySelectorAll('svg, canvas').length).toBeGreaterThan(0);
    expect(await axeViolations()).toEqual([]);
    await press('{Escape}');
    expect(view()).not.toBeNull();
    expect(print).not.toHaveBeenCalled();
    await press('{Control>}{Shift>}{F8}{/Shift}{/Control}');
    expect(view()).toBeNull();
  });

  it('holds back what is older than its Polish text, however fast the key is pressed', async () => {
    const text = {
      pl: 'Złóż wniosek o kartę.',
      uk: 'Подайте заяву на карту.',
      en: 'Apply for the card.',
    };
    const known = Promise.withResolvers<void>();
    const draft = emptyDraft({
      id: idAt(7),
      startedAt: '2026-11-21T10:00:00.000Z',
      preset: { language: 'en' },
    });
    await openOutcome({
      answers: {
        'guidance.stale': async () => {
          await known.promise;
          return [{ language: 'en', text }];
        },
        'draft.load': () => draft,
      },
    });
    const seen: string[] = [];
    print.mockImplementationOnce(() => {
      seen.push(paper());
      window.dispatchEvent(new Event('afterprint'));
    });
    await press('{Control>}d{/Control}{Control>}d{/Control}');
    expect(seen).toEqual([]);
    known.resolve();
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toContain('Złóż wniosek o kartę.');
    expect(seen[0]).not.toContain(text.en);
    expect(seen[0]).toContain('The translation is being checked.');
  });

  it('is left by Escape, and the outcome stays', async () => {
    await openOutcome();
    await press('{Control>}d{/Control}');
    await expect.poll(paper).toContain('Ochrona czasowa, status UKR');
    await press('{Escape}');
    await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull();
    await expect
      .element(page.getByRole('heading', { name: /Ochrona czasowa, status UKR/ }).first())
      .toBeVisible();
    expect(print).not.toHaveBeenCalled();
  });
});
