import { describe, expect, it } from 'vitest';
import { deriveDataKey, sealBytes } from '../../../core/seal/seal.ts';
import { checkRandom } from '../../../core/seal/self-test.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { codeOf } from '../../helpers/thrown-by.ts';

const real = (length: number) => crypto.getRandomValues(new Uint8Array(length));
// `RUNS=10000000` is the long run of SECURITY.md, B10.
const runs = seededRun(400_000).numRuns;

const repeated = real(24);
const periodic = Array.from({ length: 100 }, () => real(24));
let draws = 0;
const nextDraw = (): number => {
  draws += 1;
  return draws;
};
const counting = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, nextDraw());
  return bytes;
};

describe('the self-test of the random source (B10)', () => {
  it('passes for the real one, every time', () => {
    for (let round = 0; round < 300; round += 1) expect(codeOf(() => checkRandom(real))).toBe('opened');
  });

  it.each([
    ['zeros', (length: number) => new Uint8Array(length)],
    ['a constant', (length: number) => new Uint8Array(length).fill(0xa5)],
    ['the same random bytes again', () => repeated],
    ['a counter', counting],
    ['a period of a hundred', () => periodic[nextDraw() % 100] ?? repeated],
    ['half of each byte only', (length: number) => real(length).map(byte => byte & 0x0f)],
    ['text', (length: number) => real(length).map(byte => 0x61 + (byte % 26))],
    ['too little', (length: number) => real(length - 1)],
    ['too much', (length: number) => real(length + 1)],
  ])('refuses %s', (_name, stub) => {
    expect(codeOf(() => checkRandom(stub))).toBe('randomness-broken');
  });
});

describe('nonces (B10)', () => {
  it('differ between seals of the same record', () => {
    const key = deriveDataKey(real(32), 'records');
    const context = { table: 't', id: 'i', revision: 1, caseId: null };
    const nonceStart = 3 + key.id.length;
    const nonces = Array.from({ length: 5_000 }, () =>
      Buffer.from(
        sealBytes(key, context, new Uint8Array(1), real).subarray(nonceStart, nonceStart + 24),
      ).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it(`do not repeat in ${runs} draws`, { timeout: 1_200_000 }, () => {
    // The first eight bytes suffice: 10^7 fair draws repeat there once in 370,000 runs.
    const heads = new BigUint64Array(runs);
    for (let draw = 0; draw < runs; draw += 1) heads[draw] = new DataView(real(24).buffer).getBigUint64(0);
    heads.sort();
    expect(heads.findIndex((head, index) => index > 0 && head === heads[index - 1])).toBe(-1);
  });
});
