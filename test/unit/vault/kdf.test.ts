import { argon2id } from '@noble/hashes/argon2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { deriveArgon2id, deriveByScript, deriveByWebAssembly } from '../../../renderer/store/kdf.ts';
import { randomKdfInput } from '../../helpers/kdf-inputs.ts';
import { argon2PlainVectors, argon2Vector } from '../../helpers/published-vectors.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const chance = seededBytes(testSeed);
const runs = seededRun(500).numRuns;

describe(`Argon2id (SEED=${testSeed}, A1)`, () => {
  it('gives the vector of RFC 9106', () => {
    const derived = argon2id(hexToBytes(argon2Vector.passphrase), hexToBytes(argon2Vector.salt), {
      key: hexToBytes(argon2Vector.secret),
      personalization: hexToBytes(argon2Vector.associated),
      m: argon2Vector.memoryKib,
      t: argon2Vector.passes,
      p: argon2Vector.lanes,
      dkLen: 32,
    });
    expect(bytesToHex(derived)).toBe(argon2Vector.derived);
  });

  it.each(argon2PlainVectors)(
    'gives the vector of the reference implementation, either way: $memoryKib KiB, $lanes lanes',
    async ({ derived, ...costs }) => {
      const text = new TextEncoder();
      const input = {
        passphrase: text.encode('password'),
        salt: text.encode('somesalt'),
        lengthBytes: 32,
        ...costs,
      };
      expect(bytesToHex(await deriveByWebAssembly(input))).toBe(derived);
      expect(bytesToHex(await deriveByScript(input))).toBe(derived);
    },
  );

  it(`is the same by WebAssembly and by script for ${runs} random inputs`, async () => {
    for (let round = 0; round < runs; round += 1) {
      const input = randomKdfInput(chance);
      const [byWebAssembly, byScript] = [await deriveByWebAssembly(input), await deriveByScript(input)];
      expect(bytesToHex(byScript), JSON.stringify(input)).toBe(bytesToHex(byWebAssembly));
      expect(byScript).toHaveLength(input.lengthBytes);
    }
  });

  it('does not change what it is handed, and runs side by side', async () => {
    const input = { ...randomKdfInput(chance), memoryKib: 1_024 };
    const kept = structuredClone(input);
    const results = await Promise.all([0, 1, 2, 3].map(() => deriveArgon2id(input)));
    expect(new Set(results.map(bytesToHex)).size).toBe(1);
    expect(input).toEqual(kept);
  });

  it('says "unavailable" where it cannot run, and derives nothing weaker', async () => {
    const failure = await asyncFailureOf(() =>
      deriveArgon2id({ ...randomKdfInput(chance), memoryKib: 8 * 1024 * 1024 }),
    );
    expect([failure.code, failure.details]).toEqual(['kdf-unavailable', { memoryKib: 8 * 1024 * 1024 }]);
  });
});
