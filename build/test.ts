import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfChanged } from './build.ts';
import { runChecks } from './check.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { projectRoot } from './vite-config.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

const resultsFolder = path.join(projectRoot, 'test-results');

/** One vitest run over the named projects; a run that ends without a report counts as one failure. */
function runProject(project: string): { passed: number; failed: number } {
  const report = path.join(resultsFolder, `${project}.json`);
  rmSync(report, { force: true });
  const result = spawnSync(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=test/vitest.config.ts',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  try {
    const parsed = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const failed =
      parsed.numFailedTests > 0 ? parsed.numFailedTests : parsed.success && result.status === 0 ? 0 : 1;
    return { passed: parsed.numPassedTests, failed };
  } catch (error) {
    console.error(`no report from ${project}: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

console.log(ensureBrowser());
mkdirSync(resultsFolder, { recursive: true });
const failedChecks = runChecks(['layers, locales, dead code']);
console.log((await buildIfChanged()) ? 'built the program' : 'the build is up to date');
const totals = ['node', 'browser', 'e2e'].map(runProject);
const passed = totals.reduce((sum, one) => sum + one.passed, 0);
const failed = totals.reduce((sum, one) => sum + one.failed, 0) + failedChecks.length;
if (failedChecks.length > 0) console.log(`failed checks: ${failedChecks.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
