import { xlsxOf } from '../../core/report/xlsx.ts';
import { crc32, zipOf } from '../../core/report/zip.ts';
import { unzip } from '../../renderer/store/unzip.ts';

/** UTF-8 of a text. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** A ZIP with one entry that unpacks to `bytes`, whatever its directory says: the sizes in it are a lie. */
export async function aPackedZip(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  repeats = 1,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await deflate(bytes);
  const many = Array.from({ length: repeats }, (_, n) => ({
    name: n === 0 ? name : `${n}-${name}`,
    bytes: packed,
  }));
  const zip = zipOf(many);
  const view = new DataView(zip.buffer);
  const crc = crc32(bytes);
  for (let at = 0; at + 4 <= zip.length; at++) {
    const sign = view.getUint32(at, true);
    if (sign === 0x04034b50) {
      view.setUint16(at + 8, 8, true);
      view.setUint32(at + 14, crc, true);
    } else if (sign === 0x02014b50) {
      view.setUint16(at + 10, 8, true);
      view.setUint32(at + 16, crc, true);
    }
  }
  return zip;
}

/** The sheet of a small workbook, changed. */
export async function aWorkbook(change: (sheet: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const rows = [
    ['Nazwa', 'Kategoria'],
    ['Nowy', 'legal-aid'],
  ];
  const parts = await unzip(xlsxOf(rows, 'a'), () => true);
  return zipOf(
    parts.map(({ name, bytes }) => {
      if (!name.includes('worksheets')) return { name, bytes };
      const before = new TextDecoder().decode(bytes);
      const after = change(before);
      if (after === before) throw new Error('nothing was changed');
      return { name, bytes: utf8(after) };
    }),
  );
}
