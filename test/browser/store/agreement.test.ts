import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../renderer/store/frames.ts';
import { verifyRecords } from '../../../renderer/store/verify.ts';
import { aComputer, change, filled, notices, stored, verified } from '../../helpers/a-computer.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { onRawTable, rawRows } from '../../helpers/store-parts.ts';

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

  it('what the host found wrong with the journal is said once, not at every unlock', async () => {
    const computer = aComputer();
    const before = await filled(computer);
    const host = createMemoryHost(computer.disk);
    for (const [condition, told] of [
      ['torn-tail-cut', ['journal-tail-cut']],
      ['damaged', []],
    ] as const) {
      host.condition = condition;
      const run = computer.start(host);
      expect(await stored(run)).toEqual(before);
      expect(notices(run)).toEqual(told);
      run.end();
    }
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
