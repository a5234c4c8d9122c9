import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findBrowser } from '../build/browser-path.ts';

const executablePath = findBrowser();
if (executablePath !== undefined && !existsSync(executablePath))
  throw new Error(`no browser at ${executablePath}`);

/**
 * Two projects: `node` (rules, host, server, repository rules, faults with real processes and files) and
 * `browser` (IndexedDB, worker and screen parts in a real Chromium).
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Most of the time goes into waiting for browsers and disks: two at once even on two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{unit,repo,faults}/**/*.test.{ts,tsx}'],
          environment: 'node',
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // Browsers start slowly on a busy machine. Rules and faults (project node) are never tried twice.
          retry: 1,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        worker: { format: 'es' },
        // Named, so that the first run on a clean clone does not find one more and reload in the middle of a test.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react-aria-components',
            'react-i18next',
            'i18next',
            'lucide-react',
            'axe-core',
            '@internationalized/date',
            'dexie',
            'read-excel-file/universal',
            'opening_hours',
            'lean-qr',
            '@noble/hashes/legacy.js',
            'birpc',
            'zod',
            'hash-wasm',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          // One after another: pages that are open at the same time take the focus from each other.
          fileParallelism: false,
          retry: 1,
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: [...chromiumArgs],
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
