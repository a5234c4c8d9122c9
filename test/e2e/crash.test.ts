import { describe, expect, it } from 'vitest';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  countsToday,
  finish,
  handOut,
  isSaved,
  noteIs,
  openResult,
  personAt,
  search,
  unlock,
} from './harness/person.ts';

const note = 'Дитина хвора, потрібен лікар; kanarek 4410';

describe.each(availableHosts())('a crash in the $kind host', host => {
  const desks = makeDesks(host);

  it('brings the draft back as it was typed, opened and handed out, after SIGKILL of everything', async () => {
    let desk = await desks.open({ folder: await desks.folderWithVault() });
    let person = personAt(desk.page, 'pl');
    await unlock(person);
    await search(person, 'nfz', 'topic');
    await openResult(person, 'Ubezpieczenie zdrowotne (NFZ)');
    await handOut(person);
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type(note);
    await isSaved(person);
    await desk.kill();

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await unlock(person);
    await desk.page.getByText(person.t('desk:draft.back')).waitFor();
    await noteIs(person, note);
    const undo = person.t('desk:handout.undo', { title: 'Ubezpieczenie zdrowotne (NFZ)' });
    await desk.page.getByRole('button', { name: undo }).waitFor();
    await finish(person);
    await countsToday(person, 1);
  });

  it('keeps every finished visit, and no draft of it comes back', async () => {
    let desk = await desks.open({ folder: await desks.folderWithVault() });
    let person = personAt(desk.page, 'pl');
    await unlock(person);
    for (const count of [1, 2, 3]) {
      await desk.page.keyboard.press('Control+m');
      await desk.page.keyboard.type(`${note} ${count}`);
      await desk.page.keyboard.press('Control+Enter');
      await countsToday(person, count);
    }
    await desk.kill();
    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await unlock(person);
    await countsToday(person, 3);
    expect(await desk.page.getByText(person.t('desk:draft.back')).count()).toBe(0);
    await noteIs(person, '');
  });
});
