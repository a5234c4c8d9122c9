import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { journalName, openJournal } from '../../../electron/services/open-journal.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { framesOf, headOf } from '../../helpers/journal-tools.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const frame = (value: number): Uint8Array => new Uint8Array(100).fill(value);

async function openWithFaults() {
  const folder = newFolder();
  const fault = makeFaultDisk();
  const journal = await openJournal(fault.disk, folder);
  await journal.append([frame(1)]);
  return { ...fault, folder, journal };
}

describe('an append that the disk refuses', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'disk-read-only'],
    ['EIO', 'disk-failed'],
  ] as const)(
    'tells %s as %s, leaves the file as it was, and works on when the disk does',
    async (code, word) => {
      for (const what of ['write', 'sync'] as const) {
        const { journal, failWith, folder } = await openWithFaults();
        const before = journal.describe();
        let isBroken = true;
        failWith(step => (isBroken && step.what === what ? code : null));
        // Flushing is used to cut back too; it works again once the append has failed.
        const failure = await asyncFailureOf(() =>
          journal.append([frame(2), frame(3)]).finally(() => {
            isBroken = false;
          }),
        );
        expect(failure.code).toBe(word);
        expect(journal.describe()).toEqual(before);
        expect(await framesOf(journal)).toEqual([frame(1)]);
        expect(await journal.append([frame(4)])).toEqual({ count: 2, head: headOf([frame(1), frame(4)]) });
        await journal.close();
        const again = await openJournal(nodeDisk, folder);
        expect(again.describe().condition).toBe('good');
        expect(await framesOf(again)).toEqual([frame(1), frame(4)]);
        await again.close();
      }
    },
  );

  it('cuts the half-written bytes off at once', async () => {
    const { journal, failWith, folder } = await openWithFaults();
    const sizeBytes = statSync(path.join(folder, journalName)).size;
    failWith(step => (step.what === 'write' ? 'ENOSPC' : null));
    await asyncFailureOf(() => journal.append([frame(2)]));
    expect(statSync(path.join(folder, journalName)).size).toBe(sizeBytes);
    await journal.close();
  });

  it('does not write over a tail it could not cut, until it could', async () => {
    const { journal, failWith, folder, steps } = await openWithFaults();
    failWith(step => (step.what === 'write' || step.what === 'truncate' ? 'EIO' : null));
    await asyncFailureOf(() => journal.append([frame(2)]));
    failWith(step => (step.what === 'truncate' ? 'EIO' : null));
    steps.length = 0;
    expect((await asyncFailureOf(() => journal.append([frame(3)]))).code).toBe('disk-failed');
    expect(steps.map(step => step.what)).not.toContain('write');
    failWith(null);
    await journal.append([frame(4)]);
    await journal.close();
    const again = await openJournal(nodeDisk, folder);
    expect(again.describe().condition).toBe('good');
    expect(await framesOf(again)).toEqual([frame(1), frame(4)]);
    await again.close();
  });

  it('fails alone where a smaller one beside it still fits', async () => {
    const { journal, failWith } = await openWithFaults();
    let writes = 0;
    // Together: no room. Then the first alone, no room; then the second alone.
    failWith(step => (step.what === 'write' && ++writes <= 2 ? 'ENOSPC' : null));
    const [large, small] = await Promise.allSettled([
      journal.append([frame(2), frame(3)]),
      journal.append([frame(4)]),
    ]);
    expect(large).toMatchObject({ status: 'rejected', reason: { code: 'disk-full' } });
    expect(small).toMatchObject({
      status: 'fulfilled',
      value: { count: 2, head: headOf([frame(1), frame(4)]) },
    });
    await journal.close();
  });

  it(`never loses an acknowledged frame in long runs of random failures (seed ${testSeed})`, async () => {
    const chance = seededBytes(testSeed);
    const { journal, failWith, folder } = await openWithFaults();
    const kept: Uint8Array[] = [frame(1)];
    failWith(step => (step.what !== 'create' && chance.below(4) === 0 ? 'EIO' : null));
    for (let i = 0; i < 400; i++) {
      const next = chance.bytes(1 + chance.below(200));
      await journal.append([next]).then(
        () => kept.push(next),
        (error: unknown) => expect(error).toMatchObject({ code: 'disk-failed' }),
      );
    }
    failWith(null);
    expect(kept.length).toBeGreaterThan(100);
    expect(await framesOf(journal)).toEqual(kept);
    await journal.append([frame(9)]);
    await journal.close();
    const again = await openJournal(nodeDisk, folder);
    expect(again.describe()).toMatchObject({ condition: 'good', head: headOf([...kept, frame(9)]) });
    await again.close();
  });
});
