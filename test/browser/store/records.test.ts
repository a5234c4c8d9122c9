import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import type { Change } from '../../../renderer/store/commit.ts';
import { decodeFrame } from '../../../renderer/store/frames.ts';
import { Damaged } from '../../../renderer/store/rows.ts';
import { verifyRecords } from '../../../renderer/store/verify.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { createMemoryHost, type MemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { aKeyRing, freshName, onRawTable, rawRows, recordParts } from '../../helpers/store-parts.ts';

const change = (n: number, revision = 1, value: unknown = `note ${n}.${revision}`): Change => ({
  table: 'consultations',
  id: idAt(n),
  on: '2026-11-14',
  state: 'finished',
  revision,
  value,
});

/** One computer: a disk, a database and a key; `start` runs the program on it anew. */
function aComputer(disk = memoryDisk(), ring = aKeyRing()) {
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
type Run = ReturnType<ReturnType<typeof aComputer>['start']>;

const stored = async ({ records }: Run): Promise<Record<string, unknown>> =>
  records.read(async db => {
    const rows = await db.records('consultations').toArray();
    return Object.fromEntries(
      rows.map(row => [row.id, row.value instanceof Damaged ? 'damaged' : row.value]),
    );
  });
const notices = ({ events }: Run): string[] =>
  events.flatMap(event => (event.type === 'notice' ? [event.notice] : []));
const verified = async (run: Run): Promise<void> => verifyRecords({ ...run, pause: () => Promise.resolve() });

/** Saves `count` records, ends the program and answers what it had stored. */
async function filled(computer: ReturnType<typeof aComputer>, count = 5): Promise<Record<string, unknown>> {
  const run = computer.start();
  for (let n = 1; n <= count; n++) await run.records.commit([change(n)]);
  await run.records.commit([change(1, 2)]);
  const found = await stored(run);
  run.end();
  return found;
}

describe('a saved record', () => {
  it('lies in the journal and in the database as the very same sealed bytes, and waits to be sent', async () => {
    const computer = aComputer();
    const run = computer.start();
    await run.records.commit([change(1), { ...change(2), table: 'cases', state: 'open' }]);
    const [raw] = await rawRows(computer.name, 'consultations');
    const frames = computer.disk.journal.map(decodeFrame);
    expect(frames.map(frame => frame?.table)).toEqual(['consultations', 'cases']);
    expect(frames[0]?.row.sealed).toEqual(raw?.sealed);
    expect(await run.records.read(db => db.outbox.toArray())).toMatchObject([
      { recordId: idAt(2), table: 'cases' },
      { recordId: idAt(1), revision: 1 },
    ]);
    expect(run.memory.calls.filter(call => call === 'journal.append')).toHaveLength(1);
    run.end();
  });

  it('shares one flush with others that wait', async () => {
    const run = aComputer().start();
    await run.records.commit([change(0)]);
    await Promise.all(Array.from({ length: 50 }, (_, n) => run.records.commit([change(n + 1)])));
    expect(Object.keys(await stored(run))).toHaveLength(51);
    expect(run.memory.calls.filter(call => call === 'journal.append').length).toBeLessThanOrEqual(3);
    run.end();
  });

  it('is never acknowledged when the journal refuses, and can be saved again when the disk has room', async () => {
    const computer = aComputer();
    const run = computer.start();
    run.memory.fault = name => {
      if (name === 'journal.append') throw new AppError('disk-full');
    };
    await expect(run.records.commit([change(1)])).rejects.toMatchObject({ code: 'disk-full' });
    const together = await Promise.allSettled([
      run.records.commit([change(1)]),
      run.records.commit([change(2)]),
    ]);
    expect(together.map(one => one.status)).toEqual(['rejected', 'rejected']);
    expect(await stored(run)).toEqual({});
    run.memory.fault = null;
    await run.records.commit([change(1)]);
    expect(computer.disk.journal).toHaveLength(1);
    run.end();
  });

  it('is acknowledged when only the answer of the journal got lost', async () => {
    const run = aComputer().start();
    run.memory.fault = (name, moment) => {
      if (name === 'journal.append' && moment === 'after') throw new AppError('host-unreachable');
    };
    await run.records.commit([change(1)]);
    expect(Object.keys(await stored(run))).toEqual([idAt(1)]);
    run.end();
  });

  it('is there after all when nobody could say whether it was kept', async () => {
    const run = aComputer().start();
    await run.records.commit([change(1)]);
    run.memory.fault = (name, moment) => {
      if (name === 'journal.describe' || (name === 'journal.append' && moment === 'after'))
        throw new AppError('host-unreachable');
    };
    await expect(run.records.commit([change(2)])).rejects.toMatchObject({ code: 'host-unreachable' });
    run.memory.fault = null;
    expect(Object.keys(await stored(run))).toEqual([idAt(1), idAt(2)]);
    run.end();
  });

  it('is safe when the database fails after the journal has it', async () => {
    const run = aComputer().start();
    await run.records.commit([change(1)]);
    run.memory.fault = (name, moment) => {
      if (name === 'journal.append' && moment === 'after') run.end();
    };
    await run.records.commit([change(2)]);
    run.memory.fault = null;
    await run.records.commit([change(3)]);
    expect(Object.keys(await stored(run))).toHaveLength(3);
    run.end();
  });

  it('is refused alone when its value cannot be kept, and the writer of a stale revision is a bug', async () => {
    const run = aComputer().start();
    const [bad, good] = await Promise.allSettled([
      run.records.commit([change(1, 1, { bad: Number.NaN })]),
      run.records.commit([change(2)]),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'value-not-storable' } });
    expect(good.status).toBe('fulfilled');
    await expect(run.records.commit([change(2, 3)])).rejects.toThrow('does not follow');
    await expect(run.records.commit([change(2, 1)])).rejects.toThrow('does not follow');
    run.end();
  });
});

