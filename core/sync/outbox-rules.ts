import type { RefusalCode } from './refusals.ts';

/** A state that was sealed to be pushed. Its bytes are kept until it is acknowledged: a retry sends the very same. */
export interface Offer {
  readonly n: number;
  readonly hash: string;
  readonly sizeBytes: number;
}

/** A record that has something only this computer holds. */
export interface OutboxEntry {
  readonly recordId: string;
  /** Highest counter acknowledged for this record under the present life; 0 for none. */
  readonly acknowledged: number;
  /** Null until the record is sealed for a push. */
  readonly offer: Offer | null;
  /** True when the record changed after `offer` was sealed, so it stays after that one is acknowledged. */
  readonly changedSince: boolean;
  /** Why the server will not take it; a person has to look. It never holds up the others. */
  readonly setAside: RefusalCode | null;
}

/** The entry after a write or a hand-over; `entry` is undefined where nothing was waiting. */
export const noteChange = (
  recordId: string,
  entry: OutboxEntry | undefined,
  acknowledged: number,
): OutboxEntry =>
  entry === undefined
    ? { recordId, acknowledged, offer: null, changedSince: false, setAside: null }
    : { ...entry, changedSince: entry.offer !== null, setAside: null };

/**
 * What a verified receipt leaves of an entry: null when nothing is left. Only the very bytes that were offered count;
 * a receipt for anything else leaves the entry as it was.
 */
export function afterReceipt(
  entry: OutboxEntry,
  accepted: { readonly n: number; readonly hash: string },
): OutboxEntry | null {
  const { offer } = entry;
  if (offer === null || offer.n !== accepted.n || offer.hash !== accepted.hash) return entry;
  if (!entry.changedSince) return null;
  return { ...entry, acknowledged: accepted.n, offer: null, changedSince: false, setAside: null };
}

export interface BatchLimit {
  readonly maxCount: number;
  readonly maxBytes: number;
}

/**
 * The offers of the next push, in the order of their counters: a server then never holds a higher counter than one
 * that is still on its way. A single offer goes even where it is larger than the limit; the server decides.
 */
export function nextBatch(
  entries: readonly OutboxEntry[],
  limit: BatchLimit,
): (OutboxEntry & { offer: Offer })[] {
  const waiting = entries
    .flatMap(entry =>
      entry.offer === null || entry.setAside !== null ? [] : [{ ...entry, offer: entry.offer }],
    )
    .sort((a, b) => a.offer.n - b.offer.n)
    .slice(0, limit.maxCount);
  let sizeBytes = 0;
  return waiting.filter(({ offer }, index) => {
    sizeBytes += offer.sizeBytes;
    return index === 0 || sizeBytes <= limit.maxBytes;
  });
}

/** Half of what was too large; null when one single state is, which is then set aside. */
export const halved = (sent: { readonly count: number; readonly bytes: number }): BatchLimit | null =>
  sent.count <= 1
    ? null
    : { maxCount: Math.ceil(sent.count / 2), maxBytes: Math.max(1, Math.ceil(sent.bytes / 2)) };

const firstWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;

/**
 * How long to wait before try number `attempt` (1 for the first repetition), in ms: a random part of a doubling span,
 * so that many computers do not come back together, and never less than the server asked for. `chance` is 0 to 1.
 */
export function waitMs(attempt: number, chance: number, askedMs = 0): number {
  const span = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt - 1, 20));
  return Math.max(Math.round(span / 2 + (chance * span) / 2), Math.min(askedMs, longestWaitMs));
}

/** What the engine does about a refusal. */
export type Remedy =
  | 'try-later'
  | 'halve-batch'
  | 'begin-life'
  | 'offer-all-again'
  | 'correct-clock'
  | 'upgrade'
  | 'tell-person';

const remedies: Readonly<Partial<Record<RefusalCode, Remedy>>> = {
  'too-large': 'halve-batch',
  'rate-limited': 'try-later',
  'server-busy': 'try-later',
  'request-replayed': 'try-later',
  'replica-behind': 'begin-life',
  'state-stale': 'begin-life',
  'state-forked': 'begin-life',
  'head-unknown': 'offer-all-again',
  'clock-off': 'correct-clock',
  'protocol-unsupported': 'upgrade',
};

/** The remedy for a refusal; what has none needs a person, and the outbox waits untouched. */
export const remedyFor = (code: RefusalCode): Remedy => remedies[code] ?? 'tell-person';

/** The entry put aside with its reason, so that the rest goes on. The next change of the record takes it up again. */
export const putAside = (entry: OutboxEntry, reason: RefusalCode): OutboxEntry => ({
  ...entry,
  setAside: reason,
});
