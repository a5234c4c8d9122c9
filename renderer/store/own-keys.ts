/** Deepest nesting of an input of the port. Nothing the window sends comes near it. */
const deepest = 32;
const reserved = ['__proto__', 'constructor', 'prototype'];

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * True for a value in which no object has a key of its own that could reach a prototype, and which is not nested
 * beyond reason. Checked before the schema, so that no library walks such a value.
 */
export function hasSafeKeys(value: unknown, depth = 0): boolean {
  if (!isPlain(value) || ArrayBuffer.isView(value)) return true;
  if (depth > deepest || reserved.some(key => Object.hasOwn(value, key))) return false;
  return Object.values(value).every(part => hasSafeKeys(part, depth + 1));
}
