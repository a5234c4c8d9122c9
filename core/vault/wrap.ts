import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import { deriveBytes, keyBytes } from '../seal/keys.ts';
import type { RandomBytes } from '../seal/seal.ts';
import type { PassphraseSlot, RecoverySlot, Slot, Vault } from './slots.ts';

/** What every slot of one vault is bound to. */
export type VaultIdentity = Pick<Vault, 'format' | 'vaultId' | 'createdAt' | 'masterKeyId'>;

type WrappedFields = 'nonce' | 'wrapped';
/** A slot before the master key is wrapped in it. */
type SlotHeader = Omit<PassphraseSlot, WrappedFields> | Omit<RecoverySlot, WrappedFields>;

/** A mark of the master key that says nothing about it; 16 hexadecimal digits. */
export const masterKeyIdOf = (masterKey: Uint8Array): string =>
  bytesToHex(
    deriveBytes({ secret: masterKey, salt: new Uint8Array(0), purpose: ['master-key-id'], length: 8 }),
  );

/** Everything a slot says about itself, costs of the derivation included: changing any of it breaks the slot. */
const headerBytes = (vault: VaultIdentity, slot: SlotHeader): Uint8Array =>
  canonicalBytes([
    'drogowskaz key slot',
    vault.format,
    vault.vaultId,
    vault.createdAt,
    vault.masterKeyId,
    slot.kind,
    slot.id,
    slot.createdAt,
    ...(slot.kind === 'recovery'
      ? []
      : [
          slot.deviceBound,
          slot.kdf.algorithm,
          slot.kdf.version,
          slot.kdf.memoryKib,
          slot.kdf.passes,
          slot.kdf.lanes,
          slot.salt,
        ]),
  ]);

/** The key that wraps the master key in one slot, from the secret that opens this slot. */
const slotKey = (vault: VaultIdentity, slot: SlotHeader, secret: Uint8Array): Uint8Array =>
  deriveBytes({
    secret,
    salt: hexToBytes(vault.vaultId),
    purpose: ['slot-key', slot.kind, slot.id],
    length: keyBytes,
  });

/** The two fields that turn a slot header into a slot holding the master key. */
export function wrapMasterKey(input: {
  readonly vault: VaultIdentity;
  readonly slot: SlotHeader;
  readonly secret: Uint8Array;
  readonly masterKey: Uint8Array;
  readonly random: RandomBytes;
}): Pick<Slot, WrappedFields> {
  const { vault, slot, secret, masterKey, random } = input;
  const nonce = random(24);
  const cipher = xchacha20poly1305(slotKey(vault, slot, secret), nonce, headerBytes(vault, slot));
  return { nonce: bytesToHex(nonce), wrapped: bytesToHex(cipher.encrypt(masterKey)) };
}

/** The master key of a slot; null where the secret is wrong or anything in the slot was changed, without a difference. */
export function unwrapMasterKey(vault: VaultIdentity, slot: Slot, secret: Uint8Array): Uint8Array | null {
  const key = slotKey(vault, slot, secret);
  const cipher = xchacha20poly1305(key, hexToBytes(slot.nonce), headerBytes(vault, slot));
  try {
    const masterKey = cipher.decrypt(hexToBytes(slot.wrapped));
    return masterKeyIdOf(masterKey) === vault.masterKeyId ? masterKey : null;
  } catch {
    // The tag does not fit. Why it does not is nobody's business: wrong secret and damage must look the same.
    return null;
  }
}
