import type { ErrorCode } from '../../core/errors.ts';

/** Tables whose every change goes through the journal. The names are stored: they never change. */
export const journaledTables = ['consultations', 'cases', 'contacts'] as const;
export type JournaledTable = (typeof journaledTables)[number];

/** A record as the program sees it: the fields that stay readable on disk, and the value that does not. */
export interface Row<T = unknown> {
  readonly id: string;
  /** Calendar day for the index, `YYYY-MM-DD`; empty where a table has none. */
  readonly on: string;
  /** State word for the index, for example `open`; empty where a table has none. */
  readonly state: string;
  /** Starts at 1 and rises with each change. */
  readonly revision: number;
  readonly value: T;
}

/** What lies on disk: the readable fields and the sealed bytes, nothing else. */
export interface RawRow {
  readonly id: string;
  readonly on: string;
  readonly state: string;
  readonly revision: number;
  readonly sealed: Uint8Array;
}

/**
 * A row that has been sealed already. The middleware stores it as it is, so that the very same bytes stand in the
 * journal and in the database.
 */
export class SealedRow implements RawRow {
  readonly table: string;
  readonly id: string;
  readonly on: string;
  readonly state: string;
  readonly revision: number;
  readonly sealed: Uint8Array;
  constructor(table: string, raw: RawRow) {
    this.table = table;
    this.id = raw.id;
    this.on = raw.on;
    this.state = raw.state;
    this.revision = raw.revision;
    this.sealed = raw.sealed;
  }
}

/** Stands where the value of a row should be when its bytes do not open; a list keeps its other rows that way. */
export class Damaged {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    this.code = code;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The row as it lies on disk, or null where it is none of ours. */
export function asRawRow(value: unknown): RawRow | null {
  if (!isObject(value)) return null;
  const { id, on, state, revision, sealed } = value;
  if (typeof id !== 'string' || typeof on !== 'string' || typeof state !== 'string') return null;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) return null;
  return sealed instanceof Uint8Array ? { id, on, state, revision, sealed } : null;
}
