import { isDeepStrictEqual } from 'node:util';
import type {
  BrowserWindow,
  OpenDialogReturnValue,
  SafeStorage,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { describe, expect, it } from 'vitest';
import { hostCalls } from '../../../core/host/contract.ts';
import {
  type DesktopShellParts,
  keychainOf,
  makeDesktopShell,
} from '../../../electron/main/desktop-shell.ts';
import { as } from './fake-electron.ts';

/** A clipboard as the system has one: any program may write on it. */
function makeClipboard() {
  const board = {
    text: '',
    broken: false,
    writeText: async (text: string) => {
      if (board.broken) throw new Error('the clipboard belongs to another program');
      board.text = text;
    },
    readText: async () => {
      if (board.broken) throw new Error('the clipboard belongs to another program');
      return board.text;
    },
    clear: () => {
      board.text = '';
    },
  };
  return board;
}

function setUp(
  parts: Partial<DesktopShellParts> = {},
  answer?: SaveDialogReturnValue | OpenDialogReturnValue,
) {
  const clipboard = makeClipboard();
  const timers: { work: () => void; ms: number }[] = [];
  const asked: unknown[][] = [];
  const opened: string[] = [];
  const bugs: string[] = [];
  const shell = makeDesktopShell({
    dialog: as<DesktopShellParts['dialog']>({
      showSaveDialog: async (...args: unknown[]) => {
        asked.push(args);
        return answer;
      },
      showOpenDialog: async (...args: unknown[]) => {
        asked.push(args);
        return answer;
      },
    }),
    shell: {
      openExternal: async url => {
        opened.push(url);
      },
    },
    clipboard,
    window: () => null,
    closeGuard: () => null,
    systemLanguage: () => 'pl-PL',
    documents: () => '/home/k1/Documents',
    saveTitle: () => 'Zapisz',
    openTitle: () => 'Otwórz',
    setMenuLanguage: () => undefined,
    setTimer: (work, ms) => timers.push({ work, ms }),
    onBug: where => bugs.push(where),
    ...parts,
  });
  /** Lets what was started, and what that starts, come to its end. */
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { shell, clipboard, timers, asked, opened, bugs, settle };
}

const request = { suggestedName: 'desk-2026-11-21.csv', mediaType: 'text/csv' } as const;
const options: SaveDialogOptions = {
  title: 'Zapisz',
  defaultPath: '/home/k1/Documents/desk-2026-11-21.csv',
  filters: [{ name: 'CSV', extensions: ['csv'] }],
};

describe('the save dialog', () => {
  it('offers the name in the documents folder, on top of the window', async () => {
    const window = as<BrowserWindow>({});
    const chosen = { canceled: false, filePath: '/mnt/stick/a.csv' };
    const { shell, asked } = setUp({ window: () => window }, chosen);
    expect(await shell.chooseSavePath(request)).toBe('/mnt/stick/a.csv');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]).toBe(window);
    expect(asked[0]?.[1]).toEqual(options);
  });

  it('stands alone where there is no window', async () => {
    const { shell, asked } = setUp({}, { canceled: false, filePath: '/a.csv' });
    expect(await shell.chooseSavePath(request)).toBe('/a.csv');
    expect(isDeepStrictEqual(asked, [[options]])).toBe(true);
  });

  it('names the kind of file', async () => {
    const kinds = {
      'application/json': 'json',
      'text/csv': 'csv',
      'application/pdf': 'pdf',
      'text/plain': 'txt',
      'text/calendar': 'ics',
      'text/vcard': 'vcf',
      'application/zip': 'zip',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
    } as const;
    const mediaTypes = hostCalls['files.save'].input.shape.mediaType.options;
    expect(Object.keys(kinds)).toEqual(mediaTypes);
    for (const mediaType of mediaTypes) {
      const { shell, asked } = setUp({}, { canceled: true, filePath: '' });
      await shell.chooseSavePath({ suggestedName: 'a', mediaType });
      expect(asked[0]?.[0]).toMatchObject({
        filters: [{ name: kinds[mediaType].toUpperCase(), extensions: [kinds[mediaType]] }],
      });
    }
  });

  it('answers nothing when it is cancelled, or answered without a name', async () => {
    for (const answer of [
      { canceled: true, filePath: '' },
      { canceled: true, filePath: '/a.csv' },
      { canceled: false, filePath: '' },
    ])
      expect(await setUp({}, answer).shell.chooseSavePath(request)).toBeNull();
  });
});

describe('the page as a PDF', () => {
  it('has the size and margins of its own print styles', async () => {
    const asked: unknown[] = [];
    const webContents = {
      printToPDF: async (options: unknown) => {
        asked.push(options);
        return Buffer.from('%PDF');
      },
    };
    const { shell } = setUp({ window: () => as<BrowserWindow>({ webContents }) });
    expect(await shell.printToPdf()).toEqual(new Uint8Array(Buffer.from('%PDF')));
    expect(asked).toEqual([{ preferCSSPageSize: true }]);
  });

  it('is not there without a window', async () => {
    expect(await setUp({}).shell.printToPdf()).toBeNull();
  });
});

