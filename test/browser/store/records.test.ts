import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { decodeFrame } from '../../../renderer/store/frames.ts';
import { aComputer, change, notices, stored, verified } from '../../helpers/a-computer.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { rawRows } from '../../helpers/store-parts.ts';

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
