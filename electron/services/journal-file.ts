import { AppError } from '../../core/errors.ts';
import { maxCallBytes, maxFrameBytes } from '../../core/host/contract.ts';
import type { DiskFile } from './disk.ts';
import {
  encodeFrames,
  frameHeaderBytes,
  isFrameLength,
  isFrameWhole,
  makeHeader,
  nextHead,
} from './journal-format.ts';
import type { OffsetTable } from './offset-table.ts';

/** Count and head after some frames. */
export interface Tip {
  readonly count: number;
  readonly head: Uint8Array;
}

export interface FrameRange {
  readonly frames: Uint8Array<ArrayBuffer>[];
  /** Number of the next frame, null at the end. */
  readonly next: number | null;
}

interface FileParts {
  readonly file: DiskFile;
  readonly offsets: OffsetTable;
  readonly head: Uint8Array;
  readonly endBytes: number;
}

/** Refuses frames that the format cannot hold: `host-refused-input`. */
export function requireFrames(frames: readonly Uint8Array[]): void {
  const total = frames.reduce((sum, frame) => sum + frame.length, 0);
  const fits = frames.length > 0 && frames.every(frame => isFrameLength(frame.length));
  if (!fits || total > maxCallBytes) throw new AppError('host-refused-input', { maxFrameBytes });
}

/**
 * An open file of whole frames: knows where each one starts, adds at the end, reads by number. One call at a time.
 */
export class JournalFile {
  #file: DiskFile;
  readonly #offsets: OffsetTable;
  #head: Uint8Array;
  #endBytes: number;
  /** The file may hold bytes behind `#endBytes` that belong to nothing. */
  #tailDirty = false;

  constructor({ file, offsets, head, endBytes }: FileParts) {
    this.#file = file;
    this.#offsets = offsets;
    this.#head = head;
    this.#endBytes = endBytes;
  }

  get endBytes(): number {
    return this.#endBytes;
  }

  get tip(): Tip {
    return { count: this.#offsets.length, head: this.#head };
  }

  /**
   * Writes groups of frames behind the last one in a single write and, unless told otherwise, a single flush.
   * Answers the tip after each group. On failure the file is cut back to where it was.
   */
  async add(groups: readonly (readonly Uint8Array[])[], flush = true): Promise<Tip[]> {
    if (this.#tailDirty) await this.#cutTail();
    const bytes = encodeFrames(groups.flat());
    try {
      this.#tailDirty = true;
      await this.#file.write(bytes, this.#endBytes);
      if (flush) await this.#file.sync();
    } catch (error) {
      await this.#cutTail().catch(() => undefined); // still dirty then: the next add tries first
      throw error;
    }
    this.#tailDirty = false;
    return groups.map(group => this.#accept(group));
  }

  #accept(group: readonly Uint8Array[]): Tip {
    for (const payload of group) {
      this.#offsets.push(this.#endBytes);
      this.#head = nextHead(this.#head, payload);
      this.#endBytes += frameHeaderBytes + payload.length;
    }
    return this.tip;
  }

  /** Drops whatever stands behind the last whole frame, and writes the header anew where it is broken. */
  async repair(headerBroken: boolean): Promise<void> {
    if (headerBroken) await this.#file.write(makeHeader(), 0);
    await this.#cutTail();
  }

  async #cutTail(): Promise<void> {
    await this.#file.truncate(this.#endBytes);
    await this.#file.sync();
    this.#tailDirty = false;
  }

  /** Frames from number `from`, at least one where there is one, else as many as fit in `maxBytes`. Throws `journal-damaged`. */
  async read(from: number, maxBytes: number): Promise<FrameRange> {
    const count = this.#offsets.length;
    if (from >= count) return { frames: [], next: null };
    const start = this.#startOf(from);
    let to = from + 1;
    while (to < count && this.#startOf(to + 1) - start <= maxBytes) to++;
    const bytes = Buffer.alloc(this.#startOf(to) - start);
    const got = await this.#file.read(bytes, start);
    if (got < bytes.length) throw new AppError('journal-damaged', { count: from });
    const frames: Uint8Array<ArrayBuffer>[] = [];
    for (let i = from; i < to; i++) {
      const frame = bytes.subarray(this.#startOf(i) - start, this.#startOf(i + 1) - start);
      if (!isFrameWhole(frame)) throw new AppError('journal-damaged', { count: i });
      frames.push(new Uint8Array(frame.subarray(frameHeaderBytes)));
    }
    return { frames, next: to < count ? to : null };
  }

  #startOf(index: number): number {
    return this.#offsets.at(index, this.#endBytes);
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  /** Goes on with another handle of the same file, after {@link JournalFile.close}. */
  reopen(file: DiskFile): void {
    this.#file = file;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
