import { expect, it } from 'vitest';
import { openJournal } from '../../../electron/services/open-journal.ts';
import { makeFaultDisk } from '../../helpers/fault-disk.ts';
import { startServices } from '../../helpers/start-services.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const frame = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array(100).fill(value);

it('the state of the journal counts an append that is still under way: its caller may have lost the answer', async () => {
  const { disk, failWith } = makeFaultDisk();
  const journal = await openJournal(disk, newFolder());
  const lost = journal.append([frame(1)]);
  expect(journal.describe().count).toBe(0);
  expect((await journal.describeSettled()).count).toBe(1);
  await lost;

  failWith(step => (step.what === 'write' ? 'ENOSPC' : null));
  const refused = journal.append([frame(2)]).catch(() => 'refused');
  expect((await journal.describeSettled()).count).toBe(1);
  expect(await refused).toBe('refused');
  await journal.close();
});

it('and the host answers with that state', async () => {
  const { handlers, services } = await startServices(newFolder());
  const lost = handlers['journal.append']({ frames: [frame(1)] });
  expect((await handlers['journal.describe']({})).count).toBe(1);
  await lost;
  await services.close();
});
