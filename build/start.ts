import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfChanged } from './build.ts';
import { electronVersion, fetchElectronBinary, findElectronBinary } from './electron-binary.ts';
import { projectRoot } from './vite-config.ts';

/** Why this host was chosen, in one line for the person who typed `npm start`. */
interface Choice {
  readonly host: 'electron' | 'browser';
  readonly why: string;
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

function chooseHost(args: readonly string[]): Choice {
  if (args.includes('--browser')) return { host: 'browser', why: 'asked for with --browser' };
  if (!hasDisplay()) return { host: 'browser', why: 'there is no display for an Electron window' };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { host: 'browser', why: 'Electron keeps its sandbox and does not run as root' };
  if (findElectronBinary() !== undefined || fetchElectronBinary())
    return { host: 'electron', why: `its binary ${electronVersion()} is here` };
  return { host: 'browser', why: "Electron's binary is not here and could not be fetched" };
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (await buildIfChanged()) console.log('Built the program.');
  const choice = chooseHost(args);
  console.log(
    choice.host === 'electron'
      ? `Starting in Electron: ${choice.why}.`
      : `Starting the browser host: ${choice.why}.`,
  );
  const passed = args.filter(arg => arg !== '--browser');
  const binary = findElectronBinary();
  const child =
    choice.host === 'electron' && binary !== undefined
      ? spawn(binary, [projectRoot, ...passed], { stdio: 'inherit' })
      : spawn(
          process.execPath,
          [
            path.join(projectRoot, 'electron/browser-host/main.ts'),
            ...(hasDisplay() ? ['--open'] : []),
            ...passed,
          ],
          { stdio: 'inherit' },
        );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
}

await main();
