import path from 'node:path';
import { tokenBytes } from '../../core/host/browser-protocol.ts';
import type { Clock } from '../services/clock.ts';
import type { Disk } from '../services/disk.ts';
import { makeHandle } from '../services/handle.ts';
import { type Machine, makeHandlers } from '../services/make-handlers.ts';
import type { ProcessLife } from '../services/process-life.ts';
import { openServices } from '../services/services.ts';
import { loadStaticFiles } from '../services/static-files.ts';
import type { Options } from './arguments.ts';
import { makeBrowserShell } from './browser-shell.ts';
import { listenOnOwnPort } from './listen.ts';
import { loadPlainPages } from './plain-page.ts';
import { addressOf, announce, withdraw } from './running-host.ts';
import { makeServer } from './server.ts';
import { makeSessions } from './sessions.ts';
import { makeStopping } from './stopping.ts';
import { makeWindowSlot } from './window-slot.ts';

export interface HostParts {
  readonly options: Options;
  /** Root of the program's own files, for `locales/`. */
  readonly root: string;
  readonly machine: Machine;
  readonly systemLanguage: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly life: ProcessLife;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly randomInt: (min: number, max: number) => number;
  readonly onBug: (where: string, error: unknown) => void;
}

export interface BrowserHost {
  /** To be opened once, in one tab. */
  readonly address: string;
  /** Asks the window to put everything away, waits for what is under way, flushes and lets the profile go. */
  stop(): Promise<void>;
}

/** How long a reloading tab may hold its event stream after the new page has asked for its own. */
const patienceMs = 2000;

function setTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Starts the browser host. Throws `profile-in-use`, `profile-from-newer-version` and disk errors. */
export async function startHost(parts: HostParts): Promise<BrowserHost> {
  const { options, disk, randomBytes, onBug } = parts;
  const folder = options.profile;
  const files = await loadStaticFiles(options.staticFolder);
  const plainPages = await loadPlainPages(path.join(parts.root, 'locales'));
  const services = await openServices({
    ...parts,
    folder,
    contentFolder: options.contentFolder,
    appVersion: parts.machine.appVersion,
    safeStorage: null,
  });
  const stopping = makeStopping();
  const sessions = makeSessions(randomBytes);
  const windows = makeWindowSlot({ patienceMs, setTimer });
  const reopenKey = Buffer.from(randomBytes(tokenBytes)).toString('hex');
  const shell = makeBrowserShell(parts.systemLanguage, stopping);
  const server = makeServer(
    {
      callHost: makeHandle(makeHandlers({ services, shell, machine: parts.machine, disk }), { onBug }),
      sessions,
      windows,
      findFile: address => plainPages.get(address) ?? files.find(address),
      reopenKey,
      whileCalling: stopping.whileCalling,
    },
    error => onBug('server', error),
  );
  const end = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await withdraw(disk, folder);
    await services.close();
  };
  try {
    const port = await listenOnOwnPort({ ...parts, server, folder });
    await announce(disk, folder, { port, reopenKey });
    return {
      address: addressOf(port, sessions.newLaunch()),
      stop: () => stopping.finish(() => windows.send({ type: 'close-requested' })).then(end),
    };
  } catch (error) {
    await end();
    throw error;
  }
}
