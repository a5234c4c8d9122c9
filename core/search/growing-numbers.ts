/** A typed array that grows: numbers are appended and, at the end, taken as one array without spare room. */
export class GrowingNumbers<A extends Uint32Array | Float32Array> {
  length = 0;
  #room: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#room = make(64);
  }

  push(value: number): void {
    if (this.length === this.#room.length) {
      const larger = this.#make(this.#room.length * 2);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.length++] = value;
  }

  /** The room itself: reading is allowed below `length`. Not to be kept: it is replaced as the array grows. */
  get room(): A {
    return this.#room;
  }
}
