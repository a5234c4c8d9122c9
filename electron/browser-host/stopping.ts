/** How long the window may take to put a draft away, and how long a save under way may hold the end up. */
const confirmMs = 4000;
const busyMs = 30_000;

/** The window, as the end of the host sees it. */
export interface Asked {
  /** Tells it to put everything away; false where there is none. */
  ask(): boolean;
  whenGone(): Promise<void>;
}

export interface Stopping {
  readonly whileCalling: <T>(work: () => Promise<T>) => Promise<T>;
  setBusy(busy: boolean): void;
  /** The window has put everything away. */
  confirm(): void;
  /** Asks the window to put everything away, waits for its word or its end, then for every call under way. */
  finish(window: Asked): Promise<void>;
}

const sleep = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms);
  });

/** The orderly end: nothing that was asked for is cut off. */
export function makeStopping(): Stopping {
  const underWay = new Set<Promise<unknown>>();
  let busy = false;
  let wake = (): void => undefined;
  const quiet = new Promise<void>(resolve => {
    wake = resolve;
  });
  return {
    whileCalling: async work => {
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    setBusy: value => {
      busy = value;
    },
    confirm: () => wake(),
    finish: async window => {
      if (window.ask()) {
        const isDone = Promise.race([quiet, window.whenGone()]);
        await Promise.race([isDone, sleep(confirmMs)]);
        if (busy) await Promise.race([isDone, sleep(busyMs)]);
      }
      await Promise.allSettled([...underWay]);
    },
  };
}
