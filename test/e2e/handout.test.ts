import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { HandoutMaterial, PackNamed } from '../../core/handout/input.ts';
import { makeHandout } from '../../core/handout/make-handout.ts';
import type { Handout } from '../../core/handout/model.ts';
import { codeText } from '../../core/handout/plain-text.ts';
import { withoutHead } from '../../core/handout/qr-parts.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { firstChoices, sayFromFiles, shippedMaterial } from '../helpers/handout-material.ts';
import { breachesOf } from './harness/axe.ts';
import { countPrints } from './harness/count-prints.ts';
import { availableHosts, desktopHosts } from './harness/hosts.ts';
import { makeDesks } from './harness/make-desks.ts';
import { button, openResult, type Person, personAt, pointName, search, unlock } from './harness/person.ts';

const topicId = 'cukr-card';
const topicTitle = 'Karta pobytu CUKR';
const note = 'kanarek-notatka-5521';

const packOf = (id: string): PackNamed => {
  const url = new URL(`../../content/${id}/manifest.json`, import.meta.url);
  const { version, asOf }: PackNamed = JSON.parse(readFileSync(url, 'utf8'));
  return { version, asOf };
};

const localToday = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());

/** The hand-out as it must be, made of the same packs without the program around it. */
function expectedHandout(language: UiLanguage): Handout {
  const today = localToday();
  const material: HandoutMaterial = {
    ...shippedMaterial([topicId], [], today),
    guidancePack: packOf('guidance-pl'),
    contactsPack: packOf('contacts-malopolska'),
  };
  const order = material.topics[0]?.contactIds ?? [];
  const contacts = material.contacts.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const whole = { ...material, contacts };
  return makeHandout(whole, firstChoices(whole, { languages: ['pl', language], pointName }));
}

/** Without white: layout breaks lines, and readers of PDF put a space where letters are set apart ("ї ї"). The two apostrophes
 * share a drawing in the font. */
const flat = (text: string): string => text.replace(/[\s\u00ad]+/g, '').replace(/[\u02bc\u2019]/g, "'");

async function textOfPdf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return flat(text);
}

/** The pixels of a picture of the element, grey, as a phone's camera would see it. */
async function greyOf(element: Locator): Promise<{ width: number; height: number; grey: Buffer }> {
  const picture = await element.screenshot();
  const { width, height, grey } = await element.page().evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at] ?? 0);
    return { width: bitmap.width, height: bitmap.height, grey: btoa(text) };
  }, picture.toString('base64'));
  return { width, height, grey: Buffer.from(grey, 'base64') };
}

async function decode(element: Locator): Promise<string> {
  const { width, height, grey } = await greyOf(element);
  const rgba = new Uint8ClampedArray(grey.length * 4);
  for (const [index, value] of grey.entries()) rgba.set([value, value, value, 255], index * 4);
  return jsQR(rgba, width, height)?.data ?? '';
}

async function openPaper(person: Person): Promise<Locator> {
  const { page, t } = person;
  await unlock(person);
  await search(person, 'karta cukr', 'topic');
  await openResult(person, topicTitle);
  await page.keyboard.press('Control+m');
  await page.keyboard.type(note);
  await page.keyboard.press('Control+d');
  const dialog = page.getByRole('dialog', { name: t('handout:title') });
  await dialog.getByRole('heading', { name: topicTitle }).first().waitFor();
  return dialog;
}

const chooseLanguage = (dialog: Locator, name: string): Promise<void> =>
  dialog.getByRole('radio', { name, exact: true }).click();

const paperOf = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true });

