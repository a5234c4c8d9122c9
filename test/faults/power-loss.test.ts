import { describe, expect, it } from 'vitest';
import { makeAttempts } from '../../electron/services/attempts.ts';
import type { BytesFile } from '../../electron/services/bytes-file.ts';
import { systemClock } from '../../electron/services/clock.ts';
import type { Journal } from '../../electron/services/journal.ts';
import { openJournal } from '../../electron/services/open-journal.ts';
import { makeSlots } from '../../electron/services/slots.ts';
import { framesOf } from '../helpers/journal-tools.ts';
import { PowerLossDisk } from '../helpers/power-loss-disk.ts';
import { type SeededBytes, seededBytes, testSeed } from '../helpers/seeded-bytes.ts';

const rounds = Number(process.env.RUNS ?? 1500);
const folder = '/profile';

/** What must be there after the power is back, by what the host has said. */
interface Promised {
  /** Journals that may be found: every acknowledged frame in order; during a rewrite the old or the new one. */
  journals: Uint8Array[][];
  slots: (Uint8Array | null)[];
  failures: number;
}

interface Desk {
  readonly journal: Journal;
  readonly slots: BytesFile;
  readonly begin: () => Promise<unknown>;
}

const startsWith = (found: readonly Uint8Array[], wanted: readonly Uint8Array[]): boolean =>
  wanted.every((frame, i) => Buffer.from(frame).equals(found[i] ?? new Uint8Array(0)));

/** One thing a desk does; `promised` changes exactly when the host answers. */
async function act(desk: Desk, promised: Promised, chance: SeededBytes): Promise<void> {
  const kind = chance.below(8);
  const current = promised.journals.at(-1) ?? [];
  if (kind < 5) {
    const frames = Array.from({ length: 1 + chance.below(3) }, () => chance.bytes(1 + chance.below(1500)));
    await desk.journal.append(frames);
    promised.journals = [[...current, ...frames]];
  } else if (kind === 5) {
    const bytes = chance.bytes(1 + chance.below(1200));
    promised.slots.push(bytes);
    await desk.slots.write(bytes);
    promised.slots = [bytes];
  } else if (kind === 6) {
    promised.failures += 1;
    await desk.begin().catch((error: unknown) => {
      promised.failures -= 1;
      throw error;
    });
  } else {
    const kept = current.slice(-4);
    await desk.journal.beginRewrite();
    if (kept.length > 0) await desk.journal.appendRewrite(kept);
    promised.journals = [current, kept];
    await desk.journal.commitRewrite();
    promised.journals = [kept];
  }
}

async function openDesk(disk: PowerLossDisk): Promise<Desk> {
  let steadyMs = 0;
  // A clock on which every wait is over at once.
  const clock = { wallMs: systemClock.wallMs, steadyMs: () => (steadyMs += 3_600_000) };
  const attempts = makeAttempts({ disk, folder, clock });
  return {
    journal: await openJournal(disk, folder),
    slots: makeSlots(disk, folder),
    begin: () => attempts.begin(),
  };
}

/** After the first start has been flushed, works until the power goes. */
async function workUntilPowerLoss(disk: PowerLossDisk, chance: SeededBytes): Promise<Promised> {
  const promised: Promised = { journals: [[]], slots: [null], failures: 0 };
  const desk = await openDesk(disk);
  disk.cutPowerAfter(chance.below(120));
  while (!disk.isOff) {
    await act(desk, promised, chance).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'disk-failed' });
    });
  }
  return promised;
}

describe(`when the power goes (seed ${testSeed})`, () => {
  it(`everything acknowledged is there again, whatever sectors the disk had kept: ${rounds} times`, async () => {
    for (let round = 0; round < rounds; round++) {
      const chance = seededBytes(testSeed + round);
      const disk = new PowerLossDisk(chance);
      const promised = await workUntilPowerLoss(disk, chance);
      disk.restart();
      const { journal, slots } = await openDesk(disk);
      const found = await framesOf(journal);
      const label = `seed ${testSeed + round}`;
      expect([label, promised.journals.some(wanted => startsWith(found, wanted))]).toEqual([label, true]);
      const stored = await slots.read();
      const isKnown = promised.slots.some(
        wanted => Buffer.compare(wanted ?? Buffer.of(0), stored ?? Buffer.of(0)) === 0,
      );
      expect([label, isKnown]).toEqual([label, true]);
      const attempts = await makeAttempts({ disk, folder, clock: systemClock }).read();
      expect([label, attempts.failures >= promised.failures]).toEqual([label, true]);
      await journal.append([Uint8Array.of(1)]);
      expect(await framesOf(journal)).toEqual([...found, Uint8Array.of(1)]);
    }
  });

  it('finds a journal or none when it goes during the very first start', async () => {
    for (let steps = 0; steps < 12; steps++) {
      for (let round = 0; round < 20; round++) {
        const disk = new PowerLossDisk(seededBytes(testSeed + round));
        disk.cutPowerAfter(steps);
        await openJournal(disk, folder).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'disk-failed' });
        });
        disk.restart();
        const journal = await openJournal(disk, folder);
        expect(journal.describe()).toMatchObject({ count: 0, condition: 'good', lostBytes: 0 });
      }
    }
  });
});
