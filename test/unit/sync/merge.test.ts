import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf, differentValues, isDeleted, shownValues } from '../../../core/sync/conflicts.ts';
import { beginLife, knowsMoreOfUs } from '../../../core/sync/life.ts';
import { hasSeen, isSameState, merge } from '../../../core/sync/merge.ts';
import { emptyState, type RecordState, recordStateSchema } from '../../../core/sync/record-state.ts';
import { addNote, keep, lostToDeletion, remove, write } from '../../../core/sync/write.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { aState, otherRecordId, recordId, replicaA, replicaB, stampOf } from '../../helpers/sync-parts.ts';

const a = (n: number) => stampOf(replicaA, n);
const b = (n: number) => stampOf(replicaB, n);

/** Any state a schema lets in, even one that no honest computer could make: dots shared, values different. */
const anyState: fc.Arbitrary<RecordState> = fc
  .array(
    fc.record({
      place: fc.constantFrom('phone', 'status', 'note', 'deletion'),
      replica: fc.constantFrom(replicaA, replicaB),
      n: fc.integer({ min: 1, max: 3 }),
      value: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 6 },
  )
  .chain(writes =>
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([moreA, moreB]) => {
      const made = writes.map(({ replica, n, value, place }) => {
        const dot = { replica, n };
        const zero: RecordState = { ...emptyState, vector: { [replica]: n } };
        const written = { dot, by: 'K-01', at: '2026-11-02T10:00:00.000Z' };
        if (place === 'deletion') return { ...zero, deletion: [{ ...written, value: null }] };
        if (place === 'note')
          return {
            ...zero,
            notes: [{ ...written, value: { id: recordId, amends: null, text: `${value}` } }],
          };
        return { ...zero, fields: { [place]: [{ ...written, value }] } };
      });
      const top = { ...emptyState, vector: { [replicaA]: moreA + 1, [replicaB]: moreB + 1 } };
      // Registers are joined by hand, so that the arbitrary does not rest on what it tests.
      return made.reduce<RecordState>((all, one) => unite(all, one), top);
    }),
  );

function unite(all: RecordState, one: RecordState): RecordState {
  const vector = { ...all.vector };
  for (const [replica, n] of Object.entries(one.vector)) vector[replica] = Math.max(n, vector[replica] ?? 0);
  const fields = { ...all.fields };
  for (const [name, register] of Object.entries(one.fields))
    fields[name] = joined(fields[name] ?? [], register);
  return {
    vector,
    fields,
    notes: joined(all.notes, one.notes),
    deletion: joined(all.deletion, one.deletion),
  };
}

const orderOf = (written: { dot: { replica: string; n: number } }): string =>
  `${written.dot.replica} ${written.dot.n} ${JSON.stringify(written)}`;

function joined<W extends { dot: { replica: string; n: number } }>(
  left: readonly W[],
  right: readonly W[],
): W[] {
  const all = new Map([...left, ...right].map(written => [orderOf(written), written]));
  return [...all].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, written]) => written);
}

