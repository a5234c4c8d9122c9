import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isSignedBy, sign } from '../pack/signing.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';

/**
 * One signature for many things, each of which can be checked alone: a tree of hashes is signed at its root, and each
 * leaf carries the hashes from it to the root. A signature takes a thousand times as long as a hash, and ten thousand
 * records must not take a minute.
 */
export interface BatchProof {
  /** Ed25519 over the root, 64 bytes. */
  readonly signature: Uint8Array;
  /** From leaf to root: the neighbour, and on which side it stands. */
  readonly path: readonly { readonly isLeft: boolean; readonly hash: Uint8Array }[];
}

/** Longest path, so at most 65,536 things under one signature. */
export const maxPath = 16;

const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(canonicalBytes(['drogowskaz sync node', 1, left, right]));

const signedRoot = (root: Uint8Array) => ({ kind: 'sync contents', fields: [root] }) as const;

type Path = { isLeft: boolean; hash: Uint8Array }[];

/** Joins the two children and tells every leaf below about the other child. */
function join(
  left: { hash: Uint8Array; paths: readonly Path[] },
  right: { hash: Uint8Array; paths: readonly Path[] },
): { hash: Uint8Array; paths: readonly Path[] } {
  for (const path of left.paths) path.push({ isLeft: false, hash: right.hash });
  for (const path of right.paths) path.push({ isLeft: true, hash: left.hash });
  return { hash: nodeOf(left.hash, right.hash), paths: [...left.paths, ...right.paths] };
}

/** Signs `leaves` (SHA-256 each) with one signature; a proof for each, in their order. */
export function signBatch(leaves: readonly Uint8Array[], secretKey: Uint8Array): BatchProof[] {
  if (leaves.length > 2 ** maxPath) throw new Error('too many things for one signature');
  const paths = leaves.map((): Path => []);
  let level = leaves.map((hash, index) => ({
    hash,
    paths: paths.slice(index, index + 1) as readonly Path[],
  }));
  while (level.length > 1) {
    level = level.flatMap((left, index) => {
      if (index % 2 === 1) return [];
      const right = level[index + 1];
      return [right === undefined ? left : join(left, right)];
    });
  }
  const root = level[0];
  if (root === undefined) return [];
  const signature = hexToBytes(sign(signedRoot(root.hash), secretKey));
  return paths.map(path => ({ signature, path }));
}

const mostRemembered = 1_000;

/** Says whether a leaf was signed by the holder of a public key (hexadecimal). */
export type BatchVerifier = (leaf: Uint8Array, proof: BatchProof, publicKey: string) => boolean;

/** A verifier that checks each signature once, however many leaves stand under it. */
export function batchVerifier(): BatchVerifier {
  const good = new Set<string>();
  return (leaf, { signature, path }, publicKey) => {
    if (path.length > maxPath) return false;
    const root = path.reduce(
      (hash, step) => (step.isLeft ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)),
      leaf,
    );
    const hex = bytesToHex(signature);
    const key = `${publicKey} ${bytesToHex(root)} ${hex}`;
    if (good.has(key)) return true;
    if (!isSignedBy(signedRoot(root), hex, publicKey)) return false;
    if (good.size >= mostRemembered) good.clear();
    good.add(key);
    return true;
  };
}
