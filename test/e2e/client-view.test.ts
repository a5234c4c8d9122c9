import { describe, expect, it } from 'vitest';
import type { Desk } from './harness/desk.ts';
import { questionHeading, wordsOfQuestion } from './harness/guided-check.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import { isLocked, type Person, personAt, unlock } from './harness/person.ts';
import { wordsOf } from './harness/words.ts';

const note = 'kanarek-notatka-8841';

/** Everything that leads somewhere else while the consultant has the screen. */
const waysOut = [
  'Escape',
  'Escape',
  'F1',
  'F6',
  'F8',
  'F9',
  '?',
  'Alt+1',
  'Alt+3',
  'Alt+6',
  'Control+k',
  'Control+Shift+p',
  'Control+d',
  'Control+m',
  'Control+o',
  'Control+Enter',
  'Backspace',
];

const viewOf = ({ page }: Person) => page.locator('[data-client-view]');

/** The first question of the shipped check turned to a client who reads Ukrainian, with a note of the talk behind it. */
async function turnScreen({ page }: Desk): Promise<Person> {
  const person = personAt(page, 'pl');
  const { t } = person;
  await unlock(person);
  await page.keyboard.press('Control+m');
  await page.keyboard.type(note);
  await page.keyboard.press('F9');
  await questionHeading(person).waitFor();
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: t('client-view:turn.title') });
  await dialog.getByRole('radio', { name: t('common:language.uk') }).click();
  await dialog.getByRole('button', { name: t('client-view:turn.show') }).click();
  await viewOf(person)
    .getByRole('heading', { name: wordsOfQuestion('danger', 'uk') })
    .waitFor();
  return person;
}

describe.each(availableHosts())('the screen turned to the client in the $kind host', host => {
  const desks = makeDesks(host);

  it('shows one question in their language and nothing else, lets nobody out but with the chord, and takes the answer', async () => {
    const person = await turnScreen(await desks.open({ folder: await desks.folderWithVault() }));
    const { page, t } = person;
    const uk = wordsOf('uk');
    const view = viewOf(person);
    expect(await view.getAttribute('lang')).toBe('uk');
    const seen = await page.locator('body').innerText();
    for (const words of [
      note,
      t('common:nav.desk'),
      t('common:status.point', { name: '' }).trim(),
      t('common:top.lock'),
    ])
      expect(seen).not.toContain(words);
    expect(await page.getByRole('navigation').count()).toBe(0);

    for (const key of waysOut) await page.keyboard.press(key);
    const isInside = (): Promise<boolean> =>
      page.evaluate(() => {
        const { activeElement, body } = document;
        return activeElement === body || activeElement?.closest('[data-client-view]') != null;
      });
    for (let step = 0; step < 24; step++) {
      await page.keyboard.press(step < 16 ? 'Tab' : 'Shift+Tab');
      expect(await isInside()).toBe(true);
    }
    await view.getByRole('heading', { name: wordsOfQuestion('danger', 'uk') }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await view.getByRole('button', { name: /^Ні/ }).click();
    await view.getByText(uk('client-view:taken')).waitFor();
    await view.getByRole('button', { name: uk('client-view:next') }).click();
    await view.getByRole('heading', { name: wordsOfQuestion('letter', 'uk') }).waitFor();
    await page.keyboard.press('Control+Shift+F8');
    await view.waitFor({ state: 'detached' });
    await expect.poll(() => questionHeading(person).innerText()).toContain(wordsOfQuestion('letter', 'pl'));
    await page.keyboard.press('Alt+1');
    expect(await page.getByLabel(t('desk:note')).inputValue()).toBe(note);
  });

  it('can be locked, and is not turned any more when it is opened again', async () => {
    const person = await turnScreen(await desks.open({ folder: await desks.folderWithVault() }));
    await person.page.keyboard.press('Control+l');
    await isLocked(person);
    await unlock(person);
    expect(await viewOf(person).count()).toBe(0);
    await person.page.getByRole('navigation', { name: person.t('common:nav.label') }).waitFor();
  });
});
