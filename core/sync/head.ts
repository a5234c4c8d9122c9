import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import { hashSchema, type StateName } from './ids.ts';

/**
 * How far a server has come with one point: `cursor` counts accepted states, `hash` is the chain over all of them,
 * `epoch` changes when an operator restores a backup. Two heads with one cursor and different hashes are a fork.
 */
export const headSchema = z.strictObject({
  epoch: z.uuid(),
  cursor: z.int().nonnegative(),
  hash: hashSchema,
});
export type Head = z.infer<typeof headSchema>;

/** Where the chain of a point begins. */
export const firstHead = (epoch: string): Head => ({
  epoch,
  cursor: 0,
  hash: bytesToHex(sha256(canonicalBytes(['drogowskaz sync head', 1, epoch]))),
});

/** The head after one more accepted state, whose sealed bytes have the SHA-256 `hash`. */
export function nextHead(head: Head, state: StateName & { readonly hash: string }): Head {
  const link = canonicalBytes([
    'drogowskaz sync head',
    1,
    hexToBytes(head.hash),
    state.kind,
    state.recordId,
    state.replica,
    state.n,
    hexToBytes(state.hash),
  ]);
  return { epoch: head.epoch, cursor: head.cursor + 1, hash: bytesToHex(sha256(link)) };
}

/**
 * What a head says beside the one remembered. `restored`: the server has gone back, so everything is offered again
 * under a new life. `forked`: it tells two stories, and both heads are kept as evidence.
 */
export type HeadNews = 'same' | 'further' | 'restored' | 'forked';

/** Compares what the server says now with what was remembered (null before the first answer). */
export function compareHeads(remembered: Head | null, seen: Head): HeadNews {
  if (remembered === null) return 'further';
  if (seen.epoch !== remembered.epoch || seen.cursor < remembered.cursor) return 'restored';
  if (seen.cursor > remembered.cursor) return 'further';
  return seen.hash === remembered.hash ? 'same' : 'forked';
}

/** The two heads that prove a fork between what this computer saw and what a colleague's did; null where none does. */
export function forkBetween(own: readonly Head[], theirs: readonly Head[]): readonly [Head, Head] | null {
  for (const head of own) {
    const other = theirs.find(({ epoch, cursor }) => epoch === head.epoch && cursor === head.cursor);
    if (other !== undefined && other.hash !== head.hash) return [head, other];
  }
  return null;
}
