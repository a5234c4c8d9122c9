/** How long the window may take to put a draft away, and how long a save under way may hold the end up. */
const confirmMs = 4000;
const busyMs = 30_000;

export interface Stopping {
  readonly whileCalling: <T>(work: () => Promise<T>) => Promise<T>;
  setBusy(busy: boolean): void;
  /** The window has put everything away. */
  confirm(): void;
  /** Asks the window with `ask`, then waits for it and for every call under way. */
  finish(ask: () => boolean): Promise<void>;
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
    finish: async ask => {
      if (ask()) {
        await Promise.race([quiet, sleep(confirmMs)]);
        if (busy) await Promise.race([quiet, sleep(busyMs)]);
      }
      await Promise.allSettled([...underWay]);
    },
  };
}
