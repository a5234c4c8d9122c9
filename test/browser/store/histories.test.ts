import { expect, it } from 'vitest';
import { aComputer, change, filled, notices, stored } from '../../helpers/a-computer.ts';
import { memoryDisk } from '../../helpers/memory-host.ts';

it('a journal of another history that is the longer one is joined once, and the next start has nothing to do', async () => {
  const computer = aComputer();
  await filled(computer, 2);
  // The other computer of the same vault began with the same records, lost the last and went on by itself.
  const copy = aComputer({ ...memoryDisk(), journal: computer.disk.journal.slice(0, 2) }, computer.ring);
  const other = copy.start();
  for (const n of [20, 21, 22, 23]) await other.records.commit([change(n)]);
  other.end();
  computer.disk.journal = [...copy.disk.journal];
  const joined = computer.start();
  const all = await stored(joined);
  expect(Object.keys(all)).toHaveLength(6);
  expect(Object.values(all)).toContain('note 1.2');
  await joined.records.commit([change(30)]);
  joined.end();
  const later = computer.start();
  const after = await stored(later);
  expect(after).toMatchObject(all);
  expect(Object.keys(after)).toHaveLength(7);
  expect(notices(later)).toEqual([]);
  expect(later.memory.calls).not.toContain('journal.read');
  later.end();
});
