import { describe, expect, it } from 'vitest';
import { batchSchema } from '../../core/report/summary.ts';
import { availableHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  button,
  countsToday,
  createVault,
  finish,
  goTo,
  handOut,
  lock,
  openResult,
  personAt,
  search,
  unlock,
} from './harness/person.ts';

const walks = [
  { language: 'uk', locale: 'uk-UA', typed: 'тимчасовий захист', topic: 'Тимчасовий захист і PESEL UKR' },
  {
    language: 'en',
    locale: 'en-GB',
    typed: 'temporary protection',
    topic: 'Temporary protection and PESEL UKR',
  },
] as const;

describe.each(availableHosts())('another language in the $kind host', host => {
  const desks = makeDesks(host);

  it.each(walks)(
    'goes from the first start to an export in $language, the language of the system',
    async walk => {
      const desk = await desks.open({ locale: walk.locale });
      const person = personAt(desk.page, walk.language);
      await createVault(person);
      expect(await desk.page.locator('html').getAttribute('lang')).toBe(walk.language);
      expect(await search(person, walk.typed, 'topic')).toContain(walk.topic);
      await openResult(person, walk.topic);
      await handOut(person);
      await finish(person);
      await countsToday(person, 1);
      await goTo(person, 'reports');
      await button(person, 'reports:preview.open-day').click();
      const json = await desk.save(async () => {
        await button(person, 'reports:save.json').click();
        await desk.page.getByText(person.t('reports:saved')).waitFor();
      });
      expect(batchSchema.parse(JSON.parse(json.bytes.toString('utf8'))).recordCount).toBe(1);
      await lock(person);
      await unlock(person);
      await countsToday(person, 1);
    },
  );

  it('changes every word at once when another language is chosen, and keeps it over a restart', async () => {
    const folder = await desks.folderWithVault();
    let desk = await desks.open({ folder });
    await unlock(personAt(desk.page, 'pl'));
    for (const [name, language] of [
      ['УК', 'uk'],
      ['EN', 'en'],
      ['PL', 'pl'],
      ['УК', 'uk'],
    ] as const) {
      await desk.page.getByRole('radio', { name: new RegExp(`^${name} `) }).click();
      const { t } = personAt(desk.page, language);
      await desk.page.getByRole('heading', { name: t('desk:talk') }).waitFor();
      await desk.page.getByRole('contentinfo').getByText(t('common:status.never-sent')).waitFor();
      expect(await desk.page.locator('html').getAttribute('lang')).toBe(language);
    }
    desk = await desks.reopen(desk);
    await unlock(personAt(desk.page, 'uk'));
  });
});
