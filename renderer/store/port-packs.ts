import { z } from 'zod';
import { daySchema } from '../../core/dates.ts';
import { uiLanguageSchema } from '../../core/languages.ts';
import { changedThings } from '../../core/pack/diff.ts';
import { slugSchema } from '../../core/trust.ts';

const nothing = z.strictObject({});
const bytesSchema = z.instanceof(Uint8Array);
const localized = z.strictObject({ pl: z.string(), uk: z.string(), en: z.string() });

/** Whose packs are taken on this computer. */
const packRootSchema = z.strictObject({
  organization: z.string(),
  version: z.int(),
  expiresOn: daySchema,
  /** 32 hexadecimal digits in groups of four. */
  fingerprint: z.string(),
});

/** One thing of a pack that a newer one adds, removes or changes. @see core/pack/diff.ts */
export const packChangeSchema = z.strictObject({
  thing: z.enum(changedThings),
  id: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  name: localized,
  fields: z.array(
    z.strictObject({ field: z.string(), from: localized.nullable(), to: localized.nullable() }),
  ),
});

/** What a newer pack would change, before it is taken into use. */
const packPreviewSchema = z.strictObject({
  /** Names this preview to `pack.activate`. */
  token: z.string(),
  id: slugSchema,
  kind: z.enum(['guidance', 'contacts']),
  title: localized,
  notice: localized,
  version: z.string(),
  asOf: daySchema,
  issuedAt: z.string(),
  expiresOn: daySchema,
  /** Version it takes the place of, or null. */
  replaces: z.string().nullable(),
  root: packRootSchema,
  /** The file brings newer signing keys, signed by the ones confirmed here. */
  rootIsNew: z.boolean(),
  counts: z.array(
    z.strictObject({ thing: z.enum(changedThings), added: z.int(), removed: z.int(), changed: z.int() }),
  ),
  changes: z.array(packChangeSchema),
  /** Changes beyond those listed. */
  furtherChanges: z.int(),
});
/** The calls of the port with which packs are taken from files, and what is known of their translations. */
export const packFileCalls = {
  /** Translations in use that are older than their Polish text: marked on screen, held back from print. */
  'guidance.stale': {
    input: nothing,
    output: z.array(z.strictObject({ language: uiLanguageSchema, text: localized })),
  },
  /** Whose packs may be loaded from a file; null until somebody has confirmed one. */
  'pack.origin': { input: nothing, output: z.strictObject({ root: packRootSchema.nullable() }) },
  /**
   * Takes the signing file of an organisation when `typed` is its fingerprint, as told on paper or by phone. Throws
   * `pack-root-refused` {reason} and `pack-root-mismatch`.
   */
  'pack.confirmRoot': {
    input: z.strictObject({ bytes: bytesSchema, typed: z.string().max(200) }),
    output: packRootSchema,
  },
  /**
   * Checks a pack file, signature first, and tells what it would change; nothing is stored. One preview at a time.
   * Throws what `core/pack/open-pack-file.ts` and the readers of packs throw.
   */
  'pack.inspect': { input: z.strictObject({ bytes: bytesSchema }), output: packPreviewSchema },
  /** Stores the inspected pack and puts it in use; until it is stored the old one stays. Throws `pack-preview-gone`. */
  'pack.activate': { input: z.strictObject({ token: z.string().max(20) }), output: nothing },
  /** Forgets the inspected pack. */
  'pack.dismiss': { input: nothing, output: nothing },
} as const;
