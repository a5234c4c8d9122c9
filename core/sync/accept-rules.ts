/** What a server remembers of a state it has accepted; it outlives the content. */
export interface StateMark {
  readonly n: number;
  /** SHA-256 of the sealed bytes, hexadecimal. */
  readonly hash: string;
}

/**
 * What becomes of one pushed state beside the newest one known of the same record and replica. `known`: the very same,
 * so a repeated push is harmless. `stale`: an older one. `forked`: another content under a counter already used.
 */
export type Judgement = 'accept' | 'known' | 'stale' | 'forked';

/** Judges one state; `mark` is null for a record that this replica never pushed. */
export function judgeState(mark: StateMark | null, state: StateMark): Judgement {
  if (mark === null || state.n > mark.n) return 'accept';
  if (state.n < mark.n) return 'stale';
  return state.hash === mark.hash ? 'known' : 'forked';
}

/** What a server compares before it takes anything of a push. */
export interface ReplicaClaim {
  /** Highest counter the server has accepted of this replica; 0 for none. */
  readonly highest: number;
  /** Highest counter that the replica says was acknowledged to it. */
  readonly acknowledged: number;
  /** Highest counter in the push that the server already has with the same hash; 0 for none. */
  readonly repeated: number;
}

/**
 * `replica-behind`: the server has states of this replica that it no longer remembers having sent; its memory has gone
 * back or its profile runs twice, and nothing of the push may be taken. `server-behind`: the replica holds receipts
 * for more than the server has. A push whose answer was lost repeats its states byte for byte and goes on.
 */
export function judgeReplica(claim: ReplicaClaim): 'go-on' | 'replica-behind' | 'server-behind' {
  if (claim.highest < claim.acknowledged) return 'server-behind';
  return claim.highest > Math.max(claim.acknowledged, claim.repeated) ? 'replica-behind' : 'go-on';
}

/**
 * True when a state may replace another one on the server: whoever pushed it names exactly the bytes it has merged.
 * This is what makes an erasure reach what other computers pushed.
 */
export const isCovered = (mark: StateMark, named: StateMark): boolean =>
  mark.n === named.n && mark.hash === named.hash;

/** What a server remembers of a summary. `isErased`: a tombstone stands in its place. */
export interface SummaryMark {
  readonly revision: number;
  readonly hash: string;
  readonly isErased: boolean;
}

/**
 * What becomes of one pushed summary; `mark` is null for a new one. A newer revision replaces the older, the very same
 * is harmless, an older one changes nothing. Another content under the same revision is refused and the original
 * stays; an erased summary never comes back.
 */
export function judgeSummary(
  mark: SummaryMark | null,
  summary: SummaryMark,
): 'accept' | 'known' | 'stale' | 'summary-differs' | 'summary-erased' {
  if (mark === null) return 'accept';
  if (mark.isErased && !summary.isErased) return 'summary-erased';
  if (summary.revision !== mark.revision) return summary.revision > mark.revision ? 'accept' : 'stale';
  if (summary.hash === mark.hash && summary.isErased === mark.isErased) return 'known';
  return summary.isErased ? 'accept' : 'summary-differs';
}
