import { AppError } from '../../core/errors.ts';
import { crc32, type ZipEntry } from '../../core/report/zip.ts';
import { bytesToUtf8 } from '../../core/seal/utf8.ts';

/** Most entries, and bytes of all of them together; a table of 20,000 contacts has a fifth of it. */
const mostEntries = 500;
export const mostUnpackedBytes = 128 * 1024 * 1024;
/** A packed file of this size may unpack to a hundred times as much at most; text seldom makes twenty. */
const mostRatio = 100;
const freeBytes = 1024 * 1024;
/** What is fed at once: it makes a thousand times as much at most. */
const sliceBytes = 4 * 1024;

const refuse = (reason: string): never => {
  throw new AppError('import-refused', { reason });
};

interface Listed {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

/** Where the directory begins and how many entries it names; from the end, as the format wants it. */
function endOf(view: DataView): { readonly count: number; readonly at: number } {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50)
      return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
  return refuse('unreadable');
}

function listed(bytes: Uint8Array): Listed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end.count > mostEntries) refuse('unpacks-too-large');
  const entries: Listed[] = [];
  let at = end.at;
  for (let n = 0; n < end.count; n++) {
    if (view.getUint32(at, true) !== 0x02014b50) refuse('unreadable');
    const flags = view.getUint16(at + 8, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = bytesToUtf8(bytes.subarray(at + 46, at + 46 + nameLength));
    // Encrypted, or larger than the old format can say: neither is made by the programs people use for tables.
    if (
      (flags & 1) !== 0 ||
      size === 0xffffffff ||
      name === null ||
      view.getUint32(local, true) !== 0x04034b50
    )
      return refuse('unreadable');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + size > bytes.length) refuse('unreadable');
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(from, from + size),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Inflates as fast as it is read and no further than `most` bytes. */
async function inflate(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const feed = async (): Promise<void> => {
    for (let at = 0; at < packed.length; at += sliceBytes) {
      await writer.ready;
      await writer.write(new Uint8Array(packed.subarray(at, at + sliceBytes)));
    }
    await writer.close();
  };
  const feeding = feed().catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) refuse('unpacks-too-large');
      parts.push(value);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AppError('import-refused', { reason: 'unreadable' }, { cause: error });
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
  const whole = new Uint8Array(size);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

/**
 * The wanted entries of a ZIP, unpacked within limits: what the file says about its sizes is not believed.
 * Throws `import-refused` {reason: unreadable | unpacks-too-large}.
 */
export async function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): Promise<ZipEntry[]> {
  let entries: Listed[];
  try {
    entries = listed(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('import-refused', { reason: 'unreadable' }, { cause: error });
  }
  const most = Math.min(mostUnpackedBytes, freeBytes + bytes.length * mostRatio);
  const found: ZipEntry[] = [];
  let left = most;
  for (const { name, method, crc, packed } of entries.filter(entry => isWanted(entry.name))) {
    if (method !== 0 && method !== 8) refuse('unreadable');
    const unpacked = method === 0 ? packed : await inflate(packed, left);
    left -= unpacked.length;
    if (left < 0) refuse('unpacks-too-large');
    if (crc32(unpacked) !== crc) refuse('unreadable');
    found.push({ name, bytes: unpacked });
  }
  return found;
}
