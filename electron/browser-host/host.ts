import type { Server } from 'node:http';
import path from 'node:path';
import { tokenBytes } from '../../core/host/browser-protocol.ts';
import type { Clock } from '../services/clock.ts';
import type { Disk } from '../services/disk.ts';
import { makeHandle } from '../services/handle.ts';
import { type Machine, makeHandlers } from '../services/make-handlers.ts';
import type { ProcessLife } from '../services/process-life.ts';
import { openServices, type Services } from '../services/services.ts';
import { loadStaticFiles } from '../services/static-files.ts';
import type { Options } from './arguments.ts';
import { makeBrowserShell } from './browser-shell.ts';
import { listenOnOwnPort } from './listen.ts';
import { loadPlainPages } from './plain-page.ts';
import { addressOf, announce, withdraw } from './running-host.ts';
import { makeServer } from './server.ts';
import { makeSessions } from './sessions.ts';
import { makeStopping, type Stopping } from './stopping.ts';
import { makeWindowSlot, type WindowSlot } from './window-slot.ts';

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

interface Front {
  readonly server: Server;
  readonly windows: WindowSlot;
  readonly address: string;
}

/** How long a reloading tab may hold its event stream after the new page has asked for its own. */
const patienceMs = 2000;

function setTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** What listens to the page, and the one window it listens to. */
async function makeFront(parts: HostParts, services: Services, stopping: Stopping): Promise<Front> {
  const { options, disk, machine, randomBytes, onBug } = parts;
  const files = await loadStaticFiles(options.staticFolder);
  if (files.find('/') === null) throw new Error(`no built page in ${options.staticFolder}`);
  const plainPages = await loadPlainPages(path.join(parts.root, 'locales'));
  const shell = makeBrowserShell(parts.systemLanguage, stopping);
  const sessions = makeSessions(randomBytes);
  const windows = makeWindowSlot({ patienceMs, setTimer });
  const reopenKey = Buffer.from(randomBytes(tokenBytes)).toString('hex');
  const server = makeServer(
    {
      callHost: makeHandle(makeHandlers({ services, shell, machine, disk }), { onBug }),
      sessions,
      windows,
      findFile: address => plainPages.get(address) ?? files.find(address),
      reopenKey,
      whileCalling: stopping.whileCalling,
    },
    error => onBug('server', error),
  );
  const port = await listenOnOwnPort({ ...parts, server, folder: options.profile });
  await announce(disk, options.profile, { port, reopenKey });
  return { server, windows, address: addressOf(port, sessions.newLaunch()) };
}

/** Starts the browser host. Throws `profile-in-use`, `profile-from-newer-version` and disk errors. */
export async function startHost(parts: HostParts): Promise<BrowserHost> {
  const { options, disk, machine } = parts;
  const services = await openServices({
    ...parts,
    folder: options.profile,
    contentFolder: options.contentFolder,
    appVersion: machine.appVersion,
    safeStorage: null,
  });
  const stopping = makeStopping();
  try {
    const { server, windows, address } = await makeFront(parts, services, stopping);
    return {
      address,
      stop: async () => {
        await stopping.finish({
          ask: () => windows.send({ type: 'close-requested' }),
          whenGone: windows.whenFree,
        });
        server.close();
        server.closeAllConnections();
        await withdraw(disk, options.profile);
        await services.close();
      },
    };
  } catch (error) {
    await services.close();
    throw error;
  }
}
