import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

/** Puts a note of every call on one list, so that a test can see the order. */
type Note = (what: string) => void;

/** A part of Electron seen as the whole: what the program does not touch is not there, and touching it throws. */
export const as = <T>(fake: object): T => fake as unknown as T;

export class FakeContents extends EventEmitter {
  readonly sent: unknown[] = [];
  reloads = 0;
  openHandler: (() => { action: string }) | undefined;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  send(_channel: string, event: unknown): void {
    this.sent.push(event);
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly done: string[] = [];
  readonly options: Electron.BrowserWindowConstructorOptions;
  minimized = false;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  isDestroyed(): boolean {
    return this.done.includes('destroy');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.done.push('restore');
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  destroy(): void {
    this.done.push('destroy');
    this.emit('closed');
  }
}

interface Options {
  readonly userData: string;
  readonly appPath: string;
  readonly systemLanguages?: readonly string[];
  /** False where another start holds the lock. */
  readonly first?: boolean;
  /** What loading the page rejects with. */
  readonly loadError?: Error;
}

type Invoke = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;

/** The session's guards, noted when they are set. */
const fakeSession = (note: Note, serve: (handler: (request: Request) => Response) => void): object =>
  Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: () => note('session guarded'),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response) => {
        note(`serves ${scheme}:`);
        serve(handler);
      },
    },
  });

/** As much of Electron as the program touches on its way from start to end. */
export function fakeElectron({
  userData,
  appPath,
  systemLanguages = ['pl-PL'],
  first = true,
  loadError,
}: Options) {
  const order: string[] = [];
  const note: Note = what => order.push(what);
  const windows: FakeWindow[] = [];
  const boxes: { title: string; text: string }[] = [];
  const menus: Electron.MenuItemConstructorOptions[][] = [];
  const held: { invoke?: Invoke; serve?: (request: Request) => Response } = {};
  const paths: Record<string, string> = { userData, documents: '/documents' };
  const app = Object.assign(new EventEmitter(), {
    getPath: (name: string) => paths[name],
    setPath: (name: string, to: string) => {
      paths[name] = to;
    },
    getAppPath: () => appPath,
    getVersion: () => '0.1.0',
    getLocale: () => 'en-US',
    getPreferredSystemLanguages: () => [...systemLanguages],
    enableSandbox: () => note('sandbox'),
    requestSingleInstanceLock: () => {
      note('single instance');
      return first;
    },
    whenReady: async () => note('ready'),
    quit: () => note('quit'),
    exit: (code: number) => note(`exit ${code}`),
  });
  app.on('newListener', (name: string) => note(`hears ${name}`));
  class BrowserWindow extends FakeWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options);
      note('window');
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      note(`loads ${url}`);
      if (loadError !== undefined) throw loadError;
    }
  }
  const powerMonitor = new EventEmitter();
  const clipboard = {
    text: '',
    writeText: async (text: string) => {
      clipboard.text = text;
    },
    readText: async () => clipboard.text,
    clear: () => {
      clipboard.text = '';
    },
  };
  const electron = as<typeof Electron>({
    app,
    BrowserWindow,
    powerMonitor,
    session: { defaultSession: fakeSession(note, handler => (held.serve = handler)) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) =>
        note(`registers ${schemes.map(({ scheme }) => scheme).join()}`),
    },
    ipcMain: {
      handle: (_channel: string, listener: Invoke) => {
        note('answers calls');
        held.invoke = listener;
      },
    },
    dialog: {
      showErrorBox: (title: string, text: string) => boxes.push({ title, text }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    },
    shell: {},
    clipboard,
    safeStorage: {},
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => menus.push(menu),
    },
  });
  return { electron, app, powerMonitor, clipboard, order, windows, boxes, menus, held, paths };
}
