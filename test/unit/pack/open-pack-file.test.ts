import { createGzip } from 'node:zlib';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { inflateWithZlib } from '../../../build/pack-tool/inflate.ts';
import { maxPackBytes } from '../../../core/pack/manifest.ts';
import { type OpenParts, openPackFile } from '../../../core/pack/open-pack-file.ts';
import { encodeFrame, packFileEnding, parseFrame, signPackFile } from '../../../core/pack/pack-file.ts';
import { readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../../core/pack/read-manifest.ts';
import { chainText } from '../../../core/pack/root.ts';
import { publicKeyOf } from '../../../core/pack/signing.ts';
import { aText, aTopic } from '../../helpers/pack-builder.ts';
import {
  aPackFile,
  aRelease,
  aRoot,
  gzip,
  knownKey,
  packKey,
  signableFiles,
  signRoot,
} from '../../helpers/signed-pack.ts';
import { asyncRefusalOf, refusalOf } from '../../helpers/thrown.ts';

let inflated = 0;
const parts = (bytes: Uint8Array, over: Partial<OpenParts> = {}): OpenParts => ({
  bytes,
  trusted: aRoot(),
  day: '2026-12-01',
  appVersion: '0.1.0',
  installed: async () => ({ version: '2026.11.1', kind: 'guidance', files: null }),
  async *inflate(packed) {
    for await (const chunk of inflateWithZlib(packed)) {
      inflated += chunk.length;
      yield chunk;
    }
  },
  ...over,
});
const open = (bytes: Uint8Array, over?: Partial<OpenParts>) => openPackFile(parts(bytes, over));

/** The refusal of a file, and that nothing of its content was looked at. */
async function refusedUnread(bytes: Uint8Array, over?: Partial<OpenParts>): Promise<Record<string, unknown>> {
  inflated = 0;
  const refusal = await asyncRefusalOf(() => open(bytes, over));
  expect(inflated).toBe(0);
  return refusal;
}

const manifestOf = (files: readonly PackFile[]): Record<string, unknown> => JSON.parse(files[0]?.text ?? '');
const withManifest = (change: (manifest: Record<string, unknown>) => unknown): PackFile[] => {
  const [, ...rest] = signableFiles();
  return [{ path: 'manifest.json', text: JSON.stringify(change(manifestOf(signableFiles()))) }, ...rest];
};

describe('a signed pack file', () => {
  it('opens into the files that were signed, and these read as any pack', async () => {
    const opened = await open(await aPackFile());
    expect(opened.manifest).toMatchObject({ id: 'example', version: '2026.12.1' });
    expect(opened.root).toEqual(aRoot());
    const pack = readGuidancePack('example', opened.files);
    expect(pack.topics.map(topic => topic.id)).toEqual(['permit']);
    expect(packFileEnding).toBe('drogowskaz-pack');
  });

  it('is refused where no organisation has been confirmed', async () => {
    expect(await refusedUnread(await aPackFile(), { trusted: null })).toEqual({ code: 'pack-root-missing' });
  });

  describe('is refused before its content is looked at (G1) when', () => {
    it('it is unsigned', async () => {
      const frame = parseFrame(await aPackFile());
      const unsigned = encodeFrame({ ...frame, key: '00'.repeat(32), signature: '00'.repeat(64) });
      expect(await refusedUnread(unsigned)).toMatchObject({ code: 'pack-signature-refused' });
    });

    it('somebody else signed it', async () => {
      const bytes = await aPackFile({ key: knownKey('a stranger') });
      expect(await refusedUnread(bytes)).toEqual({ code: 'pack-signature-refused', reason: 'signer' });
    });

    it('a root key signed it, which may sign roots alone', async () => {
      const bytes = await aPackFile({ key: knownKey('root 1') });
      expect(await refusedUnread(bytes)).toMatchObject({ reason: 'signer' });
    });

    it('the signature is one over another pack', async () => {
      const frame = parseFrame(await aPackFile());
      const other = parseFrame(await aPackFile({ files: signableFiles({ version: '2026.12.2' }) }));
      const mixed = encodeFrame({ ...frame, signature: other.signature });
      expect(await refusedUnread(mixed)).toMatchObject({ reason: 'signature' });
      const swapped = encodeFrame({ ...frame, body: other.body.slice(0, -1) });
      expect(await refusedUnread(swapped)).toMatchObject({ reason: 'signature' });
    });

    it('a byte anywhere in it was changed, taken away or appended', async () => {
      const good = await aPackFile();
      for (let at = 0; at < good.length; at += 31) {
        const changed = good.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect((await refusedUnread(changed)).code).toMatch(/^pack-(?:file-broken|signature-refused)$/);
        expect((await refusedUnread(good.slice(0, at))).code).toMatch(
          /^pack-(?:file-broken|signature-refused)$/,
        );
      }
      for (const more of [Uint8Array.of(0), await gzip(utf8ToBytes('{}')), good])
        expect(await refusedUnread(Uint8Array.from([...good, ...more]))).toMatchObject({
          code: 'pack-signature-refused',
        });
    });

    it('its manifest is not written in the one way there is', async () => {
      const frame = parseFrame(await aPackFile());
      const bytes = signPackFile({ ...frame, manifestText: ` ${frame.manifestText}` }, packKey);
      expect(await refusedUnread(bytes)).toEqual({ code: 'pack-file-broken', reason: 'not-canonical' });
    });

    it.each([
      ['for another product', { product: 'other' }],
      ['for nobody in particular', { product: undefined }],
    ])('it was made %s (G13)', async (_name, over) => {
      const bytes = await aPackFile({ files: signableFiles(over) });
      expect(await refusedUnread(bytes)).toMatchObject({ code: 'pack-for-others' });
    });

    it.each([
      [{ audience: 'lawyers-pl' }, { code: 'pack-for-others', audience: 'lawyers-pl' }],
      [{ minimumProgram: '0.1.1' }, { code: 'pack-needs-newer-program', needed: '0.1.1' }],
      [{ minimumProgram: '0.10.0' }, { code: 'pack-needs-newer-program', needed: '0.10.0' }],
      [{ expiresOn: '2026-11-30' }, { code: 'pack-expired', on: '2026-11-30' }],
    ])('its release says %j', async (release, refusal) => {
      const bytes = await aPackFile({ files: signableFiles({ release: aRelease(release) }) });
      expect(await refusedUnread(bytes)).toEqual({ pack: 'example', ...refusal });
    });

    it('nothing is said of its release', async () => {
      const bytes = await aPackFile({ files: withManifest(({ release: _, ...rest }) => rest) });
      expect(await refusedUnread(bytes)).toMatchObject({ code: 'pack-invalid', at: 'release' });
    });

    it.each([
      ['2026.12.2', 'pack-older-than-installed'],
      ['2027.1.1', 'pack-older-than-installed'],
      ['2026.12.1', 'pack-same-version-differs'],
    ])('version %s is in use (G11)', async (version, code) => {
      const installed = async () => ({ version, kind: 'guidance', files: null }) as const;
      expect(await refusedUnread(await aPackFile(), { installed })).toMatchObject({ code });
    });

    it('the very same one is in use, or one of another kind', async () => {
      const { manifest } = await open(await aPackFile());
      const same = async () => ({ version: '2026.12.1', kind: 'guidance', files: manifest.files }) as const;
      expect(await refusedUnread(await aPackFile(), { installed: same })).toMatchObject({
        code: 'pack-already-installed',
      });
      const other = async () => ({ version: '2026.11.1', kind: 'contacts', files: null }) as const;
      expect(await refusedUnread(await aPackFile(), { installed: other })).toMatchObject({
        reason: 'other-kind',
      });
    });

    it('it says that its files are larger than the program takes', async () => {
      const files = withManifest(manifest => ({
        ...manifest,
        files: [{ path: 'sources.json', sizeBytes: maxPackBytes + 1, sha256: '0'.repeat(64) }],
      }));
      const bytes = await aPackFile({ files });
      expect(await refusedUnread(bytes)).toMatchObject({ code: 'pack-too-large' });
      const many = Array.from({ length: 2001 }, (_, i) => ({
        path: `facts/f${i}.json`,
        sizeBytes: 1,
        sha256: '0'.repeat(64),
      }));
      const crowd = await aPackFile({ files: withManifest(manifest => ({ ...manifest, files: many })) });
      expect(await refusedUnread(crowd)).toMatchObject({ code: 'pack-invalid', at: 'files' });
    });

    it.each([
      '../topics/a.json',
      '/etc/a.json',
      'c:/a.json',
      '//host/share/a.json',
      'topics\\a.json',
      'topics/a.json\u0000',
      'topics/con.json',
      'aux/a.json',
      'lpt1.json',
      'topics/A.json',
      'topics/za\u017co\u0301\u0142c.json',
      'topics/./a.json',
      'topics//a.json',
      'topics/a.json ',
      'topics/a.json.',
      'a/b/c/d.json',
      'topics/a.js',
    ])('a file in it is called %j (G3)', async name => {
      const bytes = await aPackFile({
        files: withManifest(manifest => ({
          ...manifest,
          files: [{ path: name, sizeBytes: 1, sha256: '0'.repeat(64) }],
        })),
      });
      expect((await refusedUnread(bytes)).code).toMatch(/^pack-(?:invalid|not-json)$/);
    });
  });

  it('with two files of one name, a second manifest or a file of another hash is refused by its reader (G1)', async () => {
    const twice = withManifest(manifest => {
      const files = Array.isArray(manifest.files) ? manifest.files : [];
      return { ...manifest, files: [...files, files[0]] };
    });
    const doubled = await aPackFile({ files: [...twice, ...twice.slice(1, 2)] });
    const { files } = await open(doubled);
    expect(refusalOf(() => readGuidancePack('example', files))).toMatchObject({
      code: 'pack-hash-mismatch',
      reason: 'file-twice',
    });
    const changed = signableFiles().map(file =>
      file.path === 'sources.json' ? { ...file, text: file.text.replace('A source', 'B source') } : file,
    );
    const { files: other } = await open(await aPackFile({ files: changed }));
    expect(refusalOf(() => readGuidancePack('example', other))).toMatchObject({ reason: 'hash' });
  });

  describe('that inflates to something else than it lists (G2)', () => {
    const sized = (sizeBytes: number): PackFile[] =>
      withManifest(manifest => ({
        ...manifest,
        files: [{ path: 'sources.json', sizeBytes, sha256: '0'.repeat(64) }],
      }));

    it('is stopped at the listed size, however much would follow', async () => {
      const bomb = await gzipOfZeros(2 * 1024 ** 3);
      const size = 1024 * 1024;
      inflated = 0;
      const before = process.memoryUsage().rss;
      const start = performance.now();
      const refusal = await asyncRefusalOf(async () =>
        open(await aPackFile({ files: sized(size), body: bomb })),
      );
      expect(refusal).toEqual({ code: 'pack-file-broken', reason: 'longer-than-listed' });
      expect(inflated).toBeLessThan(size + 256 * 1024);
      expect(performance.now() - start).toBeLessThan(2000);
      expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    });

    it('is refused where it lists more than a hundred times what it holds', async () => {
      const body = await gzip(new Uint8Array(200_000));
      expect(await refusedUnread(await aPackFile({ files: sized(200_000), body }))).toMatchObject({
        code: 'pack-too-large',
      });
    });

    it('is refused where it is shorter, is no gzip, or is gzip in gzip', async () => {
      const words = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
      const packed = await gzip(words);
      for (const [body, reason] of [
        [packed, 'shorter-than-listed'],
        [packed.slice(0, -9), 'inflate'],
        [words, 'inflate'],
      ] as const)
        expect(await asyncRefusalOf(async () => open(await aPackFile({ files: sized(5001), body })))).toEqual(
          {
            code: 'pack-file-broken',
            reason,
          },
        );
      const nested = await gzip(packed);
      expect(
        await asyncRefusalOf(async () => open(await aPackFile({ files: sized(5000), body: nested }))),
      ).toMatchObject({ code: 'pack-file-broken' });
    });
  });

  it.each([
    ['__proto__', '{"__proto__": {"polluted": 1}}'],
    ['constructor', '{"constructor": {"prototype": {"polluted": 1}}}'],
    ['a key given twice', '{"sources": [], "sources": []}'],
    ['a byte order mark', '\ufeff{"sources": []}'],
    ['a number without end', `{"sources": [1${'0'.repeat(400)}]}`],
    ['nesting without end', '['.repeat(2000)],
    ['a direction override', '{"sources": ["\u202etxt.exe"]}'],
  ])('with %s in a file is refused by its reader and leaves prototypes clean (G4)', async (_name, text) => {
    const [manifest, ...rest] = signableFiles({}, { 'sources.json': text });
    const { files } = await open(
      await aPackFile({ files: manifest === undefined ? [] : [manifest, ...rest] }),
    );
    expect(refusalOf(() => readGuidancePack('example', files))).toMatchObject({
      code: 'pack-not-json',
      file: 'sources.json',
    });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['a direction override', '\u202e'],
    ['an isolate', '\u2067'],
    ['a zero-width space', '\u200b'],
    ['a zero-width joiner', '\u200d'],
    ['a soft hyphen', '\u00ad'],
    ['a tag letter', '\u{e0041}'],
    ['a filler that looks like nothing', '\u3164'],
    ['a line separator', '\u2028'],
  ])('with %s in a title is refused, spelled out or escaped (G8)', async (_name, sign) => {
    const title = JSON.stringify(aTopic({ title: aText(`Karta${sign}pobytu`) }));
    const escaped = title.replaceAll(sign, [...sign].map(one => escapeOf(one)).join(''));
    for (const text of [title, escaped]) {
      const { files } = await open(
        await aPackFile({ files: signableFiles({}, { 'topics/permit.json': text }) }),
      );
      expect(refusalOf(() => readGuidancePack('example', files))).toMatchObject({
        reason: 'hidden-character',
      });
    }
    const named = signableFiles({ title: aText(`Poradnik${sign}`) });
    expect(await refusedUnread(await aPackFile({ files: named }))).toMatchObject({
      reason: 'hidden-character',
    });
  });

  it('with letters of another alphabet that look alike in an id or a file name is refused (G8)', async () => {
    const named = signableFiles({ id: 'ex\u0430mple' });
    expect(await refusedUnread(await aPackFile({ files: named }))).toMatchObject({
      code: 'pack-invalid',
      at: 'id',
    });
    const files = signableFiles({}, { 'topics/p\u0435rmit.json': aTopic() });
    expect(await refusedUnread(await aPackFile({ files }))).toMatchObject({ code: 'pack-invalid' });
    const topic = signableFiles({}, { 'topics/permit.json': aTopic({ id: 'p\u0435rmit' }) });
    const opened = await open(await aPackFile({ files: topic }));
    expect(refusalOf(() => readGuidancePack('example', opened.files))).toMatchObject({ at: 'id' });
  });

  it('in UTF-16 is refused', async () => {
    const [manifest, ...rest] = signableFiles();
    const text = rest[0]?.text ?? '';
    const wide = Uint8Array.from(
      [...text.slice(0, text.length / 2)].flatMap(sign => [sign.charCodeAt(0), 0xd8]),
    );
    const whole = utf8ToBytes(rest.map(file => file.text).join('')).slice();
    whole.set(wide.slice(0, 100));
    const body = await gzip(whole);
    const bytes = await aPackFile({ files: manifest === undefined ? [] : [manifest, ...rest], body });
    expect(await asyncRefusalOf(() => open(bytes))).toMatchObject({
      code: 'pack-not-json',
      reason: 'not-text',
    });
  });

  it('brings newer roots along, and is judged by the newest', async () => {
    const second = aRoot({ version: 2, packKeys: [publicKeyOf(knownKey('pack 2'))] });
    const chain = [signRoot(aRoot()), signRoot(second)];
    const bytes = await aPackFile({ chain, key: knownKey('pack 2') });
    expect((await open(bytes)).root).toEqual(second);
    // The key that the newer root no longer names, under either chain.
    expect(await refusedUnread(await aPackFile({ chain }))).toMatchObject({ reason: 'signer' });
    expect(await refusedUnread(await aPackFile(), { trusted: second })).toMatchObject({ reason: 'signer' });
    expect(chainText(chain)).toContain('"version":2');
  });
});

/** A sign as JSON may write it. */
const escapeOf = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');

/** Gzip of so many zero bytes, made without ever holding them. */
async function gzipOfZeros(length: number): Promise<Uint8Array> {
  const zip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  zip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(16 * 1024 * 1024);
  for (let at = 0; at < length; at += block.length)
    if (!zip.write(block)) await new Promise<void>(resolve => zip.once('drain', resolve));
  zip.end();
  await new Promise<void>(resolve => zip.once('end', resolve));
  return new Uint8Array(Buffer.concat(chunks));
}
