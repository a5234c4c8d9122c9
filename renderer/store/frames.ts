import { envelopeOverhead } from '../../core/seal/seal.ts';
import { bytesToUtf8, utf8ToBytes } from '../../core/seal/utf8.ts';
import { type JournaledTable, journaledTables, type RawRow, SealedRow } from './rows.ts';

/**
 * One change in the journal: the row as it lies in the database. The layout never changes; a new one gets a new
 * first byte.
 *   format 1 · operation (1 = put) · table · revision (4, big-endian) · id (16, UUID) · day (1 + n) · state (1 + n) · sealed
 * Only the sealed bytes are secret; what stands before them is authenticated by them and by the vault's keys.
 */
const format = 1;
const put = 1;
const headLength = 23;
const tableCodes: Readonly<Record<JournaledTable, number>> = { consultations: 1, cases: 2, contacts: 3 };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const onPattern = /^(?:\d{4}-\d{2}-\d{2})?$/;
const statePattern = /^[a-z-]{0,20}$/;
const smallestEnvelope = envelopeOverhead(1);

const uuidToBytes = (id: string): Uint8Array =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], pair => Number.parseInt(pair, 16));

const bytesToUuid = (bytes: Uint8Array): string => {
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const isWritable = (row: RawRow): boolean =>
  uuidPattern.test(row.id) &&
  onPattern.test(row.on) &&
  statePattern.test(row.state) &&
  row.revision >= 1 &&
  row.revision <= 0xffff_ffff &&
  row.sealed.length >= smallestEnvelope;

/** The frame of a sealed row. A row that could not be read back is a bug of the caller. */
export function encodeFrame(table: JournaledTable, row: RawRow): Uint8Array<ArrayBuffer> {
  if (!isWritable(row)) throw new Error('a row that does not fit a journal frame');
  const on = utf8ToBytes(row.on);
  const state = utf8ToBytes(row.state);
  const bytes = new Uint8Array(headLength + 2 + on.length + state.length + row.sealed.length);
  bytes.set([format, put, tableCodes[table]]);
  new DataView(bytes.buffer).setUint32(3, row.revision);
  bytes.set(uuidToBytes(row.id), 7);
  let at = headLength;
  for (const text of [on, state]) {
    bytes[at] = text.length;
    bytes.set(text, at + 1);
    at += 1 + text.length;
  }
  bytes.set(row.sealed, at);
  return bytes;
}

/** A frame as read: the table it belongs to, and the row. */
export interface Frame {
  readonly table: JournaledTable;
  readonly row: SealedRow;
}

/** The row of a frame, or null where the bytes are not exactly what {@link encodeFrame} writes. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  const table = journaledTables.find(name => tableCodes[name] === bytes[2]);
  if (bytes.length < headLength + 2 || bytes[0] !== format || bytes[1] !== put || table === undefined)
    return null;
  const revision = new DataView(bytes.buffer, bytes.byteOffset).getUint32(3);
  const onEnd = headLength + 1 + (bytes[headLength] ?? 0);
  const stateEnd = onEnd + 1 + (bytes[onEnd] ?? 0);
  const on = bytesToUtf8(bytes.subarray(headLength + 1, onEnd));
  const state = bytesToUtf8(bytes.subarray(onEnd + 1, stateEnd));
  if (on === null || state === null || stateEnd > bytes.length) return null;
  const row = {
    id: bytesToUuid(bytes.subarray(7, headLength)),
    on,
    state,
    revision,
    sealed: bytes.slice(stateEnd),
  };
  return isWritable(row) ? { table, row: new SealedRow(table, row) } : null;
}
