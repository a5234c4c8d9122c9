import { z } from 'zod';
import { instantSchema } from '../dates.ts';
import { replicaSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import {
  type Dot,
  fieldNameSchema,
  isSound,
  noteSchema,
  type RecordState,
  recordLimits,
  type Written,
} from './record-state.ts';

const indexSchema = z.int().nonnegative();

/**
 * A state as it travels: each replica and each act of writing stands once and is pointed at. Most fields of a record
 * are written in one act, so this is a third of the size.
 */
export const packedStateSchema = z.strictObject({
  /** Replica and its counter: the version vector. */
  vector: z.array(z.tuple([replicaSchema, z.int().positive()])).max(recordLimits.replicas),
  /** Index of the replica, counter, who, when. */
  acts: z.array(z.tuple([indexSchema, z.int().positive(), z.string().max(20), instantSchema])),
  /** Value and index of its act. */
  fields: z
    .record(
      fieldNameSchema,
      z
        .array(z.tuple([jsonSchema, indexSchema]))
        .min(1)
        .max(recordLimits.valuesOfField),
    )
    .refine(fields => Object.keys(fields).length <= recordLimits.fields, 'too many fields'),
  notes: z.array(z.tuple([noteSchema, indexSchema])).max(recordLimits.notes),
  deletion: z.array(z.tuple([z.null(), indexSchema])).max(recordLimits.valuesOfField),
});
export type PackedState = z.infer<typeof packedStateSchema>;

/** The state in its travelling form. */
export function packState(state: RecordState): PackedState {
  const vector = Object.entries(state.vector).sort(([a], [b]) => (a < b ? -1 : 1));
  const replicas = new Map(vector.map(([replica], index) => [replica, index]));
  const known = new Map<string, number>();
  const acts: PackedState['acts'] = [];
  const actOf = ({ dot, by, at }: { dot: Dot; by: string; at: string }): number => {
    const key = `${dot.replica} ${dot.n} ${at} ${by}`;
    const index = known.get(key) ?? acts.push([replicas.get(dot.replica) ?? 0, dot.n, by, at]) - 1;
    known.set(key, index);
    return index;
  };
  const packed = <V>(register: readonly Written<V>[]): [V, number][] =>
    register.map(written => [written.value, actOf(written)]);
  const names = Object.keys(state.fields).sort();
  return {
    vector,
    acts,
    fields: Object.fromEntries(names.map(name => [name, packed(state.fields[name] ?? [])])),
    notes: packed(state.notes),
    deletion: packed(state.deletion),
  };
}

/** The state that was packed; null where an index points nowhere or the state is not sound. */
export function unpackState(packed: PackedState): RecordState | null {
  let isWhole = new Set(packed.vector.map(([replica]) => replica)).size === packed.vector.length;
  const acts = packed.acts.map(([index, n, by, at]) => ({
    dot: { replica: packed.vector[index]?.[0] ?? '', n },
    by,
    at,
  }));
  const unpacked = <V>(register: readonly [V, number][]): Written<V>[] =>
    register.flatMap(([value, index]) => {
      const act = acts[index];
      if (act === undefined) isWhole = false;
      return act === undefined ? [] : [{ value, ...act }];
    });
  const state: RecordState = {
    vector: Object.fromEntries(packed.vector),
    fields: Object.fromEntries(
      Object.entries(packed.fields).map(([name, register]) => [name, unpacked(register)]),
    ),
    notes: unpacked(packed.notes),
    deletion: unpacked(packed.deletion),
  };
  return isWhole && isSound(state) ? state : null;
}
