import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../core/host/csp.ts';
import { loadStaticFiles } from '../../../electron/services/static-files.ts';
import { pathTricks } from '../../helpers/path-tricks.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();

/** A built page with everything around it that must not be served. */
function builtPage(): string {
  const root = newFolder();
  const folder = path.join(root, 'out');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  const files = {
    'index.html': '<!doctype html>',
    'assets/index-1a2b.js': 'run()',
    'assets/font.woff2': 'font',
    'assets/index-1a2b.js.map': '{}',
    'assets/notes.md': 'notes',
    '.env': 'secret',
    'assets/.hidden.js': 'hidden',
    '../secret.js': 'outside',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  symlinkSync(path.join(root, 'secret.js'), path.join(folder, 'link.js'));
  symlinkSync(root, path.join(folder, 'linked'));
  return folder;
}

describe('the files of the page', () => {
  it('are served under their exact path with type, policy and caching', async () => {
    const files = await loadStaticFiles(builtPage());
    expect(files.find('/')).toBe(files.find('/index.html'));
    expect(files.find('/index.html')?.headers).toEqual({
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(files.find('/assets/index-1a2b.js')?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(files.find('/assets/font.woff2')?.headers['content-type']).toBe('font/woff2');
  });

  it('are found under no other path', async () => {
    const files = await loadStaticFiles(builtPage());
    const others = [
      '/assets/index-1a2b.js.map',
      '/assets/notes.md',
      '/.env',
      '/assets/.hidden.js',
      '/link.js',
      '/linked/secret.js',
      '/secret.js',
      ...pathTricks('index.html', 'secret.js'),
    ];
    expect(others.filter(address => files.find(address) !== null)).toEqual([]);
  });

  it('stay as they were at the start', async () => {
    const folder = builtPage();
    const files = await loadStaticFiles(folder);
    writeFileSync(path.join(folder, 'assets/index-1a2b.js'), 'other()');
    writeFileSync(path.join(folder, 'late.js'), 'late()');
    rmSync(path.join(folder, 'index.html'));
    expect(Buffer.from(files.find('/assets/index-1a2b.js')?.bytes ?? []).toString()).toBe('run()');
    expect(files.find('/late.js')).toBeNull();
    expect(files.find('/')).not.toBeNull();
  });
});