describe.each(availableHosts())('the hand-out in the $kind host', host => {
  const desks = makeDesks(host);

  it('prints what was marked at the next press of the same key, and the desk goes on', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const dialog = await openPaper(person);
    const prints = await countPrints(desk.page);
    await desk.page.keyboard.press('Control+d');
    await dialog.waitFor({ state: 'detached' });
    expect(await prints()).toBe(1);
    await desk.page
      .getByRole('button', { name: person.t('desk:handout.undo', { title: topicTitle }) })
      .waitFor();
    await button(person, 'desk:handout.open').click();
    await dialog.waitFor();
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await prints()).toBe(1);
  });

  it('is paper in two languages with steps, days, numbers and foot, and nothing of the program', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const dialog = await openPaper(person);
    await chooseLanguage(dialog, 'ukraiński');
    await dialog.getByText('Карта побиту CUKR').first().waitFor();
    const pdf = await paperOf(desk.page);
    const paper = await textOfPdf(pdf);
    const expected = expectedHandout('uk');
    const items = expected.parts.flatMap(part => part.lists.flatMap(list => list.items));
    expect(items.length).toBeGreaterThan(10);
    for (const language of ['pl', 'uk'] as const) {
      for (const { text } of items) expect(paper).toContain(flat(text[language] ?? 'missing'));
      for (const { line } of expected.deadlines) expect(paper).toContain(flat(line[language] ?? 'missing'));
      for (const line of expected.foot.lines) expect(paper).toContain(flat(line[language] ?? 'missing'));
    }
    const numbers = expected.contacts.flatMap(card => card.phones.map(({ number }) => number));
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(paper).toContain(flat(number));
    expect(paper).toContain('1/');
    for (const word of [
      person.t('handout:title'),
      person.t('handout:contents'),
      person.t('common:top.lock'),
      person.t('common:nav.desk'),
      person.t('desk:finish'),
      note,
    ])
      expect(paper).not.toContain(flat(word));
    // Nothing in the file acts by itself (SECURITY.md, T19).
    expect(pdf.toString('latin1')).not.toMatch(
      /\/(?:JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|AcroForm)\b/,
    );
  });

  it('carries the text in codes that a phone reads from the screen, in Polish and in Ukrainian', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const dialog = await openPaper(person);
    for (const [language, name] of [
      ['pl', 'polski'],
      ['uk', 'ukraiński'],
    ] as const) {
      await chooseLanguage(dialog, name);
      await dialog.getByRole('radio', { name: person.t('handout:view.codes') }).click();
      const code = dialog.locator('svg[role="img"][aria-label]').last();
      const next = dialog.getByRole('button', { name: person.t('handout:code.next') });
      const parts: string[] = [];
      for (;;) {
        parts.push(await decode(code));
        if (await next.isDisabled()) break;
        await next.click();
      }
      const text = parts.map(part => withoutHead(part, parts.length)).join('');
      expect(text).toBe(codeText(expectedHandout(language), language, sayFromFiles));
      // As small as a phone shows it, and as large as a camera may see it.
      for (const pixels of [2, 3, 8]) {
        await code.evaluate((element, px) => {
          if (element instanceof SVGSVGElement)
            element.style.inlineSize = `${element.viewBox.baseVal.width * px}px`;
        }, pixels);
        expect(await decode(code)).toBe(parts.at(-1));
      }
      await code.evaluate(element => element.removeAttribute('style'));
      await dialog.getByRole('radio', { name: person.t('handout:view.paper') }).click();
    }
  });

  it('is saved as text and calendar under a name that tells only the day', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    await openPaper(person);
    const saved = (key: string) => async (): Promise<void> => {
      await button(person, key).click();
      await desk.page.getByText(person.t('handout:saved')).waitFor();
    };
    const text = await desk.save(saved('handout:save.text'));
    expect(text.name).toBe(`drogowskaz-${localToday()}.txt`);
    expect(text.bytes.toString('utf8')).toContain('KARTA POBYTU CUKR');
    const dates = await desk.save(saved('handout:save.dates'));
    expect(dates.name).toMatch(/\.ics$/);
    expect(dates.bytes.toString('utf8')).toContain('DTSTART;VALUE=DATE:20270304');
    const contacts = await desk.save(saved('handout:save.contacts'));
    expect(contacts.name).toMatch(/\.vcf$/);
    expect(contacts.bytes.toString('utf8')).toContain('TEL;TYPE=WORK,VOICE:+48');
    expect(await breachesOf(desk.page)).toEqual([]);
  });
});

describe.each(desktopHosts())('the hand-out as a PDF in the $kind host', host => {
  const desks = makeDesks(host);

  it('is saved where the person chooses, and stays on screen to be printed', async () => {
    const desk = await desks.open({ folder: await desks.folderWithVault() });
    const person = personAt(desk.page, 'pl');
    const dialog = await openPaper(person);
    const pdf = await desk.save(async () => {
      await button(person, 'handout:save.pdf').click();
      await desk.page.getByText(person.t('handout:saved')).waitFor();
    });
    expect(pdf.name).toBe(`drogowskaz-${localToday()}.pdf`);
    expect(await textOfPdf(pdf.bytes)).toContain(flat('Karta pobytu CUKR'));
    expect(await dialog.isVisible()).toBe(true);
  });
});
