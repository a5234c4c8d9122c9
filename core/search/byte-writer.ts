import { utf8ToBytes } from '../seal/utf8.ts';

/** Writes numbers and texts one after the other; {@link ByteReader} reads them in the same order. */
export class ByteWriter {
  #room = new Uint8Array(1 << 16);
  #length = 0;

  /** The next `count` bytes, to be filled by the caller at once. */
  #take(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#room.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#room.length * 2));
      larger.set(this.#room.subarray(0, at));
      this.#room = larger;
    }
    return at;
  }

  /** A whole number from 0 to 2^32 − 1, in one to five bytes: small ones are short. */
  number(value: number): void {
    let at = this.#take(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#room[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#room[at++] = rest;
    this.#length = at;
  }

  bytes(bytes: Uint8Array): void {
    this.number(bytes.length);
    // Taken first: making room puts another array in the place of the one at hand.
    const at = this.#take(bytes.length);
    this.#room.set(bytes, at);
  }

  text(text: string): void {
    this.bytes(utf8ToBytes(text));
  }

  /** Copies what has been written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#room.slice(0, this.#length);
  }
}
