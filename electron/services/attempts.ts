import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { remainingDelayMs, unlockDelayMs } from '../../core/host/unlock-delay.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import { makeExclusive } from './exclusive.ts';
import { keepBadAside, readJson, writeJson } from './json-file.ts';

export interface Attempts {
  read(): Promise<{ failures: number; waitMs: number }>;
  /** Counts one failure, flushed to disk, before the attempt is made. Throws `unlock-too-soon` {waitMs}. */
  begin(): Promise<{ failures: number }>;
  /** The attempt succeeded. */
  reset(): Promise<void>;
}

const storedSchema = z.strictObject({
  failures: z.int().nonnegative().max(1_000_000),
  /** Wall clock of the last attempt, ms. */
  lastAtMs: z.number().nonnegative(),
});

/** An unreadable file is no way round the wait: it counts as the first failure that costs time. */
const failuresOfBadFile = 4;

interface Counted {
  readonly failures: number;
  /** When the wait is over, on the steady clock. */
  readonly freeAtMs: number;
}

interface AttemptsParts {
  readonly disk: Disk;
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Failed unlock attempts and the growing wait between them. While the program runs the wait is measured by the
 * steady clock; over a restart by the wall clock, see {@link remainingDelayMs}. Throws disk errors.
 */
export function makeAttempts({ disk, folder, clock }: AttemptsParts): Attempts {
  const target = path.join(folder, 'attempts.json');
  const exclusive = makeExclusive();
  let counted: Counted | null = null;

  const waitingFrom = (failures: number, waitMs: number): Counted => {
    counted = { failures, freeAtMs: clock.steadyMs() + waitMs };
    return counted;
  };
  const load = async (): Promise<Counted> => {
    if (counted !== null) return counted;
    const stored = await readJson(disk, target, storedSchema);
    if (stored === 'missing') return waitingFrom(0, 0);
    if (stored === 'bad') {
      await keepBadAside(disk, target);
      return waitingFrom(failuresOfBadFile, unlockDelayMs(failuresOfBadFile));
    }
    const { failures, lastAtMs } = stored.found;
    return waitingFrom(failures, remainingDelayMs(unlockDelayMs(failures), lastAtMs, clock.wallMs()));
  };
  const waitOf = ({ freeAtMs }: Counted): number => Math.max(0, Math.ceil(freeAtMs - clock.steadyMs()));

  return {
    read: () =>
      exclusive(async () => {
        const now = await load();
        return { failures: now.failures, waitMs: waitOf(now) };
      }),
    begin: () =>
      exclusive(async () => {
        const now = await load();
        const waitMs = waitOf(now);
        if (waitMs > 0) throw new AppError('unlock-too-soon', { waitMs });
        const failures = now.failures + 1;
        await writeJson(disk, target, { failures, lastAtMs: clock.wallMs() });
        waitingFrom(failures, unlockDelayMs(failures));
        return { failures };
      }),
    reset: () =>
      exclusive(async () => {
        await writeJson(disk, target, { failures: 0, lastAtMs: clock.wallMs() });
        waitingFrom(0, 0);
      }),
  };
}
