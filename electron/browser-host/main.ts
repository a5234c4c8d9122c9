import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { systemClock } from '../services/clock.ts';
import { nodeDisk } from '../services/disk.ts';
import { processLife } from '../services/process-life.ts';
import { readArguments } from './arguments.ts';
import { type BrowserHost, startHost } from './host.ts';
import { openInBrowser } from './open-browser.ts';
import { askRunningHost } from './running-host.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packageSchema = z.object({ version: z.string() });

/** Where a bug was met and the way to it; messages may hold what somebody typed, so they stay out. */
function reportBug(where: string, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : typeof error;
  console.error([`Drogowskaz met a bug in ${where}: ${name}`, ...frames].join('\n'));
}

/** A terminal and `npm start` both pass the same Ctrl+C on. */
const sameSignalMs = 1000;

/** Stops in order at the first signal, at once at a later one. */
function stopOnSignals(host: BrowserHost): void {
  let askedAtMs: number | null = null;
  const stop = (): void => {
    if (askedAtMs !== null && systemClock.steadyMs() - askedAtMs > sameSignalMs) process.exit(1);
    if (askedAtMs !== null) return;
    askedAtMs = systemClock.steadyMs();
    host.stop().then(
      () => process.exit(),
      (error: unknown) => {
        reportBug('stop', error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      reportBug(fault, error);
      process.exitCode = 1;
      stop();
    });
  }
}

/** Starts, or shows the running host's address where the profile is in use. */
async function start(): Promise<void> {
  const place = { platform: process.platform, env: process.env, root };
  const options = readArguments(process.argv.slice(2), place);
  const show = (word: string, address: string): void => {
    console.log(`${word}: ${address}`);
    if (options.open) openInBrowser(address, process.platform);
  };
  const { version } = packageSchema.parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));
  try {
    const host = await startHost({
      options,
      root,
      machine: {
        appVersion: version,
        platform: process.platform,
        totalMemoryBytes: totalmem(),
        demo: options.demo,
      },
      systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
      disk: nodeDisk,
      clock: systemClock,
      life: processLife,
      randomBytes: length => new Uint8Array(randomBytes(length)),
      randomInt,
      onBug: reportBug,
    });
    stopOnSignals(host);
    show('Drogowskaz is ready', host.address);
  } catch (error) {
    const isInUse = error instanceof AppError && error.code === 'profile-in-use';
    const address = isInUse ? await askRunningHost(nodeDisk, options.profile) : null;
    if (address === null) throw error;
    show('Drogowskaz is running already', address);
  }
}

await start().catch((error: unknown) => {
  // Nothing of a person is known yet: codes, paths and switches only.
  const why = error instanceof Error ? error.message : String(error);
  console.error(`Drogowskaz cannot start: ${why}`);
  process.exitCode = 1;
});
