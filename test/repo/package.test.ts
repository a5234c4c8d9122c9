import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfChanged } from '../../build/build.ts';
import { packProgram } from '../../build/package.ts';
import { writeElectronStandIn } from '../helpers/electron-standin.ts';
import { root } from './source-files.ts';

const workshop = mkdtempSync(path.join(tmpdir(), 'drogowskaz-package-'));
let folder = '';
let archive = '';

beforeAll(async () => {
  await buildIfChanged();
  const electronDist = path.join(workshop, 'electron');
  writeElectronStandIn(electronDist);
  const output = path.join(workshop, 'dist');
  folder = await packProgram({ projectDir: root, platform: Platform.LINUX, output, electronDist });
  archive = path.join(folder, 'resources', 'app.asar');
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const packedFiles = (): string[] =>
  listPackage(archive, { isPack: false })
    .map(name => name.slice(1))
    .filter(name => path.extname(name) !== '');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const treeFiles = (below: string): string[] =>
  readdirSync(path.join(root, below), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)));

describe('the packed program', () => {
  it('holds main process, preload, page, packs and package.json, and nothing else', () => {
    const tops = new Set(
      packedFiles().map(name =>
        name
          .split('/')
          .slice(0, name.startsWith('out/') ? 2 : 1)
          .join('/'),
      ),
    );
    expect([...tops].toSorted()).toEqual([
      'content',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ]);
    const refused = packedFiles().filter(name =>
      /\.(?:map|ts|tsx|env|pem|key|p12|test\.js)$|node_modules/.test(name),
    );
    expect(refused).toEqual([]);
  });

  it('holds every file of the tree byte for byte', () => {
    const expected = ['out/main', 'out/preload', 'out/renderer', 'content'].flatMap(treeFiles).toSorted();
    expect(
      packedFiles()
        .filter(name => name !== 'package.json')
        .toSorted(),
    ).toEqual(expected);
    const hashes = expected.map(name => [name, sha256(extractFile(archive, name))]);
    expect(hashes).toEqual(expected.map(name => [name, sha256(readFileSync(path.join(root, name)))]));
  });

  it('tells Electron where to start, and has no scripts and no dependencies', () => {
    const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    const own: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'drogowskaz', main: 'out/main/main.js', type: 'module' });
    expect(own).toMatchObject(manifest as object);
    for (const field of ['scripts', 'devDependencies', 'dependencies', 'build'])
      expect(manifest).not.toHaveProperty(field);
  });

  it('has its fuses set in the binary', async () => {
    const { version, ...wire } = await getCurrentFuseWire(path.join(folder, 'drogowskaz'));
    expect(version).toBe('1');
    expect(String.fromCharCode(...Object.values(wire).map(Number))).toBe('010011001');
  });

  it('brings the three languages of Chromium, the licences and one archive', () => {
    expect(readdirSync(path.join(folder, 'locales')).toSorted()).toEqual(['en-US.pak', 'pl.pak', 'uk.pak']);
    expect(readdirSync(path.join(folder, 'resources'))).toEqual(['app.asar']);
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
  });
});
