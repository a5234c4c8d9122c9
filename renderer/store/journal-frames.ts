import { decodeFrame, type Frame } from './frames.ts';
import type { Host } from './host.ts';

/** Bytes of journal read at a time: a few thousand records, a few megabytes of memory. */
const chunkBytes = 4 * 1024 * 1024;

export interface JournalChunk {
  /** Number of the first frame. */
  readonly from: number;
  readonly bytes: readonly Uint8Array[];
  /** The frames that could be read, with their numbers. */
  readonly frames: readonly (Frame & { readonly number: number })[];
}

/** The journal from frame `from` to its end, chunk by chunk. */
export async function* journalChunks(host: Host, from = 0): AsyncGenerator<JournalChunk> {
  const { count } = await host.call('journal.describe', {});
  for (let at: number | null = from; at !== null && at < count; ) {
    const start: number = at;
    const { frames: bytes, next } = await host.call('journal.read', { from: start, maxBytes: chunkBytes });
    const frames = bytes.flatMap((frame, i) => {
      const decoded = decodeFrame(frame);
      return decoded === null ? [] : [{ ...decoded, number: start + i }];
    });
    yield { from: start, bytes, frames };
    at = next;
  }
}
