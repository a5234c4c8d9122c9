import { describe, expect, it } from 'vitest';
import { checkKdfParameters, chooseKdfParameters } from '../../../core/vault/kdf-policy.ts';
import type { KdfParameters, Vault } from '../../../core/vault/slots.ts';
import { createVault, openWithPassphrase } from '../../../core/vault/vault.ts';
import { quickKdf } from '../../helpers/quick-kdf.ts';
import { asyncFailureOf, codeOf } from '../../helpers/thrown-by.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const mib = 1024;
const costs = (memoryKib: number, passes: number, lanes: number): KdfParameters => ({
  algorithm: 'argon2id',
  version: 19,
  memoryKib,
  passes,
  lanes,
});
const passphrase = 'zielony czajnik śpiewa rano';

const vaultWith = async (kdf: Partial<KdfParameters>): Promise<Vault> => {
  const quick = quickKdf();
  const nowIso = '2026-08-01T10:00:00.000Z';
  const { vault } = await createVault({
    passphrase,
    deviceSecret: null,
    kdfMemoryMib: 64,
    kdf: quick.kdf,
    random,
    nowIso,
  });
  const slots = vault.slots.map(slot =>
    slot.kind === 'passphrase' ? { ...slot, kdf: { ...slot.kdf, ...kdf } } : slot,
  );
  return { ...vault, slots };
};

describe('the costs of a key derivation', () => {
  it.each([
    [46 * mib, 1, 1],
    [19 * mib, 2, 1],
    [64 * mib, 3, 1],
    [128 * mib, 3, 1],
    [1024 * mib, 10, 4],
  ])('are accepted: %i KiB, %i passes, %i lanes', (memoryKib, passes, lanes) => {
    expect(codeOf(() => checkKdfParameters(costs(memoryKib, passes, lanes)))).toBe('opened');
  });

  it.each([
    [8 * mib, 1, 1],
    [46 * mib - 1, 1, 1],
    [19 * mib - 1, 2, 1],
    [19 * mib - 1, 10, 1],
    [64 * mib, 0, 1],
    [64 * mib, 3, 0],
    [64 * mib, 3, 5],
    [64 * mib, 11, 1],
    [1024 * mib + 1, 3, 1],
    [4096 * mib, 1_000_000, 255],
    [Number.NaN, 3, 1],
    [64 * mib, 2.5, 1],
    [Number.POSITIVE_INFINITY, 3, 1],
    [-64 * mib, 3, 1],
  ])('are refused: %d KiB, %d passes, %d lanes (A3, A4)', (memoryKib, passes, lanes) => {
    expect(codeOf(() => checkKdfParameters(costs(memoryKib, passes, lanes)))).toBe('kdf-parameters-refused');
  });

  it('of a new slot follow the machine and are never below 64 MiB', () => {
    for (const [fits, memoryMib] of [
      [1, 64],
      [64, 64],
      [127, 64],
      [128, 128],
      [4096, 128],
      [Number.NaN, 64],
    ] as const) {
      expect(chooseKdfParameters(fits)).toEqual(costs(memoryMib * mib, 3, 1));
    }
  });

  it.each([
    ['weakened memory', { memoryKib: 8 * mib, passes: 1 }],
    ['one pass of little', { memoryKib: 19 * mib, passes: 1 }],
    ['no lanes', { lanes: 0 }],
    ['no passes', { passes: 0 }],
  ])('are checked before deriving when a stored header has %s (A3)', async (_name, changed) => {
    const { kdf, calls } = quickKdf();
    const vault = await vaultWith(changed);
    const failure = await asyncFailureOf(() =>
      openWithPassphrase(vault, passphrase, { deviceSecret: null, kdf }),
    );
    expect(failure.code).toBe('kdf-parameters-refused');
    expect(failure.details).toMatchObject(changed);
    expect(calls).toEqual([]);
  });

  it('are refused within 50 ms and without memory when a header asks for 4 GiB, a million passes, 255 lanes (A4)', async () => {
    const { kdf, calls } = quickKdf();
    const vault = await vaultWith({ memoryKib: 4096 * mib, passes: 1_000_000, lanes: 255 });
    const open = () => openWithPassphrase(vault, passphrase, { deviceSecret: null, kdf });
    await asyncFailureOf(open);
    const memoryBefore = process.memoryUsage();
    const started = performance.now();
    const failure = await asyncFailureOf(open);
    expect(performance.now() - started).toBeLessThan(50);
    const memory = process.memoryUsage();
    expect(failure.code).toBe('kdf-parameters-refused');
    expect(memory.heapUsed + memory.external - memoryBefore.heapUsed - memoryBefore.external).toBeLessThan(
      5 * 2 ** 20,
    );
    expect(calls).toEqual([]);
  });

  it('are authenticated: a header moved to other accepted costs does not open', async () => {
    for (const changed of [{ memoryKib: 128 * mib }, { passes: 2 }, { lanes: 2 }]) {
      const vault = await vaultWith(changed);
      // Even a derivation that ignored the costs would not open it: the header itself is part of the wrapping.
      const fixed = quickKdf();
      const kdf = (input: Parameters<typeof fixed.kdf>[0]) =>
        fixed.kdf({ ...input, memoryKib: 64 * mib, passes: 3, lanes: 1 });
      const failure = await asyncFailureOf(() =>
        openWithPassphrase(vault, passphrase, { deviceSecret: null, kdf }),
      );
      expect(failure.code).toBe('unlock-refused');
    }
  });
});
