import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical-bytes.ts';

/** Size of every symmetric key, bytes. */
export const keyBytes = 32;

/** A key that seals records. `id` stands in the clear in each sealed envelope: printable ASCII, 1 to 64 characters. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The keys at hand: new records are sealed under `current`, older ones are found by the id in their envelope. */
export interface KeyRing {
  readonly current: DataKey;
  find(id: string): DataKey | undefined;
}

/** HKDF-SHA-256 with a purpose that cannot be confused with another one; `length` in bytes. */
export const deriveBytes = (input: {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  readonly purpose: readonly (string | number)[];
  readonly length: number;
}): Uint8Array =>
  hkdf(sha256, input.secret, input.salt, canonicalBytes(['drogowskaz', ...input.purpose]), input.length);

/**
 * The key for one purpose (`records`, `draft`, …) under a master key. Its id holds eight bytes derived beside the
 * key, so that a record of another vault is refused as "unknown key" and not mistaken for a damaged one.
 */
export function deriveDataKey(masterKey: Uint8Array, purpose: string): DataKey {
  if (masterKey.length !== keyBytes) throw new Error('a master key has 32 bytes');
  if (!/^[a-z][a-z-]{0,39}$/.test(purpose)) throw new Error('a purpose is a short lower-case word');
  const salt = new Uint8Array(0);
  const mark = deriveBytes({ secret: masterKey, salt, purpose: ['data-key-id', purpose], length: 8 });
  const bytes = deriveBytes({ secret: masterKey, salt, purpose: ['data-key', purpose], length: keyBytes });
  return { id: `${purpose}-${bytesToHex(mark)}`, bytes };
}

/** A ring of the current key and the older ones still in use; ids must differ. */
export function keyRing(current: DataKey, older: readonly DataKey[] = []): KeyRing {
  const byId = new Map([current, ...older].map(key => [key.id, key]));
  if (byId.size !== older.length + 1) throw new Error('two keys of a ring have the same id');
  return { current, find: id => byId.get(id) };
}
