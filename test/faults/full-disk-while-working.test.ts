import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  buildDriver,
  makeVault,
  type OpenStore,
  openStore,
  type StoreOptions,
  storeKinds,
} from './driver/open-store.ts';

const isLong = process.env.LONG === '1';
const kib = 1024;
const diskBytes = 96 * kib * kib;
/** Room left on the disk. Everything the program writes is larger than the smallest and fits into the largest. */
const levels = isLong
  ? Array.from({ length: 100 }, (_, n) => Math.round(1.12 ** n) * 64)
  : [0, 4 * kib, 24 * kib, 96 * kib, 512 * kib];
/** Enough visits to use up the largest level. */
const mostVisits = 60;
const note = 'kanarek na pełnym dysku '.repeat(400);

interface FullDisk {
  readonly folder: string;
  leaveFree(bytes: number | null): void;
}

/** A small disk of its own; null where this user may not mount one. */
function mountDisk(): FullDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'drogowskaz-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = path.join(folder, 'filler');
  const free = (): number =>
    Number(execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1]);
  afterAll(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    leaveFree: bytes => {
      writeFileSync(filler, '');
      if (bytes === null) return;
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, free() - bytes), 1));
      } catch (error) {
        // The browser was quicker: then it is fuller than asked.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
  };
}

const driver = buildDriver('full-disk');
const disk = mountDisk();
if (disk === null)
  console.log('full disk under the whole program: not run, no small disk can be mounted here');

/** What lies on the small disk; the rest has room. */
const cases = [
  { what: 'journal and database', onDisk: ['profile', 'chromium'], kind: storeKinds[0] },
  { what: 'journal alone', onDisk: ['profile'], kind: storeKinds[0] },
  { what: 'database alone', onDisk: ['chromium'], kind: storeKinds[0] },
  { what: 'database alone', onDisk: ['chromium'], kind: storeKinds[1] },
] as const;

const clearAnswers = ['disk-full', 'disk-failed', 'database-damaged'];

type Ids = ReadonlySet<string>;

/** Saves until the disk is full or enough is saved. @returns the code of the refusal, or null. */
async function saveUntilFull(store: OpenStore, saved: Set<string>): Promise<string | null> {
  for (let n = 0; n < mostVisits; n++) {
    const answer = await store.page.evaluate(text => window.driver.finish(text), `${note} ${n}`);
    if (!answer.ok) return answer.code;
    saved.add(answer.value.id);
  }
  return null;
}

/** Saved visits that the list of the day lacks; or the code of why there is no list. An empty list is neither. */
async function missingFrom(store: OpenStore, saved: Ids, on: string): Promise<readonly string[] | string> {
  const answer = await store.call('consultation.list', { on });
  if (!answer.ok) return answer.code;
  const seen = new Set(answer.value.map(row => row.id));
  return [...saved].filter(id => !seen.has(id));
}

async function workOnFullDisk(options: StoreOptions, leaveFree: FullDisk['leaveFree']) {
  leaveFree(null);
  const store = await openStore(options);
  const recoveryKey = await makeVault(store);
  const first = await store.page.evaluate(text => window.driver.finish(text), note);
  if (!first.ok) throw new Error(first.code);
  const on = first.value.visitDate;
  const saved = new Set([first.value.id]);
  const refused: string[] = [];
  const wrong: string[] = [];
  for (const level of levels) {
    leaveFree(level);
    const code = await saveUntilFull(store, saved);
    if (code !== null) refused.push(code);
    const draft = await store.page.evaluate(text => window.driver.typeDraft(text), 'szkic na pełnym dysku');
    if (!draft.ok) refused.push(draft.code);
    const whileFull = await missingFrom(store, saved, on);
    if (typeof whileFull === 'string') refused.push(whileFull);
    else if (whileFull.length > 0)
      wrong.push(`${whileFull.length} visits not shown with ${level} bytes left`);
    leaveFree(null);
    const again = await store.page.evaluate(text => window.driver.finish(text), note);
    if (again.ok) saved.add(again.value.id);
    else wrong.push(`${again.code} when there was room again after ${level} bytes`);
    const after = await missingFrom(store, saved, on);
    if (after.length > 0)
      wrong.push(`after ${level} bytes: ${typeof after === 'string' ? after : after.length}`);
  }
  const said = store.said.join('\n');
  await store.close();
  const next = await openStore(options);
  await next.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
  const lost = await missingFrom(next, saved, on);
  await next.close();
  return { refused, wrong, lost, said };
}

describe.each(disk === null ? [] : cases)(
  'a disk that is full under $what, on $kind.store (C5)',
  ({ onDisk, kind }) => {
    it(
      `answers clearly, hides nothing and goes on when there is room, at ${levels.length} levels of free room`,
      async () => {
        if (disk === null) throw new Error('no disk');
        const roomy = mkdtempSync(path.join(tmpdir(), 'drogowskaz-roomy-'));
        const small = mkdtempSync(path.join(disk.folder, 'case-'));
        const at = (name: 'profile' | 'chromium'): string =>
          path.join(onDisk.some(one => one === name) ? small : roomy, name);
        const options = { profile: at('profile'), chromium: at('chromium'), browserArgs: kind.args };
        const { refused, wrong, lost, said } = await workOnFullDisk(
          { driver: await driver, ...options },
          disk.leaveFree,
        );
        rmSync(roomy, { recursive: true, force: true });
        rmSync(small, { recursive: true, force: true });
        expect(lost).toEqual([]);
        expect(wrong).toEqual([]);
        expect(
          refused.filter(code => !clearAnswers.includes(code)),
          said,
        ).toEqual([]);
        if (onDisk.some(one => one === 'profile')) expect(refused).toContain('disk-full');
      },
      levels.length * 30_000,
    );
  },
);
