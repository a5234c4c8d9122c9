import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalState } from '../../../core/host/contract.ts';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { encodeFrames, makeHeader } from '../../../electron/services/journal-format.ts';
import { journalName, openJournal } from '../../../electron/services/open-journal.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { framesOf, headOf, randomFrames } from '../../helpers/journal-tools.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const chance = seededBytes(testSeed);
const more = Uint8Array.of(42, 43);
const fileIn = (folder: string): string => path.join(folder, journalName);
const bytesOf = (frames: readonly Uint8Array[]): Buffer =>
  Buffer.concat([makeHeader(), encodeFrames(frames)]);

/** How many of the frames stand whole in the first `size` bytes of their file. */
const wholeIn = (frames: readonly Uint8Array[], size: number): number =>
  frames.findIndex((_, i) => bytesOf(frames.slice(0, i + 1)).length > size);

interface Outcome {
  readonly state: JournalState;
  readonly frames: readonly Uint8Array[];
  readonly aside: readonly string[];
}

/** Opens the bytes as a journal, adds a frame, opens it again; answers what the first start found. */
async function openAndGoOn(folder: string, bytes: Uint8Array): Promise<Outcome> {
  for (const name of readdirSync(folder)) await nodeDisk.remove(path.join(folder, name));
  writeFileSync(fileIn(folder), bytes);
  const journal = await openJournal(nodeDisk, folder);
  const state = journal.describe();
  const frames = await framesOf(journal);
  expect([state.count, state.head]).toEqual([frames.length, headOf(frames)]);
  await journal.append([more]);
  await journal.close();
  const again = await openJournal(nodeDisk, folder);
  expect(again.describe()).toMatchObject({ condition: 'good', lostBytes: 0, count: frames.length + 1 });
  expect(await framesOf(again)).toEqual([...frames, more]);
  await again.close();
  return { state, frames, aside: readdirSync(folder).filter(name => name !== journalName) };
}

describe(`a journal that was cut off (seed ${testSeed})`, () => {
  const frames = [...randomFrames(chance, 4, 60), Uint8Array.of(1), ...randomFrames(chance, 2, 40)];
  // Otherwise a zero could complete a frame that was cut.
  for (const frame of frames) frame.set([7], frame.length - 1);
  const whole = bytesOf(frames);

  it('keeps every whole frame and cuts the rest, at every single byte', async () => {
    const folder = newFolder();
    for (let size = 0; size < whole.length; size++) {
      const { state, frames: kept, aside } = await openAndGoOn(folder, whole.subarray(0, size));
      const expected = frames.slice(0, wholeIn(frames, size));
      expect(kept).toEqual(expected);
      const atBoundary = size === 0 || (size >= 16 && bytesOf(expected).length === size);
      expect([size, state.condition]).toEqual([size, atBoundary ? 'good' : 'torn-tail-cut']);
      expect(state.lostBytes).toBe(size < 16 ? size : size - bytesOf(expected).length);
      expect(aside).toEqual([]);
    }
  });

  it('does the same where the missing end is zeros, as some disks leave it', async () => {
    const folder = newFolder();
    for (let size = 16; size < whole.length; size += 5) {
      for (const zeros of [1, 4096]) {
        const bytes = Buffer.concat([whole.subarray(0, size), Buffer.alloc(zeros)]);
        const { state, frames: kept } = await openAndGoOn(folder, bytes);
        expect(kept).toEqual(frames.slice(0, wholeIn(frames, size)));
        expect(state.condition).toBe('torn-tail-cut');
      }
    }
  });

  it('does the same where the end is noise', async () => {
    const folder = newFolder();
    for (let round = 0; round < 25; round++) {
      const size = 16 + chance.below(whole.length - 16);
      const noise = Buffer.concat([whole.subarray(0, size), chance.bytes(1 + chance.below(300))]);
      const { state, frames: kept } = await openAndGoOn(folder, noise);
      expect(kept).toEqual(frames.slice(0, wholeIn(frames, size)));
      expect(state.condition).toBe('torn-tail-cut');
    }
  });
});

