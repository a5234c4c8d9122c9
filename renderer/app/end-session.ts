import { justTell } from './hooks/just-tell.ts';
import type { HostClient } from './hooks/services.tsx';

interface EndParts {
  /** Ends the data worker, and every key with it. */
  readonly endWorker: () => void;
  readonly host: Pick<HostClient, 'call'>;
  readonly reload: () => void;
}

/**
 * Ends what an open vault has left in the window. A save that was under way is over with the worker, so nothing may
 * hold the new page back: in a browser the question whether to leave would stand before the open screen until
 * somebody answered it.
 */
export const makeEndSession =
  ({ endWorker, host, reload }: EndParts) =>
  (): void => {
    endWorker();
    justTell(host.call('window.setBusy', { busy: false }));
    reload();
  };
