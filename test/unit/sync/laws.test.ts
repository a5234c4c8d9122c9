import { describe, expect, it } from 'vitest';
import { testSeed } from '../../helpers/seeded-bytes.ts';
import { type History, historyOf, play } from '../../helpers/sync-simulation/history.ts';
import { shrink, tellHistory } from '../../helpers/sync-simulation/shrink.ts';

/** Histories of 2 to 20 computers and 200 operations each; about 35 s of one core. */
const count = Number(process.env.HISTORIES) || (process.env.LONG === '1' ? 200_000 : 10_000);
const operations = 200;
const minutes = process.env.LONG === '1' ? 180 : 15;

const isBroken = (history: History): boolean => play(history) !== null;

/** A failing history made small, with what it takes to see it again. */
function tell(seed: number): string {
  const small = shrink(historyOf(seed, operations), isBroken);
  return `SEED=${seed} HISTORIES=1: ${play(small)}\n${tellHistory(small)}`;
}

describe(`sync between computers (SEED=${testSeed}, D10, D11)`, () => {
  it(`${count} histories with lost, repeated, late and reordered messages, crashes, clock jumps and disks that go back end alike, and nothing acknowledged is lost`, {
    timeout: minutes * 60_000,
  }, () => {
    let failing: number | null = null;
    for (let seed = testSeed; seed < testSeed + count && failing === null; seed += 1)
      if (isBroken(historyOf(seed, operations))) failing = seed;
    expect(failing === null ? '' : tell(failing)).toBe('');
  });
});
