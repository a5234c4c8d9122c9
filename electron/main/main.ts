import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { bugReport } from '../services/bug-report.ts';
import { systemClock } from '../services/clock.ts';
import { nodeDisk } from '../services/disk.ts';
import { processLife } from '../services/process-life.ts';
import { startDesktop } from './desktop.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const report = (where: string, error: unknown): void => {
  process.stderr.write(`${bugReport(where, error)}\n`);
};

// A bug must not end the program with a stack on the screen: every save is journalled, so it goes on.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => report(fault, error));
}

startDesktop({
  electron,
  preload: path.join(here, '..', 'preload', 'preload.cjs'),
  argv: process.argv,
  platform: process.platform,
  totalMemoryBytes: totalmem(),
  disk: nodeDisk,
  clock: systemClock,
  life: processLife,
  randomBytes: length => new Uint8Array(randomBytes(length)),
  onBug: report,
  setTimer: (work, ms) => {
    setTimeout(work, ms).unref();
  },
}).catch((error: unknown) => report('start', error));
