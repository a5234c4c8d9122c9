import type { Shell } from '../services/make-handlers.ts';
import type { Stopping } from './stopping.ts';

/**
 * What the host does around the services when the window is a browser's tab: nothing. Downloads, files, links and the
 * clipboard are the page's own (renderer/app/browser-bridge.ts), and a call for them that comes here all the same
 * has no effect.
 */
export const makeBrowserShell = (systemLanguage: string, stopping: Stopping): Shell => ({
  kind: 'browser',
  systemLanguage: () => systemLanguage,
  chooseSavePath: () => Promise.resolve(null),
  printToPdf: () => Promise.resolve(null),
  chooseOpenPath: () => Promise.resolve(null),
  openLink: () => Promise.resolve(),
  writeClipboard: () => undefined,
  setBusy: busy => stopping.setBusy(busy),
  confirmClose: () => stopping.confirm(),
  setMenuLanguage: () => undefined,
});
