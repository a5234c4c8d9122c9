import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfChanged } from './build.ts';
import { type Choice, chooseHost, lineOf } from './choose-host.ts';
import { electronVersion, fetchElectronBinary, findElectronBinary } from './electron-binary.ts';
import { projectRoot } from './vite-config.ts';

/** Fetching takes a while and says nothing by itself. */
function fetchBinary(): boolean {
  console.log("Fetching Electron's binary; this happens once.");
  return fetchElectronBinary();
}

const commandOf = (choice: Choice): readonly [string, readonly string[]] =>
  choice.host === 'electron'
    ? [choice.binary, [projectRoot, ...choice.args]]
    : [process.execPath, [path.join(projectRoot, 'electron/browser-host/main.ts'), ...choice.args]];

if (await buildIfChanged()) console.log('Built the program.');
const choice = chooseHost({
  args: process.argv.slice(2),
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  electronVersion: electronVersion(),
  findBinary: findElectronBinary,
  fetchBinary,
});
console.log(lineOf(choice));
const [command, args] = commandOf(choice);
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
