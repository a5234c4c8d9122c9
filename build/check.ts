import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './vite-config.ts';

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const bin = (name: string): string => path.join(projectRoot, 'node_modules', '.bin', name);
const node = process.execPath;

/** What `npm run check` runs, in the order in which a failure is cheapest to find. */
const steps: readonly Step[] = [
  { name: 'format and lint', command: bin('biome'), args: ['ci', '.'] },
  { name: 'types', command: bin('tsc'), args: ['-b'] },
  { name: 'packs', command: node, args: ['build/check-content.ts'] },
  {
    name: 'layers, locales, dead code',
    command: bin('vitest'),
    args: ['run', '--config', 'test/vitest.config.ts', '--project', 'node', 'test/repo'],
  },
];

/** Runs the steps (all, or without those named) and answers the names of those that failed. */
export function runChecks(without: readonly string[] = []): string[] {
  const failed: string[] = [];
  for (const step of steps) {
    if (without.includes(step.name)) continue;
    const result = spawnSync(step.command, step.args, {
      cwd: projectRoot,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    console.log(`check ${step.name}: ${result.status === 0 ? 'ok' : 'FAILED'}`);
    if (result.status !== 0) failed.push(step.name);
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = runChecks().length === 0 ? 0 : 1;
