/** What the choice of a host depends on; handed in, so that it can be tested. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** Version of Electron that package.json asks for. */
  readonly electronVersion: string;
  /** Path of the installed executable, else undefined. */
  readonly findBinary: () => string | undefined;
  /** Tries to fetch it; may take minutes. @returns whether it is there afterwards. */
  readonly fetchBinary: () => boolean;
}

/** Which host is started, with what, and why in a few words for the person who typed `npm start`. */
export type Choice =
  | {
      readonly host: 'electron';
      readonly binary: string;
      readonly args: readonly string[];
      readonly why: string;
    }
  | { readonly host: 'browser'; readonly args: readonly string[]; readonly why: string };

/** Asks for the browser host; meant for this script and not passed on. */
const browserSwitch = '--browser';

const hasDisplay = ({ platform, env }: Surroundings): boolean =>
  platform !== 'linux' || [env.DISPLAY, env.WAYLAND_DISPLAY].some(name => name !== undefined && name !== '');

/** Why Electron cannot or shall not be used here, before anybody looks for its binary; null where it can. */
function whyNotElectron(around: Surroundings): string | null {
  if (around.args.includes(browserSwitch)) return `asked for with ${browserSwitch}`;
  if (!hasDisplay(around)) return 'there is no display for an Electron window';
  if (around.platform === 'linux' && around.isRoot)
    return 'Electron keeps its sandbox and does not run as root';
  return null;
}

/**
 * Electron where its binary is here or can be fetched and a window can be shown, otherwise the browser host. A
 * browser is opened only where there is a display to open it on; the host prints its address in any case.
 */
export function chooseHost(around: Surroundings): Choice {
  const passed = around.args.filter(arg => arg !== browserSwitch);
  const browserArgs = hasDisplay(around) ? ['--open', ...passed] : passed;
  const reason = whyNotElectron(around);
  if (reason !== null) return { host: 'browser', args: browserArgs, why: reason };
  const isHere = around.findBinary() !== undefined || around.fetchBinary();
  const binary = isHere ? around.findBinary() : undefined;
  if (binary !== undefined)
    return { host: 'electron', binary, args: passed, why: `its binary ${around.electronVersion} is here` };
  const why = "Electron's binary is not here and could not be fetched";
  return { host: 'browser', args: browserArgs, why };
}

/** The choice in one line. */
export const lineOf = ({ host, why }: Choice): string =>
  host === 'electron' ? `Starting in Electron: ${why}.` : `Starting the browser host: ${why}.`;
