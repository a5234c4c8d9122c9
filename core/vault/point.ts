import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { recordIdSchema } from '../consultation/schema.ts';
import { AppError } from '../errors.ts';
import { deriveDataKey, keyRing, openBytes, type RandomBytes, sealBytes } from '../seal/seal.ts';
import { decodeValue, encodeValue } from '../seal/values.ts';
import type { Vault } from './slots.ts';

/** What the vault knows about the point it belongs to. */
const pointSchema = z.strictObject({
  pointId: recordIdSchema,
  pointName: z.string().min(1).max(120),
  consultantCode: z.string().min(1).max(20),
});
export type Point = z.infer<typeof pointSchema>;

const contextOf = (vault: Vault) => ({ table: 'vault-point', id: vault.vaultId, revision: 0, caseId: null });

/** The vault with the point's settings sealed in it. */
export function sealPoint(input: {
  readonly vault: Vault;
  readonly masterKey: Uint8Array;
  readonly point: Point;
  readonly random: RandomBytes;
}): Vault {
  const { vault, masterKey, point, random } = input;
  const key = deriveDataKey(masterKey, 'point');
  const sealed = sealBytes(key, contextOf(vault), encodeValue(pointSchema.parse(point)), random);
  return { ...vault, pointSealed: bytesToHex(sealed) };
}

/** The point's settings, or null before they were set. Throws the seal codes, or `vault-damaged`. */
export function openPoint(vault: Vault, masterKey: Uint8Array): Point | null {
  if (vault.pointSealed === null) return null;
  const keys = keyRing(deriveDataKey(masterKey, 'point'));
  const point = pointSchema.safeParse(
    decodeValue(openBytes(keys, contextOf(vault), hexToBytes(vault.pointSealed))),
  );
  if (!point.success) throw new AppError('vault-damaged', { at: 'pointSealed' });
  return point.data;
}
