import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { justTell } from './just-tell.ts';
import { useServices } from './services.tsx';

type PutAway = () => Promise<unknown>;

/** Longest wait for drafts to reach the disk before the keys go away: a lock must not hang. SECURITY.md A10: 1 s. */
const lockMs = 800;
/** Longest wait before the window closes. The host waits as long as a save is under way; a dead disk must not hold it for ever. */
const closeMs = 30_000;

export type SaveState = 'saved' | 'saving' | 'not-saved';

interface Session {
  readonly saveState: SaveState;
  /** Follows a save: the status bar and the host know it is under way, and how it ended. */
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Puts drafts away and locks. */
  lock(): void;
  /** What must reach the disk before a lock or before the window closes. */
  beforeEnd(putAway: PutAway): () => void;
  /** Puts everything away before the window closes; resolves when done, or when the disk has had its time. */
  putAway(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

const after = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/** What lasts from unlocking to locking: the state of saving, and the way out. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const { host, store, endSession } = useServices();
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const running = useRef(0);
  const toPutAway = useRef(new Set<PutAway>());
  const isEnding = useRef(false);

  const track = useCallback(
    async <Value,>(work: Promise<Value>): Promise<Value> => {
      running.current += 1;
      setSaveState('saving');
      if (running.current === 1) justTell(host.call('window.setBusy', { busy: true }));
      let outcome: SaveState = 'not-saved';
      try {
        const value = await work;
        outcome = 'saved';
        return value;
      } finally {
        running.current -= 1;
        if (running.current === 0) justTell(host.call('window.setBusy', { busy: false }));
        setSaveState(running.current > 0 ? 'saving' : outcome);
      }
    },
    [host],
  );

  const putAllAway = useCallback(
    async (longestMs: number) => {
      const all = Promise.allSettled([...toPutAway.current].map(put => put()));
      const settled = all.then(() => store.call('store.settle', {}));
      await Promise.race([Promise.allSettled([settled]), after(longestMs)]);
    },
    [store],
  );
  const putAway = useCallback(() => putAllAway(closeMs), [putAllAway]);

  const lock = useCallback(() => {
    if (isEnding.current) return;
    isEnding.current = true;
    void putAllAway(lockMs).finally(endSession);
  }, [putAllAway, endSession]);

  const beforeEnd = useCallback((put: PutAway) => {
    toPutAway.current.add(put);
    return () => {
      toPutAway.current.delete(put);
    };
  }, []);

  const session = useMemo(
    () => ({ saveState, track, lock, beforeEnd, putAway }),
    [saveState, track, lock, beforeEnd, putAway],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no SessionProvider above this component');
  return session;
}

/** Runs `putAway` before the program locks or closes, while this component is on screen. */
export function useBeforeEnd(putAway: PutAway): void {
  const { beforeEnd } = useSession();
  const latest = useRef(putAway);
  latest.current = putAway;
  useEffect(() => beforeEnd(() => latest.current()), [beforeEnd]);
}
