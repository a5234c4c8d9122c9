import { expect, it } from 'vitest';
import { aComputer, change, filled, notices, stored } from '../../helpers/a-computer.ts';
import { memoryDisk } from '../../helpers/memory-host.ts';
import { onRawTable } from '../../helpers/store-parts.ts';

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

it('what only a database without a ledger still has goes to the journal before it is made again', async () => {
  const computer = aComputer();
  const before = await filled(computer);
  computer.disk.journal = computer.disk.journal.slice(0, 2);
  await onRawTable(computer.name, 'meta', table => table.clear());
  const run = computer.start();
  expect(await stored(run)).toEqual(before);
  expect(notices(run).sort()).toEqual(['database-rebuilt', 'journal-recreated']);
  run.end();
});

it('what was put aside once is still there after the database was made again, twice over', async () => {
  const computer = aComputer();
  await filled(computer);
  const aside = { id: 'draft:2026-11-14T10:00:00.000Z', bytes: new Uint8Array([1, 2, 3]) };
  await onRawTable(computer.name, 'asides', table => table.put(aside));
  for (const _ of [1, 2]) {
    await onRawTable(computer.name, 'meta', table => table.clear());
    const run = computer.start();
    await stored(run);
    expect(notices(run)).toContain('database-rebuilt');
    run.end();
  }
  expect(await onRawTable(computer.name, 'asides', table => table.getAll())).toEqual([aside]);
});
