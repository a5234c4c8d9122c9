import type { KdfInput } from '../../core/vault/kdf-policy.ts';
import type { SeededBytes } from './seeded-bytes.ts';

/** A random derivation of small cost: every field within what RFC 9106 allows, memory at most half a megabyte. */
export function randomKdfInput({ bytes, below }: SeededBytes): KdfInput {
  const lanes = 1 + below(4);
  return {
    passphrase: bytes(1 + below(below(8) === 0 ? 1_500 : 40)),
    salt: bytes(8 + below(40)),
    memoryKib: 8 * lanes + below(below(6) === 0 ? 500 : 60),
    passes: 1 + below(4),
    lanes,
    lengthBytes: 4 + below(below(4) === 0 ? 200 : 60),
  };
}
