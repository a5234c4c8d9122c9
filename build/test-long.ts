import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { projectRoot } from './vite-config.ts';

/**
 * `npm run test:long -- --seed N --rounds N [file…]`: the fault tests as long as SECURITY.md asks for, an hour and
 * more: 500 kills, 100 places in each file, 100 levels of a filling disk, 50,000 mutated packs. A seed repeats a run; without one each test
 * chooses and names its own. Files choose among the tests of `test/faults`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '500' },
  },
});

console.log(ensureBrowser());
if (await buildIfChanged()) console.log('built the program');
const result = spawnSync(
  process.execPath,
  [
    path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config=test/vitest.config.ts',
    '--project=node',
    // One at a time: a start that is measured must not wait for another test's browser.
    '--no-file-parallelism',
    ...(positionals.length === 0 ? ['test/faults'] : positionals),
  ],
  {
    cwd: projectRoot,
    stdio: 'inherit',
    env: {
      ...process.env,
      LONG: '1',
      ROUNDS: values.rounds,
      ...(values.seed === undefined ? {} : { SEED: values.seed }),
    },
  },
);
process.exitCode = result.status ?? 1;
