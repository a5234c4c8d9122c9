import type { Json } from './json.ts';
import {
  compareWritten,
  type Dot,
  type Note,
  type RecordState,
  type Register,
  type Written,
} from './record-state.ts';

/** Who writes and as which act. The counter must be higher than any this replica has used. */
export interface Stamp {
  readonly dot: Dot;
  /** Code of the consultant. */
  readonly by: string;
  /** This computer's clock, for people's eyes; nothing is decided by it. */
  readonly at: string;
}

/** A counter used twice would make another computer take the second write for one it has seen: a bug, never expected. */
const advance = (state: RecordState, { replica, n }: Dot): RecordState['vector'] => {
  if (n <= (state.vector[replica] ?? 0)) throw new Error('a counter of a replica was used twice');
  return { ...state.vector, [replica]: n };
};

const written = <V>(value: V, { dot, by, at }: Stamp): Written<V> => ({ value, dot, by, at });

/** Sets fields; each replaces all values seen so far, so this is also how a person settles a conflict of values. */
export function write(state: RecordState, stamp: Stamp, fields: Readonly<Record<string, Json>>): RecordState {
  const registers = Object.entries(fields).map(([field, value]): [string, Register] => [
    field,
    [written(value, stamp)],
  ]);
  return {
    ...state,
    vector: advance(state, stamp.dot),
    fields: { ...state.fields, ...Object.fromEntries(registers) },
  };
}

/** Appends a note; an amendment names the note it amends. */
export const addNote = (state: RecordState, stamp: Stamp, note: Note): RecordState => ({
  ...state,
  vector: advance(state, stamp.dot),
  notes: [...state.notes, written(note, stamp)].sort(compareWritten),
});

/** Deletes all that is seen here. Only the tombstone stays; edits made elsewhere unseen come back as a conflict. */
export const remove = (state: RecordState, stamp: Stamp): RecordState => ({
  vector: advance(state, stamp.dot),
  fields: {},
  notes: [],
  deletion: [written(null, stamp)],
});

/**
 * Settles "deleted here, edited there" for the edit: the tombstones seen are lifted and `fields` written with the
 * same act. What the tombstone had taken does not come back by itself; {@link lostToDeletion} names it.
 */
export const keep = (
  state: RecordState,
  stamp: Stamp,
  fields: Readonly<Record<string, Json>>,
): RecordState => ({ ...write(state, stamp, fields), deletion: [] });

/**
 * The fields of `before` that a deletion unknown to it has taken: what the person whose edit it was can be offered to
 * write again. Empty where no such deletion came. Kept by the caller only until the conflict is settled.
 */
export function lostToDeletion(before: RecordState, after: RecordState): Readonly<Record<string, Json>> {
  const isNews = after.deletion.some(({ dot }) => (before.vector[dot.replica] ?? 0) < dot.n);
  if (!isNews) return {};
  const lost = Object.entries(before.fields).filter(([field]) => !Object.hasOwn(after.fields, field));
  return Object.fromEntries(lost.map(([field, register]) => [field, register[0]?.value ?? null]));
}
