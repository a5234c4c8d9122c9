/** Where each frame starts in the journal; a million frames take 8 MB. */
export class OffsetTable {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(offset: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = offset;
    this.#length += 1;
  }

  /** Start of frame `index`; `end` where there is no such frame. */
  at(index: number, end: number): number {
    return index < this.#length ? (this.#values[index] ?? end) : end;
  }
}
