import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue, encodeValue, maxValueDepth } from '../../../core/seal/values.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { codeOf, failureOf } from '../../helpers/thrown-by.ts';

const roundTrip = (value: unknown): unknown => decodeValue(encodeValue(value));
const fromText = (text: string): unknown => decodeValue(Uint8Array.of(1, ...new TextEncoder().encode(text)));
const nested = (depth: number, make: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level += 1) value = make(value);
  return value;
};
const reserved = new Set(['__proto__', 'constructor', 'prototype']);
/** A box checks like a plain object but is of a class. */
class Box {
  readonly inside = 1;
}

const kept: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['truth', [true, false]],
  ['numbers', [0, -0, 1, -1, 0.1, 5e-324, 1.7976931348623157e308, 2 ** 53, -(2 ** 53), 1e21]],
  [
    'texts',
    [
      '',
      'Zażółć gęślą jaźń',
      'Їжак з’їв',
      '👩‍👩‍👧',
      '\u0000',
      '\ufeff',
      '\u2028',
      'a\u0301',
      '"\\\n',
      '\uffff',
    ],
  ],
  [
    'dates',
    [new Date(0), new Date(-1), new Date(8.64e15), new Date(-8.64e15), new Date('2026-08-01T10:00:00.123Z')],
  ],
  ['bytes', [new Uint8Array(0), Uint8Array.of(0, 127, 128, 255)]],
  ['bigints', [0n, -1n, 2n ** 64n, -(10n ** 999n)]],
  ['undefined', { a: undefined, b: [undefined, 1, undefined], c: new Map([[undefined, undefined]]) }],
  [
    'maps',
    new Map<unknown, unknown>([
      ['b', 1],
      ['a', { deep: new Map([[1, -0]]) }],
      [-0, 'zero'],
      ['', null],
    ]),
  ],
  ['keys with a dollar sign', { $: 1, $date: 5, $$: { $map: [] }, $undefined: true, $$date: '$bytes' }],
  ['a lone tag as a key of the record', { $bytes: 'ff' }],
  ['keys that look like numbers', { 1: 'a', '-1': 'b', '01': 'c', '': 'd' }],
  ['names of inherited things', { toString: 1, hasOwnProperty: 2, valueOf: null, toJSON: 'text', length: 3 }],
];

const refused: readonly (readonly [string, unknown, string])[] = [
  ['NaN', { a: Number.NaN }, 'a'],
  ['an infinity', { a: [1, Number.NEGATIVE_INFINITY] }, 'a.1'],
  ['a lone high surrogate', { note: 'before \ud83d after' }, 'note'],
  ['a lone low surrogate in a key', { '\udc00': 1 }, ''],
  ['a function', { deep: { run: () => 1 } }, 'deep.run'],
  ['a symbol', [Symbol('x')], '0'],
  ['a symbol key', { [Symbol('x')]: 1 }, ''],
  ['a class instance', { box: new Box() }, 'box'],
  ['an object without prototype', { bare: Object.create(null) }, 'bare'],
  ['an error', new Error('x'), ''],
  ['a set', new Set([1]), ''],
  ['a regular expression', /x/, ''],
  ['a promise', Promise.resolve(1), ''],
  ['an invalid date', { on: new Date(Number.NaN) }, 'on'],
  ['a date with an extra property', Object.assign(new Date(0), { zone: 'x' }), ''],
  ['a subclass of bytes', Buffer.from('x'), ''],
  ['other typed arrays', new Uint16Array(2), ''],
  ['an array buffer', new ArrayBuffer(2), ''],
  ['a blob', new Blob(['x']), ''],
  ['boxed text', new Object('x'), ''],
  [
    'an array with a hole',
    { list: [1, undefined, 3].filter((_, index) => index !== 1).concat(new Array(2)) },
    'list',
  ],
  ['an array with an extra property', Object.assign([1], { extra: 2 }), ''],
  ['a getter', Object.defineProperty({}, 'a', { get: () => 1, enumerable: true }), 'a'],
  ['a hidden property', Object.defineProperty({}, 'a', { value: 1 }), ''],
  ['a bigint of more than a thousand digits', 10n ** 1000n, ''],
];

