import { existsSync } from 'node:fs';
import { findElectronBinary } from '../../../build/electron-binary.ts';
import { browserHost } from './browser-desk.ts';
import type { DeskHost } from './desk.ts';
import { electronHost } from './electron-desk.ts';
import { standInFolder, standInHost } from './stand-in-desk.ts';

const whyNoElectron = (): string | null => {
  if (findElectronBinary() === undefined) return 'its binary is not installed';
  if (process.platform !== 'linux') return 'its profile can be put aside on Linux only';
  if (process.getuid?.() === 0) return 'it keeps its sandbox and does not run as root';
  return process.env.DISPLAY === undefined ? 'there is no display' : null;
};

/**
 * The hosts that can run here. For those that cannot, one line says why, and no test is registered.
 * `E2E_HOSTS=browser,stand-in` chooses among them.
 */
export function availableHosts(): readonly DeskHost[] {
  const wanted = process.env.E2E_HOSTS?.split(',');
  const without: readonly (readonly [DeskHost, string | null])[] = [
    [browserHost, null],
    [standInHost, existsSync(standInFolder) ? null : `${standInFolder} is not there`],
    [electronHost, whyNoElectron()],
  ];
  return without.flatMap(([host, why]) => {
    if (why !== null) console.log(`${host.kind}: not run, ${why}`);
    return why === null && (wanted?.includes(host.kind) ?? true) ? [host] : [];
  });
}

/** Only the hosts that have a window of their own. */
export const desktopHosts = (): readonly DeskHost[] =>
  availableHosts().filter(host => host.kind !== 'browser');
