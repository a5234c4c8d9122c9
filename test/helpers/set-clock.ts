import type { Clock } from '../../electron/services/clock.ts';

/** A clock that stands still until it is told otherwise. */
export interface SetClock extends Clock {
  /** Time passes, on both clocks. */
  pass(ms: number): void;
  /** Somebody sets the wall clock; no time passes. */
  setWall(ms: number): void;
}

export function makeSetClock(startMs = Date.UTC(2026, 10, 14, 9)): SetClock {
  let wall = startMs;
  let steady = 1000;
  return {
    wallMs: () => wall,
    steadyMs: () => steady,
    pass: ms => {
      wall += ms;
      steady += ms;
    },
    setWall: ms => {
      wall = ms;
    },
  };
}
