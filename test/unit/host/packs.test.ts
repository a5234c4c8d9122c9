import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makePacks } from '../../../electron/services/packs.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();

/** Writes files given by path below a new content folder. */
function contentOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe('packs', () => {
  it('are the folders, also one that lost its manifest, and hold their JSON files as text', async () => {
    const packs = makePacks(
      contentOf({
        'b-pack/manifest.json': '{}',
        'a-pack/manifest.json': '{"a":1}',
        'a-pack/topics/one.json': '"ż"',
        'a-pack/README.md': 'not part of it',
        'a-pack/check/outcomes/two.json': '{}',
        'a-pack/check/outcomes/deep/three.json': 'too deep',
        'a-pack/.hidden.json': 'hidden',
        'a-pack/Bad Name.json': 'bad name',
        'no-pack/topic.json': '{}',
        'Not_A_Slug/manifest.json': '{}',
        'loose.json': '{}',
      }),
    );
    expect(await packs.list()).toEqual(['a-pack', 'b-pack', 'no-pack']);
    expect(await packs.read('a-pack')).toEqual([
      { path: 'check/outcomes/two.json', text: '{}' },
      { path: 'manifest.json', text: '{"a":1}' },
      { path: 'topics/one.json', text: '"ż"' },
    ]);
  });

  it('are missing where there is no such folder, file or name', async () => {
    const packs = makePacks(contentOf({ 'no-pack/topic.json': '{}', file: 'x' }));
    for (const id of [
      'other',
      'no-pack',
      'file',
      '..',
      '../no-pack',
      'no-pack/../no-pack',
      '/etc',
      '',
      'a\u0000b',
    ]) {
      expect([id, (await asyncFailureOf(() => packs.read(id))).code]).toEqual([id, 'pack-missing']);
    }
  });

  it('are refused when a part of them is a symbolic link', async () => {
    const outside = contentOf({ 'topics/secret.json': '{}', 'secret.json': '{}' });
    for (const name of ['topics', 'secret.json']) {
      const folder = contentOf({ 'a-pack/manifest.json': '{}' });
      symlinkSync(path.join(outside, name), path.join(folder, 'a-pack', name));
      expect((await asyncFailureOf(() => makePacks(folder).read('a-pack'))).code).toBe('pack-invalid');
    }
    const inner = contentOf({ 'a-pack/manifest.json': '{}', 'a-pack/topics/x.json': '{}' });
    symlinkSync(path.join(outside, 'secret.json'), path.join(inner, 'a-pack/topics/secret.json'));
    expect((await asyncFailureOf(() => makePacks(inner).read('a-pack'))).code).toBe('pack-invalid');
    const whole = newFolder();
    symlinkSync(path.join(inner, 'a-pack'), path.join(whole, 'a-pack'));
    expect(await makePacks(whole).list()).toEqual([]);
    expect((await asyncFailureOf(() => makePacks(whole).read('a-pack'))).code).toBe('pack-missing');
  });

  it('are refused when they are too large or have too many files, before they are read', async () => {
    const large = contentOf({ 'a-pack/manifest.json': '{}', 'a-pack/big.json': '' });
    truncateSync(path.join(large, 'a-pack/big.json'), 3 * 1024 ** 3);
    expect((await asyncFailureOf(() => makePacks(large).read('a-pack'))).code).toBe('pack-too-large');
    const files = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a-pack/f${i}.json`, '']));
    const many = contentOf({ 'a-pack/manifest.json': '{}', ...files });
    expect((await asyncFailureOf(() => makePacks(many).read('a-pack'))).code).toBe('pack-too-large');
  });

  it('are refused when a file is not UTF-8; a byte order mark is passed on to be seen', async () => {
    const broken = contentOf({ 'a-pack/manifest.json': Uint8Array.of(0x7b, 0xff, 0x7d) });
    const failure = await asyncFailureOf(() => makePacks(broken).read('a-pack'));
    expect([failure.code, failure.details]).toEqual([
      'pack-not-json',
      { pack: 'a-pack', file: 'manifest.json' },
    ]);
    const marked = contentOf({ 'a-pack/manifest.json': '\ufeff{}' });
    expect((await makePacks(marked).read('a-pack'))[0]?.text).toBe('\ufeff{}');
  });

  it('of the program itself are found and read', async () => {
    const packs = makePacks(fileURLToPath(new URL('../../../content', import.meta.url)));
    expect(await packs.list()).toContain('guidance-pl');
    expect((await packs.read('guidance-pl')).length).toBeGreaterThan(3);
  });
});
