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
const card = () => page.getByRole('region', { name: 'Pytanie' });
const question = () => card().getByRole('heading');
const trail = () => page.getByRole('region', { name: 'Co wiemy' });
const outcomes = () => page.getByRole('region', { name: 'Co z tego wynika' });
const spoken = (): string =>
  document.querySelector('[aria-live="polite"][aria-atomic="true"]')?.textContent ?? '';

async function openCheck(options: Parameters<typeof openProgram>[1] = {}): Promise<FakeServices> {
  const opened = openProgram(store, options);
  rendered = opened.rendered;
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await press('{F9}');
  await expect.poll(() => document.querySelector('h2[tabindex="-1"]')).not.toBeNull();
  return opened.services;
}

/** Answers the question on the card, and waits for the one after it. */
async function answer(keys: string, next: RegExp): Promise<void> {
  await press(keys);
  await expect.element(question()).toMatchTextContent(next);
}
const toCitizenship = (): Promise<void> => answer('2', /Jakie obywatelstwo/);

const lastDraft = ({ calls }: FakeServices): Draft | undefined =>
  calls.flatMap(call => (call.name === 'draft.save' ? [call.input as Draft] : [])).at(-1);

describe('the guided check by keyboard alone', () => {
  it('asks what helps most, notes the answers of the number keys, and says what applies', async () => {
    await openCheck();
    await expect.element(question()).toMatchTextContent(/list z decyzją/);
    await toCitizenship();
    await expect.poll(spoken).toMatch(/^Decyzja w liście: Nie\. Dotyczy: 0\. Może dotyczyć: 3\./);
    // The question that comes has the focus: it is read out.
    expect(document.activeElement?.textContent).toMatch(/Jakie obywatelstwo/);
    await answer('1', /Jakie dokumenty/);
    await press('1');
    await answer('{Enter}', /najdłuższy wyjazd/);
    // A field that is to be typed in has the focus itself.
    await press('12{Enter}');
    await expect.element(outcomes()).toMatchTextContent(/Dotyczy.*Ochrona czasowa, status UKR/);
    await expect.element(trail()).toMatchTextContent(/Dni za granicą12/);
    await expect.poll(spoken).toMatch(/^Dni za granicą: 12\. Dotyczy: 1\. Może dotyczyć: 0\./);
    await expect.element(page.getByText('Nie ma więcej pytań')).toBeVisible();
  });

  it('takes a day that is typed, and counts the last day from it with its weekday', async () => {
    await openCheck();
    await answer('1', /Kiedy odebrano/);
    await answer('10112026{Enter}', /Jakie obywatelstwo/);
    await expect.element(outcomes()).toMatchTextContent(/Najpierw.*Odwołanie od decyzji.*do 24\.11\.2026/);
    await outcomes()
      .getByRole('button', { name: /^Odwołanie/ })
      .click();
    await expect
      .element(page.getByRole('article'))
      .toMatchTextContent(/Ostatni dzień: wtorek, 24 listopada 2026 · za 3 dni/);
    await press('{Escape}');
    await expect.element(question()).toMatchTextContent(/Jakie obywatelstwo/);
  });

  it('does not take half a year or a number outside its bounds for an answer', async () => {
    await openCheck();
    await answer('1', /Kiedy odebrano/);
    await answer('1011202{Enter}', /Kiedy odebrano/);
    expect(trail().element().textContent).not.toMatch(/Dzień odbioru/);
    await press('{Alt>}0{/Alt}');
    await answer('1', /Jakie dokumenty/);
    await answer('1{Enter}', /najdłuższy wyjazd/);
    await press('401{Enter}');
    await expect.element(card()).toMatchTextContent(/Wpisz liczbę od 0 do 400/);
    expect(trail().element().textContent).not.toMatch(/Dni za granicą/);
  });

  it('takes "not known" everywhere and names it as what is missing, a way back to the question', async () => {
    await openCheck();
    await toCitizenship();
    await press('0');
    await expect.element(trail()).toMatchTextContent(/ObywatelstwoNie wiadomo/);
    await expect.element(outcomes()).toMatchTextContent(/Może dotyczyć.*nie wiadomo:.*Obywatelstwo/);
    await outcomes().getByRole('button', { name: 'Obywatelstwo' }).first().click();
    await expect.element(question()).toMatchTextContent(/Jakie obywatelstwo/);
    await expect
      .element(card().getByRole('button', { name: 'Nie wiadomo' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('goes back with Backspace, changes an answer and keeps what still makes sense', async () => {
    await openCheck();
    await toCitizenship();
    await answer('1', /Jakie dokumenty/);
    await press('1');
    await answer('{Enter}', /najdłuższy wyjazd/);
    await press('12{Enter}');
    await expect.element(trail()).toMatchTextContent(/Dni za granicą12/);
    await press('{Backspace}');
    await expect.element(question()).toMatchTextContent(/najdłuższy wyjazd/);
    // There Backspace takes away what is typed.
    await press('{Backspace}');
    await expect.element(card().getByRole('textbox')).toHaveValue('1');
    await press('{Alt>}{Backspace}{/Alt}');
    await answer('{Backspace}', /Jakie obywatelstwo/);
    await expect.element(question()).toMatchTextContent(/Jakie obywatelstwo/);
    await press('2');
    // Papers and trips are not asked of a citizen of the Union: they do not count, and are not lost.
    await expect.element(trail()).toMatchTextContent(/2 odpowiedzi nie mają teraz znaczenia/);
    expect(trail().element().textContent).not.toMatch(/Dni za granicą/);
    await trail()
      .getByRole('button', { name: /^Obywatelstwo/ })
      .click();
    await press('1');
    await expect.element(trail()).toMatchTextContent(/Dni za granicą12/);
    await expect.element(outcomes()).toMatchTextContent(/Dotyczy.*Ochrona czasowa/);
  });

  it('says that an answer was taken away and asks for it again', async () => {
    await openCheck();
    await toCitizenship();
    await trail().getByRole('button', { name: 'Usuń odpowiedź: Decyzja w liście' }).click();
    await expect.element(question()).toMatchTextContent(/list z decyzją/);
    await expect.poll(spoken).toMatch(/^Usunięto: Decyzja w liście\./);
  });

  it('shows the question in the client’s language, one key away', async () => {
    await openCheck();
    await press('{Control>}j{/Control}');
    await page.getByRole('radio', { name: 'Українська' }).click();
    const words = page.getByText('Чи прийшов лист із рішенням, від якого спливає строк?');
    await expect.element(words).toBeVisible();
    expect(words.element().closest('[lang]')?.getAttribute('lang')).toBe('uk');
    await press('{Control>}j{/Control}');
    await expect.element(words).not.toBeInTheDocument();
  });

  it('moves between what is known, the question and the outcomes with F6', async () => {
    await openCheck();
    const isIn = (region: HTMLElement | SVGElement): boolean => region.contains(document.activeElement);
    await press('{F6}');
    expect(isIn(outcomes().element())).toBe(true);
    await press('{F6}');
    expect(isIn(trail().element())).toBe(true);
    await press('{Shift>}{F6}{/Shift}');
    expect(isIn(outcomes().element())).toBe(true);
  });

  it('is remembered as the view of the screen, and the views are reached by keyboard', async () => {
    await openCheck();
    await press('{Alt>}1{/Alt}');
    await press('{Alt>}2{/Alt}');
    await expect.element(question()).toBeVisible();
    await press('{Alt>}2{/Alt}');
    expect(document.activeElement?.textContent).toBe('Sprawdzenie krok po kroku');
    await press('{ArrowRight}{ArrowRight}');
    await expect.element(page.getByRole('tab', { selected: true })).toMatchTextContent('Zmiany');
  });

  it('says so where the packs have no check', async () => {
    const opened = openProgram(store, { answers: { 'check.evaluate': () => null } });
    rendered = opened.rendered;
    await expect.element(page.getByRole('navigation')).toBeVisible();
    await press('{F9}');
    await expect.element(page.getByText('W tym pakiecie nie ma sprawdzenia')).toBeVisible();
  });
});

describe('what the check leaves behind', () => {
  it('goes with the end of the visit: the next person starts with nothing', async () => {
    const services = await openCheck();
    await toCitizenship();
    // An answer belongs to a visit, so one has begun.
    expect(lastDraft(services)?.fields.trace).toBeNull();
    await press('{Alt>}1{/Alt}');
    await press('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/^Zapisano o \d/)).toBeVisible();
    await press('{F9}');
    await expect.element(question()).toMatchTextContent(/list z decyzją/);
    await expect.element(trail()).toMatchTextContent(/Tu zbierają się odpowiedzi/);
  });

  it('is the topic of an opened outcome and what was shown, without the answers', async () => {
    const services = await openCheck();
    await toCitizenship();
    await press('2');
    await outcomes().getByRole('button', { name: 'Obywatel Unii' }).click();
    await expect.poll(() => lastDraft(services)?.fields.shown.map(({ id }) => id)).toEqual(['permit']);
    expect(lastDraft(services)?.fields.topics).toEqual(['legal-temporary']);
    await expect
      .poll(() => lastDraft(services)?.fields.trace)
      .toMatchObject({ answers: null, outcomes: [{ id: 'eu', state: 'applies' }] });
  });

  it('stays what was shown when the check starts over', async () => {
    const services = await openCheck();
    await toCitizenship();
    await press('2');
    // Nothing is left to ask: what applies stands under the number keys.
    await expect.element(page.getByText('Nie ma więcej pytań')).toBeVisible();
    await press('1');
    await expect.element(page.getByRole('article')).toMatchTextContent(/Obywatel Unii/);
    await expect.poll(() => lastDraft(services)?.fields.trace?.outcomes).toHaveLength(1);
    await trail().getByRole('button', { name: 'Zacznij od nowa' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Usuń odpowiedzi' }).click();
    await expect.element(question()).toMatchTextContent(/list z decyzją/);
    expect(lastDraft(services)?.fields.trace?.outcomes).toHaveLength(1);
  });

  it('is the answers too when they are to be kept, until they are not', async () => {
    const services = await openCheck();
    await toCitizenship();
    await trail().getByText('Zachowaj odpowiedzi z tą wizytą').click();
    await expect
      .poll(() => lastDraft(services)?.fields.trace?.answers)
      .toEqual({ decision: { type: 'choice', option: 'no' } });
    await press('2');
    await expect
      .poll(() => lastDraft(services)?.fields.trace?.answers)
      .toMatchObject({ citizenship: { type: 'choice', option: 'eu' } });
    await trail().getByText('Zachowaj odpowiedzi z tą wizytą').click();
    await expect.poll(() => lastDraft(services)?.fields.trace).toBeNull();
  });
});

describe('what was told in a finished visit', () => {
  it('is worked out again, gives the same, and stands with its basis', async () => {
    const services = await openCheck({
      answers: { 'consultation.get': () => visit() },
    });
    const visit = () => {
      const draft = lastDraft(services);
      if (draft === undefined) throw new Error('no draft');
      return {
        ...draft.fields,
        id: draft.id,
        schemaVersion: 1 as const,
        revision: 1,
        pointId: draft.id,
        consultantCode: 'K1',
        finishedAt: '2026-11-21T11:00:00.000Z',
        visitDate: '2026-11-21',
        durationMin: 1,
        contactKind: 'anonymous' as const,
        caseId: null,
        guidanceVersion: null,
        contactsVersion: null,
      };
    };
    await answer('1', /Kiedy odebrano/);
    await answer('10112026{Enter}', /Jakie obywatelstwo/);
    await trail().getByText('Zachowaj odpowiedzi z tą wizytą').click();
    await press('2');
    await expect.poll(() => Object.keys(lastDraft(services)?.fields.trace?.answers ?? {}).length).toBe(3);
    await press('{Alt>}1{/Alt}');
    await press('{Control>}{Enter}{/Control}');
    await page.getByRole('button', { name: 'Co powiedzieliśmy' }).click();
    await expect.element(page.getByText('Sprawdzone ponownie: wynik jest ten sam')).toBeVisible();
    const sheet = page.getByRole('main');
    await expect.element(sheet).toMatchTextContent(/Pakiet jest ten sam co wtedy/);
    await expect.element(sheet).toMatchTextContent(/Dzień odbioru10\.11\.2026/);
    await expect.element(sheet).toMatchTextContent(/Odwołanie od decyzjidotyczy/);
    await expect.element(sheet).toMatchTextContent(/Ostatni dzień: wtorek, 24 listopada 2026/);
    await expect.element(sheet).toMatchTextContent(/Źródła.*A1 A source/);
    expect(await axeViolations()).toEqual([]);
  });
});

describe('the guided check for everybody', () => {
  for (const language of uiLanguages)
    for (const theme of ['light', 'dark'] as const)
      it(`has no fault that axe finds: ${language}, ${theme}`, async () => {
        await openCheck({ language, theme });
        await press('{Control>}j{/Control}');
        expect(await axeViolations()).toEqual([]);
        await press('1');
        await expect.poll(() => document.querySelector('[role="spinbutton"]')).not.toBeNull();
        await press('10112026{Enter}');
        await expect.poll(() => document.querySelector('[role="spinbutton"]')).toBeNull();
        await press('1');
        await expect.poll(() => document.querySelectorAll('[aria-keyshortcuts="1"]').length).toBe(1);
        expect(await axeViolations()).toEqual([]);
        const open = [...document.querySelectorAll<HTMLElement>('li > button')].filter(
          button => button.querySelector('.lucide-chevron-right') !== null,
        );
        for (const button of open.slice(0, 2)) {
          button.click();
          await expect.poll(() => document.querySelector('#outcome-title')).not.toBeNull();
          expect(await axeViolations()).toEqual([]);
        }
      });

  it('needs no scrolling sideways at 320 px', async () => {
    await page.viewport(320, 800);
    await openCheck();
    await answer('1', /Kiedy odebrano/);
    await answer('10112026{Enter}', /Jakie obywatelstwo/);
    const root = document.documentElement;
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    await outcomes()
      .getByRole('button', { name: /^Odwołanie/ })
      .click();
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    expect(await axeViolations()).toEqual([]);
    await page.viewport(1280, 800);
  });
});
