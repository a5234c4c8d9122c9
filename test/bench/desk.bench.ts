import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { databaseName } from '../../renderer/store/database.ts';
import { benchPassphrase } from './big-vault.ts';
import { countedMemoryMib, processMemoryMib } from './memory.ts';
import { type KeySample, momentsOf, watchKey } from './probe.ts';
import { type Measurement, medianOf, spreadOf } from './report.ts';
import {
  openBrowser,
  type Place,
  type RunningProgram,
  startProgram,
  waitForMoment,
} from './running-program.ts';

/** What people type: both scripts, three languages, a typo, digits, a number of a case. */
const queries = [
  'karta cukr',
  'pesel ukr',
  'prawnik krakow',
  'lodz przychodnia',
  'przykladenko',
  'зразківський',
  'притулок',
  'odwolanie termin',
  '000 206',
  'praca bez zezwolenia',
  'ubezpieczenie zdrowtne',
  'legal aid tarnow',
  'K-0412',
  'безкоштовна допомога',
  'nocleg na dzis',
];
const saves = 60;
const starts = 5;
/** A quick typist's pause. */
const betweenKeysMs = 80;
/** A rebuild of everything from the journal, on a slow machine. */
const longestOpeningMs = 20 * 60_000;

async function typeLetter(keyboard: CDPSession, letter: string): Promise<void> {
  // Not `keyboard.press`, which knows the letters of an American keyboard only.
  const key = { key: letter, text: letter, unmodifiedText: letter };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
}

/** Gives the passphrase and waits for the Desk; answers when the key derivation was over. */
async function unlock(page: Page): Promise<{ derivedMs: number; deskPaintedMs: number }> {
  await page.locator('#passphrase').fill(benchPassphrase);
  await page.keyboard.press('Enter');
  const derivedMs = await waitForMoment(page, 'derivedMs', 60_000);
  return { derivedMs, deskPaintedMs: await waitForMoment(page, 'deskPaintedMs', longestOpeningMs) };
}

/** A letter in the search field brings answers until one has everything in it. */
async function waitForWholeSearch(page: Page): Promise<number> {
  await page.keyboard.press('k');
  const at = await waitForMoment(page, 'searchCompleteMs', longestOpeningMs);
  await page.keyboard.press('Escape');
  return at;
}

async function withProgram<T>(
  browser: BrowserContext,
  place: Place,
  work: (program: RunningProgram) => Promise<T>,
): Promise<T> {
  const program = await startProgram(browser, place);
  try {
    return await work(program);
  } finally {
    await program.close();
  }
}

/** The index has been kept for the openings after this one: its head is written last. */
const waitForKeptIndex = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    async name => {
      // Looked at once the worker has made it, never made here.
      if (!(await indexedDB.databases()).some(one => one.name === name)) return false;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const parts = database.transaction('parts').objectStore('parts');
      const isKept = await new Promise<boolean>((resolve, reject) => {
        const request = parts.getKey('head');
        request.onsuccess = () => resolve(request.result !== undefined);
        request.onerror = () => reject(request.error);
      });
      database.close();
      return isKept;
    },
    `${databaseName}-search`,
    { timeout: longestOpeningMs, polling: 200 },
  );

/** The first opening: the database is made from the journal, the index from the records. */
const firstOpening = (browser: BrowserContext, place: Place): Promise<Measurement[]> =>
  withProgram(browser, place, async ({ page }) => {
    const { derivedMs, deskPaintedMs } = await unlock(page);
    const completeMs = await waitForWholeSearch(page);
    await waitForKeptIndex(page);
    return [
      medianOf('first-opening.desk', [deskPaintedMs - derivedMs]),
      medianOf('first-opening.whole-search', [completeMs - derivedMs]),
    ];
  });

/** The openings of every day. */
async function openings(browser: BrowserContext, place: Place): Promise<Measurement[]> {
  const hostReady: number[] = [];
  const field: number[] = [];
  const desk: number[] = [];
  const search: number[] = [];
  for (let i = 0; i < starts; i++) {
    await withProgram(browser, place, async ({ page, startedAtMs, hostReadyAtMs }) => {
      const { fieldPaintedMs } = await momentsOf(page);
      hostReady.push(hostReadyAtMs - startedAtMs);
      field.push((fieldPaintedMs ?? Number.NaN) - startedAtMs);
      const { derivedMs, deskPaintedMs } = await unlock(page);
      desk.push(deskPaintedMs - derivedMs);
      search.push((await waitForWholeSearch(page)) - derivedMs);
    });
  }
  return [
    medianOf('start.host-ready', hostReady),
    medianOf('start.passphrase-field', field),
    medianOf('unlock.desk', desk),
    medianOf('unlock.whole-search', search),
  ];
}

async function typeQueries(page: Page): Promise<Measurement[]> {
  const keyboard = await page.context().newCDPSession(page);
  const samples: KeySample[] = [];
  for (const query of queries) {
    for (const letter of query) {
      samples.push(
        await watchKey(page, () => typeLetter(keyboard, letter), {
          call: 'search.query',
          within: '#desk-find',
        }),
      );
      await page.waitForTimeout(betweenKeysMs);
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(betweenKeysMs);
  }
  return [
    ...spreadOf(
      'search.asked',
      samples.map(sample => sample.askedMs),
    ),
    ...spreadOf(
      'search.inside-worker',
      samples.flatMap(sample => sample.insideMs ?? []),
    ),
    ...spreadOf(
      'search.answered',
      samples.map(sample => sample.answeredMs),
    ),
    ...spreadOf(
      'search.painted',
      samples.map(sample => sample.paintedMs),
    ),
  ];
}

async function finishTalks(page: Page): Promise<Measurement[]> {
  const samples: KeySample[] = [];
  for (let i = 0; i < saves; i++) {
    await page.keyboard.press('Control+m');
    await page.keyboard.insertText(`Pomiar zapisu numer ${i + 1}, bez danych osobowych.`);
    await page.waitForTimeout(betweenKeysMs);
    samples.push(
      await watchKey(page, () => page.keyboard.press('Control+Enter'), {
        call: 'consultation.finish',
        within: '#desk-talk',
      }),
    );
  }
  return [
    ...spreadOf(
      'save.asked',
      samples.map(sample => sample.askedMs),
    ),
    ...spreadOf(
      'save.answered',
      samples.map(sample => sample.answeredMs),
    ),
    ...spreadOf(
      'save.painted',
      samples.map(sample => sample.paintedMs),
    ),
  ];
}

async function memory(browser: BrowserContext, page: Page): Promise<Measurement[]> {
  const found = {
    'memory.counted-by-browser': await countedMemoryMib(page),
    'memory.process': await processMemoryMib(browser),
  };
  return Object.entries(found).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value, unit: 'MiB' as const, n: 1 }],
  );
}

/**
 * Measures the built program on the vault at `place` in a real browser, and reports each part as it comes. The first
 * opening makes database and index from the journal; the openings after it are those of every day.
 */
export async function benchDesk(
  place: Place,
  report: (found: readonly Measurement[]) => void,
): Promise<void> {
  const browser = await openBrowser(place);
  try {
    report(await firstOpening(browser, place));
    report(await openings(browser, place));
    await withProgram(browser, place, async ({ page }) => {
      await unlock(page);
      await waitForWholeSearch(page);
      report(await typeQueries(page));
      report(await finishTalks(page));
      report(await memory(browser, page));
    });
  } finally {
    await browser.close();
  }
}
