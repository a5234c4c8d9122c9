import { utf8ToBytes } from './utf8.ts';

export type CanonicalField = string | number | boolean | null | Uint8Array;

const tags = { none: 0, text: 1, integer: 2, truth: 3, bytes: 4 } as const;
const headLength = 5;

const tagOf = (field: CanonicalField): number => {
  if (field === null) return tags.none;
  if (typeof field === 'string') return tags.text;
  if (typeof field === 'number') return tags.integer;
  return typeof field === 'boolean' ? tags.truth : tags.bytes;
};

/** What stands after tag and length: bytes, or text that is still to be written as UTF-8. */
const bodyOf = (field: CanonicalField): string | Uint8Array => {
  if (field === null) return '';
  if (field instanceof Uint8Array) return field;
  if (typeof field === 'boolean') return field ? '\u0001' : '\u0000';
  if (typeof field === 'string') return field;
  if (!Number.isSafeInteger(field)) throw new Error('canonical bytes hold whole numbers only');
  return String(field);
};

/** Writes ASCII in place, which is nearly everything and runs for every record opened; false where text is more. */
const writeAscii = (text: string, bytes: Uint8Array, at: number): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    bytes[at + index] = code;
  }
  return true;
};

const writeBody = (body: string | Uint8Array, bytes: Uint8Array, at: number): number => {
  if (typeof body === 'string') {
    if (writeAscii(body, bytes, at)) return body.length;
    if (!body.isWellFormed()) throw new Error('canonical bytes hold well-formed text only');
  }
  const written = typeof body === 'string' ? utf8ToBytes(body) : body;
  bytes.set(written, at);
  return written.length;
};

const maxUtf8PerUnit = 3;
const roomFor = (body: string | Uint8Array): number =>
  headLength + (typeof body === 'string' ? body.length * maxUtf8PerUnit : body.length);

/**
 * The same fields always give the same bytes and different fields different ones, so that what is authenticated
 * cannot be read in two ways: each field is a tag byte, its length (4 bytes, big-endian) and its body.
 * The layout must never change: sealed records and key slots are bound to it.
 */
export function canonicalBytes(fields: readonly CanonicalField[]): Uint8Array {
  const bodies = fields.map(bodyOf);
  const bytes = new Uint8Array(bodies.reduce((room, body) => room + roomFor(body), 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  fields.forEach((field, index) => {
    const length = writeBody(bodies[index] ?? '', bytes, offset + headLength);
    bytes[offset] = tagOf(field);
    view.setUint32(offset + 1, length);
    offset += headLength + length;
  });
  return bytes.subarray(0, offset);
}
