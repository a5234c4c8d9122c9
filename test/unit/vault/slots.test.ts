import { describe, expect, it } from 'vitest';
import { decodeVault, encodeVault, maxVaultBytes } from '../../../core/vault/slots.ts';
import { goldenVault } from '../../helpers/golden-vault.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import { codeOf, failureOf } from '../../helpers/thrown-by.ts';

const { bytes: random, below } = seededBytes(testSeed);
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const [passphraseSlot, recoverySlot] = goldenVault.slots;

describe(`the vault file (SEED=${testSeed})`, () => {
  it('comes back as it was written', () => {
    expect(decodeVault(encodeVault(goldenVault))).toEqual(goldenVault);
    expect(encodeVault(decodeVault(encodeVault(goldenVault)))).toEqual(encodeVault(goldenVault));
  });

  it.each([
    ['an unknown field', { ...goldenVault, hint: 'x' }, ''],
    ['an unknown field in a slot', { ...goldenVault, slots: [{ ...passphraseSlot, hint: 'x' }] }, 'slots.0'],
    ['no slots', { ...goldenVault, slots: [] }, 'slots'],
    [
      'too many slots',
      {
        ...goldenVault,
        slots: Array.from({ length: 17 }, (_, index) => ({
          ...recoverySlot,
          id: index.toString(16).padStart(16, '0'),
        })),
      },
      'slots',
    ],
    ['the same slot twice', { ...goldenVault, slots: [recoverySlot, recoverySlot] }, 'slots'],
    [
      'another kind of slot',
      { ...goldenVault, slots: [{ ...recoverySlot, kind: 'password' }] },
      'slots.0.kind',
    ],
    [
      'another derivation',
      { ...goldenVault, slots: [{ ...passphraseSlot, kdf: { algorithm: 'pbkdf2' } }] },
      'slots.0.kdf.algorithm',
    ],
    [
      'a short wrapped key',
      { ...goldenVault, slots: [{ ...recoverySlot, wrapped: 'ab' }] },
      'slots.0.wrapped',
    ],
    [
      'capital digits',
      { ...goldenVault, vaultId: goldenVault.vaultId.toUpperCase().replace(/\d/g, 'A') },
      'vaultId',
    ],
    ['format 0', { ...goldenVault, format: 0 }, 'format'],
    ['no object', [goldenVault], ''],
    ['nothing', null, ''],
  ])('is refused with %s', (_name, value, at) => {
    const failure = failureOf(() => decodeVault(bytesOf(value)));
    expect([failure.code, failure.details.at]).toEqual(['vault-damaged', at]);
  });

  it('of a later format is not called damaged', () => {
    for (const value of [{ format: 2 }, { ...goldenVault, format: 3, more: true }]) {
      expect(codeOf(() => decodeVault(bytesOf(value)))).toBe('profile-from-newer-version');
    }
  });

  it('is refused when it is cut at any byte, too large, or not text', () => {
    const bytes = encodeVault(goldenVault);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(codeOf(() => decodeVault(bytes.subarray(0, length)))).toBe('vault-damaged');
    }
    const padded = (size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length, ' ')]);
    expect(codeOf(() => decodeVault(padded(maxVaultBytes)))).toBe('opened');
    expect(codeOf(() => decodeVault(padded(maxVaultBytes + 1)))).toBe('vault-damaged');
    expect(codeOf(() => decodeVault(Uint8Array.of(0xff, 0xfe)))).toBe('vault-damaged');
  });

  it('is never made of random bytes, nor half read after random changes', () => {
    const good = encodeVault(goldenVault);
    for (let round = 0; round < 3_000; round += 1) {
      expect(codeOf(() => decodeVault(random(below(200))))).toBe('vault-damaged');
      const changed = good.slice();
      changed[below(good.length)] = below(256);
      expect(['opened', 'vault-damaged', 'profile-from-newer-version']).toContain(
        codeOf(() => decodeVault(changed)),
      );
    }
  });

  it('is not written when it is not right', () => {
    expect(() => encodeVault({ ...goldenVault, slots: [] })).toThrow();
  });
});
