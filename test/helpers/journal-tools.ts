import { createHash } from 'node:crypto';
import type { Journal } from '../../electron/services/journal.ts';
import type { SeededBytes } from './seeded-bytes.ts';

/** The chain head over frames, computed apart from the program. */
export function headOf(frames: readonly Uint8Array[]): string {
  let head: Buffer = Buffer.alloc(32);
  for (const frame of frames)
    head = createHash('sha256')
      .update(Buffer.concat([head, frame]))
      .digest();
  return head.toString('hex');
}

/** Every frame of a journal, read in small portions. */
export async function framesOf(journal: Journal, maxBytes = 4096): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const range = await journal.read(from, maxBytes);
    frames.push(...range.frames);
    from = range.next;
  }
  return frames;
}

/** Frames of chance, 1 to `maxBytes` bytes each. */
export const randomFrames = (chance: SeededBytes, count: number, maxBytes: number): Uint8Array[] =>
  Array.from({ length: count }, () => chance.bytes(1 + chance.below(maxBytes)));