describe('at start', () => {
  it('nothing is read of the journal when it agrees with the database', async () => {
    const computer = aComputer();
    const before = await filled(computer);
    const run = computer.start();
    expect(await stored(run)).toEqual(before);
    expect(run.memory.calls).not.toContain('journal.read');
    expect(notices(run)).toEqual([]);
    run.end();
  });

  it.each([
    ['was deleted', (name: string) => new Promise(done => (indexedDB.deleteDatabase(name).onsuccess = done))],
    [
      'came back empty',
      async (name: string) => {
        for (const table of ['consultations', 'meta', 'outbox'])
          await onRawTable(name, table, store => store.clear());
      },
    ],
    ['lost one row', (name: string) => onRawTable(name, 'consultations', store => store.delete(idAt(3)))],
    ['lost its ledger', (name: string) => onRawTable(name, 'meta', store => store.clear())],
    [
      'has a damaged ledger',
      (name: string) =>
        onRawTable(name, 'meta', store =>
          store.put({ id: 'ledger', on: '', state: '', revision: 6, sealed: new Uint8Array(90) }),
        ),
    ],
  ])('a database that %s is made again from the journal, and the person is told', async (_name, harm) => {
    const computer = aComputer();
    const before = await filled(computer);
    await harm(computer.name);
    const run = computer.start();
    expect(await stored(run)).toEqual(before);
    expect(notices(run)).toEqual(['database-rebuilt']);
    expect(await run.records.read(db => db.outbox.count())).toBe(5);
    await run.records.commit([change(9)]);
    run.end();
    const again = computer.start();
    expect(Object.keys(await stored(again))).toHaveLength(6);
    expect(notices(again)).toEqual([]);
    again.end();
  });

  it('a journal that is ahead is followed', async () => {
    const computer = aComputer();
    await filled(computer, 3);
    const ahead = computer.start();
    ahead.memory.fault = (name, moment) => {
      // The program dies between the journal and the database: nothing after this call is ever answered.
      if (name === 'journal.append' && moment === 'after') return new Promise(() => undefined);
    };
    void ahead.records.commit([change(1, 3)]);
    await expect.poll(() => computer.disk.journal.length).toBe(5);
    ahead.end();
    const run = computer.start();
    expect((await stored(run))[idAt(1)]).toBe('note 1.3');
    expect(notices(run)).toEqual([]);
    run.end();
  });

  it.each([
    ['shorter', 'good', 3],
    ['damaged', 'damaged', 2],
    ['gone', 'good', 0],
  ] as const)('a journal that is %s gets what it lacks from the database', async (_name, condition, left) => {
    const computer = aComputer();
    const before = await filled(computer);
    computer.disk.journal = computer.disk.journal.slice(0, left);
    const host = createMemoryHost(computer.disk);
    host.condition = condition;
    const run = computer.start(host);
    expect(await stored(run)).toEqual(before);
    expect(notices(run)).toEqual(['journal-recreated']);
    await run.records.commit([change(8)]);
    run.end();
    await new Promise(done => (indexedDB.deleteDatabase(computer.name).onsuccess = done));
    const rebuilt = computer.start();
    expect(await stored(rebuilt)).toEqual({ ...before, [idAt(8)]: 'note 8.1' });
    rebuilt.end();
  });

  it('journal and database that each lack something end with everything', async () => {
    const computer = aComputer();
    const before = await filled(computer);
    computer.disk.journal = computer.disk.journal.slice(0, 3);
    await onRawTable(computer.name, 'consultations', store => store.delete(idAt(2)));
    const run = computer.start();
    expect(await stored(run)).toEqual(before);
    expect(notices(run).sort()).toEqual(['database-rebuilt', 'journal-recreated']);
    run.end();
  });

  it('two histories of one vault are joined, and the newest revision of each record stays', async () => {
    const computer = aComputer();
    await filled(computer, 3);
    const copy = aComputer({ ...memoryDisk(), journal: [...computer.disk.journal] }, computer.ring);
    for (const [where, n] of [
      [computer, 2],
      [copy, 3],
    ] as const) {
      const run = where.start();
      await run.records.commit([change(n, 2)]);
      run.end();
    }
    computer.disk.journal = copy.disk.journal;
    const run = computer.start();
    expect(await stored(run)).toEqual({
      [idAt(1)]: 'note 1.2',
      [idAt(2)]: 'note 2.2',
      [idAt(3)]: 'note 3.2',
    });
    run.end();
  });

  it('nothing is deleted while the disk is full or the database is of a newer program', async () => {
    const computer = aComputer();
    const before = await filled(computer);
    await new Promise<void>(done => {
      const request = indexedDB.open(computer.name, 9_000);
      request.onsuccess = () => {
        request.result.close();
        done();
      };
    });
    const run = computer.start();
    await expect(stored(run)).rejects.toMatchObject({ code: 'profile-from-newer-version' });
    run.end();
    expect(await rawRows(computer.name, 'consultations')).toHaveLength(Object.keys(before).length);
  });
});

