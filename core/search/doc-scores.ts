/** Scores of a few documents out of many: an array over all ordinals and a list of those that are not zero. */
export class DocScores {
  readonly scores: Float32Array;
  readonly docs: Uint32Array;
  count = 0;

  constructor(capacity: number) {
    this.scores = new Float32Array(capacity);
    this.docs = new Uint32Array(capacity);
  }

  /** Sets the score of a document unless it has a higher one. `score` must be above 0. */
  raise(doc: number, score: number): void {
    const before = this.scores[doc] ?? 0;
    if (before === 0) this.docs[this.count++] = doc;
    if (score > before) this.scores[doc] = score;
  }

  /** Keeps the documents that `other` has too and adds its scores. */
  intersect(other: DocScores): void {
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      const doc = this.docs[at] ?? 0;
      const added = other.scores[doc] ?? 0;
      if (added === 0) {
        this.scores[doc] = 0;
        continue;
      }
      this.scores[doc] = (this.scores[doc] ?? 0) + added;
      this.docs[kept++] = doc;
    }
    this.count = kept;
  }

  /** Adds the scores that `other` has to documents that are here already. */
  addFrom(other: DocScores): void {
    for (let at = 0; at < this.count; at++) {
      const doc = this.docs[at] ?? 0;
      this.scores[doc] = (this.scores[doc] ?? 0) + (other.scores[doc] ?? 0);
    }
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.scores[this.docs[at] ?? 0] = 0;
    this.count = 0;
  }
}
