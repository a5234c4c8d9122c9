import { compareWritten, type RecordState, type VersionVector, type Written } from './record-state.ts';

/**
 * True when a state from elsewhere knows more of this replica than was ever acknowledged to it: this computer's memory
 * has gone back, or its profile runs twice. A new life must begin before the state is merged.
 */
export const knowsMoreOfUs = (
  vector: VersionVector,
  own: { readonly replica: string; readonly acknowledged: number },
): boolean => (vector[own.replica] ?? 0) > own.acknowledged;

export interface NewLife {
  /** The life that ends. */
  readonly from: string;
  /** What this record had acknowledged of it: writes up to here are the same everywhere. */
  readonly acknowledged: number;
  /** The life that begins, and the last counter it has used. */
  readonly to: string;
  readonly lastN: number;
}

/** Old counters in rising order, each with its new one. */
function renumbered(state: RecordState, { from, acknowledged, lastN }: NewLife): ReadonlyMap<number, number> {
  const old = new Set<number>();
  const collect = (register: readonly Written<unknown>[]): void => {
    for (const { dot } of register) if (dot.replica === from && dot.n > acknowledged) old.add(dot.n);
  };
  for (const register of Object.values(state.fields)) collect(register);
  collect(state.notes);
  collect(state.deletion);
  return new Map([...old].sort((a, b) => a - b).map((n, index) => [n, lastN + 1 + index]));
}

/**
 * The record with its unacknowledged writes told again under a new life. Under the old life their counters may have
 * been used for something else, and whoever has seen that would take ours for known. Answers the new state and the
 * last counter used.
 */
export function beginLife(state: RecordState, life: NewLife): { state: RecordState; lastN: number } {
  const { from, acknowledged, to } = life;
  if ((state.vector[from] ?? 0) <= acknowledged) return { state, lastN: life.lastN };
  const numbers = renumbered(state, life);
  const told = <V>(register: readonly Written<V>[]): Written<V>[] =>
    register
      .map(written => {
        const n = written.dot.replica === from ? numbers.get(written.dot.n) : undefined;
        return n === undefined ? written : { ...written, dot: { replica: to, n } };
      })
      .sort(compareWritten);
  // One more even where nothing is renumbered: what the old life removed was a write too.
  const lastN = life.lastN + Math.max(1, numbers.size);
  const { [from]: _, ...others } = state.vector;
  return {
    state: {
      vector: { ...others, ...(acknowledged > 0 ? { [from]: acknowledged } : {}), [to]: lastN },
      fields: Object.fromEntries(
        Object.entries(state.fields).map(([field, register]) => [field, told(register)]),
      ),
      notes: told(state.notes),
      deletion: told(state.deletion),
    },
    lastN,
  };
}
