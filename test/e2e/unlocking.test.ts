import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeVault, encodeVault } from '../../core/vault/slots.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  button,
  createVault,
  isOpen,
  lock,
  type Person,
  passphrase,
  personAt,
  typePassphrase,
  unlock,
} from './harness/person.ts';
import { slotsFileName } from './harness/profile-files.ts';

const wrong = 'to nie jest to hasło wcale';

/** Types something wrong and answers what the screen says about it. */
async function refusal(person: Person, words: string): Promise<string> {
  await typePassphrase(person, words);
  const alert = person.page.getByRole('alert');
  await person.page.getByText(person.t('vault:unlock.working')).waitFor({ state: 'detached' });
  await alert.waitFor();
  return alert.innerText();
}

/** Seconds until the next attempt as the screen says; 0 where it says nothing. */
async function waitShown({ page, t }: Person): Promise<number> {
  const line = page.getByText(t('vault:unlock.wait', { wait: '' }).trim());
  return (await line.count()) === 0 ? 0 : Number(/\d+/.exec(await line.innerText())?.[0]);
}

/**
 * Fails once more and expects the screen to ask for what is left of `seconds`: the wait runs from before the
 * derivation of the key, which takes its own time.
 */
async function failsAndWaits(person: Person, words: string, seconds: number): Promise<string> {
  const started = performance.now();
  const said = await refusal(person, words);
  const passed = (performance.now() - started) / 1000;
  const shown = await waitShown(person);
  expect(shown).toBeLessThanOrEqual(seconds);
  expect(shown).toBeGreaterThanOrEqual(Math.max(0, seconds - passed - 1));
  return said;
}

const mayTryAgain = (person: Person): Promise<void> =>
  button(person, 'vault:unlock.action').and(person.page.locator(':enabled')).waitFor();

describe.each(availableHosts())('unlocking in the $kind host', host => {
  const desks = makeDesks(host);

  it('says the same for every wrong passphrase, and waits longer each time, also after a restart', async () => {
    let desk = await desks.open({ folder: await desks.folderWithVault() });
    let person = personAt(desk.page, 'pl');
    const said = new Set<string>();
    for (const words of [wrong, 'x', 'y'.repeat(1000)]) said.add(await failsAndWaits(person, words, 0));
    said.add(await failsAndWaits(person, `${passphrase} `, 2));

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await mayTryAgain(person);
    said.add(await failsAndWaits(person, wrong, 4));
    expect([...said]).toEqual([person.t('errors:unlock-refused')]);

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await mayTryAgain(person);
    await unlock(person);
    await lock(person);
    expect(await waitShown(person)).toBe(0);
  });

  it('says the same when the slot is damaged, so that nobody learns which it was', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const words = await refusal(person, wrong);
    await desk.close();
    const file = path.join(desk.profile, slotsFileName);
    const vault = decodeVault(readFileSync(file));
    const slots = vault.slots.map(slot =>
      slot.kind === 'passphrase' ? { ...slot, salt: 'ab'.repeat(16) } : slot,
    );
    writeFileSync(file, encodeVault({ ...vault, slots }));
    const again = await desks.reopen(desk);
    const same = personAt(again.page, 'pl');
    expect(await refusal(same, passphrase)).toBe(words);
  });

  it('opens with the recovery key and asks for a new passphrase, which replaces the old one', async () => {
    let desk = await desks.open();
    let person = personAt(desk.page, 'pl');
    const key = await createVault(person);
    await lock(person);
    await button(person, 'vault:unlock.forgotten').click();
    const field = desk.page.getByLabel(person.t('vault:recovery.key-label'));
    await field.fill(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`);
    await button(person, 'vault:recover.action').click();
    await desk.page.getByRole('alert').waitFor();
    await field.fill(key);
    await button(person, 'vault:recover.action').click();
    await desk.page.getByLabel(person.t('vault:passphrase.new-label'), { exact: true }).fill('za krótkie');
    await button(person, 'vault:renew.action').click();
    await desk.page.getByText(person.t('errors:passphrase-too-short')).first().waitFor();
    await desk.page
      .getByLabel(person.t('vault:passphrase.new-label'), { exact: true })
      .fill('nowe hasło jak mokry dach');
    await button(person, 'vault:renew.action').click();
    await isOpen(person);
    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    expect(await refusal(person, passphrase)).toBe(person.t('errors:unlock-refused'));
    await unlock(person, 'nowe hasło jak mokry dach');
  });

  it('refuses an empty, a short and a huge passphrase at the first start, in words beside the field', async () => {
    const desk = await desks.open();
    const person = personAt(desk.page, 'pl');
    const { page, t } = person;
    await page.getByLabel(t('vault:point.label')).fill('Punkt');
    await page.getByLabel(t('vault:consultant.label')).fill('K1');
    const field = page.getByLabel(t('vault:passphrase.label'), { exact: true });
    for (const words of ['', 'czternaście zn.'.slice(0, 14)]) {
      await field.fill(words);
      await button(person, 'vault:create').click();
      await page.getByText(t('errors:passphrase-too-short')).first().waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    }
    await field.fill('');
    await field.focus();
    // As a paste does it: cut by the field's own limit, which leaves one too many to be refused in words.
    await page.keyboard.insertText('ą'.repeat(100_000));
    await button(person, 'vault:create').click();
    await page.getByText(t('errors:passphrase-too-long')).first().waitFor();
  });
});
