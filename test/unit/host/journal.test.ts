import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { encodeFrames, makeHeader } from '../../../electron/services/journal-format.ts';
import { journalName, openJournal } from '../../../electron/services/open-journal.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { framesOf, headOf, randomFrames } from '../../helpers/journal-tools.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const open = (folder: string) => openJournal(nodeDisk, folder);
const emptyHead = '0'.repeat(64);

describe(`the journal (seed ${testSeed})`, () => {
  it('starts empty, with a header and files for its owner only', async () => {
    const folder = newFolder();
    const journal = await open(folder);
    expect(journal.describe()).toEqual({
      count: 0,
      sizeBytes: 16,
      head: emptyHead,
      condition: 'good',
      lostBytes: 0,
    });
    expect(await journal.read(0, 100)).toEqual({ frames: [], next: null });
    await journal.close();
    expect(readFileSync(path.join(folder, journalName))).toEqual(Buffer.from(makeHeader()));
    expect(statSync(path.join(folder, journalName)).mode & 0o777).toBe(0o600);
  });

  it('gives back every frame in order after being opened again, with the same count and head', async () => {
    const folder = newFolder();
    const frames = randomFrames(seededBytes(testSeed), 300, 5000);
    const journal = await open(folder);
    for (let i = 0; i < frames.length; i += 7) {
      const answer = await journal.append(frames.slice(i, i + 7));
      const soFar = frames.slice(0, i + 7);
      expect(answer).toEqual({ count: soFar.length, head: headOf(soFar) });
    }
    const before = journal.describe();
    await journal.close();
    const again = await open(folder);
    expect(again.describe()).toEqual(before);
    expect(await framesOf(again)).toEqual(frames);
    await again.close();
  });

  it('reads at least one frame and never more than fits', async () => {
    const journal = await open(newFolder());
    await journal.append([new Uint8Array(100), new Uint8Array(100), new Uint8Array(5000), new Uint8Array(1)]);
    const sizes = async (from: number, maxBytes: number) => {
      const { frames, next } = await journal.read(from, maxBytes);
      return [frames.map(frame => frame.length), next];
    };
    expect(await sizes(0, 1)).toEqual([[100], 1]);
    expect(await sizes(0, 216)).toEqual([[100, 100], 2]);
    expect(await sizes(2, 10)).toEqual([[5000], 3]);
    expect(await sizes(2, 100_000)).toEqual([[5000, 1], null]);
    expect(await sizes(4, 10)).toEqual([[], null]);
    await journal.close();
  });

  it('writes appends that come together with one write and one flush, and answers each in its place', async () => {
    const { disk, steps } = makeFaultDisk();
    const journal = await openJournal(disk, newFolder());
    const frames = randomFrames(seededBytes(testSeed), 40, 50);
    steps.length = 0;
    const answers = await Promise.all(frames.map(frame => journal.append([frame])));
    expect(answers.map(answer => answer.count)).toEqual(frames.map((_, i) => i + 1));
    expect(answers.at(-1)?.head).toBe(headOf(frames));
    // All forty asked in the same turn: the first drain takes them all.
    expect(steps.map(step => step.what)).toEqual(['write', 'sync']);
    await journal.close();
  });

  it('answers an append only after write and flush, in this order', async () => {
    const { disk, steps } = makeFaultDisk();
    const journal = await openJournal(disk, newFolder());
    expect(steps.map(step => `${step.what} ${step.name}`)).toEqual([
      'remove journal.drg.new',
      'remove journal.drg.new',
      'create journal.drg.new',
      'write journal.drg.new',
      'sync journal.drg.new',
      'rename journal.drg',
      expect.stringMatching(/^sync-folder /),
    ]);
    for (let i = 0; i < 5; i++) {
      steps.length = 0;
      await journal.append([Uint8Array.of(i)]);
      expect(steps.map(step => step.what)).toEqual(['write', 'sync']);
    }
    await journal.close();
  });

  it('refuses frames the format cannot hold', async () => {
    const journal = await open(newFolder());
    for (const frames of [[], [new Uint8Array(0)], [new Uint8Array(16 * 1024 * 1024 + 1)]]) {
      expect((await asyncFailureOf(() => journal.append(frames))).code).toBe('host-refused-input');
      expect((await asyncFailureOf(() => journal.appendRewrite(frames))).code).toBe('host-refused-input');
    }
    const many = Array.from({ length: 5 }, () => new Uint8Array(15 * 1024 * 1024));
    expect((await asyncFailureOf(() => journal.append(many))).code).toBe('host-refused-input');
    expect(journal.describe().count).toBe(0);
    await journal.close();
  });

  it('says so when a frame has changed since the start', async () => {
    const folder = newFolder();
    const journal = await open(folder);
    await journal.append([new Uint8Array(50), new Uint8Array(50), new Uint8Array(50)]);
    const file = path.join(folder, journalName);
    const bytes = readFileSync(file);
    bytes[16 + 58 + 20] = 1;
    writeFileSync(file, bytes);
    expect((await journal.read(0, 1)).frames).toHaveLength(1);
    const failure = await asyncFailureOf(() => journal.read(0, 1000));
    expect([failure.code, failure.details]).toEqual(['journal-damaged', { count: 1 }]);
    await journal.close();
  });

  it('refuses a file of a later version and one that is a symbolic link', async () => {
    const folder = newFolder();
    const later = Buffer.from(makeHeader());
    later.writeUInt32LE(2, 8);
    const { crc32 } = await import('node:zlib');
    later.writeUInt32LE(crc32(later.subarray(0, 12)), 12);
    const file = path.join(folder, journalName);
    writeFileSync(file, later);
    expect((await asyncFailureOf(() => open(folder))).code).toBe('profile-from-newer-version');
    expect(readFileSync(file)).toEqual(later);
    const other = newFolder();
    symlinkSync(file, path.join(other, journalName));
    expect((await asyncFailureOf(() => open(other))).code).toBe('disk-failed');
  });
});

