import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countPrints } from './harness/count-prints.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import { button, goTo, isSaved, type Person, personAt, unlock } from './harness/person.ts';

/** A Monday, ten o'clock in Poland. */
const mondayAt10 = Date.UTC(2026, 10, 23, 9);

/** Sets the clock of the data worker, which says what is open; it goes on from there. A leap of the window's would lock it. */
async function setWorkerClock(page: Page, to: number): Promise<void> {
  const shift = (at: number): void => {
    const Real = Date;
    const ahead = at - Real.now();
    Reflect.set(
      globalThis,
      'Date',
      class extends Real {
        constructor(...given: ConstructorParameters<DateConstructor> | []) {
          if (given.length === 0) super(Real.now() + ahead);
          else super(...given);
        }
        static override now = (): number => Real.now() + ahead;
      },
    );
  };
  console.log(
    'workers',
    page.workers().length,
    page.workers().map(w => w.url()),
  );
  for (const worker of page.workers()) await worker.evaluate(shift, to);
}

/** A lawyer as a partner sends them: the shipped packs have none in Tarnów. */
const table = [
  'name;category;city;phones;hours;languages',
  'Poradnia prawna Przykład;legal-aid;Tarnów;14 621 00 11;Mo-Fr 08:00-18:00;uk, pl',
  'Poradnia prawna Wieczorna;legal-aid;Tarnów;14 621 00 22;Mo-Fr 16:00-20:00;uk',
].join('\n');

/** A page that was there before the test joined it does not tell of its worker; loaded anew it does. */
async function knowWorker(page: Page): Promise<void> {
  if (page.workers().length === 0) await Promise.all([page.waitForEvent('worker'), page.reload()]);
}

const rows = (page: Page) => page.locator('[data-row]');

async function importLawyers(person: Person): Promise<void> {
  const { page, t } = person;
  await button(person, 'directory:import').click();
  const dialog = page.getByRole('dialog', { name: t('directory:import.title') });
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'prawnicy.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await dialog.getByRole('button', { name: t('directory:import.apply', { count: 2 }) }).click();
  await dialog.getByText(t('directory:import.done', { added: 2, changed: 0 }), { exact: true }).waitFor();
  await dialog
    .getByRole('button', { name: t('common:close') })
    .last()
    .click();
  await dialog.waitFor({ state: 'detached' });
}

describe.each(availableHosts())('the directory in the $kind host', host => {
  const desks = makeDesks(host);

  it('finds a Ukrainian-speaking lawyer in Tarnów who is open now, and corrects a number', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const { page, t } = person;
    await knowWorker(page);
    await unlock(person);
    await setWorkerClock(page, mondayAt10);
    await goTo(person, 'directory');
    await rows(page).first().waitFor();
    await importLawyers(person);
    await page.getByLabel(t('directory:list.filter')).fill('prawnik Tarnów');
    await page.getByRole('checkbox', { name: /^Tarnów/ }).click();
    await page.getByRole('checkbox', { name: /^ukraiński/ }).click();
    await page.getByRole('checkbox', { name: new RegExp(`^${t('directory:facet.open-now')}`) }).click();
    await rows(page).filter({ hasText: 'Wieczorna' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => rows(page).locator('> span:first-child').allInnerTexts())
      .toEqual(['Poradnia prawna Przykład']);
    await rows(page).first().focus();
    await page.keyboard.press('Enter');
    const detail = page.getByRole('article');
    await detail
      .getByText(new RegExp(`^${t('directory:opening.until', { time: '' })}.*18:00$`))
      .first()
      .waitFor();
    await button(person, 'directory:correct.number', { number: '14 621 00 11' }).click();
    await page.getByLabel(t('directory:correct.new')).fill('14 621 99 99');
    await button(person, 'directory:correct.save').click();
    await detail.getByText('14 621 99 99').first().waitFor();
    await detail.locator('s', { hasText: '14 621 00 11' }).first().waitFor();
    await isSaved(person);
  });

  it('verifies five contacts from the queue with one key each', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const { page, t } = person;
    await unlock(person);
    await goTo(person, 'directory');
    await rows(page).first().waitFor();
    const { keyboard } = page;
    // The key of the screen leads to its views; the arrow to the next of them.
    await keyboard.press('Alt+3');
    await keyboard.press('ArrowRight');
    const count = page.getByText(new RegExp(`^${t('directory:queue.count', { count: '' })}\\d+$`));
    const waiting = async (): Promise<number> => Number(/\d+$/.exec(await count.innerText())?.[0]);
    await count.waitFor();
    const before = await waiting();
    const verified: string[] = [];
    for (let done = 1; done <= 5; done++) {
      verified.push((await page.locator('[data-row][aria-current="true"]').getAttribute('data-row')) ?? '');
      await keyboard.press('1');
      await page.getByText(t('directory:queue.count', { count: before - done }), { exact: true }).waitFor();
    }
    await isSaved(person);
    expect(new Set(verified).size).toBe(5);
    expect(await waiting()).toBe(before - 5);
  });

  it('prints a chosen list in two languages', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const { page, t } = person;
    await unlock(person);
    await goTo(person, 'directory');
    await rows(page).first().waitFor();
    await rows(page).first().focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    const names = (await rows(page).locator('> span:first-child').allInnerTexts()).slice(0, 2);
    await button(person, 'directory:list.print').click();
    const paper = page.locator('[data-print="alone"]');
    await paper.locator('table').waitFor({ state: 'attached' });
    const printed = await paper.evaluate(element => element.textContent ?? '');
    for (const name of names) expect(printed).toContain(name);
    const dialog = page.getByRole('dialog', { name: t('handout:title') });
    await dialog.getByRole('radio', { name: 'ukraiński' }).click();
    await paper.locator('th[lang="uk"]').waitFor({ state: 'attached' });
    const heads = paper.locator('th[lang]');
    expect(await heads.evaluateAll(all => all.map(head => head.getAttribute('lang')))).toEqual(['pl', 'uk']);
    const prints = await countPrints(page);
    await dialog.getByRole('button', { name: t('handout:print') }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await prints()).toBe(1);
    expect(t('directory:list.chosen', { count: 2 })).toBe(
      await page.getByRole('status').filter({ hasText: 'Wybrane' }).innerText(),
    );
  });
});
