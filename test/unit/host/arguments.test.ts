import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../electron/browser-host/arguments.ts';

const on = (platform: NodeJS.Platform, args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
  readArguments(args, { platform, env, root: '/program' });

describe('the command line of the browser host', () => {
  it('puts the profile where programs of the system keep data', () => {
    expect(on('linux', [], { XDG_DATA_HOME: '/data' }).profile).toBe(path.resolve('/data/drogowskaz'));
    expect(on('linux', [], { XDG_DATA_HOME: 'not/absolute' }).profile).toMatch(/\.local.share.drogowskaz$/);
    expect(on('linux').profile).toMatch(/\.local.share.drogowskaz$/);
    expect(on('darwin').profile).toMatch(/Library.Application Support.drogowskaz$/);
    expect(on('win32', [], { LOCALAPPDATA: '/local' }).profile).toBe(path.resolve('/local/drogowskaz'));
  });

  it('keeps the demonstration apart', () => {
    expect(on('linux', ['--demo'])).toMatchObject({
      demo: true,
      profile: expect.stringMatching(/drogowskaz-demo$/),
    });
    expect(on('linux', ['--demo', '--profile', '/p'])).toMatchObject({
      demo: true,
      profile: path.resolve('/p'),
    });
  });

  it('finds page and packs beside the program unless told otherwise', () => {
    expect(on('linux')).toMatchObject({
      open: false,
      staticFolder: path.resolve('/program/out/renderer'),
      contentFolder: path.resolve('/program/content'),
    });
    expect(on('linux', ['--open', '--static', '/s', '--content', '/c'])).toMatchObject({
      open: true,
      staticFolder: path.resolve('/s'),
      contentFolder: path.resolve('/c'),
    });
  });

  it('refuses switches and words it does not know', () => {
    for (const args of [['--inspect'], ['--port', '1'], ['word'], ['--profile']]) {
      expect(() => on('linux', args)).toThrow();
    }
  });
});
