/** What the process of the stand-in is told when it starts; JSON in its one argument. */
export interface StandInStart {
  /** `launch.mjs` of the stand-in. */
  readonly launcher: string;
  readonly main: string;
  readonly project: string;
  readonly userData: string;
  readonly locale: string;
  readonly args: readonly string[];
  readonly browserArgs: readonly string[];
}

export interface StandInState {
  readonly dialogs: readonly { readonly kind: string; readonly defaultPath: string }[];
  readonly opened: readonly string[];
  readonly refused: readonly string[];
  readonly violations: readonly string[];
  /** Errors and warnings in the console of the page. */
  readonly said: readonly string[];
  readonly timesRaised: number;
}

/** Everything the process of the stand-in can be asked. */
export interface StandInCalls {
  /** Answers when the window is there: the debugging port of its browser, and the page's origin as the browser sees it. */
  ready(): Promise<{ readonly debugPort: number; readonly origin: string }>;
  power(event: string): Promise<void>;
  secondStart(): Promise<void>;
  /** Presses the cross; answers once the window is gone. */
  closeWindow(): Promise<void>;
  answerSave(filePath: string | null): Promise<void>;
  grantedPermissions(names: readonly string[]): Promise<readonly string[]>;
  state(): Promise<StandInState>;
  /** Closes the window and ends the program in order. */
  quit(): Promise<void>;
}
