import '../../core/no-generated-code.ts';
import { createBirpc } from 'birpc';
import { Dexie } from 'dexie';
import { AppError } from '../../core/errors.ts';
import { composeStore } from './compose.ts';
import { createHost } from './host.ts';
import { deriveArgon2id } from './kdf.ts';
import { createOpeningHours } from './opening-hours.ts';
import { serve } from './serve.ts';
import { usableIndexedDb } from './usable-indexed-db.ts';
import { isWireMessage, ownFunctionOnly, type WindowFunctions, type WorkerFunctions } from './wire.ts';

// On a loopback address Dexie would write queries to the console.
Dexie.debug = false;

/** How long the worker of the page before may need to end after a reload. */
const handOverMs = 5_000;

/** Held for the life of the worker: two of them would write past each other. Rejects with `profile-in-use`. */
const holdProfile = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const held = navigator.locks.request('drogowskaz', { signal: AbortSignal.timeout(handOverMs) }, () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
    held.catch((error: unknown) => reject(new AppError('profile-in-use', {}, { cause: error })));
  });

const localDay = (instant: string): string => {
  const date = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** Lets what has arrived be answered before the work goes on. A timer would wait 4 ms each time, hundreds of times. */
function makePause(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise(resolve => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

const functions: WorkerFunctions = { call: (name, input) => answer(name, input) };
const page = createBirpc<WindowFunctions, WorkerFunctions>(functions, {
  post: message => postMessage(message),
  on: receive =>
    addEventListener('message', ({ data }) => {
      if (isWireMessage(data)) void receive(data);
    }),
  resolver: (name, found) => ownFunctionOnly(functions, name, found),
  // A key derivation, a rebuild or a dialog takes as long as it takes.
  timeout: -1,
});

/** Decided before the first call is answered. */
let factory = indexedDB;

const store = composeStore({
  indexedDB: () => factory,
  host: createHost((name, input) => page.callHost(name, input)),
  clock: { now: () => new Date().toISOString(), dayOf: localDay },
  random: length => crypto.getRandomValues(new Uint8Array(length)),
  kdf: deriveArgon2id,
  emit: event => void page.tell.asEvent(event),
  pause: makePause(),
  nowMs: () => performance.now(),
  onBug: reportError,
  // A megabyte, in a file of its own: nobody waits for it to unlock.
  loadHours: async () => createOpeningHours((await import('opening_hours')).default),
});

const ready = holdProfile().then(async () => {
  factory = await usableIndexedDb(self);
});
const answer = serve({
  handlers: store.handlers,
  ready,
  requireVault: store.session.require,
  onBug: reportError,
});
// A refusal is the answer to every call; nothing more is to be said about it here.
ready.then(store.start).catch(() => undefined);
