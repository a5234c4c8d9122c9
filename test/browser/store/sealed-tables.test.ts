import { Dexie, liveQuery, type Table } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDatabase, databaseVersion } from '../../../renderer/store/database.ts';
import { Damaged, type Row } from '../../../renderer/store/rows.ts';
import { createSealer } from '../../../renderer/store/sealer.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { aKeyRing, browserRandom, freshName, onRawTable, rawRows } from '../../helpers/store-parts.ts';

const canary = 'Kowalenko-canary';
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const days = ['2026-11-12', '2026-11-13', '2026-11-14'];

interface Value {
  readonly note: string;
  readonly n: number;
  readonly list: readonly unknown[];
}
type Rows = Table<Row<Value>, string>;

const plainRecord = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(fields, { noNullPrototype: true });

const aRow: fc.Arbitrary<Row<Value>> = plainRecord({
  id: fc.constantFrom(...ids),
  on: fc.constantFrom(...days),
  state: fc.constantFrom('open', 'closed'),
  revision: fc.integer({ min: 1, max: 9 }),
  value: plainRecord({
    note: fc.string({ maxLength: 12, unit: 'grapheme' }).map(text => canary + text),
    n: fc.integer(),
    list: fc.array(fc.constantFrom<unknown>(null, true, -0, undefined, 12n), { maxLength: 3 }),
  }),
});
const anId = fc.constantFrom(...ids);
const aDay = fc.constantFrom(...days);

type Step = { readonly name: string; readonly run: (rows: Rows) => PromiseLike<unknown> };
const step = <T>(name: string, given: fc.Arbitrary<T>, run: (rows: Rows, given: T) => PromiseLike<unknown>) =>
  given.map((input): Step => ({ name: `${name} ${fc.stringify(input)}`, run: rows => run(rows, input) }));
const several = fc.array(aRow, { maxLength: 4 });

const each = async (rows: Rows, on: string): Promise<unknown> => {
  const seen: unknown[] = [];
  await rows
    .where('on')
    .aboveOrEqual(on)
    .each((row, cursor) => seen.push([row, cursor.key, cursor.primaryKey]));
  return seen;
};
const firstOfLiveQuery = (rows: Rows, on: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const subscription = liveQuery(() => rows.where('on').equals(on).toArray()).subscribe({
      next: found => {
        queueMicrotask(() => subscription.unsubscribe());
        resolve(found);
      },
      error: reject,
    });
  });
const abortedPut = (rows: Rows, row: Row<Value>): Promise<unknown> =>
  rows.db
    .transaction('rw', rows, async () => {
      await rows.put(row);
      throw new Error('rolled back');
    })
    .catch((error: Error) => error.message);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step('put', aRow, (rows, row) => rows.put(row)),
  step('add', aRow, (rows, row) => rows.add(row)),
  step('bulkPut', several, (rows, list) => rows.bulkPut(list, { allKeys: true })),
  step('bulkAdd', several, (rows, list) => rows.bulkAdd(list)),
  step('update', fc.tuple(anId, aDay), (rows, [id, on]) =>
    rows.update(id, { on, 'value.note': `${canary} new` }),
  ),
  step('update by function', anId, (rows, id) =>
    rows.update(id, row => void Object.assign(row, { revision: 7 })),
  ),
  step('modify', fc.tuple(aDay, aDay), (rows, [from, to]) =>
    rows.where('on').equals(from).modify({ on: to }),
  ),
  step('modify by function', aDay, (rows, on) =>
    rows
      .where('on')
      .above(on)
      .modify((row, at) => {
        if (row.revision % 2 === 0) Reflect.deleteProperty(at, 'value');
        else Object.assign(row, { value: { note: `${canary} modified` } });
      }),
  ),
  step('delete', anId, (rows, id) => rows.delete(id)),
  step('bulkDelete', fc.array(anId, { maxLength: 3 }), (rows, list) => rows.bulkDelete(list)),
  step('where delete', aDay, (rows, on) => rows.where('on').below(on).delete()),
  step('clear', fc.constant(null), rows => rows.clear()),
  step('rolled back put', aRow, abortedPut),
  step('get', anId, (rows, id) => rows.get(id)),
  step('get by index', aDay, (rows, on) => rows.get({ on })),
  step('bulkGet', fc.array(anId, { maxLength: 4 }), (rows, list) => rows.bulkGet(list)),
  step('toArray', fc.constant(null), rows => rows.toArray()),
  step('each', aDay, each),
  step('filter', fc.nat(9), (rows, least) => rows.filter(row => row.revision > least).toArray()),
  step('filtered cursor', aDay, (rows, on) =>
    rows
      .where('on')
      .equals(on)
      .and(row => JSON.stringify(row.id) !== '"a"')
      .reverse()
      .limit(2)
      .toArray(),
  ),
  step('sortBy', aDay, (rows, on) => rows.where('on').aboveOrEqual(on).sortBy('value.n')),
  step('orderBy', fc.nat(3), (rows, offset) => rows.orderBy('on').offset(offset).limit(2).toArray()),
  step('reverse', fc.nat(3), (rows, limit) => rows.orderBy('state').reverse().limit(limit).toArray()),
  step('anyOf', fc.tuple(anId, anId), (rows, pair) =>
    rows
      .where('id')
      .anyOf(...pair)
      .first(),
  ),
  step('last', aDay, (rows, on) => rows.where('on').belowOrEqual(on).last()),
  step('count', aDay, (rows, on) => rows.where('on').equals(on).count()),
  step('keys', fc.constant(null), rows => rows.orderBy('on').keys()),
  step('uniqueKeys', fc.constant(null), rows => rows.orderBy('on').uniqueKeys()),
  step('primaryKeys', aDay, (rows, on) => rows.where('on').equals(on).primaryKeys()),
  step('liveQuery', aDay, firstOfLiveQuery),
);

