import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { AppError } from '../errors.ts';
import { bytesToUtf8, utf8ToBytes } from './utf8.ts';

/**
 * How a record becomes bytes: one version byte, then JSON in UTF-8. What JSON cannot hold stands as an object with
 * one key that starts with a single `$`; keys of people's own that start with `$` get one more in front.
 * Order of keys is kept, so equal records built the same way give equal bytes.
 */
const version = 1;

/** Deepest nesting of a record; a cycle is refused as too deep. */
export const maxValueDepth = 64;
/** Most values in one record, so that a part that is shared many times cannot unfold without end. */
const maxValueCount = 1_000_000;
const maxBigintDigits = 1_000;
const bigintLimit = 10n ** BigInt(maxBigintDigits);
const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const maxAtLength = 200;

/** Where the walk stands: the keys down to the value at hand, and how many values were met so far. */
interface Walk {
  readonly path: (string | number)[];
  count: number;
}

type Refusal = 'value-not-storable' | 'record-damaged';

const refuse = (code: Refusal, walk: Walk, reason: string): never => {
  throw new AppError(code, { at: walk.path.join('.').slice(0, maxAtLength), reason });
};

const enter = (code: Refusal, walk: Walk): void => {
  walk.count += 1;
  if (walk.count > maxValueCount) refuse(code, walk, 'too-many');
};

const checkDepth = (code: Refusal, walk: Walk): void => {
  if (walk.path.length >= maxValueDepth) refuse(code, walk, 'too-deep');
};

const checkText = (code: Refusal, walk: Walk, text: string): void => {
  if (!text.isWellFormed()) refuse(code, walk, 'lone-surrogate');
};

const checkKey = (code: Refusal, walk: Walk, key: string): void => {
  if (reservedKeys.has(key)) refuse(code, walk, 'reserved-key');
  checkText(code, walk, key);
};

/** An own, enumerable property that holds a value: a getter or a hole cannot be kept. */
const readOwn = (owner: object, key: string | number, walk: Walk): unknown => {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (property === undefined || !('value' in property) || property.enumerable !== true) {
    return refuse('value-not-storable', walk, 'not-plain');
  }
  return property.value;
};

const checkOwnKeyCount = (owner: object, expected: number, walk: Walk): void => {
  if (Reflect.ownKeys(owner).length !== expected) refuse('value-not-storable', walk, 'not-plain');
};

const inside = <T>(walk: Walk, key: string | number, work: () => T): T => {
  walk.path.push(key);
  const result = work();
  walk.path.pop();
  return result;
};

const arrayToJson = (list: readonly unknown[], walk: Walk): unknown[] => {
  checkOwnKeyCount(list, list.length + 1, walk);
  return Array.from({ length: list.length }, (_, index) =>
    inside(walk, index, () => toJson(readOwn(list, index, walk), walk)),
  );
};

const mapToJson = (map: ReadonlyMap<unknown, unknown>, walk: Walk): object => {
  checkOwnKeyCount(map, 0, walk);
  const pairs = [...map].map(([key, value], index) =>
    inside(walk, index, () => [toJson(key, walk), toJson(value, walk)]),
  );
  return { $map: pairs };
};

const dateToJson = (date: Date, walk: Walk): object => {
  checkOwnKeyCount(date, 0, walk);
  const time = date.getTime();
  return Number.isNaN(time) ? refuse('value-not-storable', walk, 'invalid-date') : { $date: time };
};

const plainToJson = (value: object, walk: Walk): object => {
  const keys = Object.keys(value);
  checkOwnKeyCount(value, keys.length, walk);
  const json: Record<string, unknown> = {};
  for (const key of keys) {
    checkKey('value-not-storable', walk, key);
    json[key.startsWith('$') ? `$${key}` : key] = inside(walk, key, () =>
      toJson(readOwn(value, key, walk), walk),
    );
  }
  return json;
};

const objectToJson = (value: object, walk: Walk): object => {
  checkDepth('value-not-storable', walk);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return plainToJson(value, walk);
  if (prototype === Array.prototype && Array.isArray(value)) return arrayToJson(value, walk);
  if (prototype === Date.prototype && value instanceof Date) return dateToJson(value, walk);
  if (prototype === Map.prototype && value instanceof Map) return mapToJson(value, walk);
  if (prototype === Uint8Array.prototype && value instanceof Uint8Array) return { $bytes: bytesToHex(value) };
  return refuse('value-not-storable', walk, 'not-plain');
};

const numberToJson = (value: number, walk: Walk): unknown => {
  if (!Number.isFinite(value)) return refuse('value-not-storable', walk, 'not-finite');
  return Object.is(value, -0) ? { $number: '-0' } : value;
};

const bigintToJson = (value: bigint, walk: Walk): object => {
  if (value >= bigintLimit || value <= -bigintLimit) return refuse('value-not-storable', walk, 'too-large');
  return { $bigint: value.toString() };
};

const toJson = (value: unknown, walk: Walk): unknown => {
  enter('value-not-storable', walk);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    checkText('value-not-storable', walk, value);
    return value;
  }
  if (typeof value === 'number') return numberToJson(value, walk);
  if (typeof value === 'object') return objectToJson(value, walk);
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'bigint') return bigintToJson(value, walk);
  return refuse('value-not-storable', walk, 'not-plain');
};