describe('in the background after unlock', () => {
  it.each([
    [
      'damaged',
      (raw: { sealed: Uint8Array }) => ({
        ...raw,
        sealed: raw.sealed.map((byte, i) => (i === 60 ? byte ^ 1 : byte)),
      }),
    ],
    ['cut', (raw: { sealed: Uint8Array }) => ({ ...raw, sealed: raw.sealed.slice(0, -1) })],
  ])('a %s row is put right from the journal, with a word to the person', async (_name, harm) => {
    const computer = aComputer();
    const before = await filled(computer);
    const raw = (await rawRows(computer.name, 'consultations'))[2];
    if (raw === undefined) throw new Error('rows were written');
    await onRawTable(computer.name, 'consultations', store => store.put(harm(raw)));
    const run = computer.start();
    expect(Object.values(await stored(run)).filter(value => value === 'damaged')).toHaveLength(1);
    await verified(run);
    expect(await stored(run)).toEqual(before);
    expect(run.events).toEqual([
      { type: 'notice', notice: 'record-repaired', details: { table: 'consultations', id: idAt(3) } },
    ]);
    run.end();
  });

  it('a row that went back to an older revision is noticed and named', async () => {
    const computer = aComputer();
    const first = computer.start();
    await first.records.commit([change(1)]);
    const [old] = await rawRows(computer.name, 'consultations');
    await first.records.commit([change(1, 2)]);
    first.end();
    await onRawTable(computer.name, 'consultations', store => store.put(old));
    const run = computer.start();
    expect(await stored(run)).toEqual({ [idAt(1)]: 'note 1.1' });
    await verified(run);
    expect(await stored(run)).toEqual({ [idAt(1)]: 'note 1.2' });
    expect(notices(run)).toEqual(['record-repaired']);
    run.end();
  });

  it('a row that the journal cannot help either is named, and all others stay readable', async () => {
    const computer = aComputer();
    await filled(computer);
    const raw = (await rawRows(computer.name, 'consultations'))[2];
    await onRawTable(computer.name, 'consultations', store =>
      store.put({ ...raw, sealed: new Uint8Array(90) }),
    );
    computer.disk.journal = computer.disk.journal.map(frame =>
      decodeFrame(frame)?.row.id === idAt(3)
        ? frame.map((byte, i) => (i === frame.length - 1 ? byte ^ 1 : byte))
        : frame,
    );
    const run = computer.start();
    await verified(run);
    const found = await stored(run);
    expect(Object.keys(found)).toHaveLength(5);
    expect(found[idAt(3)]).toBe('damaged');
    expect(notices(run)).toContain('record-damaged');
    run.end();
  });

  it('what is saved meanwhile is no reason to complain', async () => {
    const computer = aComputer();
    await filled(computer, 120);
    const run = computer.start();
    let n = 0;
    await verifyRecords({
      ...run,
      pause: async () => {
        n += 1;
        if (n > 3) return;
        await run.records.commit([change(n + 200), change(n + 5, 2), change(n + 100, 2)]);
      },
    });
    expect(n).toBeGreaterThan(3);
    expect(notices(run)).toEqual([]);
    run.end();
  });
});

