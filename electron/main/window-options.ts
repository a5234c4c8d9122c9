import type { BrowserWindowConstructorOptions } from 'electron';

/** The one window. What is not named here keeps Electron's safe default; test/unit/electron/checklist.test.ts holds it. */
export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  minWidth: 320,
  minHeight: 400,
  show: false,
  title: 'Drogowskaz',
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    enableWebSQL: false,
    disableDialogs: true,
    safeDialogs: true,
  },
});
