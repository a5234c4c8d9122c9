import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordIdSchema } from '../../../core/consultation/schema.ts';
import { uuidV7, uuidV7RandomBytes } from '../../../core/ids.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

const random = fc.uint8Array({ minLength: uuidV7RandomBytes, maxLength: uuidV7RandomBytes });
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('ids of records', () => {
  it('are the example of RFC 9562 for its time and random bits', () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('are valid for every time and every random bytes, and leave the bytes as they were', () => {
    fc.assert(
      fc.property(instant, random, (atMs, bytes) => {
        const before = bytes.slice();
        expect(recordIdSchema.safeParse(uuidV7(atMs, bytes)).success).toBe(true);
        expect(bytes).toEqual(before);
      }),
      seededRun(500),
    );
  });

  it('sort by the time they were made', () => {
    fc.assert(
      fc.property(instant, instant, random, random, (a, b, bytesA, bytesB) => {
        fc.pre(a !== b);
        expect(uuidV7(a, bytesA) < uuidV7(b, bytesB)).toBe(a < b);
      }),
      seededRun(500),
    );
  });

  it('are refused for a wrong number of bytes or a time that does not fit', () => {
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
    for (const atMs of [-1, 0.5, 2 ** 48, Number.NaN])
      expect(() => uuidV7(atMs, new Uint8Array(10))).toThrow(RangeError);
  });
});
