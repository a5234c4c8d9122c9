import { z } from 'zod';
import { instantSchema } from '../dates.ts';
import { AppError } from '../errors.ts';
import { bytesToUtf8, utf8ToBytes } from '../seal/utf8.ts';

/** Largest vault file; a real one has about a kilobyte. */
export const maxVaultBytes = 64 * 1024;
const maxSlots = 16;

/** Bytes in the file, as lower-case hexadecimal. */
const hexSchema = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length * 2}}$`));
// Out-of-policy numbers must get through the schema: `checkKdfParameters` refuses them under their own code.
const wholeNumberSchema = z.int().nonnegative();

const kdfParametersSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  /** 19 is version 1.3 of RFC 9106. */
  version: z.literal(19),
  memoryKib: wholeNumberSchema,
  passes: wholeNumberSchema,
  lanes: wholeNumberSchema,
});
export type KdfParameters = z.infer<typeof kdfParametersSchema>;

/** The master key under one key-encryption key: nonce and 32 sealed bytes with their tag. */
const wrappedKeyShape = { nonce: hexSchema(24), wrapped: hexSchema(48) };

const passphraseSlotSchema = z.strictObject({
  kind: z.literal('passphrase'),
  id: hexSchema(8),
  createdAt: instantSchema,
  /** True where the secret in the system's keychain is needed beside the passphrase. */
  deviceBound: z.boolean(),
  kdf: kdfParametersSchema,
  salt: hexSchema(16),
  ...wrappedKeyShape,
});
export type PassphraseSlot = z.infer<typeof passphraseSlotSchema>;

const recoverySlotSchema = z.strictObject({
  kind: z.literal('recovery'),
  id: hexSchema(8),
  createdAt: instantSchema,
  ...wrappedKeyShape,
});
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;

export type Slot = PassphraseSlot | RecoverySlot;

/** The vault file: the master key in independent slots, each of which opens it alone. */
const vaultSchema = z.strictObject({
  format: z.literal(1),
  vaultId: hexSchema(16),
  createdAt: instantSchema,
  /** Derived from the master key, says nothing about it: an opened slot must give the key of this vault. */
  masterKeyId: hexSchema(8),
  /** The point's settings, sealed (see `point.ts`); null until they are set. */
  pointSealed: z
    .string()
    .regex(/^(?:[0-9a-f]{2})+$/)
    .max(16_384)
    .nullable(),
  slots: z
    .array(z.discriminatedUnion('kind', [passphraseSlotSchema, recoverySlotSchema]))
    .min(1)
    .max(maxSlots)
    .refine(slots => new Set(slots.map(slot => slot.id)).size === slots.length),
});
export type Vault = z.infer<typeof vaultSchema>;

/** The vault as it is written by `vault.write`: JSON in UTF-8. */
export const encodeVault = (vault: Vault): Uint8Array =>
  utf8ToBytes(JSON.stringify(vaultSchema.parse(vault)));

const parseJson = (bytes: Uint8Array): unknown => {
  const text = bytes.length > maxVaultBytes ? null : bytesToUtf8(bytes);
  if (text === null) throw new AppError('vault-damaged');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('vault-damaged', {}, { cause: error });
    throw error;
  }
};

const laterFormatSchema = z.looseObject({ format: z.int().min(2) });

/** Reads a vault file. Throws `vault-damaged` {at}, or `profile-from-newer-version` where the format is a later one. */
export function decodeVault(bytes: Uint8Array): Vault {
  const json = parseJson(bytes);
  if (laterFormatSchema.safeParse(json).success) throw new AppError('profile-from-newer-version');
  const parsed = vaultSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('vault-damaged', { at: at.slice(0, 80) });
}
