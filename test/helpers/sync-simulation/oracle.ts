import { isSameState } from '../../../core/sync/merge.ts';
import type { RecordState, Written } from '../../../core/sync/record-state.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { SimulatedServer } from './simulated-server.ts';

/** One write of the history; its number is the value that was written. */
interface Act {
  readonly author: number;
  readonly replacedBy: number[];
  /** False once every copy of it was lost with a disk: nobody can ask for it back. */
  isRequired: boolean;
  isAcknowledged: boolean;
}

const numbersOf = (register: readonly Written<unknown>[]): number[] => register.map(({ by }) => Number(by));

/** The numbers of everything a state holds. */
export const actsIn = (state: RecordState): number[] => [
  ...Object.values(state.fields).flatMap(numbersOf),
  ...numbersOf(state.notes),
  ...numbersOf(state.deletion),
];

/** What an onlooker who forgets nothing knows of a history, and the laws it holds the computers to. */
export class Oracle {
  private readonly acts: Act[] = [];

  get next(): number {
    return this.acts.length;
  }

  wrote(author: number, replaced: readonly number[]): void {
    const number = this.next;
    this.acts.push({ author, replacedBy: [], isRequired: true, isAcknowledged: false });
    for (const old of replaced) this.acts[old]?.replacedBy.push(number);
  }

  acknowledged(state: RecordState): void {
    for (const number of actsIn(state)) {
      const act = this.acts[number];
      if (act !== undefined) act.isAcknowledged = true;
    }
  }

  /** A computer went back to where it was at act `since`: what it wrote since and nobody acknowledged is gone. */
  lostDisk(author: number, since: number): void {
    for (const act of this.acts.slice(since))
      if (act.author === author && !act.isAcknowledged) act.isRequired = false;
  }

  /** After a restore: what stands nowhere any more, nor anything that replaced it, is gone, acknowledged or not. */
  lostEverywhere(devices: readonly SimulatedDevice[], server: SimulatedServer): void {
    const states = [...server.rows].map(({ state }) => state);
    for (const device of devices) states.push(...device.records.values());
    const survives = this.survivalIn(new Set(states.flatMap(actsIn)));
    for (const [number, act] of this.acts.entries()) if (!survives(number)) act.isRequired = false;
  }

  /**
   * The first law that is broken, in words; null when all hold. Everything was synced before. `mayComeBack`: a
   * computer has begun a new life, after which a replaced value may stand beside its successor as a conflict.
   */
  verdict(devices: readonly SimulatedDevice[], mayComeBack: boolean): string | null {
    const [first, ...others] = devices;
    if (first === undefined) return null;
    if (devices.some(device => device.waiting > 0)) return 'an outbox does not drain';
    for (const device of others) {
      if (device.records.size !== first.records.size) return 'a computer misses a record';
      for (const [record, state] of first.records)
        if (!isSameState(state, device.stateOf(record))) return `record ${record} differs between computers`;
    }
    return this.verdictOn(new Set([...first.records.values()].flatMap(actsIn)), mayComeBack);
  }

  private verdictOn(present: ReadonlySet<number>, mayComeBack: boolean): string | null {
    const survives = this.survivalIn(present);
    for (const [number, act] of this.acts.entries()) {
      if (act.isRequired && !survives(number))
        return `${act.isAcknowledged ? 'acknowledged ' : ''}write ${number} of computer ${act.author} is lost`;
      if (!mayComeBack && present.has(number) && act.replacedBy.length > 0)
        return `write ${number} came back after it was replaced`;
    }
    return null;
  }

  /** Whether a write is among those present, or something is that was written in its place. */
  private survivalIn(present: ReadonlySet<number>): (number: number) => boolean {
    const known = new Map<number, boolean>();
    const survives = (number: number): boolean => {
      const before = known.get(number);
      if (before !== undefined) return before;
      const result = present.has(number) || (this.acts[number]?.replacedBy ?? []).some(survives);
      known.set(number, result);
      return result;
    };
    return survives;
  }
}
