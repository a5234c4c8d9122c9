import { AppError } from '../errors.ts';

/** Deepest nesting of a pack file; ours need eight levels. */
export const maxJsonDepth = 40;
/** Longest number as written; a double needs 24 characters. */
const maxNumberLength = 40;

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Control characters, direction overrides, marks without width and letters that look like nothing: with them a text
 * says something else than it shows.
 */
const hiddenCharacter = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/u;

/** Why a text was refused; stands in `details.reason` of `pack-not-json`. */
type JsonFault =
  | 'syntax'
  | 'byte-order-mark'
  | 'too-deep'
  | 'number-too-long'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'hidden-character';

/** Which file of which pack is being read, for the error. */
export interface FileOrigin {
  readonly pack: string;
  readonly file: string;
}

/**
 * Parses the text of a pack file as strict JSON and builds plain values.
 * Unlike `JSON.parse` it refuses what a careless or hostile author could slip in: a byte order mark, a key given
 * twice, keys that reach a prototype, nesting beyond {@link maxJsonDepth}, characters that are not seen.
 * Throws `pack-not-json` {pack, file, at, position, reason}: `at` is the JSON path, `position` the UTF-16 offset.
 */
export function parseJson(text: string, origin: FileOrigin): unknown {
  return new Reader(text, origin).readAll();
}

const whitespace = /[ \t\n\r]*/y;
const numberToken = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  private position = 0;
  private readonly path: (string | number)[] = [];
  private readonly text: string;
  private readonly origin: FileOrigin;

  constructor(text: string, origin: FileOrigin) {
    this.text = text;
    this.origin = origin;
  }

  readAll(): unknown {
    if (this.text.charCodeAt(0) === 0xfeff) this.refuse('byte-order-mark');
    const value = this.readValue();
    this.skipSpace();
    if (this.position < this.text.length) this.refuse('syntax');
    return value;
  }

  private readValue(): unknown {
    this.skipSpace();
    const next = this.text[this.position];
    if (next === '{') return this.nested(() => this.readObject());
    if (next === '[') return this.nested(() => this.readArray());
    if (next === '"') return this.readString();
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return value;
      }
    }
    return this.readNumber();
  }

  private nested<T>(read: () => T): T {
    if (this.path.length >= maxJsonDepth) this.refuse('too-deep');
    this.position += 1;
    return read();
  }

  private readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    const seen = new Set<string>();
    if (this.takes('}')) return object;
    do {
      this.skipSpace();
      const start = this.position;
      const key = this.readString();
      if (forbiddenKeys.has(key)) this.refuse('forbidden-key', start);
      if (seen.has(key)) this.refuse('duplicate-key', start);
      seen.add(key);
      this.path.push(key);
      if (!this.takes(':')) this.refuse('syntax');
      object[key] = this.readValue();
      this.path.pop();
    } while (this.takes(','));
    if (!this.takes('}')) this.refuse('syntax');
    return object;
  }

  private readArray(): unknown[] {
    const array: unknown[] = [];
    if (this.takes(']')) return array;
    do {
      this.path.push(array.length);
      array.push(this.readValue());
      this.path.pop();
    } while (this.takes(','));
    if (!this.takes(']')) this.refuse('syntax');
    return array;
  }

  private readString(): string {
    const start = this.position;
    if (this.text[start] !== '"') this.refuse('syntax');
    const token = this.text.slice(start, this.endOfString(start));
    let value: unknown;
    try {
      value = JSON.parse(token);
    } catch {
      return this.refuse('syntax', start);
    }
    if (typeof value !== 'string') return this.refuse('syntax', start);
    if (hiddenCharacter.test(value)) this.refuse('hidden-character', start);
    this.position = start + token.length;
    return value;
  }

  /** Offset behind the closing quote of the string that opens at `start`. */
  private endOfString(start: number): number {
    for (let i = start + 1; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 0x5c) i += 1;
      else if (code === 0x22) return i + 1;
      else if (code < 0x20) return this.refuse('syntax', i);
    }
    return this.refuse('syntax', start);
  }

  private readNumber(): number {
    numberToken.lastIndex = this.position;
    const token = numberToken.exec(this.text)?.[0];
    if (token === undefined) return this.refuse('syntax');
    if (token.length > maxNumberLength) this.refuse('number-too-long');
    this.position += token.length;
    return Number(token);
  }

  private skipSpace(): void {
    whitespace.lastIndex = this.position;
    this.position += whitespace.exec(this.text)?.[0].length ?? 0;
  }

  private takes(sign: string): boolean {
    this.skipSpace();
    if (this.text[this.position] !== sign) return false;
    this.position += 1;
    return true;
  }

  private refuse(reason: JsonFault, position = this.position): never {
    throw new AppError('pack-not-json', { ...this.origin, at: this.path.join('.'), position, reason });
  }
}
