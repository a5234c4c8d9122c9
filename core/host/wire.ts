import { AppError } from '../errors.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

/**
 * How values of the host contract cross loopback HTTP: JSON, with bytes as `{"$bytes": "<base64>"}`. A key that
 * begins with `$` gets a second one, so no data can pass itself off as bytes.
 */
const bytesKey = '$bytes';
/** The contract needs five levels. */
const maxDepth = 32;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function toJson(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new TypeError('too deep for the wire');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Uint8Array) return { [bytesKey]: encodeBase64(value) };
  if (Array.isArray(value)) return value.map(item => toJson(item, depth + 1));
  if (typeof value !== 'object' || !isPlain(value)) throw new TypeError(`${typeof value} on the wire`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, toJson(item, depth + 1)]),
  );
}

const refused = (): AppError => new AppError('host-refused-input');

function fromJson(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw refused();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(item => fromJson(item, depth + 1));
  const entries: [string, unknown][] = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === bytesKey) {
    const bytes = typeof first[1] === 'string' ? decodeBase64(first[1]) : null;
    if (bytes === null) throw refused();
    return bytes;
  }
  return Object.fromEntries(
    entries.map(([key, item]) => {
      if (key === '__proto__' || (key.startsWith('$') && !key.startsWith('$$'))) throw refused();
      return [key.startsWith('$') ? key.slice(1) : key, fromJson(item, depth + 1)];
    }),
  );
}

/**
 * Writes a value of plain objects, arrays, strings, finite numbers, booleans, null and `Uint8Array`.
 * Keys that are undefined are left out; anything else is a bug and throws `TypeError`.
 */
export const encodeWire = (value: unknown): string => JSON.stringify(toJson(value, 0));

/** Reads what {@link encodeWire} wrote. Throws `host-refused-input` for anything else. */
export function decodeWire(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new AppError('host-refused-input', {}, { cause: error });
  }
  return fromJson(parsed, 0);
}
