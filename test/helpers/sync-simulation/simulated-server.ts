import { isCovered, judgeReplica, judgeState, type StateMark } from '../../../core/sync/accept-rules.ts';
import type { RecordState } from '../../../core/sync/record-state.ts';

/** A sealed state as the simulation has it: the state itself stands for its bytes, a number for their hash. */
export interface Envelope extends StateMark {
  readonly record: number;
  readonly replica: string;
  readonly state: RecordState;
  readonly covers: ReadonlyMap<string, StateMark>;
}

export interface SimulatedHead {
  readonly epoch: number;
  readonly cursor: number;
  readonly hash: number;
}

export interface Push {
  readonly known: SimulatedHead | null;
  readonly replica: string;
  readonly acknowledged: number;
  readonly envelopes: readonly Envelope[];
}

export type PushAnswer =
  | { readonly refused: 'head-unknown' | 'replica-behind' }
  | { readonly accepted: readonly Envelope[]; readonly head: SimulatedHead };

export interface Row extends Envelope {
  readonly cursor: number;
}

interface Tables {
  epoch: number;
  /** Hash of the chain at each cursor; index 0 is the beginning. */
  chain: number[];
  /** Newest accepted state by record and replica. */
  marks: Map<string, StateMark>;
  /** Content that nobody has covered, by the same key. */
  rows: Map<string, Row>;
  highest: Map<string, number>;
}

const keyOf = (record: number, replica: string): string => `${record}/${replica}`;

const copyOf = (tables: Tables): Tables => ({
  epoch: tables.epoch,
  chain: [...tables.chain],
  marks: new Map(tables.marks),
  rows: new Map(tables.rows),
  highest: new Map(tables.highest),
});

/** A server of one point, deciding by the rules of `core/sync`. */
export class SimulatedServer {
  private tables: Tables = { epoch: 0, chain: [0], marks: new Map(), rows: new Map(), highest: new Map() };
  private backup: Tables = copyOf(this.tables);
  private changes = 0;
  private epochs = 0;

  get head(): SimulatedHead {
    return this.headAt(this.tables.chain.length - 1);
  }

  headAt(cursor: number): SimulatedHead {
    const { epoch, chain } = this.tables;
    return { epoch, cursor, hash: chain[cursor] ?? 0 };
  }

  get rows(): Iterable<Row> {
    return this.tables.rows.values();
  }

  takeBackup(): void {
    this.backup = copyOf(this.tables);
  }

  /** Back to the backup; `isTold` is an operator who used the restore command, which begins another epoch. */
  restore(isTold: boolean): void {
    this.tables = copyOf(this.backup);
    if (isTold) this.tables.epoch = ++this.epochs;
  }

  isKnown(head: SimulatedHead | null): boolean {
    return (
      head === null || (head.epoch === this.tables.epoch && this.tables.chain[head.cursor] === head.hash)
    );
  }

  push({ known, replica, acknowledged, envelopes }: Push): PushAnswer {
    if (!this.isKnown(known)) return { refused: 'head-unknown' };
    const judged = envelopes.map(envelope => ({
      envelope,
      word: judgeState(this.markOf(envelope), envelope),
    }));
    const repeated = judged.reduce(
      (n, { envelope, word }) => (word === 'known' ? Math.max(n, envelope.n) : n),
      0,
    );
    const highest = this.tables.highest.get(replica) ?? 0;
    const verdict = judgeReplica({ highest, acknowledged, repeated });
    if (verdict === 'replica-behind') return { refused: 'replica-behind' };
    if (verdict === 'server-behind') return { refused: 'head-unknown' };
    const accepted: Envelope[] = [];
    for (const { envelope, word } of judged) {
      if (word === 'accept') this.store(envelope);
      if (word === 'accept' || word === 'known') accepted.push(envelope);
    }
    return { accepted, head: this.head };
  }

  after(cursor: number): Row[] {
    return [...this.tables.rows.values()]
      .filter(row => row.cursor > cursor)
      .sort((a, b) => a.cursor - b.cursor);
  }

  private markOf({ record, replica }: Envelope): StateMark | null {
    return this.tables.marks.get(keyOf(record, replica)) ?? null;
  }

  private store(envelope: Envelope): void {
    const { chain, marks, rows, highest } = this.tables;
    const { record, replica, n, covers } = envelope;
    chain.push(++this.changes);
    for (const [other, named] of covers) {
      const key = keyOf(record, other);
      const mark = marks.get(key);
      if (mark !== undefined && isCovered(mark, named)) rows.delete(key);
    }
    marks.set(keyOf(record, replica), envelope);
    rows.set(keyOf(record, replica), { ...envelope, cursor: chain.length - 1 });
    highest.set(replica, Math.max(n, highest.get(replica) ?? 0));
  }
}
