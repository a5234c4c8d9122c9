import { canonicalJson } from '../pack/canonical-json.ts';
import {
  compareWritten,
  type Dot,
  type RecordState,
  type Register,
  registerOf,
  type VersionVector,
  type Written,
} from './record-state.ts';

const covers = (vector: VersionVector, dot: Dot): boolean => (vector[dot.replica] ?? 0) >= dot.n;

const isSameDot = (a: Dot, b: Dot): boolean => a.n === b.n && a.replica === b.replica;

const isSame = (a: Written<unknown>, b: Written<unknown>): boolean =>
  a === b || (isSameDot(a.dot, b.dot) && canonicalJson(a) === canonicalJson(b));

interface Side<V> {
  readonly register: readonly Written<V>[];
  readonly vector: VersionVector;
}

const isWhole = <V>(register: readonly Written<V>[], found: readonly Written<V>[]): boolean =>
  register.length === found.length && register.every((written, index) => found[index] === written);

/** What the other side has not replaced: it does not know the write, or still holds it. */
const surviving = <V>(own: Side<V>, other: Side<V>): Written<V>[] =>
  own.register.filter(
    ({ dot }) => !covers(other.vector, dot) || other.register.some(written => isSameDot(written.dot, dot)),
  );

/**
 * A value stays unless the other side has seen its dot and no longer holds it. Two different values under one dot
 * (somebody cheats, or a profile was copied) both stay, so the rule is a join for any input.
 */
function mergeRegisters<V>(a: Side<V>, b: Side<V>): readonly Written<V>[] {
  if (a.register === b.register) return a.register;
  const kept = surviving(a, b);
  const added = surviving(b, a).filter(written => !kept.some(own => isSame(own, written)));
  if (added.length === 0 && isWhole(a.register, kept)) return a.register;
  const all = added.length === 0 ? kept : [...kept, ...added].sort(compareWritten);
  return isWhole(b.register, all) ? b.register : all;
}

/** Runs for every state that arrives, and nearly always finds nothing new: no list is made of it. */
function mergeVectors(a: VersionVector, b: VersionVector): VersionVector {
  if (a === b) return a;
  let merged: Record<string, number> | null = null;
  for (const replica of Object.keys(b)) {
    const n = b[replica] ?? 0;
    if (n <= (a[replica] ?? 0)) continue;
    merged ??= { ...a };
    merged[replica] = n;
  }
  return merged ?? a;
}

const none: Register = [];

function mergeFields(a: RecordState, b: RecordState): RecordState['fields'] {
  const merged: Record<string, Register> = {};
  let isAsBefore = true;
  const add = (field: string, before: Register | undefined, other: Register | undefined): void => {
    const register = mergeRegisters(
      { register: before ?? none, vector: a.vector },
      { register: other ?? none, vector: b.vector },
    );
    if (register !== (before ?? none) && (register.length > 0 || before !== undefined)) isAsBefore = false;
    if (register.length > 0) merged[field] = register;
  };
  for (const [field, register] of Object.entries(a.fields)) {
    add(field, register, Object.hasOwn(b.fields, field) ? b.fields[field] : undefined);
  }
  for (const [field, register] of Object.entries(b.fields)) {
    if (!Object.hasOwn(a.fields, field)) add(field, undefined, register);
  }
  return isAsBefore ? a.fields : merged;
}

/**
 * What two computers know of one record, together. Order, grouping and repetition of inputs do not change the
 * answer: commutative, associative, idempotent. The very object `a` comes back when `b` brings nothing new, so a
 * caller can tell by identity whether there is something to save.
 */
export function merge(a: RecordState, b: RecordState): RecordState {
  if (a === b) return a;
  const vector = mergeVectors(a.vector, b.vector);
  const fields = mergeFields(a, b);
  const notes = mergeRegisters(
    { register: a.notes, vector: a.vector },
    { register: b.notes, vector: b.vector },
  );
  const deletion = mergeRegisters(
    { register: a.deletion, vector: a.vector },
    { register: b.deletion, vector: b.vector },
  );
  const isAsBefore =
    vector === a.vector && fields === a.fields && notes === a.notes && deletion === a.deletion;
  return isAsBefore ? a : { vector, fields, notes, deletion };
}

const isSameRegister = (a: readonly Written<unknown>[], b: readonly Written<unknown>[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((written, index) => {
      const other = b[index];
      return other !== undefined && isSame(written, other);
    }));

const isSameVector = (a: VersionVector, b: VersionVector): boolean => {
  const replicas = Object.keys(a);
  return replicas.length === Object.keys(b).length && replicas.every(replica => a[replica] === b[replica]);
};

/** True when both know the same writes and hold the same values, in whatever order their keys were made. */
export function isSameState(a: RecordState, b: RecordState): boolean {
  if (a === b) return true;
  const names = Object.keys(a.fields);
  return (
    isSameVector(a.vector, b.vector) &&
    names.length === Object.keys(b.fields).length &&
    names.every(name => isSameRegister(registerOf(a, name), registerOf(b, name))) &&
    isSameRegister(a.notes, b.notes) &&
    isSameRegister(a.deletion, b.deletion)
  );
}

/** True when everything `b` has seen was seen by `a` too. */
export const hasSeen = (a: VersionVector, b: VersionVector): boolean =>
  Object.entries(b).every(([replica, n]) => (a[replica] ?? 0) >= n);
