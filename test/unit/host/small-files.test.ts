import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../core/host/contract.ts';
import { removeLeftovers, writeFileAtomically } from '../../../electron/services/atomic-file.ts';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { makeDraft } from '../../../electron/services/draft.ts';
import { kdfMemoryMib } from '../../../electron/services/kdf-memory.ts';
import { saveFile } from '../../../electron/services/save-file.ts';
import { makeSettings } from '../../../electron/services/settings.ts';
import { makeSlots } from '../../../electron/services/slots.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const old = Uint8Array.of(1, 2, 3);
const fresh = Uint8Array.of(4, 5, 6, 7);

describe('a file that is replaced whole', () => {
  it('holds the old or the new content whichever step fails, and leaves no temporary file once it can', async () => {
    let failAt = 0;
    for (let failed = true; failed; failAt++) {
      const { disk, failWith } = makeFaultDisk();
      const target = path.join(newFolder(), 'vault.drg');
      await writeFileAtomically(disk, target, old);
      let step = 0;
      failWith(() => (step++ === failAt ? 'EIO' : null));
      failed = await writeFileAtomically(disk, target, fresh).then(
        () => false,
        () => true,
      );
      const content = new Uint8Array(readFileSync(target));
      expect([old, fresh]).toContainEqual(content);
      if (!failed) expect(content).toEqual(fresh);
      expect(readdirSync(path.dirname(target))).toEqual(['vault.drg']);
    }
    expect(failAt).toBe(6);
  });

  it('is its owner’s alone, and never written through a link', async () => {
    const folder = newFolder();
    const outside = path.join(newFolder(), 'outside');
    writeFileSync(outside, 'untouched');
    const target = path.join(folder, 'vault.drg');
    symlinkSync(outside, target);
    await writeFileAtomically(nodeDisk, target, fresh);
    expect(readFileSync(outside, 'utf8')).toBe('untouched');
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(new Uint8Array(readFileSync(target))).toEqual(fresh);
  });

  it('loses its temporary files at the next start, and nothing else goes', async () => {
    const folder = newFolder();
    for (const name of ['.vault.drg.1.drogowskaz-tmp', 'vault.drg', 'notes.tmp']) {
      writeFileSync(path.join(folder, name), 'x');
    }
    await removeLeftovers(nodeDisk, folder);
    expect(readdirSync(folder).toSorted()).toEqual(['notes.tmp', 'vault.drg']);
  });
});

describe('slots and draft', () => {
  it('are null at first, come back as written, and the draft can go again', async () => {
    const folder = newFolder();
    const [slots, draft] = [makeSlots(nodeDisk, folder), makeDraft(nodeDisk, folder)];
    expect(await slots.read()).toBeNull();
    await slots.write(old);
    await draft.write(fresh);
    expect([await slots.read(), await draft.read()]).toEqual([old, fresh]);
    await draft.write(null);
    await draft.write(null);
    expect(await draft.read()).toBeNull();
    expect(readdirSync(folder)).toEqual(['vault.drg']);
  });

  it('keep the last of many writes made at once', async () => {
    const draft = makeDraft(nodeDisk, newFolder());
    await Promise.all(Array.from({ length: 30 }, (_, i) => draft.write(Uint8Array.of(i))));
    expect(await draft.read()).toEqual(Uint8Array.of(29));
  });

  it('refuse more than they hold, in either direction', async () => {
    const folder = newFolder();
    const slots = makeSlots(nodeDisk, folder);
    const failure = await asyncFailureOf(() => slots.write(new Uint8Array(1024 * 1024 + 1)));
    expect(failure.code).toBe('host-refused-input');
    writeFileSync(path.join(folder, 'vault.drg'), Buffer.alloc(1024 * 1024 + 1));
    expect((await asyncFailureOf(() => slots.read())).code).toBe('disk-failed');
  });

  it('are not read through a link', async () => {
    const folder = newFolder();
    symlinkSync('/etc/hostname', path.join(folder, 'vault.drg'));
    expect((await asyncFailureOf(() => makeSlots(nodeDisk, folder).read())).code).toBe('disk-failed');
  });
});

describe('settings', () => {
  it('are the defaults at first and come back as written', async () => {
    const folder = newFolder();
    expect(await makeSettings(nodeDisk, folder).read()).toEqual(defaultSettings);
    const changed = { language: 'uk', theme: 'dark', idleLockMinutes: 9 } as const;
    await makeSettings(nodeDisk, folder).write(changed);
    expect(await makeSettings(nodeDisk, folder).read()).toEqual(changed);
  });

  it('fall back to the defaults from a bad file, which is kept aside each time', async () => {
    const folder = newFolder();
    const bad = [
      '',
      '{"theme":"pink"}',
      '\u0000\u0000',
      '{"language":"pl","theme":"dark","idleLockMinutes":0}',
    ];
    for (const [i, content] of bad.entries()) {
      writeFileSync(path.join(folder, 'settings.json'), content);
      expect(await makeSettings(nodeDisk, folder).read()).toEqual(defaultSettings);
      expect(readFileSync(path.join(folder, `settings.json.bad-${i + 1}`), 'utf8')).toBe(content);
    }
    expect(existsSync(path.join(folder, 'settings.json'))).toBe(false);
  });
});

describe('an export', () => {
  it('is written to the chosen path, for its owner only, over what was there', async () => {
    const target = path.join(newFolder(), 'zestawienie.json');
    await saveFile(nodeDisk, target, old);
    await saveFile(nodeDisk, target, fresh);
    expect(new Uint8Array(readFileSync(target))).toEqual(fresh);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(target))).toEqual(['zestawienie.json']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'disk-read-only'],
    ['EIO', 'file-save-failed'],
  ] as const)('that fails with %s is told as %s', async (code, word) => {
    const { disk, failWith } = makeFaultDisk();
    failWith(step => (step.what === 'write' ? code : null));
    const target = path.join(newFolder(), 'a.csv');
    expect((await asyncFailureOf(() => saveFile(disk, target, old))).code).toBe(word);
  });

  it('into a folder that is gone is told as file-save-failed', async () => {
    const target = path.join(newFolder(), 'gone', 'a.csv');
    expect((await asyncFailureOf(() => saveFile(nodeDisk, target, old))).code).toBe('file-save-failed');
  });
});

describe('memory for the key derivation', () => {
  it('is 128 MiB on a computer sold with 8 GB, which reports less, and 64 MiB below', () => {
    const gib = 1024 ** 3;
    expect([2, 4, 6.9, 7.4, 7.8, 8, 64].map(size => kdfMemoryMib(size * gib))).toEqual([
      64, 64, 64, 128, 128, 128, 128,
    ]);
  });
});
