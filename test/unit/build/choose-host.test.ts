import { describe, expect, it } from 'vitest';
import { chooseHost, lineOf, type Surroundings } from '../../../build/choose-host.ts';

/** A desktop with Electron installed; the test says what is different. */
function around(
  given: Partial<Surroundings> & { readonly binary?: string | undefined; readonly fetches?: boolean } = {},
) {
  let binary = 'binary' in given ? given.binary : '/electron';
  const asked: string[] = [];
  const surroundings: Surroundings = {
    args: [],
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isRoot: false,
    electronVersion: '45.4.1',
    findBinary: () => binary,
    fetchBinary: () => {
      asked.push('fetch');
      if (given.fetches === true) binary = '/fetched';
      return given.fetches === true;
    },
    ...given,
  };
  return { surroundings, asked };
}
const choose = (given: Parameters<typeof around>[0] = {}) => chooseHost(around(given).surroundings);

describe('npm start', () => {
  it('picks Electron where its binary is, and passes the switches on', () => {
    const { surroundings, asked } = around({ args: ['--demo'] });
    const choice = chooseHost(surroundings);
    expect(choice).toMatchObject({ host: 'electron', binary: '/electron', args: ['--demo'] });
    expect(asked).toEqual([]);
  });

  it('fetches the binary where it is not here, and falls back to the browser host where that fails', () => {
    expect(choose({ binary: undefined, fetches: true })).toMatchObject({
      host: 'electron',
      binary: '/fetched',
    });
    const { surroundings, asked } = around({ binary: undefined, args: ['--demo'] });
    expect(chooseHost(surroundings)).toMatchObject({ host: 'browser', args: ['--open', '--demo'] });
    expect(asked).toEqual(['fetch']);
  });

  it.each([
    ['no display at all', {}],
    ['an empty display', { DISPLAY: '', WAYLAND_DISPLAY: '' }],
  ])('with %s starts the browser host, which prints its address and opens nothing', (_name, env) => {
    const { surroundings, asked } = around({ env, binary: undefined, args: ['--demo'] });
    expect(chooseHost(surroundings)).toMatchObject({ host: 'browser', args: ['--demo'] });
    expect(asked).toEqual([]);
  });

  it('takes a Wayland display for one, and asks for none elsewhere than on Linux', () => {
    expect(choose({ env: { WAYLAND_DISPLAY: 'wayland-0' } }).host).toBe('electron');
    expect(choose({ env: {}, platform: 'win32' }).host).toBe('electron');
    expect(choose({ env: {}, platform: 'darwin', isRoot: true }).host).toBe('electron');
  });

  it('neither runs Electron as root on Linux nor switches its sandbox off for it', () => {
    const choice = choose({ isRoot: true });
    expect(choice.host).toBe('browser');
    expect(JSON.stringify(choice)).not.toContain('no-sandbox');
  });

  it('takes --browser for an order, which the host does not get to see', () => {
    const { surroundings, asked } = around({ args: ['--browser', '--demo'], binary: undefined });
    expect(chooseHost(surroundings)).toMatchObject({ host: 'browser', args: ['--open', '--demo'] });
    expect(asked).toEqual([]);
  });

  it('says which and why in one line, a different one for each reason', () => {
    const lines = [
      choose(),
      choose({ args: ['--browser'] }),
      choose({ env: {} }),
      choose({ isRoot: true }),
      choose({ binary: undefined }),
    ].map(lineOf);
    expect(lines[0]).toBe('Starting in Electron: its binary 45.4.1 is here.');
    for (const line of lines.slice(1)) expect(line).toMatch(/^Starting the browser host: [^\n]+\.$/);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
