import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser-path.ts';
import { projectRoot } from './vite-config.ts';

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

/**
 * Sees to a browser for the tests: an installed Chromium, Chrome or Edge; else Debian's package when this is root;
 * else Playwright's own download. @returns one line that says which.
 */
export function ensureBrowser(): string {
  const installed = findBrowser();
  if (installed !== undefined) return `browser: ${installed}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const fromDebian = findBrowser();
    if (fromDebian !== undefined) return `browser: ${fromDebian}, installed from the distribution`;
  }
  const playwright = path.join(projectRoot, 'node_modules', 'playwright-core', 'cli.js');
  if (run(process.execPath, [playwright, 'install', 'chromium'])) return "browser: Playwright's own";
  throw new Error('No browser for the tests: install Chromium, Chrome or Edge, or set CHROMIUM_PATH.');
}
