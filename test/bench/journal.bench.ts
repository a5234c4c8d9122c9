import { randomBytes } from 'node:crypto';
import { nodeDisk } from '../../electron/services/disk.ts';
import { openJournal } from '../../electron/services/open-journal.ts';
import { durationOf, type Measurement, medianOf, spreadOf } from './report.ts';

/** About what one sealed consultation takes. */
const frameBytes = 1200;
const single = 200;
const batches = 20;
const batchFrames = 2000;
const starts = 5;

const frames = (count: number): Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: count }, () => new Uint8Array(randomBytes(frameBytes)));

/** The host's journal on the disk of `folder`: one record flushed, 2,000 records flushed together, and a start. */
export async function benchJournal(folder: string): Promise<Measurement[]> {
  await nodeDisk.makeFolder(folder);
  const journal = await openJournal(nodeDisk, folder);
  const one: number[] = [];
  const many: number[] = [];
  for (let i = 0; i < single; i++) {
    const frame = frames(1);
    one.push(await durationOf(() => journal.append(frame)));
  }
  for (let i = 0; i < batches; i++) {
    const batch = frames(batchFrames);
    many.push(await durationOf(() => journal.append(batch)));
  }
  await journal.close();
  const opening: number[] = [];
  for (let i = 0; i < starts; i++) {
    opening.push(
      await durationOf(async () => {
        const again = await openJournal(nodeDisk, folder);
        await again.close();
      }),
    );
  }
  return [
    ...spreadOf('journal.append-1', one),
    ...spreadOf(`journal.append-${batchFrames}`, many),
    medianOf(`journal.open-${single + batches * batchFrames}-frames`, opening),
  ];
}
