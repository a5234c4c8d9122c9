import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { JournalState } from '../../core/host/contract.ts';
import { freeNameBeside, removeFile } from './atomic-file.ts';
import type { Disk } from './disk.ts';
import { onDisk } from './disk-error.ts';
import { type Exclusive, makeExclusive } from './exclusive.ts';
import { copyFile } from './file-copy.ts';
import { type FrameRange, type JournalFile, requireFrames, type Tip } from './journal-file.ts';
import { besideOf, createEmpty, keepPrevious } from './journal-rewrite.ts';

interface Waiting {
  readonly frames: readonly Uint8Array[];
  readonly resolve: (tip: Tip) => void;
  readonly reject: (error: unknown) => void;
}

/** What was wrong with the file when it was opened. */
export interface Finding {
  readonly condition: JournalState['condition'];
  readonly lostBytes: number;
  readonly headerBroken: boolean;
}

interface JournalParts {
  readonly disk: Disk;
  readonly target: string;
  readonly live: JournalFile;
  readonly finding: Finding;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const nothingFound: Finding = { condition: 'good', lostBytes: 0, headerBroken: false };

/**
 * The append-only file in which every saved record stands as ciphertext before the screen says "saved".
 * All calls may be made at once; they run one after another, and appends that wait together share one flush.
 * Throws `disk-full`, `disk-read-only`, `disk-failed`; after a failed append the file is as before, and the journal
 * works on as soon as the disk does. Made by {@link openJournal}.
 */
export class Journal {
  readonly #disk: Disk;
  readonly #target: string;
  readonly #exclusive: Exclusive = makeExclusive();
  readonly #waiting: Waiting[] = [];
  #live: JournalFile;
  #finding: Finding;
  /** The damaged file stands as it was found: it is copied aside, then cut, before the first write. */
  #mustSetAside: boolean;
  #mustRepair: boolean;
  #fresh: JournalFile | null = null;

  constructor({ disk, target, live, finding }: JournalParts) {
    this.#disk = disk;
    this.#target = target;
    this.#live = live;
    this.#finding = finding;
    this.#mustSetAside = finding.condition === 'damaged';
    this.#mustRepair = this.#mustSetAside;
  }

  /** State of the file with everything flushed so far; condition and lost bytes are those of the start. */
  describe(): JournalState {
    const { count, head } = this.#live.tip;
    const { condition, lostBytes } = this.#finding;
    return { count, sizeBytes: this.#live.endBytes, head: hex(head), condition, lostBytes };
  }

  /** The same once everything asked for so far has ended: whether an append whose answer got lost was kept. */
  describeSettled(): Promise<JournalState> {
    return this.#exclusive(async () => this.describe());
  }

  /** Adds frames in order; resolves after they are flushed, with count and head after them. Ends an unfinished rewrite. */
  async append(frames: readonly Uint8Array[]): Promise<{ count: number; head: string }> {
    requireFrames(frames);
    const tip = await new Promise<Tip>((resolve, reject) => {
      this.#waiting.push({ frames, resolve, reject });
      this.#exclusive(() => this.#drain()).catch(reject);
    });
    return { count: tip.count, head: hex(tip.head) };
  }

  async #drain(): Promise<void> {
    const group = this.#waiting.splice(0);
    if (group.length === 0 || (await this.#tryGroup(group, group.length === 1))) return;
    // Together they did not fit; one by one, each gets its own answer.
    for (const one of group) await this.#tryGroup([one], true);
  }

  /** Whether everybody in the group has an answer now; without `lastTry` a failure is told to nobody. */
  async #tryGroup(group: readonly Waiting[], lastTry: boolean): Promise<boolean> {
    try {
      const tips = await onDisk(() => this.#addGroups(group.map(one => one.frames)));
      group.forEach((one, i) => {
        one.resolve(tips[i] ?? this.#live.tip);
      });
      return true;
    } catch (error) {
      if (lastTry) for (const one of group) one.reject(error);
      return lastTry;
    }
  }

  async #addGroups(groups: readonly (readonly Uint8Array[])[]): Promise<Tip[]> {
    await this.#dropFresh();
    await this.#prepareToWrite();
    return this.#live.add(groups);
  }

  async #prepareToWrite(): Promise<void> {
    if (this.#mustSetAside) {
      await copyFile(this.#disk, this.#target, await freeNameBeside(this.#disk, this.#target, 'damaged'));
      this.#mustSetAside = false;
    }
    if (this.#mustRepair) {
      await this.#live.repair(this.#finding.headerBroken);
      this.#mustRepair = false;
    }
  }

  /** Frames from number `from`; see the contract. Throws `journal-damaged` {count} when a frame has changed since the start. */
  read(from: number, maxBytes: number): Promise<FrameRange> {
    return this.#alone(() => this.#live.read(from, maxBytes));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#exclusive(() => onDisk(work));
  }

  /** Starts a new journal beside this one; an unfinished one is thrown away. */
  beginRewrite(): Promise<void> {
    return this.#alone(async () => {
      await this.#dropFresh();
      await removeFile(this.#disk, besideOf(this.#target));
      this.#fresh = await createEmpty(this.#disk, besideOf(this.#target));
    });
  }

  /** Adds frames to the new journal. Throws `journal-busy` when none was begun, or an append or a failure has ended it. */
  async appendRewrite(frames: readonly Uint8Array[]): Promise<void> {
    requireFrames(frames);
    return this.#onFresh(async fresh => {
      await fresh.add([frames], false);
    });
  }

  /** Puts the new journal in the old one's place; the old one stays as `.previous`. Throws as {@link Journal.appendRewrite}. */
  commitRewrite(): Promise<JournalState> {
    return this.#onFresh(async fresh => {
      await fresh.sync();
      if (this.#mustSetAside) await this.#prepareToWrite();
      await keepPrevious(this.#disk, this.#target);
      await this.#swapIn(fresh);
      return this.describe();
    });
  }

  /** Throws an unfinished new journal away; nothing happens where there is none. */
  abortRewrite(): Promise<void> {
    return this.#alone(() => this.#dropFresh());
  }

  #onFresh<T>(work: (fresh: JournalFile) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      const fresh = this.#fresh;
      if (fresh === null) throw new AppError('journal-busy');
      try {
        return await work(fresh);
      } catch (error) {
        // A full disk gets its space back; what cannot be removed now is removed by the next begin.
        await this.#dropFresh().catch(() => undefined);
        throw error;
      }
    });
  }

  async #dropFresh(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = null;
    if (fresh === null) return;
    await fresh.close();
    await removeFile(this.#disk, besideOf(this.#target));
  }

  async #swapIn(fresh: JournalFile): Promise<void> {
    // Windows replaces no file that is open.
    await this.#live.close();
    try {
      await this.#disk.rename(besideOf(this.#target), this.#target);
    } catch (error) {
      this.#live.reopen(await this.#disk.open(this.#target, 'write'));
      throw error;
    }
    this.#live = fresh;
    this.#fresh = null;
    this.#finding = nothingFound;
    this.#mustRepair = false;
    await this.#disk.syncFolder(path.dirname(this.#target));
  }

  /** Waits for what is under way, then lets the file go. */
  close(): Promise<void> {
    return this.#alone(async () => {
      await this.#dropFresh();
      await this.#live.close();
    });
  }
}
