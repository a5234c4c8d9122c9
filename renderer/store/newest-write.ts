/** Writes one value after another, one at a time; of those that wait only the newest is written. */
export interface NewestWrite<T> {
  /** Resolves when this value or a newer one is written; rejects with what that write threw. */
  put(value: T): Promise<void>;
  /** Resolves when nothing is being written or waits. */
  settle(): Promise<void>;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** `write` is never called again before its last promise has settled. */
export function makeNewestWrite<T>(write: (value: T) => Promise<void>): NewestWrite<T> {
  let next: { readonly value: T; readonly waiters: Waiter[] } | null = null;
  let running: Promise<void> | null = null;

  const pump = async (): Promise<void> => {
    while (next !== null) {
      const { value, waiters } = next;
      next = null;
      try {
        await write(value);
        for (const waiter of waiters) waiter.resolve();
      } catch (error) {
        for (const waiter of waiters) waiter.reject(error);
      }
    }
    running = null;
  };

  return {
    put: value =>
      new Promise((resolve, reject) => {
        next = { value, waiters: [...(next?.waiters ?? []), { resolve, reject }] };
        running ??= pump();
      }),
    settle: async () => {
      await running;
    },
  };
}
