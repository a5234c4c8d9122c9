import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { xlsxOf } from '../../../core/report/xlsx.ts';
import { zipOf } from '../../../core/report/zip.ts';
import {
  aFile,
  anOpenDirectory,
  apply,
  contents,
  preview,
  rowsOfPreview,
} from '../../helpers/a-directory.ts';
import { aPackedZip, aWorkbook, utf8 } from '../../helpers/bad-archives.ts';

let open: Awaited<ReturnType<typeof anOpenDirectory>>;
beforeAll(async () => {
  open = await anOpenDirectory();
});
afterAll(() => open.store.end());

const refusal = async (name: string, content: string | Uint8Array<ArrayBuffer>) =>
  preview(open.store, aFile(name, content)).then(
    () => 'taken',
    (error: { code?: string; details?: { reason?: string } }) =>
      `${error.code ?? 'bug'} ${error.details?.reason ?? ''}`,
  );
const manyColumns = Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(';');
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

describe('a file that is not what it should be', () => {
  it.each<[string, () => Promise<string | Uint8Array<ArrayBuffer>>, string]>([
    ['an empty file', async () => '', 'no-contacts'],
    ['headers alone', async () => 'Nazwa;Kategoria\n', 'no-contacts'],
    [
      'a picture',
      async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'encoding',
    ],
    ['a table with a quote that never ends', async () => 'Nazwa\n"Fundacja', 'unreadable'],
    ['a million columns', async () => `${manyColumns}\n1;2\n`, 'too-many-columns'],
    ['30,000 rows', async () => `Nazwa\n${'a\n'.repeat(30_000)}`, 'too-many-rows'],
    ['21 MiB', async () => new Uint8Array(21 * 1024 * 1024).fill(65), 'too-large'],
    ['broken JSON', async () => '{"services": [', 'unreadable'],
    ['JSON nested without end', async () => deep, 'unreadable'],
    ['half a ZIP', async () => xlsxOf([['a']], 'a').slice(0, 300), 'unreadable'],
    ['a ZIP with nothing for us', async () => zipOf([{ name: 'x.exe', bytes: utf8('MZ') }]), 'no-contacts'],
    [
      'a ZIP whose directory points nowhere',
      async () => {
        const zip = xlsxOf([['a']], 'a');
        new DataView(zip.buffer).setUint32(zip.length - 6, 0xfffffff0, true);
        return zip;
      },
      'unreadable',
    ],
    [
      'a ZIP bomb',
      async () => aPackedZip('xl/workbook.xml', new Uint8Array(120 * 1024 * 1024)),
      'unpacks-too-large',
    ],
    [
      'a bomb of many parts',
      async () => aPackedZip('services.csv', new Uint8Array(8 * 1024 * 1024), 60),
      'unpacks-too-large',
    ],
    [
      'a bit that was turned',
      async () => {
        const zip = await aPackedZip('services.csv', utf8('id;name\n1;a\n'));
        zip[45] = (zip[45] ?? 0) ^ 1;
        return zip;
      },
      'unreadable',
    ],
    [
      'a workbook with a cell at the end of the world',
      async () => aWorkbook(sheet => sheet.replace('r="B2"', 'r="XFD1048576"')),
      'too-many-columns',
    ],
    [
      'a workbook with a cell beyond the world',
      async () => aWorkbook(sheet => sheet.replace('r="B2"', 'r="ZZZZZZZ2"')),
      'too-many-columns',
    ],
    [
      'a workbook with a row at the end of the world',
      async () => aWorkbook(sheet => sheet.replace('r="B2"', 'r="B1048576"')),
      'too-many-rows',
    ],
    [
      'a workbook with entities that unfold',
      async () =>
        aWorkbook(sheet => sheet.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')),
      'unreadable',
    ],
    ['a workbook that is no XML', async () => aWorkbook(() => '<<<<'), 'unreadable'],
  ])('is refused with its reason: %s', async (name, make, reason) => {
    expect(await refusal(name, await make())).toBe(`import-refused ${reason}`);
    expect(open.store.bugs).toEqual([]);
  });

  it('is unpacked no further than its limit when it is a bomb', async () => {
    const bomb = await aPackedZip('xl/workbook.xml', new Uint8Array(120 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(200_000);
    let unpacked = 0;
    const Real = DecompressionStream;
    vi.stubGlobal('DecompressionStream', function counting(form: CompressionFormat) {
      const { readable, writable } = new Real(form);
      const counter = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          unpacked += chunk.length;
          controller.enqueue(chunk);
        },
      });
      return { readable: readable.pipeThrough(counter), writable };
    });
    try {
      expect(await refusal('a.xlsx', bomb)).toBe('import-refused unpacks-too-large');
    } finally {
      vi.unstubAllGlobals();
    }
    // A hundred times its size and one MiB, and what was under way.
    expect(unpacked).toBeGreaterThan(bomb.length * 90);
    expect(unpacked).toBeLessThan(bomb.length * 130 + 8 * 1024 * 1024);
  });
});

