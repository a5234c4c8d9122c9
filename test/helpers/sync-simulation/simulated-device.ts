import type { StateMark } from '../../../core/sync/accept-rules.ts';
import { beginLife, knowsMoreOfUs } from '../../../core/sync/life.ts';
import { merge } from '../../../core/sync/merge.ts';
import { afterReceipt, nextBatch, noteChange, type OutboxEntry } from '../../../core/sync/outbox-rules.ts';
import { emptyState, type RecordState } from '../../../core/sync/record-state.ts';
import type { Stamp } from '../../../core/sync/write.ts';
import type { Envelope, Push, PushAnswer, Row, SimulatedHead, SimulatedServer } from './simulated-server.ts';

/** Everything a computer has on its disk; a restore from backup brings an old one back. */
interface Disk {
  life: number;
  hasMet: boolean;
  n: number;
  acknowledged: number;
  cursor: number;
  known: SimulatedHead | null;
  records: Map<number, RecordState>;
  outbox: Map<number, OutboxEntry>;
  offers: Map<number, Envelope>;
  /** Which states of the server each record has merged. */
  merged: Map<number, ReadonlyMap<string, StateMark>>;
}

const copyOf = (disk: Disk): Disk => ({
  ...disk,
  records: new Map(disk.records),
  outbox: new Map(disk.outbox),
  offers: new Map(disk.offers),
  merged: new Map(disk.merged),
});

/** Chance and the counters that are outside every computer's disk. */
export interface Surroundings {
  hashes: number;
  lives: number;
  /** Lives begun after the first contact with a server, and disks gone back. */
  rebirths: number;
}

const limit = { maxCount: 100, maxBytes: 1_000_000 };

/** One computer, deciding by the rules of `core/sync`. Each method is one transaction. */
export class SimulatedDevice {
  private readonly id: number;
  private readonly surroundings: Surroundings;
  private disk: Disk;
  private backup: Disk;

  constructor(id: number, surroundings: Surroundings) {
    this.id = id;
    this.surroundings = surroundings;
    this.disk = {
      life: ++surroundings.lives,
      hasMet: false,
      n: 0,
      acknowledged: 0,
      cursor: 0,
      known: null,
      records: new Map(),
      outbox: new Map(),
      offers: new Map(),
      merged: new Map(),
    };
    this.backup = copyOf(this.disk);
  }

  get replica(): string {
    return `${this.id}.${this.disk.life}`;
  }

  get waiting(): number {
    return this.disk.outbox.size;
  }

  get records(): ReadonlyMap<number, RecordState> {
    return this.disk.records;
  }

  stateOf(record: number): RecordState {
    return this.disk.records.get(record) ?? emptyState;
  }

  takeBackup(): void {
    this.backup = copyOf(this.disk);
  }

  restore(): void {
    this.disk = copyOf(this.backup);
    this.surroundings.rebirths += 1;
  }

  change(
    record: number,
    act: (state: RecordState, stamp: Stamp) => RecordState,
    by: string,
    at: string,
  ): void {
    const dot = { replica: this.replica, n: ++this.disk.n };
    this.disk.records.set(record, act(this.stateOf(record), { dot, by, at }));
    this.markChanged(record);
  }

  /** A pull never overtakes a push whose answer is missing. */
  get hasUnansweredPush(): boolean {
    return this.disk.known !== null && this.disk.offers.size > 0;
  }

  /** Seals what waits, and says what one push holds. Retries hold the same envelopes. */
  nextPush(): Push | null {
    if (this.disk.known === null) return null;
    for (const [record, entry] of this.disk.outbox) if (entry.offer === null) this.seal(record, entry);
    const envelopes = nextBatch([...this.disk.outbox.values()], limit).flatMap(
      ({ recordId }) => this.disk.offers.get(Number(recordId)) ?? [],
    );
    const { known, acknowledged } = this.disk;
    return { known, replica: this.replica, acknowledged, envelopes };
  }

  takePushAnswer(answer: PushAnswer): void {
    if ('refused' in answer) {
      if (answer.refused === 'head-unknown') this.forgetServer();
      else this.beginLife();
      return;
    }
    for (const envelope of answer.accepted) this.acknowledge(envelope);
    this.disk.known = answer.head;
  }

  /** Asks for what is new; `null` when the server no longer knows what this computer remembers of it. */
  pullFrom(server: SimulatedServer): Row[] | null {
    return server.isKnown(this.disk.known) ? server.after(this.disk.cursor) : null;
  }

