import type { Page } from 'playwright-core';

/** The same program in three houses: an installed browser, the stand-in for Electron, Electron itself. */
export type HostKind = 'browser' | 'stand-in' | 'electron';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a desktop host can be made to do and asked about; null in the browser host, which has no window of its own. */
export interface DesktopControl {
  power(event: 'suspend' | 'lock-screen' | 'shutdown'): Promise<void>;
  /** Somebody starts the program a second time. */
  secondStart(): Promise<void>;
  /** How often the window has been brought to the front. */
  timesRaised(): Promise<number>;
  /** Presses the cross of the window; answers once it is gone. */
  closeWindow(): Promise<void>;
  /** The answer to the next save dialog; null cancels it. */
  answerSave(filePath: string | null): Promise<void>;
  /** What a dialog asked, oldest first. */
  dialogs(): Promise<readonly { readonly kind: string; readonly defaultPath: string }[]>;
  /** Addresses that were stopped: navigations, new windows, requests. */
  refused(): Promise<readonly string[]>;
  /** Addresses given to the system's own browser. */
  opened(): Promise<readonly string[]>;
  /** Asks for permissions as a page would, through both handlers. @returns those that were granted. */
  grantedPermissions(names: readonly string[]): Promise<readonly string[]>;
}

export interface DeskOptions {
  /** Everything this desk keeps; an existing one is the same computer on the next day. */
  readonly folder: string;
  /** Switches of the program, for example `--demo`. */
  readonly args?: readonly string[];
  /** Language of the system, for example `uk-UA`. */
  readonly locale?: string;
  /** Further switches of Chromium. */
  readonly browserArgs?: readonly string[];
}

/** One running program with its window. */
export interface Desk {
  readonly kind: HostKind;
  readonly page: Page;
  /** The profile folder of the host: journal, key slots, draft. */
  readonly profile: string;
  /** Every folder in which this desk may leave something. */
  readonly folder: string;
  /** The main process of the browser. */
  readonly browserPid: number;
  readonly desktop: DesktopControl | null;
  /** Answers the file that was written by a save; `press` begins it and ends when the screen says that it is done. */
  save(press: () => Promise<void>): Promise<SavedFile>;
  /** Ends as a person would. */
  close(): Promise<void>;
  /** SIGKILL to the host and to the whole browser, at once. */
  kill(): Promise<void>;
  /**
   * Everything that must never be: errors in the console, requests to anybody else, sockets and words on the error
   * channel of the host, what the stand-in calls a violation.
   */
  problems(): Promise<readonly string[]>;
}

export interface DeskHost {
  readonly kind: HostKind;
  open(options: DeskOptions): Promise<Desk>;
}
