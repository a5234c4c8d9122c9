import { BestHits } from './best-hits.ts';
import { loosen, type QueryGroup } from './query.ts';
import type { QueryWord } from './query-word.ts';
import { Scorer, type Scratch } from './score.ts';
import type { SearchDocument } from './search-index.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { mergeSegments } from './segment-merge.ts';
import type { Synonyms } from './synonyms.ts';
import {
  boostPart,
  exactFit,
  fewestToLeaveOut,
  furtherStanding,
  littleFound,
  mostLeftOut,
  standingPart,
} from './weights.ts';

/** A segment is merged into its elder once that is less than so many times larger: few segments, each document moved seldom. */
const growth = 2;

/** What a search asks for besides the words, see `SearchIndex`. */
interface Wanted {
  readonly limit: number;
  readonly mayLeaveOut?: boolean | undefined;
  readonly standing?: ((id: string) => number) | undefined;
}

interface Found {
  readonly hits: readonly { readonly id: string; readonly score: number }[];
  readonly total: number;
}

function hide(segment: Segment, id: string): void {
  const ordinal = segment.ordinals.get(id);
  if (ordinal === undefined || segment.alive[ordinal] !== 1) return;
  segment.alive[ordinal] = 0;
  segment.aliveCount--;
}

/** Hits in the order of how well they match and stand now; what was equal before stays in its order. */
const byStanding = (hits: Found['hits'], standing: (id: string) => number): Found['hits'] =>
  hits
    .map(({ id, score }) => ({
      id,
      score: score * (1 + standingPart * Math.min(1, Math.max(0, standing(id)))),
    }))
    .sort((a, b) => b.score - a.score);

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
    for (const segment of this.#segments) hide(segment, id);
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

  /** The documents as they stand, settled. The segments are those in use: to be read at once, never changed. */
  segments(): readonly Segment[] {
    this.settle();
    return this.#segments;
  }

  /** Puts older documents behind those that are here: what is here already stays as it is. */
  addOlder(older: readonly Segment[]): void {
    this.settle();
    for (const segment of older) {
      for (const { ids, alive } of this.#segments)
        ids.forEach((id, ordinal) => {
          if (alive[ordinal] === 1) hide(segment, id);
        });
    }
    this.#segments = [...older, ...this.#segments];
  }

  search(groups: readonly QueryGroup[], synonyms: Synonyms, wanted: Wanted): Found {
    this.settle();
    const strict = this.#find(groups, wanted);
    if (strict.total >= littleFound) return strict;
    const loosened = loosen(groups, synonyms, word => !this.#holds(word)) ?? groups;
    const found = loosened === groups ? strict : this.#find(loosened, wanted);
    return found.total === 0 && wanted.mayLeaveOut === true ? this.#findAllButOne(loosened, wanted) : found;
  }

  /** What satisfies all groups but one, the best first: for a sentence of which one word is nowhere. */
  #findAllButOne(groups: readonly QueryGroup[], wanted: Wanted): Found {
    if (groups.filter(group => !group.isWish).length < fewestToLeaveOut) return { hits: [], total: 0 };
    const found = new Map<string, Found['hits'][number]>();
    for (const left of groups) {
      const rest = groups.filter(group => group !== left);
      const { hits } = left.isWish ? { hits: [] } : this.#find(rest, { ...wanted, limit: mostLeftOut });
      for (const hit of hits) if (hit.score > (found.get(hit.id)?.score ?? 0)) found.set(hit.id, hit);
    }
    const hits = [...found.values()].sort((a, b) => b.score - a.score);
    return { hits: hits.slice(0, wanted.limit), total: hits.length };
  }

  #find(groups: readonly QueryGroup[], { limit, standing }: Wanted): Found {
    const best = new BestHits(standing === undefined ? limit : limit + furtherStanding);
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
    return {
      hits: standing === undefined ? best.hits : byStanding(best.hits, standing).slice(0, limit),
      total,
    };
  }

  #holds(word: QueryWord): boolean {
    const alone = {
      size: 1,
      alternatives: [{ words: [word], fit: exactFit }],
      phoneRuns: [],
      namesHelper: false,
      isWish: false,
    };
    return this.#find([alone], { limit: 1 }).total > 0;
  }
}