describe('a workbook as other programs write it', () => {
  it('is read with its numbers, days and shared texts', async () => {
    const workbook = await writeXlsxFile([
      ['Nazwa', 'Kategoria', 'Telefon', 'Sprawdzono', 'Uwagi'],
      [
        'Świetlica',
        'legal-aid',
        600_100_200,
        { value: new Date(Date.UTC(2026, 10, 1)), format: 'dd.mm.yyyy' },
        true,
      ],
      ['Świetlica', 'legal-aid', null, null, null],
      [],
    ]).toBlob();
    const { token, form } = await preview(
      open.store,
      aFile('zeszyt.xlsx', new Uint8Array(await workbook.arrayBuffer())),
    );
    expect(form).toBe('xlsx');
    const rows = await rowsOfPreview(open.store, token);
    expect(rows.map(row => row.reason?.code ?? row.kind)).toEqual(['add', 'duplicate-in-file']);
    const { store } = await anOpenDirectory();
    const again = await preview(store, aFile('zeszyt.xlsx', new Uint8Array(await workbook.arrayBuffer())));
    await apply(store, again.token);
    const { contact } = await store.call('directory.contact', { id: 'swietlica' });
    expect(contact.phones.map(phone => phone.number)).toEqual(['600100200']);
    expect(contact.profile).toMatchObject({ verifiedOn: '2026-11-01', note: { pl: 'true' } });
    await store.end();
  });

  it('is read without a worker of its own, which our content security policy would refuse', async () => {
    const started: unknown[] = [];
    vi.stubGlobal('Worker', function refuse(address: unknown) {
      started.push(address);
      throw new Error('refused');
    });
    try {
      const rows = Array.from({ length: 8_000 }, (_, n) => [`Punkt ${n}`, 'legal-aid', 'x'.repeat(200)]);
      const file = xlsxOf([['Nazwa', 'Kategoria', 'Opis'], ...rows], 'a');
      expect(file.length).toBeGreaterThan(2_000_000);
      const { counts } = await preview(open.store, aFile('duzy.xlsx', file));
      expect(counts.add).toBe(8_000);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(started).toEqual([]);
  });
});

describe('a file in another encoding', () => {
  const words = 'Nazwa;Kategoria;Miasto\nŻółta Łódź;legal-aid;Nowy Sącz\n';
  const polish: Readonly<Record<string, number>> = { Ż: 0xaf, ó: 0xf3, ł: 0xb3, Ł: 0xa3, ź: 0x9f, ą: 0xb9 };
  const inUtf16 = (text: string, isBig: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
    const all = `${mark ? '\uFEFF' : ''}${text}`;
    const view = new DataView(new ArrayBuffer(all.length * 2));
    for (let at = 0; at < all.length; at++) view.setUint16(at * 2, all.charCodeAt(at), !isBig);
    return new Uint8Array(view.buffer);
  };
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['UTF-8', utf8(words)],
    ['UTF-8 with a mark', utf8(`\uFEFF${words}`)],
    ['UTF-16, as Excel writes it', inUtf16(words, false, true)],
    ['UTF-16 with the bytes the other way', inUtf16(words, true, true)],
    ['UTF-16 without a mark', inUtf16(words, false, false)],
    ['Windows-1250', Uint8Array.from(words, letter => polish[letter] ?? letter.charCodeAt(0))],
  ])('is read as it was meant: %s', async (name, bytes) => {
    const { token } = await preview(open.store, aFile(name, bytes));
    expect(await rowsOfPreview(open.store, token)).toMatchObject([{ kind: 'add', name: 'Żółta Łódź' }]);
  });

  it('is read as it was meant: Windows-1251', async () => {
    const text = 'Назва;Категорія\nДопомога;legal-aid\n';
    const bytes = Uint8Array.from(text, letter => {
      const code = letter.charCodeAt(0);
      if (letter === 'і') return 0xb3;
      if (letter === 'я') return 0xff;
      return code >= 0x410 ? code - 0x410 + 0xc0 : code;
    });
    const { token } = await preview(open.store, aFile('a.csv', bytes));
    expect(await rowsOfPreview(open.store, token)).toMatchObject([{ kind: 'add', name: 'Допомога' }]);
  });
});

