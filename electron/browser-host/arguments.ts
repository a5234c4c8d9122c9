import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  readonly demo: boolean;
  readonly profile: string;
  /** Opens the installed browser. */
  readonly open: boolean;
  readonly staticFolder: string;
  readonly contentFolder: string;
}

interface Place {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Root of the program's own files. */
  readonly root: string;
}

/** Where programs of this system keep a person's data. */
function dataFolder({ platform, env }: Place): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  const fromEnv = env.XDG_DATA_HOME ?? '';
  return path.isAbsolute(fromEnv) ? fromEnv : path.join(homedir(), '.local', 'share');
}

/** Reads the command line. The demonstration has a profile of its own, so that its people never stand among real ones. Throws on an unknown switch. */
export function readArguments(args: readonly string[], place: Place): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean', default: false },
      open: { type: 'boolean', default: false },
      profile: { type: 'string' },
      static: { type: 'string' },
      content: { type: 'string' },
    },
  });
  const name = values.demo ? 'drogowskaz-demo' : 'drogowskaz';
  return {
    demo: values.demo,
    open: values.open,
    profile: path.resolve(values.profile ?? path.join(dataFolder(place), name)),
    staticFolder: path.resolve(values.static ?? path.join(place.root, 'out', 'renderer')),
    contentFolder: path.resolve(values.content ?? path.join(place.root, 'content')),
  };
}
