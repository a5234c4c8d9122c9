import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../electron/services/disk.ts';
import { journalName, openJournal } from '../../electron/services/open-journal.ts';
import { framesOf } from '../helpers/journal-tools.ts';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';

const writer = fileURLToPath(new URL('../helpers/journal-writer.ts', import.meta.url));
const newFolder = makeTempFolders();
const kills = Number(process.env.RUNS ?? 40);

/** Runs the writer until the file has grown by so many bytes, kills it, and answers the last acknowledged count. */
async function writeUntilKilled(folder: string, growthBytes: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, '20000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  // Exit, and everything it said has been read.
  const closed = once(child, 'close');
  const target = path.join(folder, journalName);
  let said = '';
  let startBytes: number | null = null;
  child.stdout.on('data', chunk => {
    said += String(chunk);
    startBytes ??= statSync(target).size;
    if (statSync(target).size - startBytes >= growthBytes) child.kill('SIGKILL');
  });
  await closed;
  const lines = said.split('\n').slice(0, -1);
  const last = lines.at(-1) ?? 'open 0';
  return Number(last.replace('open ', ''));
}

/** The frames are numbered without a gap. */
async function countWhole(folder: string): Promise<number> {
  const journal = await openJournal(nodeDisk, folder);
  const { condition, count } = journal.describe();
  expect(condition).not.toBe('damaged');
  const frames = await framesOf(journal, 8 * 1024 * 1024);
  expect(frames.findIndex((frame, i) => Buffer.from(frame).readUInt32LE() !== i)).toBe(-1);
  await journal.close();
  return count;
}

describe(`the process that writes the journal (seed ${testSeed})`, () => {
  it(`loses nothing it has acknowledged when it is killed, ${kills} times over`, async () => {
    const chance = seededBytes(testSeed);
    const folder = newFolder();
    for (let round = 0; round < kills; round++) {
      const acknowledged = await writeUntilKilled(folder, chance.below(400_000));
      const whole = await countWhole(folder);
      expect(whole).toBeGreaterThanOrEqual(acknowledged);
    }
  });

  it('leaves every earlier frame whole wherever its last write was cut off: 1,000 places', async () => {
    const chance = seededBytes(testSeed);
    const source = newFolder();
    const journal = await openJournal(nodeDisk, source);
    const ends = [16];
    for (let i = 0; i < 60; i++) {
      const frame = Buffer.alloc(4 + chance.below(3000), i);
      frame.writeUInt32LE(i);
      await journal.append([frame]);
      ends.push(journal.describe().sizeBytes);
    }
    await journal.close();
    const whole = readFileSync(path.join(source, journalName)).length;
    const folder = newFolder();
    for (let round = 0; round < 1000; round++) {
      const cut = 16 + chance.below(whole - 16);
      copyFileSync(path.join(source, journalName), path.join(folder, journalName));
      truncateSync(path.join(folder, journalName), cut);
      expect(await countWhole(folder)).toBe(ends.findLastIndex(end => end <= cut));
    }
  });
});
