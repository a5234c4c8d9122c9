import path from 'node:path';
import type {
  BrowserWindow,
  Clipboard,
  Dialog,
  SafeStorage as ElectronSafeStorage,
  Shell as ElectronShell,
  OpenDialogOptions,
} from 'electron';
import type { UiLanguage } from '../../core/languages.ts';
import { packFileEnding, rootFileEnding } from '../../core/pack/pack-file.ts';
import type { OpenKind, SaveRequest, Shell } from '../services/make-handlers.ts';
import type { SafeStorage } from '../services/secrets.ts';
import type { CloseGuard } from './close-guard.ts';

/** A copied phone number or note must not wait for the next user of the computer. */
const clipboardMs = 60_000;
const openedEndings = { pack: packFileEnding, root: rootFileEnding } as const;
const endings: Readonly<Record<SaveRequest['mediaType'], string>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

export interface DesktopShellParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly shell: Pick<ElectronShell, 'openExternal'>;
  readonly clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>;
  readonly window: () => BrowserWindow | null;
  readonly closeGuard: () => CloseGuard | null;
  readonly systemLanguage: () => string;
  readonly documents: () => string;
  /** Title of the save dialog in the language of the screen. */
  readonly saveTitle: () => string;
  /** Title of the dialog that asks for a file. */
  readonly openTitle: () => string;
  readonly setMenuLanguage: (language: UiLanguage) => void;
  readonly setTimer: (work: () => void, ms: number) => void;
  readonly onBug: (where: string, error: unknown) => void;
}

export interface DesktopShell extends Shell {
  /** Takes what was last copied off the clipboard at once, if it is still there. Never rejects. */
  clearClipboard(): Promise<void>;
}

type ClipboardParts = Pick<DesktopShellParts, 'clipboard' | 'setTimer' | 'onBug'>;

function makeClipboard({ clipboard, setTimer, onBug }: ClipboardParts) {
  let copied: { readonly text: string } | null = null;
  const clear = async (copy: { readonly text: string } | null): Promise<void> => {
    if (copy === null || copy !== copied) return; // a later copy has a minute of its own
    copied = null;
    if ((await clipboard.readText()) === copy.text) clipboard.clear();
  };
  const reported = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => onBug('clipboard', error));
  const write = async (text: string): Promise<void> => {
    const copy = { text };
    copied = copy;
    setTimer(() => void reported(clear(copy)), clipboardMs);
    await clipboard.writeText(text);
  };
  return {
    write: (text: string): void => void reported(write(text)),
    clear: (): Promise<void> => reported(clear(copied)),
  };
}

/** What Electron does around the services. */
export function makeDesktopShell(parts: DesktopShellParts): DesktopShell {
  const clipboard = makeClipboard(parts);
  const chooseSavePath = async ({ suggestedName, mediaType }: SaveRequest): Promise<string | null> => {
    const ending = endings[mediaType];
    const options = {
      title: parts.saveTitle(),
      defaultPath: path.join(parts.documents(), suggestedName),
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    };
    const window = parts.window();
    const answer =
      window === null
        ? await parts.dialog.showSaveDialog(options)
        : await parts.dialog.showSaveDialog(window, options);
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  };
  const printToPdf = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    const window = parts.window();
    // Size and margins are those of print.css, without Chromium's own head and foot.
    return window === null
      ? null
      : new Uint8Array(await window.webContents.printToPDF({ preferCSSPageSize: true }));
  };
  const chooseOpenPath = async (kind: OpenKind): Promise<string | null> => {
    const ending = openedEndings[kind];
    const title = parts.openTitle();
    const options: OpenDialogOptions = {
      title,
      properties: ['openFile'],
      filters: [{ name: ending, extensions: [ending] }],
    };
    const window = parts.window();
    const { canceled, filePaths } =
      window === null
        ? await parts.dialog.showOpenDialog(options)
        : await parts.dialog.showOpenDialog(window, options);
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    kind: 'electron',
    systemLanguage: parts.systemLanguage,
    chooseSavePath,
    printToPdf,
    chooseOpenPath,
    openLink: url => parts.shell.openExternal(url),
    writeClipboard: clipboard.write,
    clearClipboard: clipboard.clear,
    setBusy: busy => parts.closeGuard()?.setBusy(busy),
    confirmClose: () => parts.closeGuard()?.confirm(),
    setMenuLanguage: parts.setMenuLanguage,
  };
}

/** Electron's asynchronous safeStorage as the services want it; the synchronous one is never used. */
export const keychainOf = (safeStorage: ElectronSafeStorage, platform: NodeJS.Platform): SafeStorage => ({
  available: () => safeStorage.isAsyncEncryptionAvailable(),
  // Only Linux has several backends, one of them without any protection.
  backend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system'),
  encrypt: text => safeStorage.encryptStringAsync(text),
  decrypt: async bytes => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
});
