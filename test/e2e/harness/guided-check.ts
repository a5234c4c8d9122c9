import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../../build/vite-config.ts';
import { type Question, questionsFileSchema } from '../../../core/guidance/check/schema.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import { createFormat } from '../../../renderer/i18n/format.ts';
import type { CountingKeyboard } from './keyboard.ts';
import type { Person } from './person.ts';

const file = path.join(projectRoot, 'content/guidance-pl/check/questions.json');
const { questions } = questionsFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Options by id, a day as `YYYY-MM-DD`, or a number, each by the id of its question in the shipped pack. */
export type Given = Readonly<Record<string, string | readonly string[] | number>>;

export const questionHeading = ({ page, t }: Person): Locator =>
  page.getByRole('region', { name: t('guidance:check.question') }).getByRole('heading');

/** Words of a question up to its first number: that one changes with the day. */
export const wordsOfQuestion = (id: string, language: UiLanguage): string =>
  questions.find(question => question.id === id)?.text[language].split('{')[0] ?? `no question ${id}`;

const questionOf = (words: string, language: UiLanguage): Question | undefined =>
  questions.find(({ id }) => words.startsWith(wordsOfQuestion(id, language)));

/** A day as it is typed: day, month, year, the order of every language of the screen. */
export const typedDay = (day: string): string => day.split('-').toReversed().join('');

const digitOf = ({ id, kind }: Question, option: string): string => {
  const options = kind.type === 'choice' || kind.type === 'several' ? kind.options : [];
  const place = options.findIndex(one => one.id === option);
  if (place === -1) throw new Error(`no option ${option} in ${id}`);
  return String(place + 1);
};

async function giveAnswer(keyboard: CountingKeyboard, question: Question, given: Given): Promise<void> {
  const answer = given[question.id];
  if (answer === undefined) throw new Error(`the check asked for ${question.id}`);
  switch (question.kind.type) {
    case 'choice':
      return keyboard.press(digitOf(question, String(answer)));
    case 'several':
      for (const option of [answer].flat()) await keyboard.press(digitOf(question, String(option)));
      return keyboard.press('Enter');
    case 'day':
      await keyboard.type(typedDay(String(answer)));
      return keyboard.press('Enter');
    case 'number':
      await keyboard.type(String(answer));
      return keyboard.press('Enter');
  }
}

const headingIs = (page: Page, before: string): Promise<unknown> =>
  page.waitForFunction(text => {
    const heading = document.querySelector('#check-card h2');
    return heading !== null && heading.textContent !== text;
  }, before);

/**
 * Answers what the shipped check asks, by number keys, until it asks no more, or until `until` is asked.
 * @returns the ids of the questions in the order in which they were asked.
 */
export async function answerCheck(
  person: Person,
  {
    keyboard,
    given,
    until,
  }: { readonly keyboard: CountingKeyboard; readonly given: Given; readonly until?: string },
): Promise<string[]> {
  const { page, language, t } = person;
  const heading = questionHeading(person);
  const asked: string[] = [];
  for (;;) {
    const words = (await heading.textContent()) ?? '';
    if (words === t('guidance:check.done.title')) return asked;
    const question = questionOf(words, language);
    if (question === undefined) throw new Error(`no question reads "${words}"`);
    if (question.id === until) return asked;
    asked.push(question.id);
    await giveAnswer(keyboard, question, given);
    await headingIs(page, words);
  }
}

/** Reads the whole guidance as of a day, on the Guidance screen. */
export async function readAsOf({ page, language, t }: Person, day: string): Promise<void> {
  const words = t('guidance:as-of', { day: createFormat(language).day(day) });
  await page.getByRole('button', { name: new RegExp(`^${t('guidance:as-of', { day: '' }).trim()}`) }).click();
  const dialog = page.getByRole('dialog', { name: t('guidance:as-of.title') });
  await dialog.getByRole('spinbutton').first().focus();
  await page.keyboard.type(typedDay(day));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words, exact: true }).waitFor();
}
