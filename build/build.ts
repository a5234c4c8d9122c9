import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { mainConfig, preloadConfig, projectRoot, rendererConfig } from './vite-config.ts';

const sourceFolders = ['core', 'electron', 'renderer', 'locales', 'build'];
const stampFile = path.join(projectRoot, 'out', 'build-stamp');

/** Hash over every source file of the program, so that a start builds only what has changed. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(projectRoot, 'package.json')));
  for (const folder of sourceFolders) {
    const names = await readdir(path.join(projectRoot, folder), { recursive: true, withFileTypes: true });
    const files = names.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) {
      hash.update(path.relative(projectRoot, file));
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds page, main process and preload into `out/`, as they are shipped: what NODE_ENV says in the shell or in a test
 * runner would otherwise choose React's development half, which also writes paths of this machine into the page.
 */
export async function buildAll(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    for (const config of [rendererConfig, mainConfig, preloadConfig]) await build(config);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds unless `out/` already holds exactly these sources. @returns whether it built. */
export async function buildIfChanged(): Promise<boolean> {
  const stamp = await hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  await buildAll();
  writeFileSync(stampFile, stamp);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = await buildIfChanged();
  console.log(built ? 'built into out/' : 'out/ is up to date');
}