describe('the dialog for a file to read', () => {
  it.each(['pack', 'root'] as const)('asks for one %s on top of the window', async kind => {
    const window = as<BrowserWindow>({});
    const chosen = { canceled: false, filePaths: ['/mnt/stick/a', '/mnt/stick/b'] };
    const { shell, asked } = setUp({ window: () => window }, chosen);
    expect(await shell.chooseOpenPath(kind)).toBe('/mnt/stick/a');
    const ending = `drogowskaz-${kind}`;
    expect(asked[0]?.[0]).toBe(window);
    expect(asked[0]?.[1]).toEqual({
      title: 'Otwórz',
      properties: ['openFile'],
      filters: [{ name: ending, extensions: [ending] }],
    });
  });

  it('answers nothing when it is cancelled, or answered without a file', async () => {
    for (const answer of [
      { canceled: true, filePaths: [] },
      { canceled: true, filePaths: ['/a'] },
      { canceled: false, filePaths: [] },
    ])
      expect(await setUp({}, answer).shell.chooseOpenPath('pack')).toBeNull();
  });
});

describe('the clipboard', () => {
  it('is cleared a minute after something was copied', async () => {
    const { shell, clipboard, timers, settle } = setUp();
    shell.writeClipboard('12 616 12 00');
    await settle();
    expect(clipboard.text).toBe('12 616 12 00');
    expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
    timers[0]?.work();
    await settle();
    expect(clipboard.text).toBe('');
  });

  it('is left alone when it holds something else by then', async () => {
    const { shell, clipboard, timers, settle } = setUp();
    shell.writeClipboard('a note');
    await settle();
    clipboard.text = 'from another program';
    timers[0]?.work();
    await settle();
    expect(clipboard.text).toBe('from another program');
    await shell.clearClipboard();
    expect(clipboard.text).toBe('from another program');
  });

  it('gives a second copy its own minute, also of the same text', async () => {
    const { shell, clipboard, timers, settle } = setUp();
    shell.writeClipboard('a note');
    shell.writeClipboard('a note');
    await settle();
    timers[0]?.work();
    await settle();
    expect(clipboard.text).toBe('a note');
    timers[1]?.work();
    await settle();
    expect(clipboard.text).toBe('');
  });

  it('is cleared at once when the program ends, but only of what is ours', async () => {
    const { shell, clipboard, settle } = setUp();
    clipboard.text = 'of somebody else';
    await shell.clearClipboard();
    expect(clipboard.text).toBe('of somebody else');
    shell.writeClipboard('a note');
    await settle();
    await shell.clearClipboard();
    expect(clipboard.text).toBe('');
  });

  it('may fail without ending the program', async () => {
    const { shell, clipboard, bugs, timers, settle } = setUp();
    clipboard.broken = true;
    shell.writeClipboard('a note');
    await settle();
    timers[0]?.work();
    await settle();
    expect(bugs).toEqual(['clipboard', 'clipboard']);
    await shell.clearClipboard();
  });
});

describe('the rest of the shell', () => {
  it('opens what it is given, tells the close guard, and is Electron', async () => {
    const told: unknown[] = [];
    const guard = { confirm: () => told.push('confirm'), setBusy: (busy: boolean) => told.push(busy) };
    const { shell, opened } = setUp({ closeGuard: () => guard, setMenuLanguage: tag => told.push(tag) });
    await shell.openLink('https://www.gov.pl/');
    shell.setBusy(true);
    shell.confirmClose();
    shell.setMenuLanguage('uk');
    expect(opened).toEqual(['https://www.gov.pl/']);
    expect(told).toEqual([true, 'confirm', 'uk']);
    expect([shell.kind, shell.systemLanguage()]).toEqual(['electron', 'pl-PL']);
  });

  it('has nobody to tell when the window has gone', () => {
    const { shell } = setUp();
    shell.setBusy(true);
    shell.confirmClose();
  });
});

describe('the keychain', () => {
  /** The shape of Electron 46: the synchronous calls are gone, and using one throws. */
  const asynchronous = as<SafeStorage>({
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'basic_text',
    encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
    decryptStringAsync: async (bytes: Buffer) => {
      if (!Buffer.isBuffer(bytes)) throw new Error('not a Buffer');
      return { result: bytes.toString().slice('sealed '.length), shouldReEncrypt: false };
    },
  });

  it('is used by its asynchronous calls only', async () => {
    const keychain = keychainOf(asynchronous, 'linux');
    expect(await keychain.available()).toBe(true);
    const sealed = await keychain.encrypt('secret');
    expect(await keychain.decrypt(new Uint8Array(sealed))).toBe('secret');
  });

  it('names its backend on Linux, where one of them protects nothing', () => {
    expect(keychainOf(asynchronous, 'linux').backend()).toBe('basic_text');
    expect(keychainOf(asynchronous, 'win32').backend()).toBe('system');
    expect(keychainOf(asynchronous, 'darwin').backend()).toBe('system');
  });
});
