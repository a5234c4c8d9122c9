import { questionHeading } from './guided-check.ts';
import { goTo, type Person } from './person.ts';
import type { Place } from './screens.ts';

async function openView(person: Person, view: 'calculators' | 'changes'): Promise<void> {
  await goTo(person, 'guidance');
  await person.page.getByRole('tab', { name: person.t(`guidance:view.${view}`) }).click();
}

async function openCheck(person: Person): Promise<void> {
  await person.page.keyboard.press('F9');
  await questionHeading(person).waitFor();
}

/** The views of the Guidance screen, and the screen turned to the client. Each is left as it was found. */
export const guidancePlaces: readonly Place[] = [
  {
    name: 'calculators',
    go: async person => {
      const { page, t } = person;
      await openView(person, 'calculators');
      await page.getByRole('button', { name: t('calculators:paste.open') }).click();
      await page.getByLabel(t('calculators:paste.label')).fill('2026-09-01 – 2026-09-30');
      await page.getByRole('button', { name: t('calculators:paste.read') }).click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'changes',
    go: async person => {
      await openView(person, 'changes');
      await person.page.getByRole('heading', { level: 2 }).nth(1).waitFor();
    },
  },
  { name: 'check', go: openCheck },
  {
    name: 'outcome',
    go: async person => {
      const { page, t } = person;
      await openCheck(person);
      await page.keyboard.press('1');
      const outcomes = page.getByRole('region', { name: t('guidance:outcomes') });
      await outcomes.getByRole('listitem').first().getByRole('button').first().click();
      await page.getByRole('article').waitFor();
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('article').waitFor({ state: 'detached' });
      await page.locator('#check-trail li button').last().click();
      await page.locator('#check-trail li').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'client-view',
    go: async person => {
      const { page, t } = person;
      await openCheck(person);
      await page.keyboard.press('F8');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('client-view:turn.show') })
        .click();
      await page.locator('[data-client-view]').getByRole('heading').waitFor();
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Control+Shift+F8');
      await page.locator('[data-client-view]').waitFor({ state: 'detached' });
    },
  },
];
