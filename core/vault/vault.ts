import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import { keyBytes } from '../seal/keys.ts';
import type { RandomBytes } from '../seal/seal.ts';
import { checkKdfParameters, chooseKdfParameters, type Kdf } from './kdf-policy.ts';
import { checkNewPassphrase, passphraseBytes } from './passphrase.ts';
import { formatRecoveryKey, parseRecoveryKey, recoveryKeyBytes } from './recovery-key.ts';
import type { PassphraseSlot, RecoverySlot, Vault } from './slots.ts';
import { masterKeyIdOf, unwrapMasterKey, type VaultIdentity, wrapMasterKey } from './wrap.ts';

/** Size of the secret kept by the system's keychain, bytes. */
const deviceSecretBytes = 32;

/** What a new passphrase slot is made of. `deviceSecret` is null where there is no real keychain. */
export interface NewPassphrase {
  readonly passphrase: string;
  readonly deviceSecret: Uint8Array | null;
  /** Memory for the derivation that fits this machine, MiB. */
  readonly kdfMemoryMib: number;
  readonly kdf: Kdf;
  readonly random: RandomBytes;
  readonly nowIso: string;
}

/** An opened vault: the 32-byte master key, and the slot that gave it. */
interface OpenedVault {
  readonly masterKey: Uint8Array;
  readonly slotId: string;
}

const slotIdBytes = 8;
const saltBytes = 16;
const vaultIdBytes = 16;

/** The secret of a passphrase slot: Argon2id of the passphrase, beside the device secret where the slot needs it. */
const passphraseSecret = async (
  slot: Pick<PassphraseSlot, 'kdf' | 'salt' | 'deviceBound'>,
  passphrase: Uint8Array,
  { deviceSecret, kdf }: Pick<NewPassphrase, 'deviceSecret' | 'kdf'>,
): Promise<Uint8Array> => {
  checkKdfParameters(slot.kdf);
  const { memoryKib, passes, lanes } = slot.kdf;
  const salt = hexToBytes(slot.salt);
  const stretched = await kdf({ passphrase, salt, memoryKib, passes, lanes, lengthBytes: keyBytes });
  if (stretched.length !== keyBytes) throw new AppError('kdf-unavailable', { reason: 'wrong-length' });
  return canonicalBytes([stretched, slot.deviceBound ? deviceSecret : null]);
};

/** A slot is handed out only after it has been opened once more from the passphrase. */
const makePassphraseSlot = async (
  vault: VaultIdentity,
  masterKey: Uint8Array,
  input: NewPassphrase,
): Promise<PassphraseSlot> => {
  const passphrase = passphraseBytes(input.passphrase);
  if (input.deviceSecret !== null && input.deviceSecret.length !== deviceSecretBytes) {
    throw new AppError('secret-store-unavailable');
  }
  const header = {
    kind: 'passphrase' as const,
    id: bytesToHex(input.random(slotIdBytes)),
    createdAt: input.nowIso,
    deviceBound: input.deviceSecret !== null,
    kdf: chooseKdfParameters(input.kdfMemoryMib),
    salt: bytesToHex(input.random(saltBytes)),
  };
  const secret = await passphraseSecret(header, passphrase, input);
  const slot = {
    ...header,
    ...wrapMasterKey({ vault, slot: header, secret, masterKey, random: input.random }),
  };
  const again = await passphraseSecret(slot, passphrase, input);
  if (unwrapMasterKey(vault, slot, again) === null) {
    throw new AppError('kdf-unavailable', { reason: 'not-repeatable' });
  }
  return slot;
};

const makeRecoverySlot = (
  vault: VaultIdentity,
  masterKey: Uint8Array,
  input: { readonly recoveryKey: Uint8Array; readonly random: RandomBytes; readonly nowIso: string },
): RecoverySlot => {
  const { recoveryKey: secret, random, nowIso } = input;
  const header = { kind: 'recovery' as const, id: bytesToHex(random(slotIdBytes)), createdAt: nowIso };
  return { ...header, ...wrapMasterKey({ vault, slot: header, secret, masterKey, random }) };
};

