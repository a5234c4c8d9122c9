import { describe, expect, it } from 'vitest';
import { addDays } from '../../core/dates.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { createFormat } from '../../renderer/i18n/format.ts';
import { breachesOf } from './harness/axe.ts';
import { browserHost } from './harness/browser-desk.ts';
import { countPrints } from './harness/count-prints.ts';
import type { Desk } from './harness/desk.ts';
import { answerCheck, type Given, questionHeading, readAsOf, typedDay } from './harness/guided-check.ts';
import { availableHosts } from './harness/hosts.ts';
import { type CountingKeyboard, countingKeyboard, pressUntilFocused } from './harness/keyboard.ts';
import { makeDesks } from './harness/make-desks.ts';
import { flat, textOfPdf } from './harness/pdf-text.ts';
import { countsToday, finish, goTo, type Person, personAt, unlock } from './harness/person.ts';
import { wordsOf } from './harness/words.ts';

/** Chosen, so that the law of this day answers whenever the test runs. */
const visitDay = '2026-11-23';
const enteredOn = addDays(visitDay, -10);
/** Thirty days after the entry are a Sunday: the Friday before. Written down here, not computed by what is tested. */
const lastDay = '2026-12-11';

/** Fourteen answers, two of them days, and the keys that open the check and its first outcome. */
const mostKeys = 45;

const newcomer: Given = {
  danger: 'no',
  letter: 'none',
  age: 'adult',
  fear: 'no',
  citizenship: 'ukraine',
  'pesel-status': 'none',
  'stay-basis': 'visa-free',
  'days-used': 11,
  'last-lawful-day': '2027-02-10',
  'ukr-obstacles': 'none',
  'entered-on': enteredOn,
  military: 'not-subject',
  goal: 'protection',
  family: 'none',
};

const outcomeTitles: Readonly<Record<UiLanguage, string>> = {
  pl: 'Wniosek o PESEL UKR',
  uk: 'Заява на PESEL UKR',
  en: 'Apply for PESEL UKR',
};

/** What the paper says in both columns. */
const onPaper = [
  'Wniosek o PESEL UKR',
  'Заява на PESEL UKR',
  'Idź osobiście do dowolnej gminy. Każda osoba dorosła i każde dziecko.',
  'Ідіть особисто до будь-якої ґміни. Кожен дорослий і кожна дитина.',
  'ważny paszport (oryginał)',
  'чинний паспорт (оригінал)',
  'Najpóźniej 11.12.2026',
];

const regionOf = ({ page, t }: Person, key: string) => page.getByRole('region', { name: t(key) });

/** Opens the Guidance screen by keyboard and one of its views, so many to the right. */
async function openView(person: Person, place: number, keyboard: CountingKeyboard): Promise<void> {
  await keyboard.press('Alt+2');
  for (let step = 0; step < place; step++) await keyboard.press('ArrowRight');
  const tab = person.page.locator('[role="tab"][aria-selected="true"]');
  await expect
    .poll(() => tab.evaluate(element => [...(element.parentElement?.children ?? [])].indexOf(element)))
    .toBe(place);
}

/** The paper in Polish and Ukrainian, read as text; printed at the last key. */
async function printPaper(person: Person, keyboard: CountingKeyboard): Promise<string> {
  const { page, t, language } = person;
  await keyboard.press('Control+d');
  const dialog = page.getByRole('dialog', { name: t('handout:title') });
  await dialog.getByRole('heading', { name: outcomeTitles.pl }).first().waitFor();
  await pressUntilFocused(page, 'Tab', createFormat(language).languageName('pl'), keyboard);
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await dialog.getByRole('heading', { name: outcomeTitles.uk }).first().waitFor();
  const prints = await countPrints(page);
  const paper = await textOfPdf(await page.pdf({ preferCSSPageSize: true }));
  await keyboard.press('Control+d');
  await dialog.waitFor({ state: 'detached' });
  expect(await prints()).toBe(1);
  return paper;
}