describe('a rewrite of the journal', () => {
  const old = [Uint8Array.of(1), Uint8Array.of(2)];
  const fresh = [Uint8Array.of(7, 7), Uint8Array.of(8)];

  it('puts the new file in place, flushed before it is renamed, and keeps the old one as previous', async () => {
    const { disk, steps } = makeFaultDisk();
    const folder = newFolder();
    const journal = await openJournal(disk, folder);
    await journal.append(old);
    await journal.beginRewrite();
    for (const frame of fresh) await journal.appendRewrite([frame]);
    steps.length = 0;
    expect(await journal.commitRewrite()).toMatchObject({ count: 2, head: headOf(fresh), condition: 'good' });
    expect(steps.map(step => `${step.what} ${step.name}`)).toEqual([
      'sync journal.drg.new',
      'remove journal.drg.previous',
      'link journal.drg.previous',
      'rename journal.drg',
      expect.stringMatching(/^sync-folder /),
    ]);
    expect(await framesOf(journal)).toEqual(fresh);
    await journal.append([Uint8Array.of(9)]);
    await journal.close();
    const again = await open(folder);
    expect(again.describe()).toMatchObject({ count: 3, head: headOf([...fresh, Uint8Array.of(9)]) });
    await again.close();
    const previous = readFileSync(path.join(folder, `${journalName}.previous`));
    expect(previous).toEqual(Buffer.concat([makeHeader(), encodeFrames(old)]));
  });

  it('can be done twice, and leaves one previous file', async () => {
    const folder = newFolder();
    const journal = await open(folder);
    for (let i = 0; i < 3; i++) {
      await journal.beginRewrite();
      await journal.appendRewrite([Uint8Array.of(i)]);
      await journal.commitRewrite();
    }
    await journal.close();
    expect(readdirSync(folder).toSorted()).toEqual([journalName, `${journalName}.previous`]);
    const previous = readFileSync(path.join(folder, `${journalName}.previous`));
    expect(previous).toEqual(Buffer.concat([makeHeader(), encodeFrames([Uint8Array.of(1)])]));
  });

  it('leaves everything as it was when it is aborted, begun anew, cut off by an append, or never finished', async () => {
    const folder = newFolder();
    const journal = await open(folder);
    await journal.append(old);
    for (const step of [() => journal.appendRewrite(fresh), () => journal.commitRewrite()]) {
      expect((await asyncFailureOf(step)).code).toBe('journal-busy');
    }
    await journal.beginRewrite();
    await journal.appendRewrite(fresh);
    await journal.beginRewrite();
    await journal.abortRewrite();
    await journal.abortRewrite();
    await journal.beginRewrite();
    await journal.append([Uint8Array.of(3)]);
    expect((await asyncFailureOf(() => journal.commitRewrite())).code).toBe('journal-busy');
    expect(existsSync(path.join(folder, `${journalName}.new`))).toBe(false);
    await journal.close();
    writeFileSync(path.join(folder, `${journalName}.new`), 'left by a crash');
    const again = await open(folder);
    expect(await framesOf(again)).toEqual([...old, Uint8Array.of(3)]);
    expect(readdirSync(folder)).toEqual([journalName]);
    await again.close();
  });

  it('keeps the old journal alive when any step of it fails', async () => {
    const rewrite = async (failAt: number): Promise<boolean> => {
      const { disk, steps, failWith } = makeFaultDisk();
      const folder = newFolder();
      const journal = await openJournal(disk, folder);
      await journal.append(old);
      steps.length = 0;
      failWith((_, index) => (index === failAt ? 'EIO' : null));
      let failed = false;
      const attempt = async (): Promise<void> => {
        await journal.beginRewrite();
        await journal.appendRewrite(fresh);
        await journal.commitRewrite();
      };
      await attempt().catch((error: unknown) => {
        failed = true;
        expect(error).toMatchObject({ code: 'disk-failed', details: { reason: 'EIO' } });
      });
      failWith(null);
      // Either the old or the new content, and both the open journal and the file agree.
      const kept = await framesOf(journal);
      expect([headOf(old), headOf(fresh)]).toContain(headOf(kept));
      if (!failed) expect(headOf(kept)).toBe(headOf(fresh));
      await journal.append([Uint8Array.of(5)]);
      await journal.close();
      const again = await open(folder);
      expect(await framesOf(again)).toEqual([...kept, Uint8Array.of(5)]);
      await again.close();
      return failed;
    };
    let failAt = 0;
    while (await rewrite(failAt)) failAt++;
    expect(failAt).toBeGreaterThan(8);
  });
});