/**
 * Bytes of a record value: null, booleans, finite numbers (-0 too), well-formed text, arrays, plain objects, Date,
 * Uint8Array, Map, bigint and undefined come back from {@link decodeValue} as they were.
 * Throws `value-not-storable` {at, reason} for whatever would not: NaN, infinities, lone surrogates, holes, getters,
 * functions, symbols, class instances, reserved keys, cycles. Shared parts come back as equal copies.
 */
export function encodeValue(value: unknown): Uint8Array {
  const text = utf8ToBytes(JSON.stringify(toJson(value, { path: [], count: 0 })));
  const bytes = new Uint8Array(1 + text.length);
  bytes[0] = version;
  bytes.set(text, 1);
  return bytes;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapFromJson = (json: unknown, walk: Walk): Map<unknown, unknown> => {
  if (!Array.isArray(json)) return refuse('record-damaged', walk, 'bad-tag');
  const pairs: readonly unknown[] = json;
  const map = new Map(
    pairs.map((pair, index) =>
      inside(walk, index, () => {
        if (!Array.isArray(pair) || pair.length !== 2) return refuse('record-damaged', walk, 'bad-tag');
        return [fromJson(pair[0], walk), fromJson(pair[1], walk)] as const;
      }),
    ),
  );
  return map.size === pairs.length ? map : refuse('record-damaged', walk, 'bad-tag');
};

const bytesFromJson = (json: unknown, walk: Walk): Uint8Array => {
  if (typeof json !== 'string') return refuse('record-damaged', walk, 'bad-tag');
  try {
    return hexToBytes(json);
  } catch (error) {
    if (error instanceof RangeError) return refuse('record-damaged', walk, 'bad-tag');
    throw error;
  }
};

const dateFromJson = (json: unknown, walk: Walk): Date => {
  const date = new Date(typeof json === 'number' ? json : Number.NaN);
  return date.getTime() === json ? date : refuse('record-damaged', walk, 'bad-tag');
};

const bigintFromJson = (json: unknown, walk: Walk): bigint => {
  const isDecimal =
    typeof json === 'string' && json.length <= maxBigintDigits + 1 && /^(?:0|-?[1-9][0-9]*)$/.test(json);
  return isDecimal ? BigInt(json) : refuse('record-damaged', walk, 'bad-tag');
};

const taggedFromJson = (tag: string, json: unknown, walk: Walk): unknown => {
  if (tag === '$undefined' && json === true) return undefined;
  if (tag === '$number' && json === '-0') return -0;
  if (tag === '$date') return dateFromJson(json, walk);
  if (tag === '$bytes') return bytesFromJson(json, walk);
  if (tag === '$bigint') return bigintFromJson(json, walk);
  if (tag === '$map') return mapFromJson(json, walk);
  return refuse('record-damaged', walk, 'bad-tag');
};

const isTag = (key: string): boolean => key.startsWith('$') && !key.startsWith('$$');

/** Works in the parsed object itself, which nobody else holds; only a key that was escaped needs a new object. */
const plainFromJson = (json: Record<string, unknown>, walk: Walk): unknown => {
  const keys = Object.keys(json);
  const first = keys[0];
  if (keys.length === 1 && first !== undefined && isTag(first))
    return taggedFromJson(first, json[first], walk);
  const value = keys.some(key => key.startsWith('$')) ? {} : json;
  for (const key of keys) {
    if (isTag(key)) refuse('record-damaged', walk, 'bad-tag');
    const name = key.startsWith('$') ? key.slice(1) : key;
    checkKey('record-damaged', walk, name);
    walk.path.push(name);
    value[name] = fromJson(json[key], walk);
    walk.path.pop();
  }
  return value;
};

const fromJson = (json: unknown, walk: Walk): unknown => {
  enter('record-damaged', walk);
  if (json === null || typeof json === 'boolean') return json;
  if (typeof json === 'string') {
    checkText('record-damaged', walk, json);
    return json;
  }
  if (typeof json === 'number') {
    return Number.isFinite(json) ? json : refuse('record-damaged', walk, 'not-finite');
  }
  if (isPlain(json)) {
    checkDepth('record-damaged', walk);
    return plainFromJson(json, walk);
  }
  if (!Array.isArray(json)) return refuse('record-damaged', walk, 'bad-tag');
  checkDepth('record-damaged', walk);
  const list: readonly unknown[] = json;
  return list.map((item, index) => inside(walk, index, () => fromJson(item, walk)));
};

/** The value {@link encodeValue} made the bytes of. Throws `record-damaged` {at, reason} for anything else. */
export function decodeValue(bytes: Uint8Array): unknown {
  const walk: Walk = { path: [], count: 0 };
  if (bytes[0] !== version) return refuse('record-damaged', walk, 'unknown-version');
  const text = bytesToUtf8(bytes.subarray(1));
  if (text === null) return refuse('record-damaged', walk, 'not-text');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('record-damaged', walk, 'not-text');
    throw error;
  }
  return fromJson(json, walk);
}
