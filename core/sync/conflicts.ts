import { canonicalJson } from '../pack/canonical-json.ts';
import type { Json } from './json.ts';
import type { RecordState, Register, Written } from './record-state.ts';
import { registerOf } from './record-state.ts';

/** Two people wrote different things without having seen each other's. */
export interface ValueConflict {
  readonly kind: 'values';
  readonly field: string;
  /** Different values, each with its author; at least two. */
  readonly versions: readonly Written[];
}

/** One person deleted the record while others wrote in it. */
export interface DeletionConflict {
  readonly kind: 'deleted-and-edited';
  readonly deletions: readonly Written<null>[];
  /** Fields that hold edits the deletion had not seen. */
  readonly fields: readonly string[];
  readonly notes: number;
}

export type Conflict = ValueConflict | DeletionConflict;

/** Values that differ; the same value written by two people is no conflict. The first of equal ones stands for them. */
export function differentValues<V>(register: readonly Written<V>[]): Written<V>[] {
  if (register.length < 2) return [...register];
  const byText = new Map<string, Written<V>>();
  for (const written of register) {
    const text = canonicalJson(written.value);
    if (!byText.has(text)) byText.set(text, written);
  }
  return [...byText.values()];
}

/** What people have to settle in this record; empty where all is clear. Fields come in alphabetical order. */
export function conflictsOf(state: RecordState): Conflict[] {
  const names = Object.keys(state.fields).sort();
  const values = names.flatMap((field): ValueConflict[] => {
    const versions = differentValues(registerOf(state, field));
    return versions.length > 1 ? [{ kind: 'values', field, versions }] : [];
  });
  const isEdited = names.length > 0 || state.notes.length > 0;
  if (state.deletion.length === 0 || !isEdited) return values;
  const { deletion: deletions, notes } = state;
  return [{ kind: 'deleted-and-edited', deletions, fields: names, notes: notes.length }, ...values];
}

/** True where a tombstone stands and nobody wrote past it. */
export const isDeleted = (state: RecordState): boolean =>
  state.deletion.length > 0 && Object.keys(state.fields).length === 0 && state.notes.length === 0;

const shownOf = (register: Register): Json => register[0]?.value ?? null;

/** One value a field for the screen; in a conflict the first by dot, the same on every computer. */
export const shownValues = (state: RecordState): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(state.fields).map(([field, register]) => [field, shownOf(register)]));
