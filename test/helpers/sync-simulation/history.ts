import type { RecordState } from '../../../core/sync/record-state.ts';
import { addNote, keep, remove, type Stamp, write } from '../../../core/sync/write.ts';
import { seededBytes } from '../seeded-bytes.ts';
import { actsIn, Oracle } from './oracle.ts';
import { SimulatedDevice, type Surroundings } from './simulated-device.ts';
import { type Push, SimulatedServer } from './simulated-server.ts';

const kinds = [
  ...Array<'write'>(34).fill('write'),
  ...Array<'note'>(6).fill('note'),
  ...Array<'remove'>(3).fill('remove'),
  ...Array<'keep'>(3).fill('keep'),
  ...Array<'push'>(18).fill('push'),
  ...Array<'pull'>(15).fill('pull'),
  ...Array<'hand-over'>(6).fill('hand-over'),
  ...Array<'late-push'>(4).fill('late-push'),
  ...Array<'clog'>(3).fill('clog'),
  ...Array<'unclog'>(4).fill('unclog'),
  ...Array<'clock-jump'>(3).fill('clock-jump'),
  ...Array<'device-backup'>(2).fill('device-backup'),
  ...Array<'device-restore'>(2).fill('device-restore'),
  ...Array<'server-backup'>(2).fill('server-backup'),
  ...Array<'server-restore'>(2).fill('server-restore'),
];

/** One operation. `a` and `b` are numbers of chance that it uses as it likes, so each stands alone in a shorter history. */
export interface Operation {
  readonly kind: (typeof kinds)[number];
  readonly device: number;
  readonly record: number;
  readonly a: number;
  readonly b: number;
}

/** Which disks go back: none, computers only, the server without anybody telling, both with the restore command. */
type Restores = 'none' | 'devices' | 'server-untold' | 'all';
const restoreModes: readonly Restores[] = ['none', 'devices', 'server-untold', 'all'];

export interface History {
  readonly devices: number;
  readonly restores: Restores;
  readonly operations: readonly Operation[];
}

const records = 3;
const chanceSpan = 2 ** 30;

/** The history that belongs to a seed: 2 to 20 computers. */
export function historyOf(seed: number, length: number): History {
  const { below } = seededBytes(seed);
  const restores = restoreModes[below(restoreModes.length)] ?? 'none';
  const devices = 2 + below(19);
  const operations = Array.from(
    { length },
    (): Operation => ({
      kind: kinds[below(kinds.length)] ?? 'write',
      device: below(devices),
      record: below(records),
      a: below(chanceSpan),
      b: below(chanceSpan),
    }),
  );
  return { devices, restores, operations };
}

/** A computer that syncs often enough has nothing left to do after this many rounds. */
const mostRounds = 8;

class Run {
  private readonly server = new SimulatedServer();
  private readonly oracle = new Oracle();
  private readonly devices: SimulatedDevice[];
  private readonly restores: Restores;
  private readonly backupAt: number[];
  private readonly surroundings: Surroundings = { hashes: 0, lives: 0, rebirths: 0 };
  private readonly delayed: Push[] = [];
  /** Computers whose link is stopped: requests leave and nothing arrives. */
  private readonly clogged = new Set<SimulatedDevice>();
  private clockMs = Date.UTC(2026, 10, 1);

  constructor({ devices, restores }: History) {
    this.devices = Array.from({ length: devices }, (_, id) => new SimulatedDevice(id, this.surroundings));
    this.backupAt = this.devices.map(() => 0);
    this.restores = restores;
  }

  apply(operation: Operation): void {
    const index = operation.device % this.devices.length;
    const device = this.devices[index];
    if (device !== undefined) this.does(operation, index, device);
  }

  /** Everybody is online and well: sync until nobody has anything to say. */
  verdict(): string | null {
    this.clogged.clear();
    for (let round = 0; round < mostRounds; round += 1) {
      for (const device of this.devices) this.push(device, 0);
      for (const device of this.devices) this.pull(device, 0, 0);
      const isDone = this.devices.every(
        device => device.waiting === 0 && (device.pullFrom(this.server)?.length ?? 1) === 0,
      );
      if (isDone) break;
    }
    return this.oracle.verdict(this.devices, this.surroundings.rebirths > 0);
  }

