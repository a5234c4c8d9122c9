import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes } from '../../core/seal/canonical-bytes.ts';
import type { Kdf, KdfInput } from '../../core/vault/kdf-policy.ts';

/**
 * Stands in for Argon2id where a test opens a vault a thousand times: every input counts, only the cost is missing.
 * `calls` are the derivations asked for so far.
 */
export function quickKdf(): { readonly kdf: Kdf; readonly calls: KdfInput[] } {
  const calls: KdfInput[] = [];
  const kdf: Kdf = async input => {
    calls.push(input);
    const { passphrase, salt, memoryKib, passes, lanes, lengthBytes } = input;
    return sha256(canonicalBytes([passphrase, salt, memoryKib, passes, lanes])).slice(0, lengthBytes);
  };
  return { kdf, calls };
}
