import type { WebPreferences } from 'electron';
import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../../electron/main/window-options.ts';
import { sourceFiles } from '../../repo/source-files.ts';

type Preferences = WebPreferences & { enableRemoteModule?: boolean };

/** Electron's security checklist as far as it speaks of web preferences; each row names what it forbids. */
const rules: Readonly<Record<string, (preferences: Preferences) => boolean>> = {
  'context isolation is on': preferences => preferences.contextIsolation === true,
  'sandbox is on': preferences => preferences.sandbox === true,
  'no Node in the page': preferences => preferences.nodeIntegration === false,
  'no Node in workers': preferences => preferences.nodeIntegrationInWorker === false,
  'no Node in subframes': preferences => preferences.nodeIntegrationInSubFrames === false,
  'web security is on': preferences => preferences.webSecurity === true,
  'no insecure content': preferences => preferences.allowRunningInsecureContent === false,
  'no experimental features': preferences => preferences.experimentalFeatures === undefined,
  'no Blink features': preferences => preferences.enableBlinkFeatures === undefined,
  'no webview': preferences => preferences.webviewTag === false,
  'no spell-checker (it fetches dictionaries)': preferences => preferences.spellcheck === false,
  'a dropped file does not navigate': preferences => preferences.navigateOnDragDrop === false,
};

const broken: Readonly<Record<string, Preferences>> = {
  'context isolation is on': { contextIsolation: false },
  'sandbox is on': { sandbox: false },
  'no Node in the page': { nodeIntegration: true },
  'no Node in workers': { nodeIntegrationInWorker: true },
  'no Node in subframes': { nodeIntegrationInSubFrames: true },
  'web security is on': { webSecurity: false },
  'no insecure content': { allowRunningInsecureContent: true },
  'no experimental features': { experimentalFeatures: true },
  'no Blink features': { enableBlinkFeatures: 'CSSLayoutAPI' },
  'no webview': { webviewTag: true },
  'no spell-checker (it fetches dictionaries)': { spellcheck: true },
  'a dropped file does not navigate': { navigateOnDragDrop: true },
};

const violations = (preferences: Preferences): string[] =>
  Object.entries(rules)
    .filter(([, holds]) => !holds(preferences))
    .map(([name]) => name);

const electronFiles = sourceFiles(['electron'], ['.ts']);
const filesWith = (pattern: RegExp): string[] =>
  electronFiles.filter(file => pattern.test(file.text)).map(file => file.path);

describe('Electron security checklist', () => {
  it('the window breaks none of it', () => {
    expect(violations(windowOptions('/preload.cjs').webPreferences ?? {})).toEqual([]);
  });

  it.each(Object.keys(rules))('is seen when broken: %s', name => {
    const preferences = { ...windowOptions('/preload.cjs').webPreferences, ...broken[name] };
    expect(violations(preferences)).toEqual([name]);
  });

  it('windows are made in one place, with those options', () => {
    const makers = electronFiles.filter(file =>
      /new (?:[\w.]+\.)?(?:BrowserWindow|WebContentsView|BrowserView)\(/.test(file.text),
    );
    expect(makers.map(file => file.path)).toEqual(['electron/main/desktop.ts']);
    for (const maker of makers) expect(maker.text).toContain('BrowserWindow(windowOptions(');
  });

  it('ipcMain is used by handle.ts only, ipcRenderer by the preload only', () => {
    expect(filesWith(/\bipcMain\.(?:handle|on|once)\b/)).toEqual(['electron/ipc/handle.ts']);
    expect(filesWith(/\bipcRenderer\b/)).toEqual(['electron/preload/preload.ts']);
  });

  it('no file page, no crash upload, no synchronous key storage, no telemetry', () => {
    expect(filesWith(/loadFile\(|crashReporter|encryptString\(|decryptString\(|file:\/\//)).toEqual([]);
  });
});
