import type { Change } from '../../renderer/store/commit.ts';
import { Damaged } from '../../renderer/store/rows.ts';
import { verifyRecords } from '../../renderer/store/verify.ts';
import { idAt } from './a-consultation.ts';
import { createMemoryHost, type MemoryHost, memoryDisk } from './memory-host.ts';
import { aKeyRing, freshName, recordParts } from './store-parts.ts';

/** A change of one visit; its value is its number and revision in words. */
export const change = (n: number, revision = 1, value: unknown = `note ${n}.${revision}`): Change => ({
  table: 'consultations',
  id: idAt(n),
  on: '2026-11-14',
  state: 'finished',
  revision,
  value,
});

/** One computer: a disk, a database and a key; `start` runs the program on it anew. */
export function aComputer(disk = memoryDisk(), ring = aKeyRing()) {
  const name = freshName();
  return {
    disk,
    name,
    ring,
    start: (host: MemoryHost = createMemoryHost(disk)) => ({
      ...recordParts(host, { name, ring }),
      memory: host,
    }),
  };
}
/** One run of the record layer. */
export type Run = ReturnType<ReturnType<typeof aComputer>['start']>;

/** Values of all visits by id; `damaged` where one does not open. */
export const stored = async ({ records }: Run): Promise<Record<string, unknown>> =>
  records.read(async db => {
    const rows = await db.records('consultations').toArray();
    return Object.fromEntries(
      rows.map(row => [row.id, row.value instanceof Damaged ? 'damaged' : row.value]),
    );
  });
/** Names of the notices told so far. */
export const notices = ({ events }: Run): string[] =>
  events.flatMap(event => (event.type === 'notice' ? [event.notice] : []));
/** The check in the background, to its end. */
export const verified = async (run: Run): Promise<void> =>
  verifyRecords({ ...run, pause: () => Promise.resolve() });

/** Saves `count` records, ends the program and answers what it had stored. */
export async function filled(
  computer: ReturnType<typeof aComputer>,
  count = 5,
): Promise<Record<string, unknown>> {
  const run = computer.start();
  for (let n = 1; n <= count; n++) await run.records.commit([change(n)]);
  await run.records.commit([change(1, 2)]);
  const found = await stored(run);
  run.end();
  return found;
}
