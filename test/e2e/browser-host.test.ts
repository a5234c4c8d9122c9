import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/vite-config.ts';
import { browserHost, startBrowserHost } from './harness/browser-desk.ts';
import { makeDesks } from './harness/make-desks.ts';
import {
  button,
  countsToday,
  createVault,
  finish,
  goTo,
  lock,
  openResult,
  personAt,
  search,
  unlock,
} from './harness/person.ts';

const desks = makeDesks(browserHost);
const topic = 'Ochrona czasowa i PESEL UKR';

interface PackFault {
  readonly what: string;
  readonly code: string;
  /** Breaks a copy of the packs. */
  readonly spoil: (content: string) => void;
}

const topicFile = (content: string): string =>
  path.join(content, 'guidance-pl', 'topics', 'temporary-protection-ukr.json');

const faults: readonly PackFault[] = [
  {
    what: 'that lacks a language',
    code: 'pack-hash-mismatch',
    spoil: content => {
      const file = topicFile(content);
      const { uk: _, ...title } = JSON.parse(readFileSync(file, 'utf8')).title;
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), title }));
    },
  },
  {
    what: 'of broken JSON',
    code: 'pack-not-json',
    spoil: content =>
      writeFileSync(path.join(content, 'guidance-pl', 'manifest.json'), '{"id": "guidance-pl", '),
  },
  {
    what: 'whose manifest is gone',
    code: 'pack-missing',
    spoil: content => rmSync(path.join(content, 'guidance-pl', 'manifest.json')),
  },
];

function spoiledContent({ spoil }: PackFault): string {
  const content = path.join(desks.newFolder(), 'content');
  cpSync(path.join(projectRoot, 'content'), content, { recursive: true });
  spoil(content);
  return content;
}

describe('a content pack', () => {
  it.each(faults)('$what is refused in words, and the one read before stays in use', async fault => {
    let desk = await desks.open({ folder: await desks.folderWithVault() });
    await unlock(personAt(desk.page, 'pl'));
    desk = await desks.reopen(desk, { args: ['--content', spoiledContent(fault)] });
    const person = personAt(desk.page, 'pl');
    await unlock(person);
    await desk.page.getByText(person.t('common:notice.pack-refused')).waitFor();
    await desk.page.getByRole('contentinfo').getByText(person.t('common:status.packs')).waitFor();
    expect(await search(person, 'ochrona czasowa', 'topic')).toContain(topic);
    await openResult(person, topic);
    await goTo(person, 'settings');
    await desk.page.getByText(person.t('settings:packs.kept')).waitFor();
  });

  // A folder without a manifest is no pack: only a start that knew it before can miss it.
  it.each(faults.filter(fault => fault.code !== 'pack-missing'))(
    '$what at the very first start leaves the rest working, and settings say why',
    async fault => {
      const desk = await desks.open({ args: ['--content', spoiledContent(fault)] });
      const person = personAt(desk.page, 'pl');
      await createVault(person);
      await desk.page.getByRole('contentinfo').getByText(person.t('common:status.packs')).waitFor();
      expect(await search(person, 'unhcr', 'contact')).toContain('UNHCR Polska – linia informacyjna');
      await goTo(person, 'settings');
      await desk.page.getByText(person.t('settings:packs.absent')).first().waitFor();
      await desk.page.keyboard.press('Alt+1');
      await desk.page.keyboard.press('Control+m');
      await desk.page.keyboard.type('x');
      await finish(person);
    },
  );
});

describe('a second start on one profile', () => {
  it('is answered with a new address, whose tab says that the program is open already; the first goes on', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    await unlock(person);
    const second = await startBrowserHost({ folder: desk.folder });
    expect(second.firstLine).toContain('running already');
    const tab = await desk.page.context().newPage();
    desks.expectTrouble(/409|host opened a connection to 127\.0\.0\.1/);
    await tab.goto(second.address);
    await tab.waitForURL('**/already-open#*');
    await tab.getByText('Drogowskaz jest już otwarty').waitFor();
    await tab.close();
    await desk.page.keyboard.press('Control+m');
    await desk.page.keyboard.type('nadal działa');
    await finish(person);
    await countsToday(person, 1);
  });
});

describe('the demonstration', () => {
  it('fills a vault of its own with invented people, shows its passphrase, and opens again with it', async () => {
    const desk = await desks.open({ args: ['--demo'] });
    const person = personAt(desk.page, 'pl');
    const { page, t } = person;
    await button(person, 'vault:demo.start').click();
    await page.getByText(t('vault:demo.text')).waitFor();
    const shown = (await page.locator('[class*="passphrase"]').last().innerText()).trim();
    expect(shown.length).toBeGreaterThanOrEqual(15);
    await button(person, 'vault:demo.open').click();
    await page.getByRole('contentinfo').getByText(t('common:status.demo')).waitFor();
    await goTo(person, 'cases');
    await page.locator('main').getByRole('button').nth(20).waitFor();
    await goTo(person, 'reports');
    await lock(person);
    await unlock(person, shown);
    await page.getByRole('contentinfo').getByText(t('common:status.demo')).waitFor();
  });
});