  private does({ kind, record, a, b }: Operation, index: number, device: SimulatedDevice): void {
    const acts: Readonly<Record<Operation['kind'], () => unknown>> = {
      write: () => this.change('write', { record, a, index, device }),
      note: () => this.change('note', { record, a, index, device }),
      remove: () => this.change('remove', { record, a, index, device }),
      keep: () => this.change('keep', { record, a, index, device }),
      push: () => this.push(device, a),
      pull: () => this.pull(device, a, b),
      'hand-over': () => this.devices[a % this.devices.length]?.takeHandOver(device.handOver()),
      clog: () => this.clogged.add(device),
      unclog: () => this.clogged.delete(device),
      'late-push': () => this.deliverLate(a),
      'clock-jump': () => {
        this.clockMs = Date.UTC(2016 + (a % 20), 2, 29, 1, 59, 59, 999);
      },
      'device-backup': () => {
        device.takeBackup();
        this.backupAt[index] = this.oracle.next;
      },
      'device-restore': () => this.restoreDevice(index, device),
      'server-backup': () => this.server.takeBackup(),
      'server-restore': () => this.restoreServer(),
    };
    acts[kind]();
  }

  private deliverLate(a: number): void {
    const late = this.delayed[a % Math.max(1, this.delayed.length)];
    if (late !== undefined) this.server.push(late);
  }

  private change(
    kind: 'write' | 'note' | 'remove' | 'keep',
    { record, a, index, device }: { record: number; a: number; index: number; device: SimulatedDevice },
  ): void {
    const number = this.oracle.next;
    const field = ['phone', 'status', 'language'][a % 3] ?? 'phone';
    const before = device.stateOf(record);
    const seenIn = (name: string): number[] => (before.fields[name] ?? []).map(({ by }) => Number(by));
    const deletions = before.deletion.map(({ by }) => Number(by));
    const acts = {
      write: [(s: RecordState, stamp: Stamp) => write(s, stamp, { [field]: number }), seenIn(field)],
      note: [
        (s: RecordState, stamp: Stamp) => addNote(s, stamp, { id: `${number}`, amends: null, text: '' }),
        [],
      ],
      remove: [(s: RecordState, stamp: Stamp) => remove(s, stamp), actsIn(before)],
      keep: [
        (s: RecordState, stamp: Stamp) => keep(s, stamp, { status: number }),
        [...deletions, ...seenIn('status')],
      ],
    } as const;
    const [act, replaced] = acts[kind];
    device.change(record, act, String(number), new Date(this.clockMs).toISOString());
    this.oracle.wrote(index, replaced);
  }

  /** Six in ten go well; else the request is lost, comes late, comes twice, or the answer is lost (or the program dies). */
  private push(device: SimulatedDevice, a: number): void {
    const push = device.nextPush();
    if (push === null) {
      this.pull(device, 0, 0);
      return;
    }
    const fate = a % 10;
    if (fate >= 8) this.delayed.push(push);
    if (fate === 7 || fate === 9 || this.clogged.has(device)) return;
    const answer = this.server.push(push);
    if (fate === 6) return;
    if (fate === 5) this.server.push(push);
    if ('accepted' in answer) for (const { state } of answer.accepted) this.oracle.acknowledged(state);
    device.takePushAnswer(answer);
  }

  /** Rows come in order, backwards, only in part (the program dies between pages), or not at all. */
  private pull(device: SimulatedDevice, a: number, b: number): void {
    if (this.clogged.has(device)) return;
    if (device.hasUnansweredPush) this.push(device, 0);
    const rows = device.pullFrom(this.server);
    if (rows === null) {
      device.forgetServer();
      return;
    }
    const fate = a % 8;
    if (fate === 7) return;
    if (fate === 6 && rows.length > 1) {
      const page = rows.slice(0, 1 + (b % (rows.length - 1)));
      device.takeRows(page, this.server.headAt(page.at(-1)?.cursor ?? 0));
      return;
    }
    device.takeRows(fate === 5 ? rows.toReversed() : rows, this.server.head);
  }

  private restoreDevice(index: number, device: SimulatedDevice): void {
    if (this.restores !== 'devices' && this.restores !== 'all') return;
    device.restore();
    this.oracle.lostDisk(index, this.backupAt[index] ?? 0);
    this.oracle.lostEverywhere(this.devices, this.server);
  }

  private restoreServer(): void {
    if (this.restores !== 'server-untold' && this.restores !== 'all') return;
    this.server.restore(this.restores === 'all');
    this.oracle.lostEverywhere(this.devices, this.server);
  }
}

/** Plays a history and says which law it breaks; null when all hold. An error of the code is a broken law too. */
export function play(history: History): string | null {
  const run = new Run(history);
  try {
    for (const operation of history.operations) run.apply(operation);
    return run.verdict();
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}
