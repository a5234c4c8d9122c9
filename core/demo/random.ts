import { uuidV7, uuidV7RandomBytes } from '../ids.ts';

/** Repeatable chance for fictional data; never for keys. */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of the items; throws for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** `count` different items (or all, when there are fewer), in random order. */
  some<T>(items: readonly T[], count: number): T[];
  /** A record id made at `atMs`. */
  id(atMs: number): string;
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, good enough for pictures of data. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const [item] = items.slice(between(0, items.length - 1));
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    next,
    between,
    chance: probability => next() < probability,
    pick,
    some: (items, count) => {
      const left = [...items];
      const taken = [];
      while (taken.length < count && left.length > 0) {
        // The last one fills the gap: taking many out of many stays quick.
        const place = between(0, left.length - 1);
        const last = left.pop();
        if (last === undefined) break;
        const taking = place < left.length ? left.splice(place, 1, last) : [last];
        taken.push(...taking);
      }
      return taken;
    },
    id: atMs =>
      uuidV7(
        atMs,
        Uint8Array.from({ length: uuidV7RandomBytes }, () => between(0, 255)),
      ),
  };
}
