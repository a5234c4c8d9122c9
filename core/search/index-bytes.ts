import { BadBytes, ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { rulesMark } from './rules-mark.ts';
import type { Segment } from './segment.ts';
import { readSegment, writeSegment } from './segment-bytes.ts';

const name = 'drogowskaz search index';
/** Raised with every change of the layout below or of `segment-bytes.ts`: what is older is thrown away, not read. */
const format = 1;

/** FNV-1a, 32 bits: finds what was torn or mixed up. Whether it is genuine the seal around it says. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

/** Segments as bytes: name, format, mark of the rules, checksum, content. */
export function encodeSegments(segments: readonly Segment[]): Uint8Array<ArrayBuffer> {
  const content = new ByteWriter();
  content.number(segments.length);
  for (const segment of segments) writeSegment(content, segment);
  const bytes = content.finish();
  const writer = new ByteWriter();
  writer.text(name);
  writer.number(format);
  writer.text(rulesMark());
  writer.number(checksum(bytes));
  writer.bytes(bytes);
  return writer.finish();
}

/** The segments of {@link encodeSegments}; null for damaged bytes, another format, or an index made by other rules. */
export function decodeSegments(bytes: Uint8Array): Segment[] | null {
  try {
    const reader = new ByteReader(bytes);
    if (reader.text() !== name || reader.number() !== format || reader.text() !== rulesMark()) return null;
    const sum = reader.number();
    const content = reader.bytes();
    if (!reader.isAtEnd || checksum(content) !== sum) return null;
    const inside = new ByteReader(content);
    const segments = Array.from({ length: inside.count() }, () => readSegment(inside));
    return inside.isAtEnd ? segments : null;
  } catch (error) {
    if (error instanceof BadBytes) return null;
    throw error;
  }
}
