import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callPath } from '../../core/host/browser-protocol.ts';
import { decodeWire, encodeWire } from '../../core/host/wire.ts';
import { ask, callHeaders, launchCodeOf, openSession, openWindow } from '../helpers/host-client.ts';
import { type HostProcess, startHostProcess } from '../helpers/host-process.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const windowId = 'ab'.repeat(32);
const started: HostProcess[] = [];
let profile: string;
let page: string;

async function start(
  args: readonly string[] = ['--profile', profile, '--static', page],
): Promise<HostProcess> {
  const host = await startHostProcess(args);
  started.push(host);
  return host;
}
const portOf = (host: HostProcess): number => Number(new URL(host.address).port);

/** Opens the one window and answers a way to call. */
async function connect(host: HostProcess) {
  const port = portOf(host);
  const session = await openSession(port, launchCodeOf(host.address));
  const window = await openWindow(port, session, windowId);
  const headers = callHeaders(port, session, windowId);
  return {
    window,
    call: async (name: string, input: unknown): Promise<unknown> =>
      decodeWire(
        (await ask(port, { method: 'POST', path: callPath + name, headers, body: encodeWire(input) })).text,
      ),
  };
}

beforeEach(() => {
  const folder = newFolder();
  profile = path.join(folder, 'profile');
  page = path.join(folder, 'page');
  mkdirSync(page);
  writeFileSync(path.join(page, 'index.html'), '<!doctype html>');
});
afterEach(async () => {
  for (const host of started.splice(0)) await host.stop('SIGKILL');
});

describe('the browser host as a process', () => {
  it('keeps its port over starts, so that the browser keeps the database', async () => {
    const first = await start();
    expect(first.firstLine).toMatch(
      /^Drogowskaz is ready: http:\/\/127\.0\.0\.1:(2|3)\d{4}\/#launch=[0-9a-f]{64}$/,
    );
    expect(await first.stop()).toBe(0);
    expect(readdirSync(profile).toSorted()).toEqual([
      'browser-host-port.json',
      'journal.drg',
      'profile.json',
    ]);
    const second = await start();
    expect(second.origin).toBe(first.origin);
    expect(launchCodeOf(second.address)).not.toBe(launchCodeOf(first.address));
  });

  it('takes another port for good when its own is taken', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(portOf(first), '127.0.0.1');
    await once(squatter, 'listening');
    const second = await start();
    expect(second.firstLine).toContain('is ready');
    expect(second.origin).not.toBe(first.origin);
    await second.stop();
    squatter.close();
    await once(squatter, 'close');
    expect((await start()).origin).toBe(second.origin);
  });

  it('chooses a port anew when the file that names it is bad', async () => {
    mkdirSync(profile);
    for (const content of ['', '{"port":80}', '{"port":"25000"}']) {
      writeFileSync(path.join(profile, 'browser-host-port.json'), content);
      const host = await start();
      expect(portOf(host)).toBeGreaterThanOrEqual(20_000);
      await host.stop();
    }
  });

  it('refuses the profile to a second process, which shows where the first is; the first is unharmed', async () => {
    const first = await start();
    const { call } = await connect(first);
    await call('journal.append', { frames: [Uint8Array.of(1)] });
    const second = await start();
    expect(second.firstLine).toContain('Drogowskaz is running already: http://127.0.0.1:');
    expect(second.origin).toBe(first.origin);
    expect(await second.ended).toBe(0);
    expect(await call('journal.append', { frames: [Uint8Array.of(2)] })).toMatchObject({
      value: { count: 2 },
    });
    expect(first.complaints()).toBe('');
  });

  it('says so when the profile is held by something that is not a browser host', async () => {
    await (await start()).stop();
    const { processLife } = await import('../../electron/services/process-life.ts');
    const lock = path.join(profile, `in-use-${process.pid}-${processLife.startOf(process.pid) ?? 'unknown'}`);
    writeFileSync(lock, '');
    const refused = await start();
    expect(await refused.ended).toBe(1);
    expect(refused.complaints()).toBe('Drogowskaz cannot start: profile-in-use\n');
    expect(existsSync(lock)).toBe(true);
  });

  it('opens again after a kill, with everything acknowledged', async () => {
    const first = await start();
    const { call } = await connect(first);
    const frames = Array.from({ length: 50 }, (_, i) => new Uint8Array(300).fill(i));
    for (const frame of frames) await call('journal.append', { frames: [frame] });
    await first.stop('SIGKILL');
    const second = await start();
    expect(second.firstLine).toContain('is ready');
    const again = await connect(second);
    expect(await again.call('journal.read', { from: 0, maxBytes: 1_000_000 })).toEqual({
      ok: true,
      value: { frames, next: null },
    });
  });

  it('finishes what is under way before it stops', async () => {
    const host = await start();
    const { call, window } = await connect(host);
    const frame = new Uint8Array(200_000);
    const pending = Array.from({ length: 30 }, () => call('journal.append', { frames: [frame] }));
    // The first has been answered, so the rest is under way or on its way.
    await pending[0];
    host.child.kill('SIGTERM');
    const outcomes = await Promise.allSettled(pending);
    window.close();
    expect(await host.ended).toBe(0);
    const kept = outcomes.filter(outcome => JSON.stringify(outcome).includes('"ok":true')).length;
    expect(kept).toBeGreaterThan(0);
    const again = await connect(await start());
    expect(await again.call('journal.describe', {})).toMatchObject({
      value: { condition: 'good', count: kept },
    });
  });

  it('waits no longer for a window that has gone', async () => {
    const host = await start();
    const { window } = await connect(host);
    const before = performance.now();
    host.child.kill('SIGTERM');
    window.close();
    expect(await host.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(3900);
  });

  it('ends a stop that a silent window does not confirm', async () => {
    const host = await start();
    await connect(host);
    const before = performance.now();
    expect(await host.stop('SIGTERM')).toBe(0);
    expect(performance.now() - before).toBeGreaterThan(3500);
  });

  it('does not touch a profile that a newer program has used', async () => {
    mkdirSync(profile);
    const mark = '{"format":1,"appVersion":"99.0.0"}';
    writeFileSync(path.join(profile, 'profile.json'), mark);
    const host = await start();
    expect(await host.ended).toBe(1);
    expect(host.complaints()).toBe('Drogowskaz cannot start: profile-from-newer-version\n');
    expect(readdirSync(profile)).toEqual(['profile.json']);
    expect(readFileSync(path.join(profile, 'profile.json'), 'utf8')).toBe(mark);
  });

  it('says what is wrong when it cannot start, and leaves the profile unlocked', async () => {
    const empty = newFolder();
    for (const [args, words] of [
      [['--profile', profile, '--static', empty], `no built page in ${empty}`],
      [['--profile', profile, '--static', path.join(empty, 'gone')], 'ENOENT'],
      [['--profile', profile, '--proxy'], "Unknown option '--proxy'"],
      [['--profile', path.join(page, 'index.html', 'x'), '--static', page], 'disk-failed'],
    ] as const) {
      const host = await start(args);
      expect([words, await host.ended]).toEqual([words, 1]);
      expect(host.complaints()).toContain(`Drogowskaz cannot start: `);
      expect(host.complaints()).toContain(words);
    }
    expect(readdirSync(profile).filter(name => name.startsWith('in-use'))).toEqual([]);
  });
});