describe('whatever happens in between', () => {
  it('no acknowledged record is lost over crashes at any call of the host', {
    timeout: 300_000,
  }, async () => {
    const crashes = fc.array(
      fc.record({
        saves: fc.integer({ min: 1, max: 5 }),
        dieAt: fc.integer({ min: 0, max: 12 }),
        before: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(crashes, async lives => {
        const computer = aComputer();
        const acknowledged = new Map<string, number>();
        const attempted = new Map<string, number>();
        for (const life of lives) {
          const run = computer.start();
          let calls = 0;
          let hasDied = false;
          const died = new Promise<void>(resolve => {
            run.memory.fault = (_name, moment) => {
              if (moment === (life.before ? 'before' : 'after') && calls++ === life.dieAt) hasDied = true;
              if (!hasDied) return undefined;
              resolve();
              return new Promise(() => undefined);
            };
          });
          const work = (async () => {
            for (let n = 0; n < life.saves; n++) {
              const id = idAt(n % 3);
              const now = await run.records.read(db => db.records('consultations').get(id));
              const revision = (now?.revision ?? 0) + 1;
              attempted.set(id, revision);
              await run.records.commit([change(n % 3, revision)]);
              acknowledged.set(id, revision);
            }
          })();
          await Promise.race([work, died]);
          run.end();
          work.catch(() => undefined);
        }
        const last = computer.start();
        await verified(last);
        const rows = await last.records.read(db => db.records('consultations').toArray());
        const found = new Map(rows.map(row => [row.id, row.revision]));
        for (const [id, revision] of acknowledged) {
          expect(found.get(id)).toBeGreaterThanOrEqual(revision);
          expect(found.get(id)).toBeLessThanOrEqual(attempted.get(id) ?? 0);
        }
        expect(notices(last)).toEqual([]);
        last.end();
        await new Promise(done => (indexedDB.deleteDatabase(computer.name).onsuccess = done));
      }),
      seededRun(60),
    );
  });
});
