import { nodeDisk } from '../../electron/services/disk.ts';
import { openJournal } from '../../electron/services/open-journal.ts';
import { makeSlots } from '../../electron/services/slots.ts';

/** Saves a little of everything, one after another, for a test that watches the system calls. Argument: folder. */
const [folder = ''] = process.argv.slice(2);
const journal = await openJournal(nodeDisk, folder);
for (let i = 1; i <= 3; i++) await journal.append([Uint8Array.of(i), new Uint8Array(1500)]);
await makeSlots(nodeDisk, folder).write(new Uint8Array(200));
await journal.beginRewrite();
await journal.appendRewrite([Uint8Array.of(1)]);
await journal.commitRewrite();
await journal.close();
