import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../renderer/store/frames.ts';
import { advance, applySteps, emptyLedger, ledgerOf, type Step } from '../../../renderer/store/ledger.ts';
import { type JournaledTable, journaledTables } from '../../../renderer/store/rows.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const aTable = fc.constantFrom(...journaledTables);
const aRow = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 40 }).map(idAt),
  on: fc.constantFrom('', '2026-11-14', '2027-03-04'),
  state: fc.constantFrom('', 'finished', 'open'),
  revision: fc.integer({ min: 1, max: 0xffff_ffff }),
  sealed: fc.uint8Array({ minLength: 60, maxLength: 200 }),
});

describe('a frame of the journal', () => {
  it('gives back the row it was made of', () => {
    fc.assert(
      fc.property(aTable, aRow, (table, row) => {
        const frame = decodeFrame(encodeFrame(table, row));
        expect(frame?.table).toBe(table);
        expect(frame?.row).toMatchObject(row);
      }),
      seededRun(2_000),
    );
  });

  it('is read from a part of a larger buffer', () => {
    const bytes = encodeFrame('cases', {
      id: idAt(1),
      on: '',
      state: '',
      revision: 7,
      sealed: new Uint8Array(60),
    });
    const buffer = new Uint8Array(bytes.length + 9);
    buffer.set(bytes, 5);
    expect(decodeFrame(buffer.subarray(5, 5 + bytes.length))?.row.revision).toBe(7);
  });

  it('is refused without a crash when it is anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), bytes => {
        const frame = decodeFrame(bytes);
        if (frame !== null) expect(encodeFrame(frame.table, frame.row)).toEqual(bytes);
      }),
      seededRun(100_000),
    );
    const good = encodeFrame('cases', {
      id: idAt(1),
      on: '',
      state: 'open',
      revision: 1,
      sealed: new Uint8Array(60),
    });
    for (let length = 0; length < good.length - 20; length++)
      expect(decodeFrame(good.subarray(0, length))).toBeNull();
    for (const [at, value] of [
      [0, 2],
      [1, 2],
      [2, 9],
      [3, 0],
    ] as const)
      expect(decodeFrame(good.map((byte, i) => (i === at ? value : byte)))?.row.revision ?? null).toBe(
        at === 3 ? 1 : null,
      );
    expect(() =>
      encodeFrame('cases', { id: 'x', on: '', state: '', revision: 1, sealed: new Uint8Array(60) }),
    ).toThrow();
  });
});

describe('the ledger', () => {
  it('is the same whether it followed every change or was made from what is there', () => {
    const changes = fc.array(fc.tuple(aTable, fc.integer({ min: 1, max: 6 }).map(idAt)), { maxLength: 40 });
    fc.assert(
      fc.property(changes, list => {
        const revisions: Record<JournaledTable, Map<string, number>> = {
          consultations: new Map(),
          cases: new Map(),
          contacts: new Map(),
        };
        let ledger = emptyLedger;
        for (const [table, id] of list) {
          const before = revisions[table].get(id) ?? null;
          const step: Step = { table, id, before, after: (before ?? 0) + 1 };
          revisions[table].set(id, step.after);
          ledger = applySteps(ledger, [step], { count: ledger.count + 1, head: ledger.head });
        }
        expect(ledgerOf(revisions, ledger)).toEqual(ledger);
      }),
      seededRun(500),
    );
  });

  it('differs when a record is missing or older', () => {
    const position = { count: 2, head: emptyLedger.head };
    const whole = ledgerOf(
      {
        consultations: new Map([
          [idAt(1), 2],
          [idAt(2), 1],
        ]),
        cases: new Map(),
        contacts: new Map(),
      },
      position,
    );
    const older = ledgerOf(
      {
        consultations: new Map([
          [idAt(1), 1],
          [idAt(2), 1],
        ]),
        cases: new Map(),
        contacts: new Map(),
      },
      position,
    );
    const fewer = ledgerOf(
      { consultations: new Map([[idAt(1), 2]]), cases: new Map(), contacts: new Map() },
      position,
    );
    expect(new Set([whole, older, fewer].map(ledger => ledger.tables.consultations.hash)).size).toBe(3);
  });

  it('follows the hash chain of the contract', () => {
    const one = Uint8Array.of(1, 2, 3);
    const two = Uint8Array.of(4);
    expect(advance(advance(emptyLedger, [one]), [two])).toEqual(advance(emptyLedger, [one, two]));
    expect(advance(emptyLedger, [one]).head).toBe(
      '4400c1b8638ac2dce3ce0e10b8a891175926ca29a7246e96ef41aa81f11201cc',
    );
  });
});
