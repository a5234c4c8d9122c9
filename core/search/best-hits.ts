/** The `limit` highest scores offered so far, highest first; among equals the one offered first. */
export class BestHits {
  readonly hits: { readonly id: string; readonly score: number }[] = [];
  readonly #limit: number;
  #lowest = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False for a score that would not enter: asked first, so that most offers cost one comparison. */
  wants(score: number): boolean {
    return this.hits.length < this.#limit || score > this.#lowest;
  }

  offer(id: string, score: number): void {
    if (!this.wants(score)) return;
    let at = this.hits.length;
    while (at > 0 && (this.hits[at - 1]?.score ?? 0) < score) at--;
    this.hits.splice(at, 0, { id, score });
    if (this.hits.length > this.#limit) this.hits.pop();
    this.#lowest = this.hits.at(-1)?.score ?? 0;
  }
}
