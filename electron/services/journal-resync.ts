import { maxFrameBytes } from '../../core/host/contract.ts';
import type { DiskFile } from './disk.ts';
import { frameHeaderBytes, isFrameLength, isFrameWhole } from './journal-format.ts';

/** Bytes searched at a time, and how far a frame that starts there may reach beyond them (the largest frame fits). */
const stepBytes = 16 * 1024 * 1024;
const reachBytes = stepBytes + maxFrameBytes + 2 * frameHeaderBytes;

/** Whether the frame is followed by the end of the file or by what may be the next frame's length. */
function isFollowedWell(block: Buffer, end: number, atFileEnd: boolean): boolean {
  if (end + 4 > block.length) return atFileEnd;
  return isFrameLength(block.readUInt32LE(end));
}

function blockHoldsFrame(block: Buffer, starts: number, atFileEnd: boolean): boolean {
  for (let at = 0; at < starts && at + frameHeaderBytes < block.length; at++) {
    const length = block.readUInt32LE(at);
    const end = at + frameHeaderBytes + length;
    if (!isFrameLength(length) || end > block.length) continue;
    if (isFollowedWell(block, end, atFileEnd) && isFrameWhole(block.subarray(at, end))) return true;
  }
  return false;
}

/**
 * Whether a whole frame stands anywhere behind `from`: then the frame at `from` was broken after it had been
 * written, and is not merely the unfinished end of a last append.
 */
export async function holdsFrame(file: DiskFile, from: number, sizeBytes: number): Promise<boolean> {
  for (let start = from + 1; start < sizeBytes; start += stepBytes) {
    const block = Buffer.alloc(Math.min(reachBytes, sizeBytes - start));
    await file.read(block, start);
    if (blockHoldsFrame(block, stepBytes, start + block.length === sizeBytes)) return true;
  }
  return false;
}
