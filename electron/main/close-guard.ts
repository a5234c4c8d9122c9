import type { BrowserWindow } from 'electron';
import type { HostEvent } from '../../core/host/contract.ts';

/** How long the page may take to put a draft and a running save away before the window closes all the same. */
const closeWaitMs = 4000;

export interface CloseGuard {
  /** The page has put everything away. */
  confirm(): void;
  /** A save is under way: closing waits for it, as long as the page lives. */
  setBusy(busy: boolean): void;
}

interface CloseGuardParts {
  readonly window: Pick<BrowserWindow, 'on' | 'destroy' | 'isDestroyed'>;
  readonly send: (event: HostEvent) => void;
  readonly setTimer: (work: () => void, ms: number) => void;
}

/**
 * Closing the window first asks the page to put everything away; the window goes when the page confirms, or after
 * {@link closeWaitMs} when it no longer answers and no save is under way.
 */
export function guardClosing({ window, send, setTimer }: CloseGuardParts): CloseGuard {
  let asked = false;
  let busy = false;
  const destroy = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  const giveUpLater = (): void =>
    setTimer(() => {
      if (busy) giveUpLater();
      else destroy();
    }, closeWaitMs);
  window.on('close', event => {
    event.preventDefault();
    if (asked) return;
    asked = true;
    send({ type: 'close-requested' });
    giveUpLater();
  });
  return {
    confirm: () => {
      busy = false;
      if (asked) destroy();
    },
    setBusy: value => {
      busy = value;
    },
  };
}
