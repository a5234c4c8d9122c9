import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { UiLanguage } from '../../../core/languages.ts';
import { type Words, wordsOf } from './words.ts';

/** Somebody at the desk: reads one language, presses what stands there. */
export interface Person {
  readonly page: Page;
  readonly t: Words;
  readonly language: UiLanguage;
}

export const personAt = (page: Page, language: UiLanguage): Person => ({
  page,
  language,
  t: wordsOf(language),
});

/** Long enough, and a canary: it must be found nowhere. */
export const passphrase = 'czajnik parasol łódka 1987';
export const pointName = 'Punkt Krowodrza';
export const consultantCode = 'K1';

export const button = ({ page, t }: Person, key: string, values?: Parameters<Words>[1]): Locator =>
  page.getByRole('button', { name: t(key, values) });

/** The search field of the Desk: the first thing there once the program is open. */
export const searchField = (page: Page): Locator => page.locator('#search');

export async function isOpen({ page }: Person): Promise<void> {
  await searchField(page).waitFor();
}

export async function isLocked(person: Person): Promise<void> {
  await person.page.getByRole('heading', { name: person.t('vault:unlock.title') }).waitFor();
}

/** First start: point, passphrase, the recovery key read from the screen and typed back. @returns the recovery key. */
export async function createVault(person: Person, words: string = passphrase): Promise<string> {
  const { page, t } = person;
  await page.getByLabel(t('vault:point.label')).fill(pointName);
  await page.getByLabel(t('vault:consultant.label')).fill(consultantCode);
  await page.getByLabel(t('vault:passphrase.label'), { exact: true }).fill(words);
  await button(person, 'vault:create').click();
  const groups = page.getByRole('list', { name: t('vault:recovery.key-label') }).getByRole('listitem');
  await groups.first().waitFor();
  const recoveryKey = (await groups.allInnerTexts()).join('-');
  await button(person, 'vault:recovery.next').click();
  await page.getByLabel(t('vault:confirm.label')).fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await button(person, 'vault:confirm.action').click();
  await isOpen(person);
  return recoveryKey;
}

/** Types the passphrase; what happens then is for the caller to see. */
export async function typePassphrase({ page, t }: Person, words: string): Promise<void> {
  await page.getByLabel(t('vault:passphrase.label'), { exact: true }).fill(words);
  await page.keyboard.press('Enter');
}

export async function unlock(person: Person, words: string = passphrase): Promise<void> {
  await isLocked(person);
  await typePassphrase(person, words);
  await isOpen(person);
}

export async function lock(person: Person): Promise<void> {
  await person.page.keyboard.press('Control+l');
  await isLocked(person);
}

/**
 * Looks something up. Begins with an empty field, so that no row of the search before is taken for a result.
 * @returns the titles of the results of one group, best first.
 */
export async function search(
  { page, t }: Person,
  text: string,
  group: 'topic' | 'contact' | 'case',
): Promise<string[]> {
  const found = page.getByRole('group', { name: t(`desk:group.${group}`) });
  // While nothing is typed all topics stand there; those that were found have a part marked.
  const sign = group === 'topic' ? found.locator('mark') : found.getByRole('option');
  await page.keyboard.press('Control+k');
  await searchField(page).fill('');
  await sign.first().waitFor({ state: 'detached' });
  await searchField(page).fill(text);
  await sign.first().waitFor();
  return found.getByRole('option').locator('> span:first-child').allInnerTexts();
}

/** Waits until everything that was typed or finished is on disk, as the status bar says. */
export async function isSaved({ page, t }: Person): Promise<void> {
  await page.getByRole('contentinfo').getByText(t('common:status.saved'), { exact: true }).waitFor();
}

/** Finishes the running consultation and waits for the word "saved". */
export async function finish(person: Person): Promise<void> {
  await person.page.keyboard.press('Control+Enter');
  const done = person.t('desk:finish.done', { time: '' }).trim();
  await person.page.getByText(new RegExp(`^${done} \\d`)).waitFor();
  await isSaved(person);
}

/** How many consultations of today the status bar counts. */
export async function countsToday(person: Person, count: number): Promise<void> {
  await person.page.getByRole('contentinfo').getByText(person.t('common:status.today', { count })).waitFor();
}

/** Marks what is read as handed out and leaves its paper unprinted. */
export async function handOut({ page, t }: Person): Promise<void> {
  await page.keyboard.press('Control+d');
  const paper = page.getByRole('dialog', { name: t('handout:title') });
  await paper.waitFor();
  await page.keyboard.press('Escape');
  await paper.waitFor({ state: 'detached' });
}

const screenKeys = {
  desk: '1',
  guidance: '2',
  directory: '3',
  cases: '4',
  reports: '5',
  settings: '6',
} as const;
export type ScreenName = keyof typeof screenKeys;
export const screenNames: readonly ScreenName[] = [
  'desk',
  'guidance',
  'directory',
  'cases',
  'reports',
  'settings',
];

export async function goTo({ page, t }: Person, screen: ScreenName): Promise<void> {
  await page.keyboard.press(`Alt+${screenKeys[screen]}`);
  await page
    .getByRole('navigation', { name: t('common:nav.label') })
    .locator('[aria-current="page"]', { hasText: t(`common:nav.${screen}`) })
    .waitFor();
}

/** Opens a result of the search by its title and waits until it can be read. */
export async function openResult({ page }: Person, title: string): Promise<void> {
  await page.getByRole('option', { name: title }).first().click();
  await page.locator('#desk-read').getByRole('heading', { name: title }).first().waitFor();
}

/** Opens a case for the running talk, or for the visit that was finished last. */
export async function openCase(
  person: Person,
  who: { readonly givenName: string; readonly familyName: string; readonly phone?: string },
): Promise<void> {
  const { page, t } = person;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('desk:case.given')).fill(who.givenName);
  await dialog.getByLabel(t('desk:case.family')).fill(who.familyName);
  if (who.phone !== undefined) await dialog.getByLabel(t('desk:case.phone')).fill(who.phone);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await isSaved(person);
}

/** Waits until the draft of the talk has been read from disk and its note is `note`. */
export async function noteIs({ page, t }: Person, note: string): Promise<void> {
  await expect.poll(() => page.getByLabel(t('desk:note')).inputValue(), { timeout: 10_000 }).toBe(note);
}
