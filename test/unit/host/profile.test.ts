import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { type ProcessLife, processLife } from '../../../electron/services/process-life.ts';
import { openProfile, type Profile } from '../../../electron/services/profile.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const open = (folder: string, appVersion = '1.2.3', life: ProcessLife = processLife): Promise<Profile> =>
  openProfile({ disk: nodeDisk, folder, appVersion, life });
const markIn = (folder: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, 'profile.json'), 'utf8'));

/** A machine on which exactly these processes run; a pid maps to its start, null where the system does not tell. */
const machine = (ownPid: number, running: Readonly<Record<number, string | null>>): ProcessLife => ({
  ownPid,
  startOf: pid => running[pid] ?? null,
  isAlive: pid => pid in running,
});

describe('a profile folder', () => {
  it('is made for its owner only, and says which version used it', async () => {
    const folder = path.join(newFolder(), 'deep', 'profile');
    const profile = await open(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(markIn(folder)).toEqual({ format: 1, appVersion: '1.2.3' });
    await profile.release();
    expect(readdirSync(folder)).toEqual(['profile.json']);
  });

  it.each([
    ['1.2.3', '1.2.4'],
    ['1.9.0', '1.10.0'],
    ['1.2.3', '2.0.0'],
    ['1.2.3', '1.3.0-beta.1'],
  ])('is refused by %s, untouched, when %s has used it', async (own, marked) => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'profile.json'), JSON.stringify({ format: 1, appVersion: marked }));
    writeFileSync(path.join(folder, '.x.drogowskaz-tmp'), 'left over');
    const failure = await asyncFailureOf(() => open(folder, own));
    expect([failure.code, failure.details]).toEqual(['profile-from-newer-version', { version: marked }]);
    expect(readdirSync(folder).toSorted()).toEqual(['.x.drogowskaz-tmp', 'profile.json']);
  });

  it('is refused without a single step on the disk when its format is newer, even with fields unknown today', async () => {
    const folder = newFolder();
    const mark = { format: 2, appVersion: '1.2.3', somethingNew: [1] };
    writeFileSync(path.join(folder, 'profile.json'), JSON.stringify(mark));
    const { disk, steps } = makeFaultDisk();
    const failure = await asyncFailureOf(() =>
      openProfile({ disk, folder, appVersion: '1.2.3', life: processLife }),
    );
    expect(failure.code).toBe('profile-from-newer-version');
    expect(steps).toEqual([]);
  });

  it('of an older version is marked with this one', async () => {
    const folder = newFolder();
    for (const version of ['1.2.3', '1.2.3', '1.3.0', '2.0.0']) {
      const profile = await open(folder, version);
      expect(markIn(folder)).toEqual({ format: 1, appVersion: version });
      await profile.release();
    }
  });

  it('with an unreadable mark is opened, and the bad mark kept aside', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'profile.json'), '\u0000\u0000');
    await (await open(folder)).release();
    expect(readdirSync(folder).toSorted()).toEqual(['profile.json', 'profile.json.bad-1']);
  });

  it('loses what a crash left half-written', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, '.vault.drg.1.drogowskaz-tmp'), 'x');
    await (await open(folder)).release();
    expect(readdirSync(folder)).toEqual(['profile.json']);
  });

  it('on a disk that cannot be written is told as such, and stays unlocked', async () => {
    for (const what of ['create', 'write', 'sync', 'rename'] as const) {
      const { disk, failWith } = makeFaultDisk();
      const folder = newFolder();
      failWith(step => (step.what === what ? 'EROFS' : null));
      const failure = await asyncFailureOf(() =>
        openProfile({ disk, folder, appVersion: '1.2.3', life: processLife }),
      );
      expect(failure.code).toBe('disk-read-only');
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('the lock of a profile', () => {
  it('holds against the same process, and goes with release', async () => {
    const folder = newFolder();
    const first = await open(folder);
    expect((await asyncFailureOf(() => open(folder))).code).toBe('profile-in-use');
    expect(readdirSync(folder).filter(name => name.startsWith('in-use-'))).toHaveLength(1);
    await first.release();
    await (await open(folder)).release();
  });

  it('holds against another process while the first lives, and no longer', async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    const pid = Number(child.pid);
    writeFileSync(path.join(folder, `in-use-${pid}-${processLife.startOf(pid) ?? 'unknown'}`), '');
    expect((await asyncFailureOf(() => open(folder))).code).toBe('profile-in-use');
    expect(existsSync(path.join(folder, 'profile.json'))).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await open(folder)).release();
    expect(readdirSync(folder)).toEqual(['profile.json']);
  });

  it('of a process that is gone does not hold, though another has its number now', async () => {
    const folder = newFolder();
    const name = path.join(folder, 'in-use-77-0123abcd.500');
    writeFileSync(name, '');
    const reborn = machine(5, { 5: '0123abcd.900', 77: '0123abcd.800' });
    await (await open(folder, '1.2.3', reborn)).release();
    writeFileSync(name, '');
    const same = machine(5, { 5: '0123abcd.900', 77: '0123abcd.500' });
    expect((await asyncFailureOf(() => open(folder, '1.2.3', same))).code).toBe('profile-in-use');
    const nextBoot = machine(5, { 5: 'ffff0000.900', 77: 'ffff0000.500' });
    await (await open(folder, '1.2.3', nextBoot)).release();
  });

  it('holds by number alone where the system does not tell when a process started', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'in-use-77-unknown'), '');
    expect((await asyncFailureOf(() => open(folder, '1.2.3', machine(5, { 5: null, 77: null })))).code).toBe(
      'profile-in-use',
    );
    // Its own number, from a crash: nobody else can have that.
    writeFileSync(path.join(folder, 'in-use-5-unknown'), '');
    await (await open(folder, '1.2.3', machine(5, { 5: null }))).release();
    expect(readdirSync(folder)).toEqual(['profile.json']);
  });

  it('is never held by two of many that start together', async () => {
    for (let round = 0; round < 20; round++) {
      const folder = newFolder();
      const pids = [11, 12, 13, 14, 15];
      const running = Object.fromEntries(pids.map(pid => [pid, `0123abcd.${pid}`]));
      const outcomes = await Promise.allSettled(
        pids.map(pid => open(folder, '1.2.3', machine(pid, running))),
      );
      expect(outcomes.filter(outcome => outcome.status === 'fulfilled').length).toBeLessThanOrEqual(1);
      const refusals = outcomes.filter(outcome => outcome.status === 'rejected');
      for (const { reason } of refusals) expect(reason).toMatchObject({ code: 'profile-in-use' });
    }
  });

  it('pays no heed to other things in the folder', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'in-use-folder'));
    writeFileSync(path.join(folder, 'in-use-1-x'), '');
    writeFileSync(path.join(folder, 'in-use-99999999999-unknown'), '');
    await (await open(folder)).release();
  });
});