const outcomeOf = async (run: PromiseLike<unknown>): Promise<unknown> => {
  try {
    return { value: await run };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : error };
  }
};

const openPlain = async (name: string): Promise<Dexie> => {
  const plain = new Dexie(name, { cache: 'disabled' });
  plain.version(1).stores({ consultations: 'id, on, state' });
  return plain.open();
};
const rawFields = ['id', 'on', 'revision', 'sealed', 'state'];

describe('tables under the sealing middleware', () => {
  it('answer every program as plain tables do, and show only ids, days, states, revisions and sealed bytes', {
    timeout: 600_000,
  }, async () => {
    const name = freshName();
    const sealed = createDatabase(
      createSealer(() => ring, browserRandom),
      { name },
    );
    const ring = aKeyRing();
    await sealed.dexie.open();
    const rows: Rows = sealed.dexie.table('consultations');
    const plain = await openPlain(freshName());
    const model: Rows = plain.table('consultations');
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 8 }), async steps => {
        await Promise.all([rows.clear(), model.clear()]);
        for (const { name: what, run } of steps)
          expect(await outcomeOf(run(rows)), what).toEqual(await outcomeOf(run(model)));
        expect(await rows.toArray()).toEqual(await model.toArray());
        for (const raw of await rawRows(name, 'consultations')) {
          expect(Object.keys(raw).sort()).toEqual(rawFields);
          expect(new TextDecoder('latin1').decode(raw.sealed)).not.toContain(canary);
        }
      }),
      seededRun(1_000),
    );
    sealed.dexie.close();
    plain.close();
  });

  it('are upgraded by a migration that reads and writes open rows', async () => {
    const name = freshName();
    const ring = aKeyRing();
    const sealer = createSealer(() => ring, browserRandom);
    const first = createDatabase(sealer, { name });
    await first.dexie.open();
    await first.records('cases').put({ id: 'a', on: '', state: 'open', revision: 1, value: { n: 1 } });
    first.dexie.close();
    const second = createDatabase(sealer, { name });
    second.dexie
      .version(databaseVersion + 1)
      .stores({})
      .upgrade(transaction =>
        transaction.table('cases').toCollection().modify({ 'value.n': 2, revision: 2 }),
      );
    await second.dexie.open();
    expect(await second.records('cases').get('a')).toMatchObject({ revision: 2, value: { n: 2 } });
    expect(Object.keys((await rawRows(name, 'cases'))[0] ?? {}).sort()).toEqual(rawFields);
    second.dexie.close();
  });

  it('give every value back as it was, or refuse it', async () => {
    const name = freshName();
    const ring = aKeyRing();
    const db = createDatabase(
      createSealer(() => ring, browserRandom),
      { name },
    );
    await db.dexie.open();
    const rows = db.records('cases');
    const put = (value: unknown) => rows.put({ id: 'a', on: '', state: '', revision: 1, value });
    const kept = [
      new Date(-1),
      new Map<unknown, unknown>([['k', { deep: [1n, -0, undefined] }]]),
      new Uint8Array([0, 255]),
      { $date: 1, $: 2, toString: 'x', '': null },
      'Її Żółć 👩‍👩‍👧 \u0000\uFEFF',
      'x'.repeat(5 * 1024 * 1024),
      2 ** 53,
      -0,
    ];
    for (const value of kept) {
      await put(value);
      expect((await rows.get('a'))?.value).toStrictEqual(value);
    }
    const refused = [
      Number.NaN,
      Infinity,
      'a\uD800',
      { '\uDC00': 1 },
      new Blob(['x']),
      new Set([1]),
      () => 1,
      Symbol('x'),
      /x/,
      new Array(3),
    ];
    for (const value of refused)
      await expect(put(value)).rejects.toMatchObject({ code: 'value-not-storable' });
    expect((await rows.get('a'))?.value).toBe(-0);
    db.dexie.close();
  });

  it('mark a row that does not open or whose day was changed, and give the others', async () => {
    const name = freshName();
    const ring = aKeyRing();
    const db = createDatabase(
      createSealer(() => ring, browserRandom),
      { name },
    );
    await db.dexie.open();
    const rows = db.records('consultations');
    const row = { on: '2026-11-14', state: 'open', revision: 1, value: 'x' };
    await rows.bulkPut(['a', 'b', 'c', 'd'].map(id => ({ ...row, id })));
    const [a, b, c] = await rawRows(name, 'consultations');
    if (a === undefined || b === undefined || c === undefined) throw new Error('three rows were written');
    await onRawTable(name, 'consultations', store => store.put({ ...a, sealed: b.sealed }));
    await onRawTable(name, 'consultations', store => store.put({ ...b, on: '2026-11-01' }));
    await onRawTable(name, 'consultations', store => store.put({ ...c, revision: 2 }));
    const values = (await rows.toArray()).map(found => found.value);
    expect(values.map(value => (value instanceof Damaged ? value.code : value))).toEqual([
      'seal-broken',
      'record-damaged',
      'seal-broken',
      'x',
    ]);
    db.dexie.close();
  });

  it('refuse to be read or written while there is no key', async () => {
    const db = createDatabase(
      createSealer(() => {
        throw new Error('locked');
      }, browserRandom),
      { name: freshName() },
    );
    await db.dexie.open();
    await expect(
      db.records('cases').put({ id: 'a', on: '', state: '', revision: 1, value: 1 }),
    ).rejects.toThrow('locked');
    db.dexie.close();
  });

  it('leave no open row in the cache of Dexie after a subscription has ended', async () => {
    const name = freshName();
    const ring = aKeyRing();
    const db = createDatabase(
      createSealer(() => ring, browserRandom),
      { name },
    );
    await db.dexie.open();
    const rows: Rows = db.dexie.table('consultations');
    await rows.put({
      id: 'a',
      on: '2026-11-14',
      state: 'open',
      revision: 1,
      value: { note: canary, n: 1, list: [] },
    });
    expect(JSON.stringify(await firstOfLiveQuery(rows, '2026-11-14'))).toContain(canary);
    expect(
      JSON.stringify(Dexie.cache, (_key, value: unknown) => (value instanceof Set ? [...value] : value)),
    ).not.toContain(canary);
    db.dexie.close();
  });

  it.each([['__proto__.polluted'], ['constructor.prototype.polluted']])(
    'cannot be used to reach the prototype of all objects through %s',
    async path => {
      const ring = aKeyRing();
      const db = createDatabase(
        createSealer(() => ring, browserRandom),
        { name: freshName() },
      );
      await db.dexie.open();
      const rows = db.records('cases');
      await rows.put({ id: 'a', on: '', state: '', revision: 1, value: {} });
      await outcomeOf(rows.update('a', { [path]: 'yes' }));
      await outcomeOf(
        rows.put(
          JSON.parse('{"id":"b","on":"","state":"","revision":1,"value":{"__proto__":{"polluted":1}}}'),
        ),
      );
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(await rows.get('b')).toBeUndefined();
      db.dexie.close();
    },
  );
});