describe('a file with bad things in good places', () => {
  it('is taken as plain words, and its good rows are taken', async () => {
    const { store } = await anOpenDirectory();
    const { token, counts } = await preview(
      store,
      aFile(
        'zle.csv',
        [
          'name,category,note,phone,website',
          '"<img src=x onerror=alert(1)>",legal-aid,"=cmd|\' /C calc\'!A0",+48 600 100 200,javascript:alert(1)',
          '"Odwrócona \u202Egnp.exe\u0007",legal-aid,,,',
          'Dobra,legal-aid,,,',
          'Zła,__proto__,,,',
        ].join('\n'),
      ),
    );
    expect(counts).toMatchObject({ add: 3, reject: 1 });
    await apply(store, token);
    const found = (await contents(store)).filter(contact => contact.profile.source === 'zle.csv');
    expect(found.map(contact => contact.profile.names.pl).sort()).toEqual([
      '<img src=x onerror=alert(1)>',
      'Dobra',
      'Odwrócona gnp.exe',
    ]);
    expect(found.every(contact => /^[a-z0-9-]+$/.test(contact.id))).toBe(true);
    await store.end();
  });

  it('reaches no prototype, keeps no lone surrogate, and does not stop the rest (HSDS)', async () => {
    const { store } = await anOpenDirectory();
    const file = `[
      {"id": "1", "name": "Bad \\ud800 id", "status": "dancing", "__proto__": {"polluted": 1},
       "email": "not an address", "last_modified": "soon", "minimum_age": "many",
       "own": {"constructor": {"prototype": 1}}, "phones": [{"number": "+48 1 \\udfff"}, "nothing", null]},
      {"id": "3d1f1cb8-0c5e-4b0f-9d0b-53f8a1f1f0aa", "status": "active", "name": ""},
      {"id": "3d1f1cb8-0c5e-4b0f-9d0b-53f8a1f1f0ab", "status": "active", "name": "Good"}]`;
    const { token, counts } = await preview(store, aFile('a.json', file));
    expect(counts).toEqual({ add: 2, change: 0, conflict: 0, reject: 1, same: 0 });
    await apply(store, token);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const out = await store.call('directory.export', {
      form: 'hsds-json',
      ids: ['good', 'bad-id'],
      withConfidential: false,
      language: 'pl',
    });
    const text = new TextDecoder().decode(out.bytes);
    // What the standard does not allow is kept beside its place.
    for (const kept of ['dancing', 'not an address', 'soon', 'many']) expect(text).toContain(kept);
    expect(text).not.toContain('polluted');
    const again = await preview(store, aFile('a.json', new Uint8Array(out.bytes)));
    expect(again.counts).toMatchObject({ add: 0, change: 0, same: 2 });
    await store.end();
  });
});
