import { existsSync } from 'node:fs';
import path from 'node:path';

/** Flags under which every test browser runs: no sandbox (tests may run as root), no traffic of its own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
] as const;

const candidates = (): string[] => {
  const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  const windows = programFiles
    .filter(folder => folder !== undefined)
    .flatMap(folder => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windows,
  ];
};

/**
 * Path of an installed Chromium, Chrome or Edge; `CHROMIUM_PATH` wins. Undefined when none is installed:
 * Playwright then uses the browser it downloaded itself.
 */
export const findBrowser = (): string | undefined =>
  process.env.CHROMIUM_PATH ?? candidates().find(candidate => existsSync(candidate));
