import type { UiLanguage } from '../../../core/languages.ts';
import { guidancePlaces } from './guidance-screens.ts';
import { button, goTo, openResult, type Person, search } from './person.ts';

/** A place of the open program, how one gets there and how it is left again. */
export interface Place {
  readonly name: string;
  go(person: Person): Promise<void>;
  leave?(person: Person): Promise<void>;
}

const topicTitles: Readonly<Record<UiLanguage, string>> = {
  pl: 'Ochrona czasowa i PESEL UKR',
  uk: 'Тимчасовий захист і PESEL UKR',
  en: 'Temporary protection and PESEL UKR',
};
const contactTitles: Readonly<Record<UiLanguage, string>> = {
  pl: 'UNHCR Polska – linia informacyjna',
  uk: 'UNHCR Polska – linia informacyjna',
  en: 'UNHCR Poland counselling line',
};

const pressEscape = async ({ page }: Person): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.locator('[role="dialog"], [role="alertdialog"]').waitFor({ state: 'detached' });
};

/** Every place in the open program; there is a running talk and at least one case. */
export const openPlaces: readonly Place[] = [
  {
    name: 'desk-topic',
    go: async person => {
      await goTo(person, 'desk');
      await search(person, 'pesel ukr', 'topic');
      await openResult(person, topicTitles[person.language]);
    },
  },
  {
    name: 'desk-contact',
    go: async person => {
      await search(person, 'unhcr', 'contact');
      await openResult(person, contactTitles[person.language]);
    },
  },
  {
    name: 'desk-case',
    go: async person => {
      const [name = ''] = await search(person, 'o', 'case');
      await openResult(person, name);
    },
  },
  {
    name: 'desk-nothing-found',
    go: async person => {
      await person.page.keyboard.press('Control+k');
      await person.page.locator('#search').fill('qqxxzz');
      await person.page.getByText(person.t('desk:results.none.hint')).waitFor();
    },
    leave: async person => person.page.locator('#search').fill(''),
  },
  {
    name: 'open-case',
    go: async ({ page }) => {
      await page.keyboard.press('Control+o');
      await page.getByRole('dialog').waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'urgent',
    go: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').getByText('116 123').first().waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'palette',
    go: async ({ page }) => {
      await page.keyboard.press('Control+Shift+p');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'handout',
    go: async person => {
      await goTo(person, 'desk');
      await search(person, 'pesel ukr', 'topic');
      await openResult(person, topicTitles[person.language]);
      await person.page.keyboard.press('Control+d');
      await person.page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
    },
    leave: pressEscape,
  },
  { name: 'guidance', go: person => goTo(person, 'guidance') },
  ...guidancePlaces,
  { name: 'directory', go: person => goTo(person, 'directory') },
  { name: 'cases', go: person => goTo(person, 'cases') },
  { name: 'reports', go: person => goTo(person, 'reports') },
  {
    name: 'preview',
    go: async person => {
      await button(person, 'reports:preview.open-day').click();
      await person.page.getByText(person.t('reports:preview.exact')).waitFor();
    },
  },
  { name: 'settings', go: person => goTo(person, 'settings') },
  {
    name: 'keys',
    go: async ({ page, t }) => {
      await page.evaluate(() =>
        document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
      );
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: t('keys:title') }).waitFor();
    },
    leave: pressEscape,
  },
];
