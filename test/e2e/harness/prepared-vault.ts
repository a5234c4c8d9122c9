import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../build/vite-config.ts';
import type { DeskHost } from './desk.ts';
import { createVault, personAt } from './person.ts';

const cache = path.join(projectRoot, '.cache', 'e2e-vault');

/** Names the build the vault was made with: another build makes its own. */
function stamp(): string {
  const file = path.join(projectRoot, 'out', 'build-stamp');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(0, 16) : 'unknown';
}

function removeOthers(current: string): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache))
    if (!name.startsWith(current)) rmSync(path.join(cache, name), { recursive: true, force: true });
}

/** The folder of a computer with an empty vault, as its first start left it; made once for each build and host. Copy it. */
export async function vaultOf(host: DeskHost): Promise<string> {
  const current = stamp();
  const folder = path.join(cache, `${current}-${host.kind}`);
  if (existsSync(folder)) return folder;
  removeOthers(current);
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const desk = await host.open({ folder: making });
  await createVault(personAt(desk.page, 'pl'));
  await desk.close();
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another test file was quicker: its vault is as good.
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}
