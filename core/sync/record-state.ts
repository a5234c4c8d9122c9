import { z } from 'zod';
import { recordIdSchema } from '../consultation/schema.ts';
import { instantSchema } from '../dates.ts';
import { canonicalJson } from '../pack/canonical-json.ts';
import { replicaSchema } from './ids.ts';
import { type Json, jsonSchema } from './json.ts';

/** One act of writing: which replica, and its counter at that moment. */
export const dotSchema = z.strictObject({ replica: replicaSchema, n: z.int().positive() });
export type Dot = z.infer<typeof dotSchema>;

/**
 * A value and who wrote it. `by` (code of the consultant) and `at` (the computer's clock) are for people's eyes in a
 * conflict; no rule reads them.
 */
export interface Written<V = Json> {
  readonly value: V;
  readonly dot: Dot;
  readonly by: string;
  readonly at: string;
}

/** The values nobody has replaced yet, in the order of their dots. More than one different value is a conflict. */
export type Register<V = Json> = readonly Written<V>[];

/** For each replica the counter up to which its writes to this record are known. */
export type VersionVector = Readonly<Record<string, number>>;

/** A note is never changed: an amendment is a new note that points at the old one. */
export const noteSchema = z.strictObject({
  id: recordIdSchema,
  amends: recordIdSchema.nullable(),
  text: z.string().max(20_000),
});
export type Note = z.infer<typeof noteSchema>;

/**
 * A record as all computers of the point can merge it. `fields` may hold names this version does not know: they are
 * kept and sent on. `deletion` is a register of tombstones; a deleted record has no fields and no notes, unless
 * somebody wrote them without having seen the deletion, and then that is a conflict.
 */
export interface RecordState {
  readonly vector: VersionVector;
  readonly fields: Readonly<Record<string, Register>>;
  readonly notes: Register<Note>;
  readonly deletion: Register<null>;
}

/** Limits of one record; far above what people write, low enough that a hostile state cannot stop a computer. */
export const recordLimits = { replicas: 500, fields: 200, valuesOfField: 100, notes: 2_000 } as const;

/** A field's name. Names of this shape reach no prototype when looked up with `Object.hasOwn`. */
export const fieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);

const writtenOf = <S extends z.ZodType>(value: S) =>
  z.strictObject({ value, dot: dotSchema, by: z.string().max(20), at: instantSchema });

const vectorSchema = z
  .record(replicaSchema, z.int().positive())
  .refine(vector => Object.keys(vector).length <= recordLimits.replicas, 'too many replicas');

const fieldsSchema = z
  .record(fieldNameSchema, z.array(writtenOf(jsonSchema)).min(1).max(recordLimits.valuesOfField))
  .refine(fields => Object.keys(fields).length <= recordLimits.fields, 'too many fields');

/** Every register of the state. */
export const registersOf = (state: RecordState): (readonly Written<unknown>[])[] => [
  ...Object.values(state.fields),
  state.notes,
  state.deletion,
];

/** The one order of values in a register: by replica, counter, and only for a forged dot by what was written. */
export function compareWritten(a: Written<unknown>, b: Written<unknown>): number {
  if (a.dot.replica !== b.dot.replica) return a.dot.replica < b.dot.replica ? -1 : 1;
  if (a.dot.n !== b.dot.n) return a.dot.n - b.dot.n;
  const [left, right] = [canonicalJson(a), canonicalJson(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

const isOrdered = (register: readonly Written<unknown>[]): boolean =>
  register.every((written, index) => {
    const before = register[index - 1];
    return before === undefined || compareWritten(before, written) < 0;
  });

/** True when every value is covered by the vector, and stands once and in its place: what merging rests on. */
export const isSound = (state: RecordState): boolean =>
  registersOf(state).every(
    register => isOrdered(register) && register.every(({ dot }) => (state.vector[dot.replica] ?? 0) >= dot.n),
  );

/** Shape of a state that comes from elsewhere. What it holds must be covered by its own vector. */
export const recordStateSchema = z
  .strictObject({
    vector: vectorSchema,
    fields: fieldsSchema,
    notes: z.array(writtenOf(noteSchema)).max(recordLimits.notes),
    deletion: z.array(writtenOf(z.null())).max(recordLimits.valuesOfField),
  })
  .refine(isSound, 'a value that the vector does not cover, or out of its place');

/** A record nobody has written yet; merging it with any state gives that state. */
export const emptyState: RecordState = { vector: {}, fields: {}, notes: [], deletion: [] };

/** The values of a field, none where nobody wrote it. */
export const registerOf = (state: RecordState, field: string): Register =>
  (Object.hasOwn(state.fields, field) ? state.fields[field] : undefined) ?? [];
