import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { describe, expect, it } from 'vitest';
import { findPackageFaults } from '../../../build/check-package.ts';
import { binaryWithFuses } from '../../helpers/electron-standin.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const requiredFuses = '010011001';

const fuseSettings = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

const shipped: Readonly<Record<string, string>> = {
  'out/main/main.js': 'main',
  'out/preload/preload.cjs': 'preload',
  'out/renderer/index.html': '<html>',
  'out/renderer/assets/main-Ab3_x.js': 'page',
  'content/guidance-pl/manifest.json': '{}',
  'content/guidance-pl/topics/cukr-card.json': '{}',
  'package.json': '{"name":"drogowskaz","main":"out/main/main.js"}',
};

function writeAll(folder: string, files: Readonly<Record<string, string | null>>): void {
  for (const [name, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

interface Alteration {
  /** Files that differ in the archive; null leaves one out. */
  readonly packed?: Readonly<Record<string, string | null>>;
  /** Files that stand beside the archive. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly fuses?: string;
  readonly link?: string;
  readonly unpack?: string;
}

/** Packs a small program with one alteration and looks at it. */
async function faultsOf({
  packed = {},
  beside = {},
  fuses = requiredFuses,
  link,
  unpack,
}: Alteration): Promise<string[]> {
  const [projectDir, staged, resources] = [newFolder(), newFolder(), newFolder()];
  writeAll(projectDir, {
    ...shipped,
    'build/electron-builder.json': JSON.stringify({ electronFuses: fuseSettings }),
  });
  const named = Object.entries(packed).map(([name, text]) => [
    name,
    text?.replace('<project>', projectDir) ?? null,
  ]);
  writeAll(staged, { ...shipped, ...Object.fromEntries(named) });
  if (link !== undefined) symlinkSync('main.js', path.join(staged, link));
  const archive = path.join(resources, 'app.asar');
  await createPackageWithOptions(staged, archive, unpack === undefined ? {} : { unpack });
  writeAll(resources, beside);
  const executable = path.join(projectDir, 'drogowskaz');
  writeFileSync(executable, binaryWithFuses(fuses));
  const faults = await findPackageFaults({ projectDir, resources, executable });
  return faults.map(fault => fault.replaceAll(projectDir, '<project>'));
}

const strange = (name: string): string[] => [
  `${name}: not among what is shipped`,
  `${name}: not the file of the tree`,
];

describe('looking at a packed program', () => {
  it('finds nothing when it is as declared', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  it.each([
    'out/main/main.js.map',
    'out/renderer/assets/main-Ab3_x.js.map',
    'out/build-stamp',
    'out/main/main.ts',
    'electron/main/main.ts',
    'test/unit/a.test.js',
    'node_modules/dexie/package.json',
    'content/guidance-pl/.env',
    'content/guidance-pl/release.pem',
    'content/guidance-pl/a/b/c/d.json',
    'out/renderer/assets/notes.pdf',
    '.env',
    'package-lock.json',
  ])('refuses %s', async name => {
    expect(await faultsOf({ packed: { [name]: 'x' } })).toEqual(strange(name));
  });

  it('sees a file that was changed, added in the right place, or left out', async () => {
    expect(await faultsOf({ packed: { 'out/main/main.js': 'main, and something else' } })).toEqual([
      'out/main/main.js: not the file of the tree',
    ]);
    expect(await faultsOf({ packed: { 'out/main/extra.js': '' } })).toEqual([
      'out/main/extra.js: not the file of the tree',
    ]);
    expect(await faultsOf({ packed: { 'content/guidance-pl/topics/cukr-card.json': null } })).toEqual([
      'content/guidance-pl/topics/cukr-card.json: missing',
    ]);
    expect(await faultsOf({ packed: { 'package.json': null } })).toEqual(['package.json: missing']);
  });

  it('sees what the workshop left in a file', async () => {
    const key = '-----BEGIN EC PRIVATE KEY-----';
    expect(await faultsOf({ packed: { 'out/main/main.js': key } })).toContain(
      'out/main/main.js: holds a private key',
    );
    const comment = '//# sourceMappingURL=main.js.map';
    expect(await faultsOf({ packed: { 'out/preload/preload.cjs': comment } })).toContain(
      'out/preload/preload.cjs: holds a source map',
    );
    expect(await faultsOf({ packed: { 'out/main/main.js': '"<project>/core/errors.ts"' } })).toContain(
      'out/main/main.js: holds a path of the machine it was built on',
    );
  });

  it('sees scripts and dependencies in package.json', async () => {
    const manifest = { name: 'x', main: 'y', scripts: {}, devDependencies: {}, dependencies: {} };
    expect(await faultsOf({ packed: { 'package.json': JSON.stringify(manifest) } })).toEqual([
      'package.json: has scripts',
      'package.json: has devDependencies',
      'package.json: has dependencies',
    ]);
  });

  it.each(['default_app.asar', 'app/package.json', 'app.asar.unpacked/a.node'])(
    'sees %s beside the archive',
    async name => {
      expect(await faultsOf({ beside: { [name]: 'x' } })).toEqual([
        `${name.split('/')[0]}: stands beside the archive`,
      ]);
    },
  );

  it('sees a link in the archive, and a file kept outside it', async () => {
    expect(await faultsOf({ link: 'out/main/other.js' })).toEqual(['out/main/other.js: a link']);
    expect(await faultsOf({ unpack: '*.cjs' })).toEqual([
      'app.asar.unpacked: stands beside the archive',
      'out/preload/preload.cjs: lies outside the archive',
      'out/preload/preload.cjs: missing',
    ]);
  });

  it('sees every fuse that is not as required, and one nobody has decided about', async () => {
    for (const index of requiredFuses.split('').keys()) {
      const flipped = requiredFuses
        .split('')
        .map((state, at) => (at === index ? String(1 - Number(state)) : state));
      expect(await faultsOf({ fuses: flipped.join('') })).toEqual([`fuse ${index}: not as required`]);
    }
    expect(await faultsOf({ fuses: `${requiredFuses}0` })).toEqual(['fuse 9: nobody has decided about it']);
    expect(await faultsOf({ fuses: requiredFuses.slice(0, 8) })).toEqual(['fuse 8: not as required']);
  });
});
