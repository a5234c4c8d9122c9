import { randomBytes } from 'node:crypto';
import { nodeDisk } from '../../electron/services/disk.ts';
import { openJournal } from '../../electron/services/open-journal.ts';

/**
 * A process that does nothing but save, until it is killed. Each frame is its number (u32) and some noise; every
 * acknowledged number is written to standard output at once, in blocking writes, so that nothing is lost in a pipe.
 * Arguments: profile folder, largest frame in bytes.
 */
const [folder = '', largest = '2000'] = process.argv.slice(2);
const { writeSync } = await import('node:fs');
const journal = await openJournal(nodeDisk, folder);
let next = journal.describe().count;
writeSync(1, `open ${next}\n`);

const makeFrame = (number: number): Uint8Array => {
  const frame = randomBytes(4 + Math.floor(Math.random() * Number(largest)));
  frame.writeUInt32LE(number);
  return frame;
};

for (;;) {
  // Sometimes one, sometimes several at once, as a busy desk would.
  const together = 1 + Math.floor(Math.random() * 4);
  const answers = await Promise.all(
    Array.from({ length: together }, () => journal.append([makeFrame(next++), makeFrame(next++)])),
  );
  writeSync(1, `${answers.at(-1)?.count}\n`);
}
