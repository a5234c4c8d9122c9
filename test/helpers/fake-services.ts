import { AppError } from '../../core/errors.ts';
import {
  defaultSettings,
  type HostCallName,
  type HostEvent,
  type HostInput,
  type HostOutput,
} from '../../core/host/contract.ts';
import type { HostClient, Services, StoreClient } from '../../renderer/app/hooks/services.tsx';
import type { StoreCallName, StoreEvent, StoreInput, StoreOutput } from '../../renderer/store/port.ts';

/** Answers of the worker that a test is about; any other call fails loudly. */
export type StoreAnswers = {
  readonly [N in StoreCallName]?: (input: StoreInput<N>) => Promise<StoreOutput<N>> | StoreOutput<N>;
};
type HostAnswers = {
  readonly [N in HostCallName]?: (input: HostInput<N>) => Promise<HostOutput<N>> | HostOutput<N>;
};

export interface FakeServices extends Services {
  /** Names and inputs of every call, in order; host calls as `host:<name>`. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  emitStore(event: StoreEvent): void;
  emitHost(event: HostEvent): void;
  /** How many times the session was ended by a lock. */
  ended(): number;
}

export const fakeDescription: HostOutput<'host.describe'> = {
  kind: 'electron',
  appVersion: '0.1.0',
  platform: 'linux',
  systemLanguage: 'pl-PL',
  demo: false,
  secretStore: 'keychain',
  kdfMemoryMib: 64,
};

interface Options {
  readonly store?: StoreAnswers;
  readonly host?: HostAnswers;
  readonly now?: () => number;
}

/** The noon of a Saturday in the samples of the design. */
export const sampleNow = Date.UTC(2026, 10, 21, 11, 0, 0);

const hostAnswers: HostAnswers = {
  'host.describe': () => fakeDescription,
  'settings.read': () => defaultSettings,
  'settings.write': () => ({}),
  'menu.setLanguage': () => ({}),
  'window.setBusy': () => ({}),
  'window.confirmClose': () => ({}),
  'clipboard.write': () => ({}),
};

const storeAnswers: StoreAnswers = {
  'vault.state': () => ({ state: 'open', waitMs: 0, deviceBound: true }),
  'store.settle': () => ({}),
};

/**
 * The two other sides of the window, in memory, for tests of screens and for screenshots only: no test of keeping
 * or sealing anything may rest on it.
 */
export function fakeServices({ store = {}, host = {}, now = () => sampleNow }: Options = {}): FakeServices {
  const calls: { name: string; input: unknown }[] = [];
  const storeListeners = new Set<(event: StoreEvent) => void>();
  const hostListeners = new Set<(event: HostEvent) => void>();
  let ended = 0;
  const answersOfStore: StoreAnswers = { ...storeAnswers, ...store };
  const answersOfHost: HostAnswers = { ...hostAnswers, ...host };
  const storeClient: StoreClient = {
    async call(name, input) {
      calls.push({ name, input: structuredClone(input) });
      const answer = answersOfStore[name];
      if (answer === undefined) throw new Error(`the fake store has no answer for ${name}`);
      return answer(input);
    },
    onEvent: listener => {
      storeListeners.add(listener);
      return () => storeListeners.delete(listener);
    },
  };
  const hostClient: HostClient = {
    async call(name, input) {
      calls.push({ name: `host:${name}`, input: structuredClone(input) });
      const answer = answersOfHost[name];
      if (answer === undefined) throw new AppError('host-unreachable', { call: name });
      return answer(input);
    },
    onEvent: listener => {
      hostListeners.add(listener);
      return () => hostListeners.delete(listener);
    },
  };
  return {
    store: storeClient,
    host: hostClient,
    now,
    endSession: () => {
      ended += 1;
    },
    calls,
    emitStore: event => {
      for (const listener of storeListeners) listener(event);
    },
    emitHost: event => {
      for (const listener of hostListeners) listener(event);
    },
    ended: () => ended,
  };
}