describe(`a journal with a broken place before its end (seed ${testSeed})`, () => {
  const frames = randomFrames(chance, 8, 30);
  const whole = bytesOf(frames);
  const lastStart = bytesOf(frames.slice(0, -1)).length;

  it('is damaged whatever byte was changed; the good part counts and the file is set aside whole', async () => {
    const folder = newFolder();
    for (let at = 0; at < lastStart; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + chance.below(255));
      const { state, frames: kept, aside } = await openAndGoOn(folder, bytes);
      // A broken header costs no frame.
      const expected = at < 16 ? frames : frames.slice(0, wholeIn(frames, at));
      expect(kept).toEqual(expected);
      expect([at, state.condition]).toEqual([at, 'damaged']);
      expect(state.lostBytes).toBe(whole.length - bytesOf(expected).length);
      expect(aside).toEqual([`${journalName}.damaged-1`]);
      expect(readFileSync(path.join(folder, `${journalName}.damaged-1`))).toEqual(bytes);
    }
  });

  it('is damaged when bytes in its middle are missing, overwritten or doubled', async () => {
    const folder = newFolder();
    for (let round = 0; round < 25; round++) {
      const at = 16 + chance.below(lastStart - 32);
      const changed = [
        Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]),
        Buffer.concat([whole.subarray(0, at), chance.bytes(16), whole.subarray(at + 16)]),
        Buffer.concat([whole.subarray(0, at), Buffer.alloc(16), whole.subarray(at + 16)]),
        Buffer.concat([whole.subarray(0, at + 5), whole.subarray(at)]),
      ];
      for (const bytes of changed) {
        if (bytes.equals(whole)) continue;
        const { state, frames: kept } = await openAndGoOn(folder, bytes);
        expect(kept).toEqual(frames.slice(0, kept.length));
        expect(kept.length).toBeGreaterThanOrEqual(wholeIn(frames, at));
        // Sixteen bytes may reach into the last frame; then only the end is broken.
        if (kept.length < frames.length - 1) expect(state.condition).toBe('damaged');
        else expect(state.condition).not.toBe('good');
      }
    }
  });

  it('stays untouched until the first write, over as many starts as it takes', async () => {
    const folder = newFolder();
    const bytes = Buffer.from(whole);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    writeFileSync(fileIn(folder), bytes);
    for (let start = 0; start < 3; start++) {
      const journal = await openJournal(nodeDisk, folder);
      expect(journal.describe().condition).toBe('damaged');
      await framesOf(journal);
      await journal.close();
      expect(readdirSync(folder)).toEqual([journalName]);
      expect(readFileSync(fileIn(folder))).toEqual(bytes);
    }
  });

  it('is not written to while it cannot be set aside', async () => {
    const folder = newFolder();
    const bytes = Buffer.from(whole);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    writeFileSync(fileIn(folder), bytes);
    const { disk, failWith } = makeFaultDisk();
    const journal = await openJournal(disk, folder);
    failWith(step => (step.what === 'write' && step.name.includes('damaged') ? 'ENOSPC' : null));
    expect((await asyncFailureOf(() => journal.append([more]))).code).toBe('disk-full');
    expect(
      (await asyncFailureOf(() => journal.beginRewrite().then(() => journal.commitRewrite()))).code,
    ).toBe('disk-full');
    expect(readdirSync(folder)).toEqual([journalName]);
    expect(readFileSync(fileIn(folder))).toEqual(bytes);
    failWith(null);
    await journal.append([more]);
    await journal.close();
    expect(readFileSync(path.join(folder, `${journalName}.damaged-1`))).toEqual(bytes);
  });

  it('is good again after a rewrite, and every damaged file is still there', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, `${journalName}.damaged-1`), 'from long ago');
    const bytes = Buffer.from(whole);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(fileIn(folder), bytes);
    const journal = await openJournal(nodeDisk, folder);
    await journal.beginRewrite();
    await journal.appendRewrite(frames);
    expect(await journal.commitRewrite()).toMatchObject({ condition: 'good', lostBytes: 0, count: 8 });
    await journal.close();
    expect(readFileSync(path.join(folder, `${journalName}.damaged-1`), 'utf8')).toBe('from long ago');
    expect(readFileSync(path.join(folder, `${journalName}.damaged-2`))).toEqual(bytes);
  });
});
