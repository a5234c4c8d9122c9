import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './vite-config.ts';

const electronFolder = path.join(projectRoot, 'node_modules', 'electron');
const fetchTimeoutMs = 300_000;

/** Path of the Electron executable when it is installed, else undefined. Never downloads. */
export function findElectronBinary(): string | undefined {
  const pathFile = path.join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronFolder, 'dist');
  const binary = path.join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Fetches the binary with Electron's own installer. @returns whether it is there afterwards. */
export function fetchElectronBinary(): boolean {
  spawnSync(process.execPath, [path.join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchTimeoutMs,
  });
  return findElectronBinary() !== undefined;
}

/** The version in package.json, which is pinned. */
export const electronVersion = (): string =>
  (JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')) as { version: string })
    .version;
