import { describe, expect, it } from 'vitest';
import { countPrints } from './harness/count-prints.ts';
import { availableHosts } from './harness/hosts.ts';
import { countingKeyboard, pressUntilFocused } from './harness/keyboard.ts';
import { makeDesks } from './harness/make-desks.ts';
import { countsToday, isSaved, personAt, unlock } from './harness/person.ts';

/** What PRODUCT.md allows for: find a contact, hand it out, log an anonymous consultation. */
const mostKeys = 15;

describe.each(availableHosts())('the keyboard alone in the $kind host', host => {
  const desks = makeDesks(host);

  it(`finds a contact, prints it for the client, refers to it and logs the visit in ${mostKeys} keys at most`, async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    await unlock(person);
    const keyboard = countingKeyboard(desk.page);
    const contact = 'UNHCR Polska – linia informacyjna';
    await keyboard.type('unhcr');
    await desk.page.getByRole('option', { name: contact }).waitFor();
    await keyboard.press('Enter');
    await desk.page.locator('#desk-read').getByRole('heading', { name: contact }).waitFor();
    await keyboard.press('Control+d');
    await desk.page.getByRole('dialog', { name: person.t('handout:title') }).waitFor();
    const prints = await countPrints(desk.page);
    await keyboard.press('Enter');
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await prints()).toBe(1);
    await keyboard.press('Control+e');
    await keyboard.press('Control+Enter');
    await countsToday(person, 1);
    await isSaved(person);
    console.log(`keys pressed for find, print, refer, log in the ${host.kind} host: ${keyboard.keys()}`);
    expect(keyboard.keys()).toBeLessThanOrEqual(mostKeys);
  });

  it('reaches the first start, every screen, the export and the lock without a mouse', async () => {
    const desk = await desks.open();
    const { page } = desk;
    const { t } = personAt(page, 'pl');
    const { keyboard } = page;
    await page.getByLabel(t('vault:point.label')).waitFor();
    await keyboard.type('Punkt Krowodrza');
    await keyboard.press('Tab');
    await keyboard.type('K1');
    await keyboard.press('Tab');
    await keyboard.type('czajnik parasol łódka 1987');
    await keyboard.press('Enter');
    const groups = page.getByRole('list', { name: t('vault:recovery.key-label') }).getByRole('listitem');
    await groups.first().waitFor();
    const key = (await groups.allInnerTexts()).join('');
    await pressUntilFocused(page, 'Tab', t('vault:recovery.next'));
    await keyboard.press('Enter');
    await page.getByLabel(t('vault:confirm.label')).waitFor();
    await pressUntilFocused(page, 'Tab', t('vault:confirm.label'));
    await keyboard.type(key);
    await keyboard.press('Enter');
    await page.locator('#search:focus').waitFor();
    await keyboard.type('azyl');
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.locator('#desk-read h2, #desk-read h1').first().waitFor();
    await keyboard.press('Control+Enter');
    await countsToday(personAt(page, 'pl'), 1);
    await keyboard.press('Alt+5');
    await pressUntilFocused(page, 'Tab', t('reports:preview.open-day'));
    await keyboard.press('Enter');
    await page.getByText(t('reports:preview.exact')).waitFor();
    const file = await desk.save(async () => {
      await pressUntilFocused(page, 'Tab', t('reports:save.csv'));
      await keyboard.press('Enter');
      await page.getByText(t('reports:saved')).waitFor();
    });
    expect(file.name).toMatch(/\.csv$/);
    await keyboard.press('Control+l');
    await page.getByRole('heading', { name: t('vault:unlock.title') }).waitFor();
  });

  it('opens the crisis numbers on F1 while locked and while open, and Escape closes them', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const { page, t } = { ...person };
    await page.getByRole('heading', { name: t('vault:unlock.title') }).waitFor();
    const opensAndCloses = async (): Promise<void> => {
      await page.keyboard.press('F1');
      const sheet = page.getByRole('dialog', { name: t('urgent:title') });
      await sheet.getByText('112', { exact: true }).first().waitFor();
      await sheet.getByText('116 123').first().waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    };
    await opensAndCloses();
    await unlock(person);
    await opensAndCloses();
    await page.keyboard.press('Escape');
    await page.locator('#search').blur();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: t('keys:title') }).waitFor();
  });
});
