import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostHandlers } from '../../core/host/contract.ts';
import { systemClock } from '../../electron/services/clock.ts';
import { nodeDisk } from '../../electron/services/disk.ts';
import { makeHandlers, type Shell } from '../../electron/services/make-handlers.ts';
import { processLife } from '../../electron/services/process-life.ts';
import { openServices, type Services } from '../../electron/services/services.ts';

/** A shell that writes down what it is asked. */
export interface HeardShell extends Shell {
  readonly heard: string[];
  /** The answer of the save dialog. */
  savePath: string | null;
  /** The answer of the open dialog. */
  openPath: string | null;
}

function makeHeardShell(): HeardShell {
  const heard: string[] = [];
  return {
    heard,
    savePath: null,
    openPath: null,
    kind: 'electron',
    systemLanguage: () => 'pl-PL',
    async chooseSavePath() {
      return this.savePath;
    },
    printToPdf: async () => new TextEncoder().encode('%PDF-1.7 made for a test'),
    async chooseOpenPath(kind) {
      heard.push(`choose ${kind}`);
      return this.openPath;
    },
    openLink: async url => {
      heard.push(`open ${url}`);
    },
    writeClipboard: text => heard.push(`copy ${text}`),
    setBusy: busy => heard.push(`busy ${busy}`),
    confirmClose: () => heard.push('close'),
    setMenuLanguage: language => heard.push(`menu ${language}`),
  };
}

/** The real services on a folder below `folder`, with the program's own packs and no keychain. */
export async function startServices(
  folder: string,
): Promise<{ services: Services; handlers: HostHandlers; shell: HeardShell }> {
  const services = await openServices({
    folder: path.join(folder, 'profile'),
    contentFolder: fileURLToPath(new URL('../../content', import.meta.url)),
    appVersion: '0.1.0',
    safeStorage: null,
    clock: systemClock,
    disk: nodeDisk,
    life: processLife,
    randomBytes: length => new Uint8Array(length),
  });
  const shell = makeHeardShell();
  const machine = { appVersion: '0.1.0', platform: 'linux', totalMemoryBytes: 8 * 1024 ** 3, demo: false };
  return { services, shell, handlers: makeHandlers({ services, shell, machine, disk: nodeDisk }) };
}
