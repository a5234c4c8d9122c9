import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk } from './harness/desk.ts';
import { availableHosts, desktopHosts } from './harness/hosts.ts';
import { type Desks, makeDesks } from './harness/make-desks.ts';
import {
  button,
  countsToday,
  createVault,
  finish,
  goTo,
  isOpen,
  openCase,
  type Person,
  passphrase,
  personAt,
  search,
  typePassphrase,
  unlock,
} from './harness/person.ts';

/** Makes a vault with two visits and a case, and ends the program. */
async function makeRecords(desks: Desks): Promise<{ desk: Desk; recoveryKey: string }> {
  const desk = await desks.open();
  const person = personAt(desk.page, 'pl');
  const recoveryKey = await createVault(person);
  await person.page.keyboard.press('Control+m');
  await person.page.keyboard.type('notatka sprzed kopii');
  await finish(person);
  await person.page.keyboard.press('Control+m');
  await person.page.keyboard.type('druga notatka');
  await person.page.keyboard.press('Control+o');
  await openCase(person, { givenName: 'Олена', familyName: 'Прикладенко' });
  await desk.close();
  return { desk, recoveryKey };
}

async function hasEverything(person: Person): Promise<void> {
  await countsToday(person, 2);
  expect((await search(person, 'druga notatka', 'case')).join()).toContain('Прикладенко');
  await goTo(person, 'reports');
  await person.page.getByRole('row').nth(2).waitFor();
}

/** What docs/administrator-guide.md says about a copy of the profile folder. */
describe.each(availableHosts())('a copy of the profile folder in the $kind host', host => {
  const desks = makeDesks(host);

  it('gives everything back with the passphrase after the profile and the database were lost', async () => {
    const { desk } = await makeRecords(desks);
    const backup = desks.newFolder();
    cpSync(desk.profile, backup, { recursive: true });
    // The storage of the browser, and that of Electron.
    for (const name of ['profile', 'chromium', 'IndexedDB'])
      rmSync(path.join(path.dirname(desk.profile), name), { recursive: true, force: true });
    cpSync(backup, desk.profile, { recursive: true });
    const person = personAt((await desks.open({ folder: desk.folder })).page, 'pl');
    await unlock(person);
    await hasEverything(person);
  });
});

describe.each(desktopHosts())('a copy of the profile folder on another computer in the $kind host', host => {
  const desks = makeDesks(host);

  it('opens with the recovery key, and takes a new passphrase, once the old second secret is left out', async () => {
    const { desk, recoveryKey } = await makeRecords(desks);
    const folder = desks.newFolder();
    const profile = path.join(folder, path.relative(desk.folder, desk.profile));
    cpSync(desk.profile, profile, { recursive: true });
    rmSync(path.join(profile, 'device-secret.bin'));
    const { page } = await desks.open({ folder });
    const person = personAt(page, 'pl');
    await typePassphrase(person, passphrase);
    await page.getByRole('alert').waitFor();
    await button(person, 'vault:unlock.forgotten').click();
    await page.getByLabel(person.t('vault:recovery.key-label')).fill(recoveryKey);
    await button(person, 'vault:recover.action').click();
    await page.getByLabel(person.t('vault:passphrase.new-label')).fill('cztery żółte rowery 8');
    await button(person, 'vault:renew.action').click();
    await isOpen(person);
    await hasEverything(person);
  });
});
