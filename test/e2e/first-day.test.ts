import { describe, expect, it } from 'vitest';
import { batchSchema, type Summary } from '../../core/report/summary.ts';
import { batchFromCsv } from '../../core/report/summary-csv.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  button,
  countsToday,
  createVault,
  finish,
  goTo,
  handOut,
  isOpen,
  lock,
  openCase,
  openResult,
  type Person,
  personAt,
  search,
  unlock,
} from './harness/person.ts';

const note = 'Pani przyszła z synem; kanarek-notatka-7731';
const client = { givenName: 'Оксана', familyName: 'Коваленко', phone: '+48 601 234 577' };

const saveAs = (person: Person, form: 'json' | 'csv') => async (): Promise<void> => {
  await button(person, `reports:save.${form}`).click();
  await person.page.getByText(person.t('reports:saved')).waitFor();
};

/** Looks up, reads, hands out, refers, notes: everything but the last key of a visit. */
async function talk(person: Person): Promise<void> {
  const { page, t } = person;
  expect(await search(person, 'ochrona czasowa', 'topic')).toContain('Ochrona czasowa i PESEL UKR');
  await openResult(person, 'Ochrona czasowa i PESEL UKR');
  await handOut(person);
  await page
    .getByRole('button', { name: t('desk:handout.undo', { title: 'Ochrona czasowa i PESEL UKR' }) })
    .waitFor();
  expect(await search(person, '800 012', 'contact')).toContain('UNHCR Polska – linia informacyjna');
  await openResult(person, 'UNHCR Polska – linia informacyjna');
  await page.keyboard.press('Control+e');
  await handOut(person);
  await page
    .getByRole('button', { name: /UNHCR Polska.*/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+m');
  await page.keyboard.type(note);
}

const expectOurVisit = (record: Summary | undefined): void => {
  expect(record).toMatchObject({
    revision: 1,
    contactKind: 'anonymous',
    channel: 'walk-in',
    mainTopic: 'legal-ukr',
    outcome: 'referred',
    referrals: [{ contactId: 'unhcr-line' }],
  });
};

describe.each(availableHosts())('the first day in the $kind host', host => {
  const desks = makeDesks(host);

  it('goes from the first start to a finished visit, an export, a lock and the next morning', async () => {
    let desk = await desks.open();
    let person = personAt(desk.page, 'pl');
    await createVault(person);
    await talk(person);
    await finish(person);
    await countsToday(person, 1);

    await goTo(person, 'reports');
    await button(person, 'reports:preview.open-day').click();
    await person.page.getByText(person.t('reports:preview.exact')).waitFor();
    expect(await person.page.locator('main').innerText()).not.toContain(note);
    const json = await desk.save(saveAs(person, 'json'));
    expect(json.name).toMatch(/\.json$/);
    const batch = batchSchema.parse(JSON.parse(json.bytes.toString('utf8')));
    expect(batch.recordCount).toBe(1);
    expectOurVisit(batch.records[0]);
    const csv = await desk.save(saveAs(person, 'csv'));
    expect(csv.name).toMatch(/\.csv$/);
    expect(batchFromCsv(csv.bytes.toString('utf8'))?.records).toEqual(batch.records);
    for (const { bytes } of [json, csv]) {
      expect(bytes.includes('kanarek')).toBe(false);
      expect(bytes.includes('UNHCR')).toBe(false);
    }

    await lock(person);
    await unlock(person);
    await countsToday(person, 1);
    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await unlock(person);
    await countsToday(person, 1);
    await goTo(person, 'reports');
    await person.page.getByRole('row').nth(1).waitFor();
    expect(await person.page.getByRole('row').count()).toBe(2);
  });

  it('finds a person in any spelling once a case is open, on this day and the next, and leaves the name out of the export', async () => {
    const folder = await desks.folderWithVault();
    let desk = await desks.open({ folder });
    let person = personAt(desk.page, 'pl');
    await unlock(person);
    await person.page.keyboard.press('Control+m');
    await person.page.keyboard.type(note);
    await person.page.keyboard.press('Control+o');
    await openCase(person, client);
    await person.page.keyboard.press('Control+m');
    await person.page.keyboard.type('x');
    await person.page.keyboard.press('Control+o');
    await openCase(person, { givenName: 'Zofia', familyName: 'Łódź-Żółkiewska' });
    const findsThem = async (): Promise<void> => {
      for (const typed of ['Kowalenko', 'Kovalenko', 'Коваленко', 'коваленко', 'oksana', '601234', '234 577'])
        expect((await search(person, typed, 'case')).join(), typed).toContain('Коваленко');
      for (const typed of ['lodz', 'Łódź', 'zolkiewska'])
        expect((await search(person, typed, 'case')).join(), typed).toContain('Łódź');
      expect((await search(person, 'nowy sacz', 'contact')).join()).toContain('Sączu');
    };
    await findsThem();
    await goTo(person, 'reports');
    await button(person, 'reports:preview.open-day').click();
    const json = await desk.save(saveAs(person, 'json'));
    const { records } = batchSchema.parse(JSON.parse(json.bytes.toString('utf8')));
    expect(records.map(record => record.contactKind)).toEqual(['participant', 'participant']);
    for (const secret of ['Коваленко', 'Оксана', '601 234', '601234', 'kanarek'])
      expect(json.bytes.includes(secret)).toBe(false);

    desk = await desks.reopen(desk);
    person = personAt(desk.page, 'pl');
    await unlock(person);
    await findsThem();
    await isOpen(person);
  });
});
