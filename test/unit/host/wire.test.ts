import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../core/host/base64.ts';
import { decodeWire, encodeWire } from '../../../core/host/wire.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { codeOf } from '../../helpers/thrown-by.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const storable = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(n => !Object.is(n, -0)),
    fc.boolean(),
    fc.constant(null),
    bytes,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc
        .oneof(fc.string(), fc.constantFrom('$bytes', '$', '$$', 'constructor', 'toString'))
        .filter(key => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('the wire', () => {
  it('gives back every value of the contract as it was', () => {
    fc.assert(
      fc.property(storable, value => {
        expect(decodeWire(encodeWire(value))).toEqual(value);
      }),
      seededRun(500),
    );
  });

  it('sends the part of a buffer that was meant, and nothing around it', () => {
    const whole = Uint8Array.from([1, 2, 3, 4, 5]);
    expect(decodeWire(encodeWire({ part: whole.subarray(1, 3) }))).toEqual({ part: Uint8Array.from([2, 3]) });
    expect(decodeWire(encodeWire(Buffer.from('ź')))).toEqual(Uint8Array.from([0xc5, 0xba]));
  });

  it('leaves keys out that are undefined, as JSON does', () => {
    expect(decodeWire(encodeWire({ a: 1, b: undefined }))).toEqual({ a: 1 });
  });

  it('does not send what the other side could not read back', () => {
    const deep = Array.from({ length: 40 }).reduce<unknown>(inner => [inner], 1);
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      new Date(0),
      new Map(),
      undefined,
      deep,
    ]) {
      expect(() => encodeWire(value)).toThrow(TypeError);
    }
  });

  it('refuses text that it would not have written', () => {
    const wrong = [
      '',
      '{',
      '{"$bytes":1}',
      '{"$bytes":"!"}',
      '{"$bytes":"AA="}',
      '{"$bytes":"AA==","x":1}',
      '{"$x":1}',
      '{"a":{"__proto__":{"polluted":true}}}',
      `${'['.repeat(40)}${']'.repeat(40)}`,
      `${'['.repeat(200_000)}`,
    ];
    for (const text of wrong)
      expect([text.slice(0, 40), codeOf(() => decodeWire(text))]).toEqual([
        text.slice(0, 40),
        'host-refused-input',
      ]);
    expect('polluted' in {}).toBe(false);
  });

  it('carries keys named like parts of every object without touching them', () => {
    const value = decodeWire('{"constructor":{"prototype":{"polluted":1}},"toString":2}');
    expect(Object.keys(Object(value))).toEqual(['constructor', 'toString']);
    expect('polluted' in {}).toBe(false);
  });
});

describe('base64', () => {
  it('agrees with Node for every length around its blocks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), value => {
        const text = Buffer.from(value).toString('base64');
        expect(encodeBase64(value)).toBe(text);
        expect(decodeBase64(text)).toEqual(value);
      }),
      seededRun(60),
    );
  });

  it('reads canonical text only', () => {
    for (const text of [
      'A',
      'AA',
      'AAA',
      'A===',
      'AB==',
      'AAB=',
      'AA-_',
      'AA A',
      'AAA\u0141',
      '====',
      'AA==AAAA',
      'AA\n=',
    ]) {
      expect([text, decodeBase64(text)]).toEqual([text, null]);
    }
  });
});
