import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { makeAttempts } from '../../electron/services/attempts.ts';
import { systemClock } from '../../electron/services/clock.ts';
import { makeDraft } from '../../electron/services/draft.ts';
import type { Journal } from '../../electron/services/journal.ts';
import { openJournal } from '../../electron/services/open-journal.ts';
import { makeSlots } from '../../electron/services/slots.ts';
import { framesOf } from '../helpers/journal-tools.ts';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import { smallDisks } from '../helpers/small-disk.ts';

const root = mkdtempSync(path.join(tmpdir(), 'drogowskaz-full-'));
const disks = smallDisks(root);
afterAll(() => {
  for (const disk of disks) disk.release();
  rmSync(root, { recursive: true, force: true });
});

const levels = 100;
const isFull = (error: unknown): boolean => error instanceof AppError && error.code === 'disk-full';

/** Saves until the disk is full; answers what was acknowledged. Anything but a clear "disk full" fails the test. */
async function saveUntilFull(journal: Journal, nextFrame: () => Uint8Array): Promise<Uint8Array[]> {
  const saved: Uint8Array[] = [];
  for (let i = 0; i < 3000; i++) {
    const frame = nextFrame();
    try {
      await journal.append([frame]);
    } catch (error) {
      if (!isFull(error)) throw error;
      return saved;
    }
    saved.push(frame);
  }
  throw new Error('the disk never became full');
}

/** Writes a small file; true when it was written, false when the disk was full. */
const tryWrite = (work: () => Promise<unknown>): Promise<boolean> =>
  work().then(
    () => true,
    (error: unknown) => {
      if (!isFull(error)) throw error;
      return false;
    },
  );

it('has at least one disk to fill', () => {
  expect(disks.length).toBeGreaterThan(0);
});

describe.each(disks)('a full disk ($kind)', ({ disk, folder, leaveFree }) => {
  it(`loses nothing and hides nothing at ${levels} levels of free room (seed ${testSeed})`, async () => {
    const chance = seededBytes(testSeed);
    leaveFree(null);
    let journal = await openJournal(disk, folder);
    const slots = makeSlots(disk, folder);
    const draft = makeDraft(disk, folder);
    let oldSlots = chance.bytes(500);
    await slots.write(oldSlots);
    const all: Uint8Array[] = [];
    for (let level = 0; level < levels; level++) {
      // From nothing at all to a few dozen pages.
      leaveFree(level * 1024 + chance.below(1024));
      all.push(...(await saveUntilFull(journal, () => chance.bytes(1 + chance.below(6000)))));
      const newSlots = chance.bytes(9000);
      if (await tryWrite(() => slots.write(newSlots))) oldSlots = newSlots;
      expect(await slots.read()).toEqual(oldSlots);
      await tryWrite(() => draft.write(chance.bytes(9000)));
      await tryWrite(() => makeAttempts({ disk, folder, clock: systemClock }).reset());
      expect(await framesOf(journal, 1024 * 1024)).toEqual(all);
      await tryWrite(() =>
        journal
          .beginRewrite()
          .then(() => journal.appendRewrite([chance.bytes(50_000)]))
          .then(() => journal.abortRewrite()),
      );
      if (level % 10 === 0) {
        // A start while the disk is full finds everything, too.
        await journal.close();
        journal = await openJournal(disk, folder);
        expect(journal.describe()).toMatchObject({ condition: 'good', count: all.length });
      }
      leaveFree(null);
      const after = chance.bytes(3000);
      await journal.append([after]);
      all.push(after);
      // Keeps the small disk from filling up over the levels.
      if (journal.describe().sizeBytes > 1024 * 1024) {
        all.splice(0, all.length - 3);
        await journal.beginRewrite();
        await journal.appendRewrite(all);
        await journal.commitRewrite();
      }
    }
    await journal.close();
    expect(readdirSync(folder).filter(name => /tmp|\.new$|damaged|bad/.test(name))).toEqual([]);
  });
});
