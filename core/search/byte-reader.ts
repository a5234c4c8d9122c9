import { bytesToUtf8 } from '../seal/utf8.ts';

/** The bytes are not what a {@link ByteWriter} wrote. */
export class BadBytes extends Error {
  constructor() {
    super('bytes that do not read');
    this.name = 'BadBytes';
  }
}

/** Reads what a {@link ByteWriter} wrote. Every method throws {@link BadBytes} where there is no such thing. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new BadBytes();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte <= 0x7f) return value;
    }
    throw new BadBytes();
  }

  /** A number of things that follow: never more than there are bytes left, so that a wrong one asks for no memory. */
  count(): number {
    const value = this.number();
    if (value > this.#bytes.length - this.#at) throw new BadBytes();
    return value;
  }

  /** A view of the bytes, not a copy. */
  bytes(): Uint8Array {
    const length = this.count();
    const start = this.#at;
    this.#at += length;
    return this.#bytes.subarray(start, this.#at);
  }

  text(): string {
    const text = bytesToUtf8(this.bytes());
    if (text === null) throw new BadBytes();
    return text;
  }
}
