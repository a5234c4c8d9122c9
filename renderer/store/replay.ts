import type { Database } from './database.ts';
import type { Host } from './host.ts';
import { journalChunks } from './journal-frames.ts';
import { advance, type Ledger } from './ledger.ts';
import { storeFrames } from './store-frames.ts';

export interface Replayed {
  readonly ledger: Ledger;
  /** Frames that are whole but are none of ours; their records keep the last revision before them. */
  readonly unreadable: number;
}

/**
 * Brings the database up to the end of the journal, from where its ledger says it is. Each chunk is one transaction
 * with its ledger, so a replay that is cut short goes on from there.
 */
export async function replay(
  db: Database,
  from: Ledger,
  { host, onProgress }: { readonly host: Host; readonly onProgress: (done: number) => void },
): Promise<Replayed> {
  let ledger = from;
  let unreadable = 0;
  for await (const chunk of journalChunks(host, from.count)) {
    unreadable += chunk.bytes.length - chunk.frames.length;
    ledger = await storeFrames(db, ledger, { frames: chunk.frames, position: advance(ledger, chunk.bytes) });
    onProgress(ledger.count);
  }
  return { ledger, unreadable };
}
