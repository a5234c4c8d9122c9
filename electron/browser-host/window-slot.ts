import type { HostEvent } from '../../core/host/contract.ts';

/** The open event stream of a page. */
export interface EventStream {
  write(text: string): void;
  onClosed(listener: () => void): void;
}

export interface WindowSlot {
  /** Makes this the one window, waiting a little for the window before it to go (a reload). False when it stays. */
  take(id: string, stream: EventStream): Promise<boolean>;
  isLive(id: string): boolean;
  hasWindow(): boolean;
  /** Waits a little for the window to go; false when it stays. */
  isFree(): Promise<boolean>;
  /** Resolves once no window is live. */
  whenFree(): Promise<void>;
  /** Tells the window; false where there is none. */
  send(event: HostEvent): boolean;
}

interface SlotParts {
  /** How long to wait for a window that is about to go. */
  readonly patienceMs: number;
  readonly setTimer: (work: () => void, ms: number) => () => void;
}

/**
 * Two windows would be two data workers writing one journal, so the host serves one at a time: the one whose event
 * stream is open. The browser closes the stream when the tab closes, reloads or crashes.
 */
export function makeWindowSlot({ patienceMs, setTimer }: SlotParts): WindowSlot {
  let live: { readonly id: string; readonly stream: EventStream } | null = null;
  const waiting: (() => void)[] = [];

  const release = (stream: EventStream): void => {
    if (live?.stream !== stream) return;
    live = null;
    for (const wake of waiting.splice(0)) wake();
  };
  const whenFree = async (): Promise<void> => {
    if (live !== null) await new Promise<void>(resolve => waiting.push(resolve));
  };
  const isFree = async (): Promise<boolean> => {
    if (live === null) return true;
    await new Promise<void>(resolve => {
      const stopTimer = setTimer(resolve, patienceMs);
      waiting.push(() => {
        stopTimer();
        resolve();
      });
    });
    return live === null;
  };
  return {
    take: async (id, stream) => {
      let isClosed = false;
      stream.onClosed(() => {
        isClosed = true;
        release(stream);
      });
      // Another that waited too may have been quicker: then `live` is taken again.
      if (!(await isFree()) || live !== null || isClosed) return false;
      live = { id, stream };
      return true;
    },
    isLive: id => live?.id === id,
    hasWindow: () => live !== null,
    isFree,
    whenFree,
    send: event => {
      live?.stream.write(`data: ${JSON.stringify(event)}\n\n`);
      return live !== null;
    },
  };
}
