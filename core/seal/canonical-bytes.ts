import { utf8ToBytes } from './utf8.ts';

export type CanonicalField = string | number | boolean | null | Uint8Array;

const tags = { none: 0, text: 1, integer: 2, truth: 3, bytes: 4 } as const;

const encodeField = (field: CanonicalField): readonly [tag: number, body: Uint8Array] => {
  if (field === null) return [tags.none, new Uint8Array(0)];
  if (field instanceof Uint8Array) return [tags.bytes, field];
  if (typeof field === 'boolean') return [tags.truth, Uint8Array.of(field ? 1 : 0)];
  if (typeof field === 'number') {
    if (!Number.isSafeInteger(field)) throw new Error('canonical bytes hold whole numbers only');
    return [tags.integer, utf8ToBytes(String(field))];
  }
  if (!field.isWellFormed()) throw new Error('canonical bytes hold well-formed text only');
  return [tags.text, utf8ToBytes(field)];
};

/**
 * The same fields always give the same bytes and different fields different ones, so that what is authenticated
 * cannot be read in two ways: each field is a tag byte, its length (4 bytes, big-endian) and its body.
 * The layout must never change: sealed records and key slots are bound to it.
 */
export function canonicalBytes(fields: readonly CanonicalField[]): Uint8Array {
  const encoded = fields.map(encodeField);
  const bytes = new Uint8Array(encoded.reduce((size, [, body]) => size + 5 + body.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const [tag, body] of encoded) {
    bytes[offset] = tag;
    view.setUint32(offset + 1, body.length);
    bytes.set(body, offset + 5);
    offset += 5 + body.length;
  }
  return bytes;
}
