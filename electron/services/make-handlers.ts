import type { HostHandlers, HostInput } from '../../core/host/contract.ts';
import { requireAllowedLink } from '../../core/host/links.ts';
import type { Disk } from './disk.ts';
import type { Journal } from './journal.ts';
import { kdfMemoryMib } from './kdf-memory.ts';
import { openFile } from './open-file.ts';
import { saveFile } from './save-file.ts';
import type { Services } from './services.ts';

type JournalHandlers = Pick<
  HostHandlers,
  'journal.describe' | 'journal.append' | 'journal.read' | 'journal.rewrite'
>;

export interface SaveRequest {
  readonly suggestedName: string;
  readonly mediaType: HostInput<'files.save'>['mediaType'];
}

/** What kind of file is asked for. */
export type OpenKind = 'pack' | 'root';

/** What only the host around the services can do: each host brings its own. */
export interface Shell {
  readonly kind: 'electron' | 'browser';
  /** The system's language as a BCP 47 tag. */
  systemLanguage(): string;
  /** Asks the person where to save; null when they cancel. */
  chooseSavePath(request: SaveRequest): Promise<string | null>;
  /** The page as it would go to paper, as a PDF; null where the host has no window of its own. */
  printToPdf(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Asks the person which file to open; null when they cancel. */
  chooseOpenPath(kind: OpenKind): Promise<string | null>;
  /** Opens an address that has been checked already. */
  openLink(url: string): Promise<void>;
  /** Puts text on the clipboard and sees to its clearing after a minute. */
  writeClipboard(text: string): void;
  /** A save is under way, or is over: closing waits. */
  setBusy(busy: boolean): void;
  /** The page has put everything away. */
  confirmClose(): void;
  setMenuLanguage(language: 'pl' | 'uk' | 'en'): void;
}

export interface Machine {
  readonly appVersion: string;
  readonly platform: string;
  readonly totalMemoryBytes: number;
  readonly demo: boolean;
}

export interface HandlerParts {
  readonly services: Services;
  readonly shell: Shell;
  readonly machine: Machine;
  readonly disk: Disk;
}

function journalHandlers(journal: () => Promise<Journal>): JournalHandlers {
  return {
    'journal.describe': async () => (await journal()).describeSettled(),
    'journal.append': async ({ frames }) => (await journal()).append(frames),
    'journal.read': async ({ from, maxBytes }) => (await journal()).read(from, maxBytes),
    'journal.rewrite': async input => {
      const open = await journal();
      if (input.step === 'commit') return { state: await open.commitRewrite() };
      if (input.step === 'begin') await open.beginRewrite();
      else if (input.step === 'append') await open.appendRewrite(input.frames);
      else await open.abortRewrite();
      return { state: null };
    },
  };
}

const done = {};

/** Every call of the contract, made of the services and of the host's shell. Give it to `makeHandle`. */
export function makeHandlers({ services, shell, machine, disk }: HandlerParts): HostHandlers {
  const { settings, slots, attempts, secrets, draft, packs } = services;
  return {
    'host.describe': async () => ({
      kind: shell.kind,
      appVersion: machine.appVersion,
      platform: machine.platform,
      systemLanguage: shell.systemLanguage(),
      demo: machine.demo,
      secretStore: await secrets.describe(),
      kdfMemoryMib: kdfMemoryMib(machine.totalMemoryBytes),
    }),
    'settings.read': () => settings.read(),
    'settings.write': async input => settings.write(input).then(() => done),
    'vault.read': async () => ({ bytes: await slots.read() }),
    'vault.write': async ({ bytes }) => slots.write(bytes).then(() => done),
    'attempts.read': () => attempts.read(),
    'attempts.begin': () => attempts.begin(),
    'attempts.reset': async () => attempts.reset().then(() => done),
    'secret.obtain': async () => ({ secret: await secrets.obtain() }),
    ...journalHandlers(services.journal),
    'draft.read': async () => ({ bytes: await draft.read() }),
    'draft.write': async ({ bytes }) => draft.write(bytes).then(() => done),
    'packs.list': async () => ({ ids: await packs.list() }),
    'packs.read': async ({ id }) => ({ files: await packs.read(id) }),
    'files.save': async ({ suggestedName, mediaType, bytes }) => {
      const path = await shell.chooseSavePath({ suggestedName, mediaType });
      if (path === null) return { outcome: 'canceled' };
      await saveFile(disk, path, bytes);
      return { outcome: 'saved' };
    },
    'files.savePdf': async ({ suggestedName }) => {
      // Printed before it is asked where to: the page may change while a dialog is open.
      const bytes = await shell.printToPdf();
      if (bytes === null) return { outcome: 'canceled' };
      const path = await shell.chooseSavePath({ suggestedName, mediaType: 'application/pdf' });
      if (path === null) return { outcome: 'canceled' };
      await saveFile(disk, path, bytes);
      return { outcome: 'saved' };
    },
    'files.open': async ({ kind }) => {
      const path = await shell.chooseOpenPath(kind);
      return { bytes: path === null ? null : await openFile(disk, path) };
    },
    'links.open': async ({ url }) => shell.openLink(requireAllowedLink(url)).then(() => done),
    'clipboard.write': ({ text }) => {
      shell.writeClipboard(text);
      return done;
    },
    'window.setBusy': ({ busy }) => {
      shell.setBusy(busy);
      return done;
    },
    'window.confirmClose': () => {
      shell.confirmClose();
      return done;
    },
    'menu.setLanguage': ({ language }) => {
      shell.setMenuLanguage(language);
      return done;
    },
  };
}
