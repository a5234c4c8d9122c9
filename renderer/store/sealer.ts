import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import {
  type KeyRing,
  openBytes,
  type RandomBytes,
  type SealContext,
  sealBytes,
} from '../../core/seal/seal.ts';
import { decodeValue, encodeValue } from '../../core/seal/values.ts';
import { asRawRow, type RawRow, type Row, SealedRow } from './rows.ts';

/** Seals and opens rows. Throws `vault-locked` while there is no key. */
export interface Sealer {
  /** Throws `value-not-storable` for a value that would not come back as it is. */
  seal(table: string, row: Row): SealedRow;
  /** Throws a `seal-…` code or `record-damaged`; never answers a row whose readable fields were changed. */
  open(table: string, raw: unknown): Row;
}

// The readable fields are sealed once more inside, so that a changed day or state on disk is noticed.
const sealedSchema = z.strictObject({ on: z.string(), state: z.string(), value: z.unknown() });

const contextOf = (table: string, row: Pick<RawRow, 'id' | 'revision'>): SealContext => ({
  table,
  id: row.id,
  revision: row.revision,
  caseId: null,
});

/** `keys` answers the ring of the open vault, or throws `vault-locked`. */
export const createSealer = (keys: () => KeyRing, random: RandomBytes): Sealer => ({
  seal(table, { id, on, state, revision, value }) {
    const plain = encodeValue({ on, state, value });
    const sealed = sealBytes(keys().current, contextOf(table, { id, revision }), plain, random);
    return new SealedRow(table, { id, on, state, revision, sealed });
  },
  open(table, raw) {
    const ring = keys();
    const row = asRawRow(raw);
    if (row === null) throw new AppError('record-damaged', { table, reason: 'shape' });
    const parsed = sealedSchema.safeParse(decodeValue(openBytes(ring, contextOf(table, row), row.sealed)));
    const { id, on, state, revision } = row;
    if (!parsed.success || parsed.data.on !== on || parsed.data.state !== state)
      throw new AppError('record-damaged', { table, id, reason: 'index-fields' });
    return { id, on, state, revision, value: parsed.data.value };
  },
});
