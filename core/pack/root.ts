import { z } from 'zod';
import { daySchema } from '../dates.ts';
import { AppError } from '../errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseJson } from './parse-json.ts';
import { isSignedBy, publicKeySchema, signatureSchema, signedDigest } from './signing.ts';

/** Signatures of root keys that a root needs; of three, so that one lost key does not end a point's supply of packs. */
export const rootThreshold = 2;

const distinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Who may sign packs for an organisation. Two of three root keys sign it, and each newer one. */
export const rootSchema = z
  .strictObject({
    product: z.literal('drogowskaz'),
    purpose: z.literal('pack-root'),
    format: z.literal(1),
    /** Rises by one with each change. */
    version: z.int().min(1).max(100_000),
    /** Who answers for the packs, as shown on screen. */
    organization: z.string().trim().min(1).max(200),
    /** Last day on which packs are taken on its word. */
    expiresOn: daySchema,
    threshold: z.literal(rootThreshold),
    rootKeys: z.array(publicKeySchema).length(3).refine(distinct),
    packKeys: z.array(publicKeySchema).min(1).max(10).refine(distinct),
  })
  // A key that lies on the desk of whoever makes packs must not count among the keys that are locked away.
  .refine(root => !root.rootKeys.some(key => root.packKeys.includes(key)));
export type Root = z.infer<typeof rootSchema>;

const signedRootSchema = z.strictObject({
  root: rootSchema,
  signatures: z
    .array(z.strictObject({ key: publicKeySchema, signature: signatureSchema }))
    .min(1)
    .max(6),
});
export type SignedRoot = z.infer<typeof signedRootSchema>;

const chainSchema = z.strictObject({ roots: z.array(signedRootSchema).min(1).max(200) });

/** Largest chain of roots the program reads, as text. */
export const maxChainBytes = 256 * 1024;

const refused = (reason: string): AppError => new AppError('pack-root-refused', { reason });

/** The chain as it stands in a pack and in the file that a coordinator gives out. */
export const chainText = (roots: readonly SignedRoot[]): string => canonicalJson({ roots });

/** What the keys sign. */
export const signedRoot = (root: Root) => ({ kind: 'pack root', fields: [canonicalJson(root)] }) as const;

/** Characters of a fingerprint: 128 bits, which nobody can meet by trying. */
const fingerprintLength = 32;

/** A root in a form that two people can compare aloud: 32 hexadecimal digits in groups of four. */
export function fingerprintOf(root: Root): string {
  const { kind, fields } = signedRoot(root);
  const digits = signedDigest(kind, fields).slice(0, fingerprintLength);
  return (digits.match(/.{4}/g) ?? []).join(' ');
}

/** Whether somebody has typed this fingerprint; spaces, hyphens and capitals do not matter. */
export const isFingerprint = (typed: string, root: Root): boolean =>
  typed.toLowerCase().replace(/[\s-]/g, '') === fingerprintOf(root).replaceAll(' ', '');

/**
 * Reads a chain of roots; its signatures are not yet looked at. Throws `pack-root-refused` {reason}: `not-json`, `shape`,
 * or `not-canonical` where the text is not the one way to write it.
 */
export function parseChain(text: string): readonly SignedRoot[] {
  if (text.length > maxChainBytes) throw refused('too-large');
  let value: unknown;
  try {
    value = parseJson(text, { pack: '', file: 'root' });
  } catch (error) {
    if (error instanceof AppError) throw refused('not-json');
    throw error;
  }
  const parsed = chainSchema.safeParse(value);
  if (!parsed.success) throw refused('shape');
  if (chainText(parsed.data.roots) !== text) throw refused('not-canonical');
  return parsed.data.roots;
}

const countBy = (keys: readonly string[], { signatures }: SignedRoot): number =>
  signatures.filter(({ key }) => keys.includes(key)).length;

/** Every signature named must be good, by a key of this root or of the one before, and there must be enough of each. */
function checkSignatures(signed: SignedRoot, before: Root | null): void {
  const { root, signatures } = signed;
  if (!distinct(signatures.map(({ key }) => key))) throw refused('signed-twice');
  const known = [...root.rootKeys, ...(before?.rootKeys ?? [])];
  for (const { key, signature } of signatures)
    if (!known.includes(key) || !isSignedBy(signedRoot(root), signature, key)) throw refused('signature');
  if (countBy(root.rootKeys, signed) < rootThreshold) throw refused('too-few-signatures');
  if (before !== null && countBy(before.rootKeys, signed) < rootThreshold)
    throw refused('not-signed-by-the-one-before');
}

/**
 * The newest root of a chain in which each follows from the one before: versions without a gap, every newer one signed
 * by two keys of its own and two of its predecessor's. Throws `pack-root-refused` {reason}.
 */
export function newestRoot(chain: readonly SignedRoot[]): Root {
  let before: Root | null = null;
  for (const signed of chain) {
    if (before !== null && signed.root.version !== before.version + 1) throw refused('version-skipped');
    checkSignatures(signed, before);
    before = signed.root;
  }
  if (before === null) throw refused('shape');
  return before;
}

const isSame = (a: Root, b: Root): boolean => canonicalJson(a) === canonicalJson(b);

/**
 * The root to judge by, of the trusted one and a chain that came with a pack: the chain's newest where it goes on from
 * the trusted one, else the trusted one. Throws `pack-root-refused` {reason} for a chain that is broken in itself, that
 * does not hold the trusted root (`another-chain`), or whose newest root has run out on `day` (`expired`).
 */
export function advanceRoot(trusted: Root, chain: readonly SignedRoot[], day: string): Root {
  const newest = newestRoot(chain);
  const root = newest.version > trusted.version ? newest : trusted;
  if (newest.version >= trusted.version) {
    const held = chain.find(signed => signed.root.version === trusted.version);
    if (held === undefined || !isSame(held.root, trusted)) throw refused('another-chain');
  }
  if (root.expiresOn < day) throw refused('expired');
  return root;
}