/** From the first question to the trace of the finished visit, without a mouse. @returns keys pressed to the outcome, and to the end. */
async function guidedTalk(desk: Desk, language: UiLanguage): Promise<{ toOutcome: number; whole: number }> {
  const { page } = desk;
  const person = personAt(page, language);
  const { t } = person;
  const format = createFormat(language);
  await goTo(person, 'guidance');
  await readAsOf(person, visitDay);
  await goTo(person, 'desk');

  const keyboard = countingKeyboard(page);
  await keyboard.press('Alt+2');
  await openView(person, 1, keyboard);
  await questionHeading(person).waitFor();
  const asked = await answerCheck(person, { keyboard, given: newcomer });
  expect(asked).toEqual(expect.arrayContaining(Object.keys(newcomer)));
  const outcomes = regionOf(person, 'guidance:outcomes');
  await outcomes.getByText(t('guidance:step.due.short', { day: format.day(lastDay) })).waitFor();
  await keyboard.press('1');
  const article = page.getByRole('article');
  await article.getByText(t('guidance:step.due', { day: format.longDay(lastDay) })).waitFor();
  const toOutcome = keyboard.keys();

  await pressUntilFocused(page, 'Shift+Tab', t('guidance:check.keep'), keyboard);
  await keyboard.press('Space');
  await page.getByText(t('guidance:check.kept')).waitFor();

  const paper = await printPaper(person, keyboard);
  for (const words of onPaper) expect(paper).toContain(flat(words));
  for (const of of ['pl', 'uk'] as const)
    expect(paper).toContain(
      flat(wordsOf(of)('handout:paper.as-of', { day: createFormat(of).day(visitDay) })),
    );

  await keyboard.press('Alt+1');
  await finish(person);
  await countsToday(person, 1);
  await pressUntilFocused(page, 'Tab', t('guidance:trace.open'), keyboard);
  await keyboard.press('Enter');
  await page.getByText(t('guidance:trace.rerun.same')).waitFor();
  const told = await page.locator('main').innerText();
  for (const words of [
    outcomeTitles[language],
    t('guidance:step.due', { day: format.longDay(lastDay) }),
    t('guidance:trace.pack.same'),
    format.day(enteredOn),
  ])
    expect(told).toContain(words);
  expect(await breachesOf(page)).toEqual([]);
  const basis = await textOfPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(basis).toContain(flat(t('guidance:step.due', { day: format.longDay(lastDay) })));
  expect(basis).not.toContain(flat(t('common:top.lock')));
  return { toOutcome, whole: keyboard.keys() };
}

async function openDesk(desks: ReturnType<typeof makeDesks>): Promise<Desk> {
  const desk = await desks.open({ folder: await desks.folderWithVault() });
  await unlock(personAt(desk.page, 'pl'));
  return desk;
}

