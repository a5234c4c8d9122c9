/**
 * The narrow interface behind which the search index lives. Pure: no clock, no storage.
 * Texts are folded inside with `core/text`, so a caller passes them as people write them.
 */
export interface SearchDocument<Kind extends string = string> {
  readonly kind: Kind;
  /** Unique within its kind. */
  readonly id: string;
  /** Fields by weight: a match in the title counts most. */
  readonly title: string;
  readonly keywords: string;
  readonly body: string;
  /** Phone numbers as written; found by any run of three digits or more from the start of a group or the national number. */
  readonly phones?: readonly string[];
  /** 0 to 1: a small bonus for what is verified or recent, never enough to beat a better match. */
  readonly boost?: number;
}

export interface SearchHit<Kind extends string = string> {
  readonly kind: Kind;
  readonly id: string;
  readonly score: number;
}

export interface SearchAnswer<Kind extends string = string> {
  readonly hits: readonly SearchHit<Kind>[];
  /** How many documents match in all. */
  readonly total: number;
  /** The text names somebody or some place to turn to: a lawyer, a shelter. */
  readonly namesHelper: boolean;
}

export interface SearchOptions<Kind extends string = string> {
  readonly kind: Kind;
  readonly limit: number;
  /** Of three asked things or more, one may be left out where nothing is found: not for people, who would be mistaken. */
  readonly mayLeaveOut?: boolean | undefined;
  /**
   * 0 to 1: how well a document stands now, for what changes by the minute and is in no text (see `standing.ts`).
   * Decides between matches that are nearly equal. Asked only of the best matches, a few more than `limit`.
   */
  readonly standing?: ((id: string) => number) | undefined;
}

export interface SearchIndex<Kind extends string = string> {
  /** Adds or replaces documents. */
  put(documents: readonly SearchDocument<Kind>[]): void;
  remove(kind: Kind, id: string): void;
  /** Every word of `text` must match (as a prefix, or with a typo when little is found). Empty text finds nothing. */
  search(text: string, options: SearchOptions<Kind>): SearchAnswer<Kind>;
  readonly size: number;
}
