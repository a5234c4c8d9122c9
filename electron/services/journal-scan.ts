import type { DiskFile } from './disk.ts';
import {
  emptyHead,
  frameHeaderBytes,
  headerBytes,
  isFrameLength,
  isFrameWhole,
  nextHead,
  readHeader,
} from './journal-format.ts';
import { holdsFrame } from './journal-resync.ts';
import { OffsetTable } from './offset-table.ts';

/** Frames of a journal from its start up to the first that is not whole. */
export interface Scan {
  readonly offsets: OffsetTable;
  readonly head: Uint8Array;
  /** Where the last whole frame ends. */
  readonly endBytes: number;
  readonly condition: 'good' | 'torn-tail-cut' | 'damaged';
  /** The header is missing or broken and must be written anew. */
  readonly headerBroken: boolean;
  readonly lostBytes: number;
}

/** Bytes read at a time. */
const windowBytes = 4 * 1024 * 1024;

/** A window that slides over the file; frames are views into it, good until the next call. */
class SlidingWindow {
  readonly #file: DiskFile;
  #buffer: Buffer;
  #start = 0;
  #length = 0;

  constructor(file: DiskFile, fileBytes: number) {
    this.#file = file;
    this.#buffer = Buffer.alloc(Math.min(windowBytes, fileBytes));
  }

  /** The bytes, when they are in the window already: most frames are, and cost no await. */
  peek(position: number, length: number): Buffer | null {
    const at = position - this.#start;
    return at >= 0 && at + length <= this.#length ? this.#buffer.subarray(at, at + length) : null;
  }

  async view(position: number, length: number): Promise<Buffer> {
    if (length > this.#buffer.length) this.#buffer = Buffer.alloc(length);
    this.#start = position;
    this.#length = await this.#file.read(this.#buffer, position);
    return this.#buffer.subarray(0, Math.min(length, this.#length));
  }
}

interface Walk {
  readonly offsets: OffsetTable;
  readonly head: Uint8Array;
  readonly endBytes: number;
}

async function walkFrames(file: DiskFile, sizeBytes: number): Promise<Walk> {
  const window = new SlidingWindow(file, sizeBytes);
  const offsets = new OffsetTable();
  let head = emptyHead;
  let at = headerBytes;
  while (at + frameHeaderBytes <= sizeBytes) {
    const header = window.peek(at, frameHeaderBytes) ?? (await window.view(at, frameHeaderBytes));
    const length = header.readUInt32LE(0);
    const frameBytes = frameHeaderBytes + length;
    if (!isFrameLength(length) || at + frameBytes > sizeBytes) break;
    const frame = window.peek(at, frameBytes) ?? (await window.view(at, frameBytes));
    if (frame.length < frameBytes || !isFrameWhole(frame)) break;
    offsets.push(at);
    head = nextHead(head, frame.subarray(frameHeaderBytes));
    at += frameBytes;
  }
  return { offsets, head, endBytes: at };
}

/** A file shorter than a header: a start that was cut off, or something else entirely. */
function scanOfStub(sizeBytes: number): Scan {
  const base = { offsets: new OffsetTable(), head: emptyHead, endBytes: headerBytes, headerBroken: true };
  return { ...base, condition: sizeBytes === 0 ? 'good' : 'torn-tail-cut', lostBytes: sizeBytes };
}

/**
 * Reads the whole file once. `damaged` when something is broken before the end: a whole frame follows the broken
 * one, or the header is broken. `torn-tail-cut` when only the end is unfinished. Answers `newer` for a file that a
 * later version of the program wrote.
 */
export async function scanJournal(file: DiskFile): Promise<Scan | 'newer'> {
  const sizeBytes = await file.sizeBytes();
  if (sizeBytes < headerBytes) return scanOfStub(sizeBytes);
  const header = new Uint8Array(headerBytes);
  await file.read(header, 0);
  const headerState = readHeader(header);
  if (headerState === 'newer') return 'newer';
  const headerBroken = headerState === 'broken';
  const walk = await walkFrames(file, sizeBytes);
  const lostBytes = sizeBytes - walk.endBytes;
  const damaged = headerBroken || (lostBytes > 0 && (await holdsFrame(file, walk.endBytes, sizeBytes)));
  const condition = damaged ? 'damaged' : lostBytes > 0 ? 'torn-tail-cut' : 'good';
  return { ...walk, condition, headerBroken, lostBytes };
}