/**
 * A new vault with a random master key in two slots: passphrase and recovery key. Nothing is stored.
 * Throws `passphrase-too-short`, `passphrase-too-long`, `secret-store-unavailable`, `kdf-unavailable`.
 */
export async function createVault(
  input: NewPassphrase,
): Promise<{ readonly masterKey: Uint8Array; readonly recoveryKey: string; readonly vault: Vault }> {
  checkNewPassphrase(input.passphrase);
  const { random, nowIso } = input;
  const masterKey = random(keyBytes);
  const recoveryKey = random(recoveryKeyBytes);
  const identity: VaultIdentity = {
    format: 1,
    vaultId: bytesToHex(random(vaultIdBytes)),
    createdAt: nowIso,
    masterKeyId: masterKeyIdOf(masterKey),
  };
  const slots = [
    await makePassphraseSlot(identity, masterKey, input),
    makeRecoverySlot(identity, masterKey, { recoveryKey, random, nowIso }),
  ];
  return {
    masterKey,
    recoveryKey: formatRecoveryKey(recoveryKey),
    vault: { ...identity, pointSealed: null, slots },
  };
}

const isAllowed = (slot: PassphraseSlot): boolean => {
  try {
    checkKdfParameters(slot.kdf);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};

/** True where a passphrase slot asks for costs outside the policy: no program of ours has written that. */
export const isDowngraded = (vault: Vault): boolean =>
  vault.slots.some(slot => slot.kind === 'passphrase' && !isAllowed(slot));

/**
 * Opens with a passphrase, through whichever passphrase slot it fits. A wrong passphrase, a damaged slot and a missing
 * device secret cost the same derivation and give the same `unlock-refused` without details.
 * Throws `kdf-parameters-refused` where no slot opened and one of them asks for costs outside the policy: no derivation
 * runs for such a slot. The store shows the words of `unlock-refused`, and tells of {@link isDowngraded} once it is open.
 * @see docs/decisions/0003-keys-and-slots.md
 */
export async function openWithPassphrase(
  vault: Vault,
  passphrase: string,
  means: Pick<NewPassphrase, 'deviceSecret' | 'kdf'>,
): Promise<OpenedVault> {
  const bytes = passphraseBytes(passphrase);
  const slots = vault.slots.filter(slot => slot.kind === 'passphrase');
  // No slot was ever made from nothing, and the derivation takes no empty input.
  for (const slot of bytes.length === 0 ? [] : slots.filter(isAllowed)) {
    const masterKey = unwrapMasterKey(vault, slot, await passphraseSecret(slot, bytes, means));
    if (masterKey !== null) return { masterKey, slotId: slot.id };
  }
  for (const slot of slots) checkKdfParameters(slot.kdf);
  throw new AppError('unlock-refused');
}

/** Opens with the recovery key as typed. Throws `recovery-key-mismatch` for a slip of the hand, else `unlock-refused`. */
export function openWithRecoveryKey(vault: Vault, typed: string): OpenedVault {
  const secret = parseRecoveryKey(typed);
  for (const slot of vault.slots.filter(candidate => candidate.kind === 'recovery')) {
    const masterKey = unwrapMasterKey(vault, slot, secret);
    if (masterKey !== null) return { masterKey, slotId: slot.id };
  }
  throw new AppError('unlock-refused');
}

/**
 * The vault with a new passphrase slot in place of the old one: of slot `slotId`, or of every passphrase slot where it
 * is null. The new slot has been opened before the old one is left out; write the answer in one atomic step.
 * Throws what {@link createVault} throws.
 */
export async function replacePassphraseSlot(
  input: NewPassphrase & {
    readonly vault: Vault;
    readonly masterKey: Uint8Array;
    readonly slotId: string | null;
  },
): Promise<Vault> {
  const { vault, masterKey, slotId } = input;
  checkNewPassphrase(input.passphrase);
  if (masterKeyIdOf(masterKey) !== vault.masterKeyId) throw new Error('the master key is of another vault');
  const slot = await makePassphraseSlot(vault, masterKey, input);
  const kept = vault.slots.filter(old => old.kind !== 'passphrase' || (slotId !== null && old.id !== slotId));
  return { ...vault, slots: [slot, ...kept] };
}
