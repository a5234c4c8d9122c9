import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { remainingDelayMs, unlockDelayMs } from '../../../core/host/unlock-delay.ts';
import { type Attempts, makeAttempts } from '../../../electron/services/attempts.ts';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { makeSetClock, type SetClock } from '../../helpers/set-clock.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const start = (folder: string, clock: SetClock): Attempts => makeAttempts({ disk: nodeDisk, folder, clock });

/** Fails so many times, each as soon as it may. */
async function fail(attempts: Attempts, clock: SetClock, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    clock.pass((await attempts.read()).waitMs);
    await attempts.begin();
  }
}

describe('the wait between attempts', () => {
  it('is nothing for three, then doubles from two seconds to fifteen minutes and stays there', () => {
    const seconds = Array.from({ length: 16 }, (_, failures) => unlockDelayMs(failures) / 1000);
    expect(seconds).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    expect(unlockDelayMs(1_000_000)).toBe(15 * minute);
  });

  it('never grows beyond the whole delay and never below what is left, whatever the clocks say', () => {
    expect(remainingDelayMs(8000, 1000, 1000)).toBe(8000);
    expect(remainingDelayMs(8000, 1000, 4000)).toBe(5000);
    expect(remainingDelayMs(8000, 1000, 9000)).toBe(0);
    expect(remainingDelayMs(8000, 1000, 999)).toBe(8000);
    expect(remainingDelayMs(8000, 8.64e15, 0)).toBe(8000);
  });
});

describe('attempts', () => {
  it('are counted before they are made, flushed to disk', async () => {
    const { disk, steps } = makeFaultDisk();
    const folder = newFolder();
    const attempts = makeAttempts({ disk, folder, clock: makeSetClock() });
    expect(await attempts.begin()).toEqual({ failures: 1 });
    expect(steps.map(step => step.what)).toEqual(['create', 'write', 'sync', 'rename', 'sync-folder']);
    const stored: unknown = JSON.parse(readFileSync(path.join(folder, 'attempts.json'), 'utf8'));
    expect(stored).toMatchObject({ failures: 1 });
  });

  it('are refused when they cannot be counted', async () => {
    const { disk, failWith } = makeFaultDisk();
    const attempts = makeAttempts({ disk, folder: newFolder(), clock: makeSetClock() });
    failWith(step => (step.what === 'write' ? 'ENOSPC' : null));
    expect((await asyncFailureOf(() => attempts.begin())).code).toBe('disk-full');
    expect(await attempts.read()).toEqual({ failures: 0, waitMs: 0 });
  });

  it('are refused too soon, with the time to wait, and not counted', async () => {
    const clock = makeSetClock();
    const attempts = start(newFolder(), clock);
    await fail(attempts, clock, 5);
    clock.pass(1500);
    const failure = await asyncFailureOf(() => attempts.begin());
    expect([failure.code, failure.details]).toEqual(['unlock-too-soon', { waitMs: 2500 }]);
    expect(await attempts.read()).toEqual({ failures: 5, waitMs: 2500 });
    clock.pass(2500);
    expect(await attempts.begin()).toEqual({ failures: 6 });
  });

  it('made at the same moment do not slip past each other', async () => {
    const clock = makeSetClock();
    const attempts = start(newFolder(), clock);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attempts.begin()));
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(4);
  });

  it('start again at zero after a success', async () => {
    const clock = makeSetClock();
    const folder = newFolder();
    const attempts = start(folder, clock);
    await fail(attempts, clock, 6);
    await attempts.reset();
    expect(await attempts.read()).toEqual({ failures: 0, waitMs: 0 });
    expect(await start(folder, clock).read()).toEqual({ failures: 0, waitMs: 0 });
  });
});

describe('the wait over a restart', () => {
  it('goes on where it was', async () => {
    const clock = makeSetClock();
    const folder = newFolder();
    await fail(start(folder, clock), clock, 8);
    clock.pass(10_000);
    expect(await start(folder, clock).read()).toEqual({ failures: 8, waitMs: 22_000 });
    clock.pass(22_000);
    expect(await start(folder, clock).read()).toEqual({ failures: 8, waitMs: 0 });
  });

  it.each([-year, -minute, -1])(
    'is the whole delay from now when the clock was set back by %d ms',
    async shift => {
      const clock = makeSetClock();
      const folder = newFolder();
      await fail(start(folder, clock), clock, 8);
      clock.setWall(clock.wallMs() + shift);
      const restarted = start(folder, clock);
      expect(await restarted.read()).toEqual({ failures: 8, waitMs: 32_000 });
      clock.pass(32_000);
      expect(await restarted.read()).toEqual({ failures: 8, waitMs: 0 });
    },
  );

  it('is no longer than the whole delay when the last attempt lies absurdly far ahead', async () => {
    const clock = makeSetClock();
    const folder = newFolder();
    clock.setWall(clock.wallMs() + 1000 * year);
    await fail(start(folder, clock), clock, 20);
    clock.setWall(clock.wallMs() - 1000 * year);
    expect(await start(folder, clock).read()).toEqual({ failures: 20, waitMs: 15 * minute });
  });

  it('is not shortened by a wall clock set forward while the program runs', async () => {
    const clock = makeSetClock();
    const attempts = start(newFolder(), clock);
    await fail(attempts, clock, 8);
    clock.setWall(clock.wallMs() + year);
    expect(await attempts.read()).toEqual({ failures: 8, waitMs: 32_000 });
  });

  it('is not got round by breaking the file, which is kept aside', async () => {
    for (const content of [
      '',
      '{',
      '{"failures":-1,"lastAtMs":0}',
      '{"failures":0}',
      '[]',
      '\u0000'.repeat(50),
    ]) {
      const folder = newFolder();
      writeFileSync(path.join(folder, 'attempts.json'), content);
      const attempts = start(folder, makeSetClock());
      expect(await attempts.read()).toEqual({ failures: 4, waitMs: 2000 });
      expect(readdirSync(folder)).toEqual(['attempts.json.bad-1']);
    }
  });
});
