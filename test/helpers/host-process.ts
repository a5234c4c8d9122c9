import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const mainFile = fileURLToPath(new URL('../../electron/browser-host/main.ts', import.meta.url));

/** A browser host in a process of its own. */
export interface HostProcess {
  /** What it printed first: "Drogowskaz is ready: <address>". */
  readonly firstLine: string;
  readonly address: string;
  readonly origin: string;
  readonly child: ChildProcess;
  /** Everything it said on the error channel so far. */
  readonly complaints: () => string;
  /** Exit code once it has ended by itself or by {@link HostProcess.stop}; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface HostProcessOptions {
  /** Switches of Node, before the program. */
  readonly nodeArgs?: readonly string[];
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real browser host with the Node that runs the tests and waits for its first line. */
export async function startHostProcess(
  args: readonly string[],
  { nodeArgs = [], env = {} }: HostProcessOptions = {},
): Promise<HostProcess> {
  const child = spawn(process.execPath, [...nodeArgs, mainFile, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'close').then(() => child.exitCode);
  let complaints = '';
  child.stderr.on('data', chunk => {
    complaints += String(chunk);
  });
  const lines = createInterface({ input: child.stdout });
  const firstLine = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => ''),
  ]);
  const address = /http:\/\/\S+/.exec(firstLine)?.[0] ?? '';
  return {
    firstLine,
    address,
    origin: address === '' ? '' : new URL(address).origin,
    child,
    complaints: () => complaints,
    ended,
    stop: (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return ended;
    },
  };
}
