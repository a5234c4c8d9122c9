import { describe, expect, it } from 'vitest';
import { canaryMark, filesHolding } from '../faults/canaries.ts';
import { heapOf } from '../faults/heap.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  createVault,
  finish,
  goTo,
  lock,
  openCase,
  openResult,
  type Person,
  personAt,
  search,
  unlock,
} from './harness/person.ts';

const secretPassphrase = `${canaryMark} parasol czajnik`;
const client = { givenName: `${canaryMark}ana`, familyName: `${canaryMark}ska`, phone: `601 ${canaryMark}` };
/** Chromium writes its session, its form memory and its history a few seconds after what happened. */
const browserWritesMs = 3500;

/** Types the mark wherever a person can type. */
async function typeEverywhere(person: Person): Promise<void> {
  const { page, t } = person;
  await page.keyboard.press('Control+m');
  await page.keyboard.type(`${canaryMark} notatka`);
  await page.getByRole('button', { name: t('desk:more') }).click();
  await page.getByLabel(t('desk:project')).fill(canaryMark);
  await page.keyboard.press('Control+o');
  await openCase(person, client);
  await search(person, canaryMark, 'case');
  await openResult(person, canaryMark);
  await page.keyboard.press('Control+m');
  await page.keyboard.type(`${canaryMark} druga`);
  await finish(person);
  await goTo(person, 'directory');
  await page.getByLabel(t('directory:list.filter')).fill(canaryMark);
  await goTo(person, 'desk');
  await page.keyboard.press('Control+m');
  await page.keyboard.type(`${canaryMark} szkic`);
}

describe.each(availableHosts())('what a day leaves behind in the $kind host', host => {
  const desks = makeDesks(host);

  it('is readable in no file of the program or of the browser: open, locked, killed, closed (B2)', async () => {
    let desk = await desks.open();
    let person = personAt(desk.page, 'pl');
    const recoveryKey = await createVault(person, secretPassphrase);
    const marks = [canaryMark, recoveryKey, recoveryKey.toLowerCase().replaceAll('-', ' ')];
    const readable = (): string[] => filesHolding([desk.folder], marks);
    await typeEverywhere(person);
    await desk.page.waitForTimeout(browserWritesMs);
    expect(readable()).toEqual([]);
    await lock(person);
    await unlock(person, secretPassphrase);
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type(canaryMark);
    await desk.page.waitForTimeout(browserWritesMs);
    await desk.kill();
    expect(readable()).toEqual([]);
    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await unlock(person, secretPassphrase);
    await search(person, canaryMark, 'case');
    await desk.close();
    expect(readable()).toEqual([]);
  });

  it('would be found: a careless field is, in the session that the browser keeps', async () => {
    const desk = await desks.open();
    await desk.page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'careless';
      document.body.append(field);
    });
    await desk.page.locator('#careless').fill(canaryMark);
    await expect
      .poll(() => filesHolding([desk.folder], [canaryMark]), { timeout: 4 * browserWritesMs, interval: 500 })
      .not.toEqual([]);
  });

  it('is in no object of the window once it is locked (A9)', async () => {
    const desk = await desks.open();
    const person = personAt(desk.page, 'pl');
    await createVault(person, secretPassphrase);
    await typeEverywhere(person);
    const before = await desk.page.context().newCDPSession(desk.page);
    expect(await heapOf(before)).toContain(canaryMark);
    await before.detach();
    await lock(person);
    const after = await desk.page.context().newCDPSession(desk.page);
    expect(await heapOf(after)).not.toContain(canaryMark);
    await after.detach();
  });
});
