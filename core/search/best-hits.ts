interface Offer {
  readonly id: string;
  readonly score: number;
  /** Rises with the time of arrival. */
  readonly order: number;
}

/** The `limit` highest scores offered so far, highest first; among equals what arrived last. */
export class BestHits {
  readonly hits: Offer[] = [];
  readonly #limit: number;
  #lowestScore = 0;
  #lowestOrder = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False for what would not enter: asked first, so that most offers cost a comparison or two. */
  wants(score: number, order: number): boolean {
    if (this.hits.length < this.#limit || score > this.#lowestScore) return true;
    return score === this.#lowestScore && order > this.#lowestOrder;
  }

  /** Takes what it wants, see {@link wants}. */
  take(offer: Offer): void {
    let at = this.hits.length;
    while (at > 0 && isBefore(offer, this.hits[at - 1])) at--;
    this.hits.splice(at, 0, offer);
    if (this.hits.length > this.#limit) this.hits.pop();
    const lowest = this.hits.at(-1);
    this.#lowestScore = lowest?.score ?? 0;
    this.#lowestOrder = lowest?.order ?? 0;
  }
}

const isBefore = (a: Offer, b: Offer | undefined): boolean =>
  b === undefined || a.score > b.score || (a.score === b.score && a.order > b.order);