describe('merging two states of a record', () => {
  it('is commutative, associative and idempotent for any states, forged ones too', () => {
    const same = (x: RecordState, y: RecordState): void => {
      expect(isSameState(x, y)).toBe(true);
    };
    fc.assert(
      fc.property(anyState, anyState, anyState, (x, y, z) => {
        expect(recordStateSchema.safeParse(x).success).toBe(true);
        same(merge(x, y), merge(y, x));
        same(merge(merge(x, y), z), merge(x, merge(y, z)));
        expect(merge(x, x)).toBe(x);
        const both = merge(x, y);
        expect(merge(both, y)).toBe(both);
        same(merge(both, x), both);
        same(merge(emptyState, x), x);
        expect(hasSeen(both.vector, x.vector) && hasSeen(both.vector, y.vector)).toBe(true);
      }),
      seededRun(2_000),
    );
  });

  it('takes the later of two writes when one had seen the other, whatever the clocks say', () => {
    const first = aState();
    const second = write(first, { ...b(1), at: '1999-01-01T00:00:00.000Z' }, { phone: '500' });
    expect(shownValues(merge(first, second))).toEqual({ phone: '500' });
    expect(conflictsOf(merge(second, first))).toEqual([]);
  });

  it('keeps both values of two people who had not seen each other, with who wrote what', () => {
    const both = merge(write(aState(), a(2), { phone: '1' }), write(aState(), b(1), { phone: '2' }));
    expect(conflictsOf(both)).toMatchObject([
      {
        kind: 'values',
        field: 'phone',
        versions: [
          { value: '1', by: 'K-01' },
          { value: '2', by: 'K-02' },
        ],
      },
    ]);
    const settled = write(both, b(2), { phone: '2' });
    expect(conflictsOf(merge(both, settled))).toEqual([]);
    expect(shownValues(merge(settled, both))).toEqual({ phone: '2' });
  });

  it('sees no conflict where two people wrote the same', () => {
    const both = merge(
      write(aState(), a(2), { tags: { x: 1, y: 2 } }),
      write(aState(), b(1), { tags: { y: 2, x: 1 } }),
    );
    expect(both.fields.tags).toHaveLength(2);
    expect(conflictsOf(both)).toEqual([]);
    expect(differentValues(both.fields.tags ?? [])).toHaveLength(1);
  });

  it('applies what arrives out of order: a change before its record, a deletion before the creation (D12)', () => {
    const states = [aState()];
    states.push(
      addNote(states.at(-1) ?? emptyState, b(1), { id: otherRecordId, amends: recordId, text: 'later' }),
    );
    states.push(write(states.at(-1) ?? emptyState, a(2), { phone: 'x' }));
    states.push(remove(states.at(-1) ?? emptyState, b(2)));
    const backwards = states.toReversed().reduce(merge, emptyState);
    expect(isSameState(backwards, states.at(-1) ?? emptyState)).toBe(true);
    expect(isDeleted(backwards)).toBe(true);
    expect(
      isSameState(
        [states[3], states[0], states[2], states[1]].map(s => s ?? emptyState).reduce(merge),
        backwards,
      ),
    ).toBe(true);
  });

  it('keeps notes of both, never changes one, and an amendment points at the old one', () => {
    const first = addNote(aState(), a(2), { id: recordId, amends: null, text: 'came' });
    const mine = addNote(first, a(3), { id: otherRecordId, amends: recordId, text: 'came twice' });
    const theirs = addNote(first, b(1), { id: otherRecordId, amends: null, text: 'called' });
    expect(merge(mine, theirs).notes.map(({ value }) => value.text)).toEqual([
      'came',
      'came twice',
      'called',
    ]);
  });

  it('lets a deletion win over what it has seen, and shows the edit it has not', () => {
    const deleted = remove(aState(), a(2));
    expect(isDeleted(merge(aState(), deleted))).toBe(true);
    const edited = write(aState(), b(1), { status: 'open' });
    const both = merge(edited, deleted);
    expect(conflictsOf(both)).toMatchObject([{ kind: 'deleted-and-edited', fields: ['status'], notes: 0 }]);
    expect(lostToDeletion(edited, both)).toEqual({ phone: '600 100 200' });
    expect(lostToDeletion(both, both)).toEqual({});
    const kept = keep(both, b(2), lostToDeletion(edited, both));
    expect(shownValues(merge(kept, deleted))).toEqual({ phone: '600 100 200', status: 'open' });
    expect(conflictsOf(kept)).toEqual([]);
    expect(isDeleted(merge(both, remove(both, b(2))))).toBe(true);
  });

  it('keeps and sends on a field it does not know (D21)', () => {
    const newer = write(aState(), b(1), { fieldOfTomorrow: { deep: [1, { two: 2 }] } });
    const passedOn = recordStateSchema.parse(
      structuredClone(write(merge(aState(), newer), a(2), { phone: '7' })),
    );
    expect(shownValues(passedOn)).toEqual({ phone: '7', fieldOfTomorrow: { deep: [1, { two: 2 }] } });
  });

  it('refuses a counter that was used before, and reads no field from a prototype', () => {
    expect(() => write(aState(), a(1), { phone: '1' })).toThrow('used twice');
    const odd = write(emptyState, b(1), { constructor: 'x' });
    expect(shownValues(merge(aState(), odd))).toMatchObject({ constructor: 'x' });
    expect(conflictsOf(merge(odd, emptyState))).toEqual([]);
  });

  it('refuses a state whose values its own vector does not cover', () => {
    expect(recordStateSchema.safeParse({ ...aState(), vector: {} }).success).toBe(false);
    expect(recordStateSchema.safeParse({ ...aState(), more: 1 }).success).toBe(false);
  });
});

describe('a new life of a replica', () => {
  const next = `${replicaA.slice(0, -8)}00000001`;

  it('tells the unacknowledged writes again, so that nobody takes them for known (F9)', () => {
    const shared = aState();
    const lost = write(shared, a(2), { phone: 'told to a colleague, then the disk went back' });
    const rewritten = write(shared, a(2), { phone: 'written after the restore' });
    expect(knowsMoreOfUs(lost.vector, { replica: replicaA, acknowledged: 1 })).toBe(true);
    expect(knowsMoreOfUs(shared.vector, { replica: replicaA, acknowledged: 1 })).toBe(false);
    const told = beginLife(rewritten, { from: replicaA, acknowledged: 1, to: next, lastN: 4 });
    expect(told.lastN).toBe(5);
    expect(conflictsOf(merge(told.state, lost))).toMatchObject([{ field: 'phone', versions: [{}, {}] }]);
  });

  it('leaves alone what was acknowledged', () => {
    const life = { from: replicaA, acknowledged: 1, to: next, lastN: 0 };
    const state = aState();
    expect(beginLife(state, life)).toEqual({ state, lastN: 0 });
  });
});
