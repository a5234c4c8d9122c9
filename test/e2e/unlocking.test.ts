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

const waitShown = async ({ page, t }: Person): Promise<number> => {
  const text = await page.getByText(t('vault:unlock.wait', { wait: '' }).trim()).innerText();
  return Number(/\d+/.exec(text)?.[0]);
};

describe.each(availableHosts())('unlocking in the $kind host', host => {
  const desks = makeDesks(host);

  it('says the same for every wrong passphrase, and waits longer each time, also after a restart', async () => {
    let desk = await desks.open({ folder: await desks.folderWithVault() });
    let person = personAt(desk.page, 'pl');
    const said = new Set<string>();
    for (const words of [wrong, 'x', 'y'.repeat(1000)]) said.add(await refusal(person, words));
    expect(await desk.page.getByText(person.t('vault:unlock.wait', { wait: '' }).trim()).count()).toBe(0);
    said.add(await refusal(person, `${passphrase} `));
    expect(await waitShown(person)).toBe(2);

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await button(person, 'vault:unlock.action').and(desk.page.locator(':enabled')).waitFor();
    said.add(await refusal(person, wrong));
    expect(await waitShown(person)).toBe(4);
    expect([...said]).toEqual([person.t('errors:unlock-refused')]);

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    expect(await waitShown(person)).toBeGreaterThan(0);
    await button(person, 'vault:unlock.action').and(desk.page.locator(':enabled')).waitFor();
    await unlock(person);
    await lock(person);
    expect(await desk.page.getByText(person.t('vault:unlock.wait', { wait: '' }).trim()).count()).toBe(0);
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
    const huge = 'ą'.repeat(100_000);
    await field.fill(huge);
    await button(person, 'vault:create').click();
    await page.getByText(t('errors:passphrase-too-long')).first().waitFor();
  });
});
