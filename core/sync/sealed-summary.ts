import { AppError } from '../errors.ts';
import { type Summary, summarySchema } from '../report/summary.ts';
import type { DataKey, RandomBytes } from '../seal/seal.ts';
import { type Opening, openContent, type SealedContent, sealContents } from './sealed-content.ts';
import { bytesToJson, jsonToBytes } from './sealed-json.ts';

/** Names a summary on its way to the coordinator: `n` is its revision. */
const nameOf = (replica: string, summary: Summary) =>
  ({ kind: 'summary', recordId: summary.summaryId, replica, n: summary.revision }) as const;
export type SummaryName = ReturnType<typeof nameOf>;

/** Seals summaries under the summary key of the point, which only its computers and the coordinator hold. */
export const sealSummaries = (input: {
  readonly pointId: string;
  readonly key: DataKey;
  readonly secretKey: Uint8Array;
  readonly replica: string;
  readonly summaries: readonly Summary[];
  readonly random: RandomBytes;
}): SealedContent<SummaryName>[] => {
  const { summaries, replica, ...sealing } = input;
  return sealContents({
    ...sealing,
    contents: summaries.map(summary => ({ name: nameOf(replica, summary), bytes: jsonToBytes(summary) })),
  });
};

/** A summary as the coordinator reads it. Throws what {@link openContent} throws, `sync-state-refused` (shape, name). */
export function openSummary(opening: Opening, name: SummaryName, sealed: Uint8Array): Summary {
  const summary = summarySchema.safeParse(bytesToJson(openContent(opening, name, sealed)));
  const refuse = (reason: string): never => {
    throw new AppError('sync-state-refused', { kind: name.kind, id: name.recordId, reason });
  };
  if (!summary.success) return refuse('shape');
  const { summaryId, revision } = summary.data;
  return summaryId === name.recordId && revision === name.n ? summary.data : refuse('name');
}
