import { describe, expect, it } from 'vitest';
import { maxPackBytes } from '../../../core/pack/manifest.ts';
import { readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../../core/pack/read-manifest.ts';
import { guidanceContents, sealPack } from '../../helpers/pack-builder.ts';
import { refusalOf } from '../../helpers/thrown.ts';

const sealed = (): PackFile[] => sealPack('guidance', guidanceContents());
const refusal = (files: readonly PackFile[]) => refusalOf(() => readGuidancePack('example', files));
const changed = (path: string, change: (text: string) => string): PackFile[] =>
  sealed().map(file => (file.path === path ? { path, text: change(file.text) } : file));

describe('the manifest of a pack', () => {
  it('lets a pack through whose files are those it lists', () => {
    expect(readGuidancePack('example', sealed()).manifest.version).toBe('2026.11.1');
  });

  it('refuses a file changed by one character, before it is parsed', () => {
    expect(refusal(changed('topics/permit.json', text => text.replace('You pay', 'You get')))).toEqual({
      code: 'pack-hash-mismatch',
      pack: 'example',
      file: 'topics/permit.json',
      at: '',
      reason: 'hash',
    });
    expect(refusal(changed('topics/permit.json', text => `${text} {`)).reason).toBe('size');
  });

  it('refuses a pack from which a listed file is missing', () => {
    const files = sealed().filter(file => file.path !== 'sources.json');
    expect(refusal(files)).toMatchObject({
      code: 'pack-hash-mismatch',
      file: 'sources.json',
      reason: 'file-missing',
    });
  });

  it('refuses a file that is not listed, and one that comes twice', () => {
    const extra = { path: 'topics/extra.json', text: '{}' };
    expect(refusal([...sealed(), extra])).toMatchObject({ code: 'pack-hash-mismatch', reason: 'not-listed' });
    const twice = [...sealed(), ...sealed().slice(-1)];
    expect(refusal(twice)).toMatchObject({ code: 'pack-hash-mismatch', reason: 'file-twice' });
  });

  it('refuses a manifest that lists a file twice or itself', () => {
    const [manifest, ...rest] = sealed();
    const parsed = JSON.parse(manifest?.text ?? '');
    const twice = { ...parsed, files: [...parsed.files, parsed.files[0]] };
    expect(refusal([{ path: 'manifest.json', text: JSON.stringify(twice) }, ...rest])).toMatchObject({
      code: 'pack-hash-mismatch',
      reason: 'listed-twice',
    });
  });

  it('refuses a pack without a manifest', () => {
    expect(refusal(sealed().slice(1))).toEqual({
      code: 'pack-missing',
      pack: 'example',
      file: 'manifest.json',
      at: '',
    });
  });

  it.each([
    ['another product', { product: 'other' }, 'product'],
    ['another kind', { kind: 'contacts' }, 'kind'],
    ['another id than the host keeps it under', { id: 'other' }, 'id'],
    ['a format of the future', { format: 2 }, 'format'],
    ['a property nobody knows', { extra: 1 }, 'extra'],
    [
      'a path out of its folder',
      { files: [{ path: '../x.json', sizeBytes: 1, sha256: 'a'.repeat(64) }] },
      'files.0.path',
    ],
    ['no files', { files: [] }, 'files'],
  ])('refuses %s', (_name, over, at) => {
    const files = sealPack('guidance', guidanceContents(), over);
    expect(refusal(files)).toMatchObject({ code: 'pack-invalid', file: 'manifest.json', at });
  });

  it('refuses a notice that lacks a language', () => {
    const files = sealPack('guidance', guidanceContents(), { notice: { pl: 'a', en: 'b' } });
    expect(refusal(files)).toEqual({
      code: 'pack-language-missing',
      pack: 'example',
      file: 'manifest.json',
      at: 'notice.uk',
    });
  });

  it('refuses a pack that is too large, counted in bytes over all files', () => {
    const half = 'ż'.repeat(maxPackBytes / 4);
    const files = sealPack('guidance', guidanceContents({ 'topics/a.json': half, 'topics/b.json': half }));
    expect(refusal(files)).toMatchObject({
      code: 'pack-too-large',
      file: 'topics/b.json',
      limitBytes: maxPackBytes,
    });
  });
});
