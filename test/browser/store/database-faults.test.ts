import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import type { Change } from '../../../renderer/store/commit.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { aKeyRing, freshName, recordParts } from '../../helpers/store-parts.ts';

const change = (n: number, revision = 1): Change => ({
  table: 'consultations',
  id: idAt(n),
  on: '2026-11-14',
  state: 'finished',
  revision,
  value: `note ${n}.${revision}`,
});

function aComputer() {
  const disk = memoryDisk();
  const given = { name: freshName(), ring: aKeyRing() };
  return { disk, start: () => recordParts(createMemoryHost(disk), given) };
}
type Run = ReturnType<ReturnType<typeof aComputer>['start']>;

const idsIn = ({ records }: Run): Promise<string[]> =>
  records.read(async db => (await db.records('consultations').toArray()).map(row => row.id));
const noticesOf = ({ events }: Run): unknown[] =>
  events.flatMap(event => (event.type === 'notice' ? [[event.notice, event.details.code]] : []));

const own = { put: IDBObjectStore.prototype.put, get: IDBObjectStore.prototype.get };
/** Makes IndexedDB throw at the given turn of a method, `times` times. */
function failing(method: 'put' | 'get', name: string, { from = 1, times = 1 } = {}): void {
  let turn = 0;
  IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...given: [never]) {
    turn += 1;
    if (turn >= from && turn < from + times) throw new DOMException('injected', name);
    return Reflect.apply(own[method], this, given);
  };
}
afterEach(() => {
  Object.assign(IDBObjectStore.prototype, own);
});

describe('a database that fails', () => {
  const errors = ['UnknownError', 'AbortError', 'TimeoutError', 'InvalidStateError', 'DataError'];
  const turns = errors.flatMap(error => [1, 2, 3].map(from => [error, from] as const));

  it.each(turns)('with %s at write %i does not lose the record, and goes on', async (error, from) => {
    const run = aComputer().start();
    await run.records.commit([change(1)]);
    failing('put', error, { from });
    await run.records.commit([change(2)]);
    expect(await idsIn(run)).toEqual([idAt(1), idAt(2)]);
    await run.records.commit([change(3)]);
    expect(await idsIn(run)).toHaveLength(3);
    run.end();
  });

  it.each(errors)('with %s at a read is made to answer', async error => {
    const run = aComputer().start();
    await run.records.commit([change(1)]);
    failing('get', error);
    const row = await run.records.read(db => db.records('consultations').get(idAt(1)));
    expect(row?.value).toBe('note 1.1');
    run.end();
  });

  it('with no room left keeps what is saved in the journal, shows what it has, and recovers when space returns', async () => {
    const run = aComputer().start();
    await run.records.commit([change(1)]);
    failing('put', 'QuotaExceededError', { times: 1_000 });
    await run.records.commit([change(2)]);
    expect(noticesOf(run)).toEqual([['database-unavailable', 'disk-full']]);
    expect(await idsIn(run)).toEqual([idAt(1)]);
    await expect(run.records.commit([change(3)])).rejects.toMatchObject({ code: 'disk-full' });
    Object.assign(IDBObjectStore.prototype, own);
    await run.records.commit([change(3)]);
    expect(await idsIn(run)).toEqual([idAt(1), idAt(2), idAt(3)]);
    run.end();
  });

  it('beside a journal that is behind on a full disk is still read', async () => {
    const computer = aComputer();
    const first = computer.start();
    await first.records.commit([change(1)]);
    await first.records.commit([change(2)]);
    first.end();
    computer.disk.journal = [];
    const run = computer.start();
    const relay = run.host.call;
    Object.assign(run.host, {
      call: (name: string, input: never) => {
        if (name === 'journal.append') throw new AppError('disk-full');
        return Reflect.apply(relay, run.host, [name, input]);
      },
    });
    expect(await idsIn(run)).toEqual([idAt(1), idAt(2)]);
    run.end();
    const later = computer.start();
    expect(await idsIn(later)).toEqual([idAt(1), idAt(2)]);
    expect(computer.disk.journal).toHaveLength(2);
    later.end();
  });

  it('on every write is named, and every read says so rather than showing nothing', async () => {
    const run = aComputer().start();
    failing('put', 'UnknownError', { times: 1_000 });
    await expect(idsIn(run)).rejects.toMatchObject({ code: 'database-damaged' });
    await expect(run.records.commit([change(1)])).rejects.toMatchObject({ code: 'database-damaged' });
    Object.assign(IDBObjectStore.prototype, own);
    await run.records.commit([change(1)]);
    expect(await idsIn(run)).toEqual([idAt(1)]);
    run.end();
  });
});
