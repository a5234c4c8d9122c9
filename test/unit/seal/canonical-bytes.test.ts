import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CanonicalField, canonicalBytes } from '../../../core/seal/canonical-bytes.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const field = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.maxSafeInteger().map(whole => (Object.is(whole, -0) ? 0 : whole)),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.uint8Array({ maxLength: 6 }),
);
/** Another writing of the fields, to compare with: what they are, not how they are encoded. */
const told = (fields: readonly CanonicalField[]): string =>
  JSON.stringify(fields.map(one => (one instanceof Uint8Array ? { bytes: [...one] } : one)));

describe('canonical bytes', () => {
  it('are equal exactly when the fields are', () => {
    const lists = fc.array(field, { maxLength: 5 });
    fc.assert(
      fc.property(lists, lists, (left, right) => {
        const areEqual = Buffer.compare(canonicalBytes(left), canonicalBytes(right)) === 0;
        expect(areEqual).toBe(told(left) === told(right));
        expect(canonicalBytes(left)).toEqual(canonicalBytes(structuredClone(left)));
      }),
      seededRun(3_000),
    );
  });

  it('keep apart what only a border tells apart', () => {
    const lists: CanonicalField[][] = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['abc', ''],
      ['abc', null],
      ['', 'abc'],
      [1],
      ['1'],
      [true],
      ['a', 'b'],
      ['a\u0001\u0000\u0000\u0000\u0001b'],
      ['a\u0001\u0000\u0000\u0000\u0000b'],
    ];
    const written = lists.map(list => canonicalBytes(list).join());
    expect(new Set(written).size).toBe(lists.length);
  });

  it('refuse text and numbers that have no exact writing', () => {
    expect(() => canonicalBytes(['\udfff'])).toThrow('well-formed');
    for (const number of [0.5, Number.NaN, 2 ** 60]) expect(() => canonicalBytes([number])).toThrow('whole');
  });
});