describe('record values', () => {
  it.each(kept)('come back as they were: %s (B13)', (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  it('come back from a note of 5 MiB (B13)', () => {
    const note = 'Ї'.repeat(2.5 * 1024 * 1024);
    expect(roundTrip({ note })).toEqual({ note });
  });

  it('keep -0 apart from 0, and the order of keys', () => {
    expect(Object.is(roundTrip(-0), -0)).toBe(true);
    expect(Object.is(roundTrip(0), 0)).toBe(true);
    expect(JSON.stringify(roundTrip({ b: 1, a: 2 }))).toBe('{"b":1,"a":2}');
  });

  it('come back equal, and give the same bytes twice, whatever they hold', () => {
    const key = fc.string({ unit: 'binary', maxLength: 8 }).filter(name => !reserved.has(name));
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(null, undefined, -0, '$date', '$$'),
        fc.date({ noInvalidDate: true }),
        fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
        fc.uint8Array({ maxLength: 8 }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(key, fc.constantFrom('$', '$map', '$$x', 'toString')), tie('tree'), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
        fc.array(fc.tuple(key, tie('tree')), { maxLength: 3 }).map(pairs => new Map(pairs)),
      ),
    }));
    fc.assert(
      fc.property(tree, value => {
        const bytes = encodeValue(value);
        const again = decodeValue(bytes);
        expect(again).toStrictEqual(value);
        expect(encodeValue(again)).toEqual(bytes);
      }),
      seededRun(5_000),
    );
  });

  it.each(refused)('are refused where they would change: %s (B13)', (_name, value, at) => {
    const failure = failureOf(() => encodeValue(value));
    expect(failure.code).toBe('value-not-storable');
    expect(failure.details.at).toBe(at);
  });

  it('are refused with reserved keys, wherever they stand, and leave prototypes alone (B14)', () => {
    for (const name of reserved) {
      const evil: unknown = JSON.parse(`{"a":{"${name}":{"polluted":true}}}`);
      expect(failureOf(() => encodeValue(evil)).details).toMatchObject({ at: 'a', reason: 'reserved-key' });
      expect(codeOf(() => encodeValue(new Map([['x', evil]])))).toBe('value-not-storable');
      expect(codeOf(() => fromText(`{"a":{"${name}":{"polluted":true}}}`))).toBe('record-damaged');
      expect(codeOf(() => fromText(`{"$${name}":{"polluted":true}}`))).toBe('record-damaged');
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(new Object()).not.toHaveProperty('polluted');
  });

  it('are kept 64 levels deep and refused deeper; a cycle is refused at once', () => {
    const makers = [
      (inner: unknown) => [inner],
      (inner: unknown) => ({ inner }),
      (inner: unknown) => new Map([[1, inner]]),
    ];
    for (const make of makers) {
      const deepest = nested(maxValueDepth, make);
      expect(roundTrip(deepest)).toStrictEqual(deepest);
      expect(failureOf(() => encodeValue(nested(maxValueDepth + 1, make))).details.reason).toBe('too-deep');
    }
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(failureOf(() => encodeValue(cycle)).details.reason).toBe('too-deep');
  });

  it('are refused when a shared part would unfold without end', () => {
    const bomb = nested(60, inner => [inner, inner]);
    const started = performance.now();
    expect(failureOf(() => encodeValue(bomb)).details.reason).toBe('too-many');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('say where, but never more than a short path', () => {
    const deep = nested(30, inner => ({ ['key'.repeat(20)]: inner }));
    const failure = failureOf(() => encodeValue([deep, { bad: Number.NaN }]));
    expect(failure.details).toEqual({ at: '1.bad', reason: 'not-finite' });
    const long = failureOf(() =>
      encodeValue(nested(30, inner => ({ ['key'.repeat(20)]: inner === 'core' ? Number.NaN : inner }))),
    );
    expect(String(long.details.at).length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['another version', Uint8Array.of(2, 0x31)],
    ['nothing', new Uint8Array(0)],
    ['only a version', Uint8Array.of(1)],
    ['bytes that are not UTF-8', Uint8Array.of(1, 0x22, 0xff, 0x22)],
    ['a cut character', Uint8Array.of(1, 0x22, 0xd0)],
  ])('do not open from %s', (_name, bytes) => {
    expect(codeOf(() => decodeValue(bytes))).toBe('record-damaged');
  });

  it.each([
    '{',
    '01',
    '1e999',
    '"\\ud800"',
    '{"\\udc00":1}',
    '{"$date":"0"}',
    '{"$date":8.64e15,"x":1}',
    '{"$date":8.7e15}',
    '{"$date":0.5}',
    '{"$bytes":"f"}',
    '{"$bytes":"xx"}',
    '{"$bytes":[1]}',
    '{"$bigint":"1.5"}',
    '{"$bigint":" 1"}',
    '{"$bigint":"-0"}',
    '{"$bigint":5}',
    '{"$map":{}}',
    '{"$map":[[1]]}',
    '{"$map":[[1,2],[1,3]]}',
    '{"$number":"NaN"}',
    '{"$undefined":false}',
    '{"$other":1}',
    '{"a":1,"$date":0}',
    `{"$bigint":"${'9'.repeat(2_000)}"}`,
    '['.repeat(100_000),
    `${'['.repeat(66)}${']'.repeat(66)}`,
    `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`,
  ])('do not open from %s', text => {
    expect(codeOf(() => fromText(text))).toBe('record-damaged');
  });
});
