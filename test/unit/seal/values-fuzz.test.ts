import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { decodeValue, encodeValue } from '../../../core/seal/values.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

// `RUNS=1000000` is the long run of SECURITY.md, B15.
const runs = seededRun(120_000).numRuns;
const slowMs = 10;
const { bytes: random, below } = seededBytes(testSeed);

const valid = [
  {
    id: '01990000-0000-7000-8000-000000000001',
    note: 'Пані Олена питає про CUKR',
    on: new Date(0),
    n: [1, -0, 2.5],
  },
  new Map<unknown, unknown>([
    ['a', 1n],
    [Uint8Array.of(1, 2), { $: undefined }],
  ]),
  [[[[[]]]], {}, '', null, true],
].map(encodeValue);
const pieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '"$date"',
  '"$map"',
  '"$bytes"',
  '"$bigint"',
  '"a"',
  '"__proto__"',
  '0',
  '-0',
  '1e999',
  'null',
  'true',
  '"\\ud800"',
  ' ',
  '{"$undefined":true}',
];

const junk = (): Uint8Array => random(below(200));
const jsonLike = (): Uint8Array => {
  const text = Array.from({ length: below(40) }, () => pieces[below(pieces.length)]).join('');
  return Uint8Array.of(1, ...new TextEncoder().encode(text));
};
const mutated = (): Uint8Array => {
  const bytes = valid[below(valid.length)]?.slice() ?? new Uint8Array(0);
  for (let change = 0; change <= below(4); change += 1) bytes[below(bytes.length)] = below(256);
  return bytes.subarray(0, below(3) === 0 ? below(bytes.length + 1) : bytes.length);
};
const versioned = (): Uint8Array => Uint8Array.of(1, ...random(below(60)));
const makers = [junk, jsonLike, mutated, versioned];

/** Decodes; answers how long it took. Anything thrown that is not an expected failure ends the test. */
const timeToDecode = (buffer: Uint8Array): number => {
  const started = performance.now();
  try {
    decodeValue(buffer);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'record-damaged')) throw error;
  }
  return performance.now() - started;
};

const heapBytes = (): number => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

describe(`the decoder of record values (SEED=${testSeed}, B15)`, () => {
  it(`meets ${runs} random buffers without a crash, a hang or growing memory`, { timeout: 1_200_000 }, () => {
    for (let warm = 0; warm < 2_000; warm += 1) timeToDecode(makers[warm % 4]?.() ?? junk());
    const before = heapBytes();
    const slow: string[] = [];
    for (let round = 0; round < runs; round += 1) {
      const buffer = makers[round % makers.length]?.() ?? junk();
      if (timeToDecode(buffer) < slowMs) continue;
      // A busy machine stops us now and then: slow is what stays slow.
      if (Math.min(...[0, 1, 2].map(() => timeToDecode(buffer))) >= slowMs)
        slow.push(Buffer.from(buffer).toString('hex'));
    }
    expect(slow).toEqual([]);
    expect((heapBytes() - before) / 2 ** 20).toBeLessThan(8);
  });

  it('meets the largest nests, keys, numbers and texts without a hang', () => {
    const bombs = [
      '['.repeat(2 ** 20),
      '{"a":'.repeat(2 ** 18),
      '1'.repeat(2 ** 20),
      `"${'\\u0041'.repeat(2 ** 17)}"`,
      `[${'0,'.repeat(2 ** 19)}0]`,
      `{"$bigint":"${'7'.repeat(2 ** 20)}"}`,
    ];
    for (const text of bombs) {
      expect(timeToDecode(Buffer.from(`\u0001${text}`)), text.slice(0, 20)).toBeLessThan(2_000);
    }
  });
});