describe.each(availableHosts())('guidance in the $kind host', host => {
  const desks = makeDesks(host);

  it('leads by keyboard alone from ten days in Poland to a printed paper in two languages and the trace of the visit', async () => {
    const { toOutcome, whole } = await guidedTalk(await openDesk(desks), 'pl');
    console.log(`keys pressed in the ${host.kind} host: ${toOutcome} to the outcome, ${whole} to the trace`);
    expect(toOutcome).toBeLessThanOrEqual(mostKeys);
  });

  it('says first that somebody is in danger, after one answer', async () => {
    const person = personAt((await openDesk(desks)).page, 'pl');
    await person.page.keyboard.press('F9');
    await questionHeading(person).waitFor();
    await person.page.keyboard.press('1');
    const outcomes = regionOf(person, 'guidance:outcomes');
    await outcomes.getByRole('heading', { name: person.t('guidance:outcomes.urgent') }).waitFor();
    const first = outcomes.getByRole('listitem').first();
    expect(await first.innerText()).toContain('Niebezpieczeństwo: najpierw pomoc');
    expect(await first.innerText()).toContain(person.t('guidance:urgency.danger'));
  });

  it('counts 90/180 from a pasted list, and a term that would end on 24 December', async () => {
    const { page } = await openDesk(desks);
    const person = personAt(page, 'pl');
    const { t } = person;
    await goTo(person, 'guidance');
    await openView(person, 2, countingKeyboard(page));
    await readAsOf(person, visitDay);
    await page.getByRole('button', { name: t('calculators:paste.open') }).click();
    await page
      .getByLabel(t('calculators:paste.label'))
      .fill('1.06.2026 – 29.06.2026\nod 2026-09-01 do 2026-09-30\n16.11.2026 – nadal');
    await page.getByRole('button', { name: t('calculators:paste.read') }).click();
    const result = page.getByRole('region', { name: t('calculators:result') });
    const shown = async () => (await result.first().innerText()).replaceAll(/\s+/g, ' ');
    // Counted day by day outside the program: 29 + 30 + 8; the days of June leave the window while the person stays.
    await expect.poll(shown).toContain(t('calculators:stay.used', { used: 67, limit: 90 }));
    expect(await shown()).toContain('czwartek, 14 stycznia 2027');
    expect(await shown()).toContain('niedziela, 28 lutego 2027');

    await page.getByRole('radio', { name: t('calculators:calc.term') }).click();
    await page.getByRole('button', { name: new RegExp(t('calculators:term.kind')) }).click();
    await page.getByRole('option', { name: /^Odwołanie od decyzji wojewody/ }).click();
    const start = page.getByRole('group', { name: t('calculators:term.start.decision-served') });
    await start.getByRole('spinbutton').first().focus();
    await page.keyboard.type(typedDay('2026-12-10'));
    await expect.poll(shown).toContain('poniedziałek, 28 grudnia 2026');
    expect(await shown()).toContain(t('calculators:holiday.christmas-eve'));
  });

  it('reads a topic as of the second of January, and lists what is otherwise by then', async () => {
    const { page } = await openDesk(desks);
    const person = personAt(page, 'pl');
    const { t } = person;
    const wageOn = async (day: string): Promise<string> => {
      await goTo(person, 'guidance');
      await readAsOf(person, day);
      await page.getByRole('button', { name: /^Pobyt czasowy i praca/ }).click();
      const line = page.locator('#desk-read').getByText(/^Płaca: co najmniej/);
      return (await line.first().innerText()).replaceAll(/\s/g, ' ');
    };
    expect(await wageOn('2026-12-31')).toContain('4 806 zł');
    expect(await wageOn('2027-01-02')).toContain('4 950 zł');

    await goTo(person, 'guidance');
    await openView(person, 3, countingKeyboard(page));
    for (const [key, day] of [
      ['guidance:changes.from', '2026-12-31'],
      ['guidance:changes.to', '2027-01-02'],
    ] as const) {
      await page
        .getByRole('group', { name: t(key), exact: true })
        .getByRole('spinbutton')
        .first()
        .focus();
      await page.keyboard.type(typedDay(day));
    }
    const onNewYear = page.getByRole('region', { name: /^piątek, 1 stycznia 2027/ });
    const wage = onNewYear.getByRole('listitem').filter({ hasText: 'Płaca minimalna, brutto za miesiąc' });
    await expect
      .poll(async () => (await wage.innerText()).replaceAll(/\s+/g, ' '))
      .toMatch(/4 806 zł.*4 950 zł/);
  });
});

describe('guidance in another language', () => {
  const desks = makeDesks(browserHost);

  it.each([
    { language: 'uk', sign: 'УК' },
    { language: 'en', sign: 'EN' },
  ] as const)('leads to the same paper and the same trace in $language', async ({ language, sign }) => {
    const desk = await openDesk(desks);
    await desk.page.getByRole('radio', { name: new RegExp(`^${sign} `) }).click();
    await guidedTalk(desk, language);
  });
});