  /** Applies a page of a pull; `head` is the server's chain where the page ends. */
  takeRows(rows: readonly Row[], head: SimulatedHead): void {
    if (this.disk.known === null) this.meetServer();
    for (const row of rows) {
      this.takeState(row.record, row.state);
      const merged = new Map(this.disk.merged.get(row.record)).set(row.replica, { n: row.n, hash: row.hash });
      this.disk.merged.set(row.record, merged);
    }
    this.disk.cursor = Math.max(this.disk.cursor, head.cursor);
    if (head.cursor >= (this.disk.known?.cursor ?? 0)) this.disk.known = head;
  }

  /** What a hand-over file holds: writes no server has acknowledged are told under a life of the file's own. */
  handOver(): ReadonlyMap<number, RecordState> {
    if (this.hasUnansweredPush) this.beginLife();
    const to = `${this.id}.${++this.surroundings.lives}`;
    let lastN = 0;
    for (const [record, entry] of this.disk.outbox) {
      const { acknowledged } = entry;
      const before = this.stateOf(record);
      const told = beginLife(before, { from: this.replica, acknowledged, to, lastN });
      lastN = told.lastN;
      if (told.state === before) continue;
      this.disk.records.set(record, told.state);
      this.markChanged(record);
    }
    return this.disk.records;
  }

  /** Reads a hand-over file; what was news is offered to the server too. */
  takeHandOver(states: ReadonlyMap<number, RecordState>): void {
    for (const [record, state] of states) if (this.takeState(record, state)) this.markChanged(record);
  }

  /** The server is not where it was: nothing remembered of it counts. */
  forgetServer(): void {
    Object.assign(this.disk, { cursor: 0, known: null });
  }

  /** First contact with a server, or with a restored one: a new life, and everything is offered. */
  private meetServer(): void {
    this.beginLife();
    this.disk.hasMet = true;
    for (const record of this.disk.records.keys()) this.markChanged(record);
  }

  private beginLife(): void {
    const { disk } = this;
    const from = this.replica;
    disk.life = ++this.surroundings.lives;
    if (this.disk.hasMet) this.surroundings.rebirths += 1;
    let lastN = 0;
    for (const [record, { acknowledged }] of disk.outbox) {
      const told = beginLife(this.stateOf(record), { from, to: this.replica, acknowledged, lastN });
      lastN = told.lastN;
      disk.records.set(record, told.state);
      disk.outbox.set(record, noteChange(String(record), undefined, 0));
    }
    Object.assign(disk, { n: lastN, acknowledged: 0, offers: new Map() });
  }

  private takeState(record: number, state: RecordState): boolean {
    const { replica, disk } = this;
    if (knowsMoreOfUs(state.vector, { replica, acknowledged: disk.acknowledged })) this.beginLife();
    const before = this.stateOf(record);
    const after = merge(before, state);
    this.disk.records.set(record, after);
    return after !== before;
  }

  private markChanged(record: number): void {
    const entry = this.disk.outbox.get(record);
    const own = this.disk.merged.get(record)?.get(this.replica)?.n ?? 0;
    this.disk.outbox.set(record, noteChange(String(record), entry, own));
  }

  private seal(record: number, entry: OutboxEntry): void {
    const n = ++this.disk.n;
    const hash = String(++this.surroundings.hashes);
    const { replica } = this;
    const covers = this.disk.merged.get(record) ?? new Map();
    this.disk.offers.set(record, { record, replica, n, hash, state: this.stateOf(record), covers });
    this.disk.outbox.set(record, { ...entry, offer: { n, hash, sizeBytes: 1 }, changedSince: false });
  }

  private acknowledge({ record, replica, n, hash, covers }: Envelope): void {
    const entry = this.disk.outbox.get(record);
    if (entry === undefined || replica !== this.replica) return;
    const left = afterReceipt(entry, { n, hash });
    if (left === entry) return;
    this.disk.offers.delete(record);
    const merged = [...(this.disk.merged.get(record) ?? [])].filter(
      ([other, mark]) => covers.get(other)?.n !== mark.n,
    );
    this.disk.merged.set(record, new Map([...merged, [replica, { n, hash }]]));
    this.disk.acknowledged = Math.max(this.disk.acknowledged, n);
    if (left === null) this.disk.outbox.delete(record);
    else this.disk.outbox.set(record, left);
  }
}
