import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startHost } from '../../../electron/browser-host/host.ts';
import { systemClock } from '../../../electron/services/clock.ts';
import { processLife } from '../../../electron/services/process-life.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const root = fileURLToPath(new URL('../../..', import.meta.url));

it('the browser host starts again on a disk that has become full, so that what is there can be read', async () => {
  const folder = newFolder();
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  const { disk, failWith } = makeFaultDisk();
  const bugs: unknown[] = [];
  const start = () =>
    startHost({
      options: {
        demo: false,
        open: false,
        profile: path.join(folder, 'profile'),
        staticFolder: folder,
        contentFolder: path.join(root, 'content'),
      },
      root,
      machine: { appVersion: '0.1.0', platform: 'linux', totalMemoryBytes: 8 * 1024 ** 3, demo: false },
      systemLanguage: 'pl',
      disk,
      clock: systemClock,
      life: processLife,
      randomBytes: length => crypto.getRandomValues(new Uint8Array(length)),
      randomInt: (min, max) => min + Math.floor(Math.random() * (max - min)),
      onBug: (_where, error) => bugs.push(error),
    });
  const first = await start();
  await first.stop();
  failWith(step => (step.what === 'write' ? 'ENOSPC' : null));
  const second = await start();
  expect(second.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[0-9a-f]{64}$/);
  expect((await fetch(new URL('/', second.address))).status).toBe(200);
  await second.stop();
  expect(bugs).toEqual([]);
});
