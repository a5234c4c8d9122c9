import path from 'node:path';
import type { Disk, DiskFile } from '../../electron/services/disk.ts';
import type { SeededBytes } from './seeded-bytes.ts';

/** Sectors are written whole or not at all, in any order, until a flush. */
const sectorBytes = 512;

type Change =
  | { readonly what: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly what: 'truncate'; readonly size: number };

interface Inode {
  live: Uint8Array;
  durable: Uint8Array;
  pending: Change[];
}

type Entries = Map<string, Inode>;

const nodeError = (code: string): Error => Object.assign(new Error(code), { code });

function apply(content: Uint8Array, change: Change): Uint8Array {
  if (change.what === 'truncate') {
    const cut = new Uint8Array(change.size);
    cut.set(content.subarray(0, change.size));
    return cut;
  }
  const grown = new Uint8Array(Math.max(content.length, change.at + change.bytes.length));
  grown.set(content);
  grown.set(change.bytes, change.at);
  return grown;
}

/** The sectors of a write, each a change of its own. */
function sectorsOf(change: Change): Change[] {
  if (change.what === 'truncate') return [change];
  const parts: Change[] = [];
  for (let at = 0; at < change.bytes.length; ) {
    const end = at + sectorBytes - ((change.at + at) % sectorBytes);
    parts.push({ what: 'write', at: change.at + at, bytes: change.bytes.subarray(at, end) });
    at = end;
  }
  return parts;
}

/**
 * A disk in memory that forgets like a real one when the power goes: of what was not flushed any sector may be there
 * or not, and of names made or changed since the folder's last flush only the first few, in order.
 */
export class PowerLossDisk implements Disk {
  readonly #chance: SeededBytes;
  #entries: Entries = new Map();
  #durableEntries: Entries = new Map();
  #pendingNames: ((entries: Entries) => void)[] = [];
  #stepsLeft = Number.POSITIVE_INFINITY;

  constructor(chance: SeededBytes) {
    this.#chance = chance;
  }

  /** From now on so many changes reach the disk; every call after them fails. */
  cutPowerAfter(steps: number): void {
    this.#stepsLeft = steps;
  }

  get isOff(): boolean {
    return this.#stepsLeft < 0;
  }

  /** The power is back: what is there is what had survived. */
  restart(): void {
    this.#stepsLeft = Number.POSITIVE_INFINITY;
    for (const change of this.#pendingNames.slice(0, this.#chance.below(this.#pendingNames.length + 1))) {
      change(this.#durableEntries);
    }
    this.#pendingNames = [];
    for (const inode of new Set(this.#durableEntries.values())) this.#forget(inode);
    this.#entries = new Map(this.#durableEntries);
  }

  #forget(inode: Inode): void {
    for (const part of inode.pending.flatMap(sectorsOf)) {
      if (this.#chance.below(2) === 0) inode.durable = apply(inode.durable, part);
    }
    inode.pending = [];
    inode.live = inode.durable;
  }

  #step(): void {
    this.#stepsLeft -= 1;
    if (this.isOff) throw nodeError('EIO');
  }

  #rename(change: (entries: Entries) => void): void {
    this.#step();
    change(this.#entries);
    this.#pendingNames.push(change);
  }

  #inodeAt(target: string): Inode {
    const inode = this.#entries.get(path.basename(target));
    if (inode === undefined) throw nodeError('ENOENT');
    return inode;
  }

  async open(target: string, mode: 'read' | 'write' | 'create'): Promise<DiskFile> {
    const name = path.basename(target);
    if (mode !== 'create') return this.#fileOf(this.#inodeAt(target));
    if (this.#entries.has(name)) throw nodeError('EEXIST');
    const inode: Inode = { live: new Uint8Array(0), durable: new Uint8Array(0), pending: [] };
    this.#rename(entries => entries.set(name, inode));
    return this.#fileOf(inode);
  }

  #fileOf(inode: Inode): DiskFile {
    const change = (next: Change): void => {
      this.#step();
      inode.live = apply(inode.live, next);
      inode.pending.push(next);
    };
    return {
      sizeBytes: async () => inode.live.length,
      read: async (buffer, position) => {
        const part = inode.live.subarray(position, position + buffer.length);
        buffer.set(part);
        return part.length;
      },
      write: async (bytes, position) => change({ what: 'write', at: position, bytes: bytes.slice() }),
      truncate: async size => change({ what: 'truncate', size }),
      sync: async () => {
        this.#step();
        inode.durable = inode.live;
        inode.pending = [];
      },
      close: async () => undefined,
    };
  }

  async list(): Promise<string[]> {
    return [...this.#entries.keys()];
  }

  async makeFolder(): Promise<void> {
    this.#step();
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#inodeAt(from);
    this.#rename(entries => {
      entries.delete(path.basename(from));
      entries.set(path.basename(to), inode);
    });
  }

  async link(from: string, to: string): Promise<void> {
    const inode = this.#inodeAt(from);
    if (this.#entries.has(path.basename(to))) throw nodeError('EEXIST');
    this.#rename(entries => entries.set(path.basename(to), inode));
  }

  async remove(target: string): Promise<void> {
    this.#inodeAt(target);
    this.#rename(entries => entries.delete(path.basename(target)));
  }

  async syncFolder(): Promise<void> {
    this.#step();
    this.#durableEntries = new Map(this.#entries);
    this.#pendingNames = [];
  }
}
