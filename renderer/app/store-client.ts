import { createBirpc } from 'birpc';
import { z } from 'zod';
import { type Answer, AppError, errorCodes, unwrapAnswer } from '../../core/errors.ts';
import type { HostBridge } from '../../core/host/contract.ts';
import {
  type StoreCallName,
  type StoreEvent,
  type StoreOutput,
  storeCalls,
  storeEventSchema,
} from '../store/port.ts';
import { isWireMessage, ownFunctionOnly, type WindowFunctions, type WorkerFunctions } from '../store/wire.ts';
import type { StoreClient } from './hooks/services.tsx';

export interface StoreConnection {
  readonly store: StoreClient;
  /** Ends the worker, and with it every key. Calls under way are never answered. */
  readonly end: () => void;
}

const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    code: z.enum([...errorCodes, 'bug']),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
]);

// The same calls, seen so that the compiler keeps a name and its output together.
const outputs: { readonly [N in StoreCallName]: { readonly output: z.ZodType<StoreOutput<N>> } } = storeCalls;

/**
 * The data worker behind its messages. `worker` is handed in, started; `bridge` is the page's way to the host, which
 * the worker has none of. Notices are told to later listeners too: some come before the screen that shows them.
 */
export function connectStore(worker: Worker, bridge: Pick<HostBridge, 'call'>): StoreConnection {
  const listeners = new Set<(event: StoreEvent) => void>();
  const notices: StoreEvent[] = [];
  const functions: WindowFunctions = {
    callHost: (name, input) => bridge.call(String(name), input),
    tell(given) {
      const event = storeEventSchema.safeParse(given);
      if (!event.success) return;
      if (event.data.type === 'notice') notices.push(event.data);
      for (const listener of listeners) listener(event.data);
    },
  };
  const rpc = createBirpc<WorkerFunctions, WindowFunctions>(functions, {
    post: message => worker.postMessage(message),
    on: receive =>
      worker.addEventListener('message', ({ data }) => {
        if (isWireMessage(data)) void receive(data);
      }),
    resolver: (name, found) => ownFunctionOnly(functions, name, found),
    // A key derivation or a rebuild takes as long as it takes.
    timeout: -1,
  });
  // A worker whose script does not load answers nobody; later errors are bugs of single calls, which are answered.
  let isRunning = false;
  worker.addEventListener('message', () => {
    isRunning = true;
  });
  worker.addEventListener('error', () => {
    if (!isRunning) rpc.$close(new AppError('host-unreachable', { call: 'worker' }));
  });
  return {
    store: {
      async call(name, input) {
        const answer = answerSchema.safeParse(await rpc.call(name, input));
        if (!answer.success) throw new AppError('host-unreachable', { call: name });
        const value = unwrapAnswer(answer.data satisfies Answer<unknown>);
        return outputs[name].output.parse(value);
      },
      onEvent(listener) {
        for (const notice of notices) listener(notice);
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
    end: () => worker.terminate(),
  };
}
