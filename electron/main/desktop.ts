import path from 'node:path';
import type * as Electron from 'electron';
import { AppError } from '../../core/errors.ts';
import type { HostEvent } from '../../core/host/contract.ts';
import { appPage, appScheme, eventChannel } from '../../core/host/origin.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { handle } from '../ipc/handle.ts';
import type { Clock } from '../services/clock.ts';
import type { Disk } from '../services/disk.ts';
import { makeHandle } from '../services/handle.ts';
import { makeHandlers } from '../services/make-handlers.ts';
import type { ProcessLife } from '../services/process-life.ts';
import { openServices, type Services } from '../services/services.ts';
import { loadStaticFiles } from '../services/static-files.ts';
import { answerAppRequest, appSchemePrivileges } from './app-protocol.ts';
import { refusedArgument } from './arguments.ts';
import { type CloseGuard, guardClosing } from './close-guard.ts';
import { type DesktopShell, keychainOf, makeDesktopShell } from './desktop-shell.ts';
import { guardApp, guardSession } from './guards.ts';
import { menuTemplate, openDialogTitle, saveDialogTitle } from './menu.ts';
import { lockOnPowerEvents } from './power.ts';
import { startErrorWords } from './start-error.ts';
import { windowOptions } from './window-options.ts';

export interface DesktopParts {
  readonly electron: typeof Electron;
  /** The built preload. */
  readonly preload: string;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly totalMemoryBytes: number;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly life: ProcessLife;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly onBug: (where: string, error: unknown) => void;
  readonly setTimer: (work: () => void, ms: number) => void;
}

/** What changes while the program runs. */
interface State {
  window: Electron.BrowserWindow | null;
  closeGuard: CloseGuard | null;
  language: UiLanguage;
}

const systemLanguageOf = (app: Electron.App): string =>
  app.getPreferredSystemLanguages()[0] ?? app.getLocale();

const uiLanguageOf = (tag: string): UiLanguage => {
  const short = tag.slice(0, 2).toLowerCase();
  return short === 'uk' || short === 'en' ? short : 'pl';
};

/**
 * Starts the desktop program: everything that must happen before Electron is ready happens before the first `await`.
 * A second start raises the first window and ends.
 */
export async function startDesktop(parts: DesktopParts): Promise<void> {
  const { app, protocol } = parts.electron;
  if (refusedArgument(parts.argv) !== undefined) return app.exit(2);
  const demo = parts.argv.includes('--demo');
  // The demonstration has its own storage, so that its people never stand among real ones.
  if (demo) app.setPath('userData', `${app.getPath('userData')}-demo`);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
  guardApp(app);
  if (!app.requestSingleInstanceLock()) return app.quit();
  try {
    // Before the page, and so before its storage, is opened: an older program must not touch a newer profile.
    const services = await openServices({
      ...parts,
      folder: path.join(app.getPath('userData'), 'profile'),
      contentFolder: path.join(app.getAppPath(), 'content'),
      appVersion: app.getVersion(),
      safeStorage: keychainOf(parts.electron.safeStorage, parts.platform),
    });
    await app.whenReady();
    await openProgram(parts, services, demo);
  } catch (error) {
    await app.whenReady();
    if (!(error instanceof AppError)) parts.onBug('start', error);
    const words = startErrorWords(error, uiLanguageOf(systemLanguageOf(app)));
    parts.electron.dialog.showErrorBox(words.title, words.text);
    app.exit(1);
  }
}

async function openProgram(parts: DesktopParts, services: Services, demo: boolean): Promise<void> {
  const { app, session, ipcMain, powerMonitor } = parts.electron;
  const state: State = { window: null, closeGuard: null, language: uiLanguageOf(systemLanguageOf(app)) };
  const send = (event: HostEvent): void => state.window?.webContents.send(eventChannel, event);
  guardSession(session.defaultSession);
  const files = await loadStaticFiles(path.join(app.getAppPath(), 'out', 'renderer'));
  session.defaultSession.protocol.handle(appScheme, request => answerAppRequest(files, request));
  const machine = {
    appVersion: app.getVersion(),
    platform: parts.platform,
    totalMemoryBytes: parts.totalMemoryBytes,
    demo,
  };
  const shell = shellOf(parts, state, send);
  const callHost = makeHandle(makeHandlers({ services, shell, machine, disk: parts.disk }), {
    onBug: parts.onBug,
  });
  handle(ipcMain, callHost);
  lockOnPowerEvents(powerMonitor, send);
  setMenu(parts, state, send);
  app.on('second-instance', () => raise(state.window));
  endInOrder(parts, services, shell);
  await openWindow(parts, state, send);
}

function shellOf(parts: DesktopParts, state: State, send: (event: HostEvent) => void): DesktopShell {
  const { app, dialog, shell, clipboard } = parts.electron;
  return makeDesktopShell({
    dialog,
    shell,
    clipboard,
    window: () => state.window,
    closeGuard: () => state.closeGuard,
    systemLanguage: () => systemLanguageOf(app),
    documents: () => app.getPath('documents'),
    saveTitle: () => saveDialogTitle(state.language),
    openTitle: () => openDialogTitle(state.language),
    setMenuLanguage: language => {
      state.language = language;
      setMenu(parts, state, send);
    },
    setTimer: parts.setTimer,
    onBug: parts.onBug,
  });
}

function setMenu(parts: DesktopParts, state: State, send: (event: HostEvent) => void): void {
  const { Menu } = parts.electron;
  const template = menuTemplate({
    language: state.language,
    isMac: parts.platform === 'darwin',
    onCommand: command => send({ type: 'command', command }),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function raise(window: Electron.BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function openWindow(
  parts: DesktopParts,
  state: State,
  send: (event: HostEvent) => void,
): Promise<void> {
  const window = new parts.electron.BrowserWindow(windowOptions(parts.preload));
  state.window = window;
  state.closeGuard = guardClosing({ window, send, setTimer: parts.setTimer });
  window.on('ready-to-show', () => window.show());
  window.on('closed', () => {
    state.window = null;
    state.closeGuard = null;
  });
  // A page that crashed comes back locked; what was saved is in the journal, what was typed in the draft.
  window.webContents.on('render-process-gone', () => {
    state.closeGuard?.setBusy(false); // nobody is left who would say that the save is over
    if (!window.isDestroyed()) window.webContents.reload();
  });
  await window.loadURL(appPage);
}

/** The last window closes the services before the program ends; nothing is cut off in the middle of a write. */
function endInOrder(parts: DesktopParts, services: Services, shell: DesktopShell): void {
  const { app } = parts.electron;
  let isClosed = false;
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    Promise.all([shell.clearClipboard(), services.close()])
      .catch((error: unknown) => parts.onBug('close', error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  };
  app.on('window-all-closed', close);
  app.on('will-quit', event => {
    if (isClosed) return;
    event.preventDefault();
    close();
  });
}
