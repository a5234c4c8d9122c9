import { BestHits } from './best-hits.ts';
import { loosen, type QueryGroup } from './query.ts';
import type { QueryWord } from './query-word.ts';
import { Scorer, type Scratch } from './score.ts';
import type { SearchDocument } from './search-index.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { mergeSegments } from './segment-merge.ts';
import type { Synonyms } from './synonyms.ts';
import { boostPart, exactFit, littleFound } from './weights.ts';

/** A segment is merged into its elder once that is less than so many times larger: few segments, each document moved seldom. */
const growth = 2;

interface Found {
  readonly hits: readonly { readonly id: string; readonly score: number }[];
  readonly total: number;
}

/**
 * The documents of one kind: a few segments, the eldest and largest first, and a builder that takes what is new. A
 * builder becomes a segment at the next search, so many documents put in a row are sorted once.
 */
export class KindIndex {
  #segments: Segment[] = [];
  #builder: SegmentBuilder | null = null;
  readonly #scratch: Scratch;

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.aliveCount, this.#builder?.aliveCount ?? 0);
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    this.#builder ??= new SegmentBuilder();
    this.#builder.add(document);
  }

  remove(id: string): void {
    this.#builder?.remove(id);
    for (const segment of this.#segments) {
      const ordinal = segment.ordinals.get(id);
      if (ordinal === undefined || segment.alive[ordinal] !== 1) continue;
      segment.alive[ordinal] = 0;
      segment.aliveCount--;
    }
  }

  /** Does the sorting and merging that the next search would do. */
  settle(): void {
    if (this.#builder !== null) {
      this.#segments.push(this.#builder.finish());
      this.#builder = null;
    }
    this.#segments = this.#segments
      .filter(segment => segment.aliveCount > 0)
      .map(segment =>
        segment.aliveCount * growth < segment.ids.length ? mergeSegments([segment]) : segment,
      );
    for (;;) {
      const [elder, younger] = this.#segments.slice(-2);
      if (elder === undefined || younger === undefined) return;
      if (elder.aliveCount >= younger.aliveCount * growth) return;
      this.#segments.splice(-2, 2, mergeSegments([elder, younger]));
    }
  }

  search(groups: readonly QueryGroup[], synonyms: Synonyms, limit: number): Found {
    this.settle();
    const strict = this.#find(groups, limit);
    if (strict.total >= littleFound) return strict;
    const loosened = loosen(groups, synonyms, word => !this.#holds(word));
    return loosened === null ? strict : this.#find(loosened, limit);
  }

  #find(groups: readonly QueryGroup[], limit: number): Found {
    const best = new BestHits(limit);
    let total = 0;
    let earlier = 0;
    for (const segment of this.#segments) {
      const { docs, scores, count } = new Scorer(segment, this.#scratch).query(groups);
      for (let at = 0; at < count; at++) {
        const doc = docs[at] ?? 0;
        if (segment.alive[doc] !== 1) continue;
        total++;
        const score = (scores[doc] ?? 0) * (1 + boostPart * (segment.boosts[doc] ?? 0));
        const order = earlier + doc;
        if (best.wants(score, order)) best.take({ id: segment.ids[doc] ?? '', score, order });
      }
      earlier += segment.ids.length;
    }
    return { hits: best.hits, total };
  }

  #holds(word: QueryWord): boolean {
    const alone = {
      size: 1,
      alternatives: [{ words: [word], fit: exactFit }],
      phoneRuns: [],
      namesHelper: false,
      isWish: false,
    };
    return this.#find([alone], 1).total > 0;
  }
}
