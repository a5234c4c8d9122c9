import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../../core/host/csp.ts';
import { answerAppRequest, appSchemePrivileges } from '../../../electron/main/app-protocol.ts';
import { loadStaticFiles, type StaticFiles } from '../../../electron/services/static-files.ts';
import { pathTricks } from '../../helpers/path-tricks.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
let files: StaticFiles;

const page: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>',
  'icon.svg': '<svg/>',
  'assets/main-1a.js': 'run()',
  'assets/main-1a.css': 'a{}',
  'assets/inter-1a.woff2': 'font',
  'assets/kdf-1a.wasm': 'wasm',
};

beforeEach(async () => {
  const folder = newFolder();
  const renderer = path.join(folder, 'renderer');
  mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  for (const [name, text] of Object.entries(page)) writeFileSync(path.join(renderer, name), text);
  writeFileSync(path.join(folder, 'secret.js'), 'outside');
  symlinkSync(path.join(folder, 'secret.js'), path.join(renderer, 'link.js'));
  symlinkSync(folder, path.join(renderer, 'linked'));
  files = await loadStaticFiles(renderer);
});

const answer = (url: string, method = 'GET'): Response => answerAppRequest(files, { url, method });
const statusOf = (url: string): number => answer(url).status;

describe('the scheme of the page', () => {
  it('is registered standard, secure, fetchable and with CORS, and with nothing that weakens it', () => {
    expect(appSchemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    });
  });
});

describe('a request for the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-store', '<!doctype html>'],
    ['/index.html', 'text/html; charset=utf-8', 'no-store', '<!doctype html>'],
    ['/icon.svg', 'image/svg+xml', 'no-store', '<svg/>'],
    ['/assets/main-1a.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'run()'],
    ['/assets/main-1a.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable', 'a{}'],
    ['/assets/inter-1a.woff2', 'font/woff2', 'public, max-age=31536000, immutable', 'font'],
    ['/assets/kdf-1a.wasm', 'application/wasm', 'public, max-age=31536000, immutable', 'wasm'],
  ])('%s is answered with its type, our headers and nothing else', async (address, type, caching, text) => {
    const response = answer(`app://desk${address}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-security-policy': contentSecurityPolicy,
      'permissions-policy': securityHeaders['permissions-policy'],
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-dns-prefetch-control': 'off',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'content-type': type,
      'cache-control': caching,
    });
    expect(await response.text()).toBe(text);
  });
});

describe('a request that means something else', () => {
  it('finds nothing behind any trick with the path, and hears nothing but the policy', async () => {
    const tricks = [
      ...pathTricks('index.html', 'secret.js'),
      '/link.js',
      '/linked/secret.js',
      '/linked/',
      '/secret.js',
    ];
    for (const trick of tricks) {
      const response = answer(`app://desk${trick}`);
      expect(response.status, trick).toBe(404);
      expect(Object.fromEntries(response.headers), trick).toEqual(securityHeaders);
      expect(await response.text(), trick).toBe('');
    }
  });

  it.each([
    'app://desk',
    'app://desk:80/index.html',
    'app://desk:/index.html',
    'app://user@desk/index.html',
    'app://user:word@desk/index.html',
    'app://:@desk/index.html',
    'app://Desk/index.html',
    'APP://desk/index.html',
    'app://desk./index.html',
    'app://desk.example/index.html',
    'app://example/desk/index.html',
    'app:///index.html',
    'app:/index.html',
    'app:index.html',
    'app://desk\\index.html',
    'app:\\\\desk\\index.html',
    ' app://desk/index.html',
    'app://desk/index.html ',
    'app://de\tsk/index.html',
    'app://desk/ind\nex.html',
    'http://desk/index.html',
    'https://desk/index.html',
    'file:///index.html',
    'blob:app://desk/index.html',
    'view-source:app://desk/index.html',
    'data:text/html,x',
    'index.html',
    '/index.html',
    '',
  ])('is not answered for %j', url => {
    expect(statusOf(url)).toBe(404);
  });

  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'TRACE', 'get', 'GET ', ''])(
    'is refused for the method %j, whatever it asks for',
    async method => {
      for (const url of ['app://desk/index.html', 'app://desk/none', 'https://example.org/']) {
        const response = answer(url, method);
        expect(response.status).toBe(405);
        expect(Object.fromEntries(response.headers)).toEqual(securityHeaders);
        expect(await response.text()).toBe('');
      }
    },
  );

  it('is never answered for an address that was not written exactly so, whatever it is', () => {
    const known = new Set(
      ['/', ...Object.keys(page).map(name => `/${name}`)].map(name => `app://desk${name}`),
    );
    const piece = fc.constantFrom(
      'app:',
      '/',
      '//',
      'desk',
      'index.html',
      'assets',
      '..',
      '%2e',
      '%2F',
      '\\',
      '?',
      '#',
      '@',
      ':',
      ';',
      '\0',
      '%00',
      '.',
      ' ',
      'main-1a.js',
    );
    const url = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map(pieces => pieces.join('')),
      fc
        .tuple(fc.constantFrom(...known), fc.nat(30), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([whole, at, text]) => whole.slice(0, at) + text + whole.slice(at)),
    );
    fc.assert(
      fc.property(url, text => {
        expect(statusOf(text)).toBe(known.has(text) ? 200 : 404);
      }),
      seededRun(5000),
    );
  });
});
