import { createContext, type ReactNode, useContext } from 'react';
import type { HostCallName, HostEvent, HostInput, HostOutput } from '../../../core/host/contract.ts';
import type { StoreCallName, StoreEvent, StoreInput, StoreOutput } from '../../store/port.ts';

/** The data worker as the window sees it: typed calls that throw `AppError`, and what it tells unasked. */
export interface StoreClient {
  call<N extends StoreCallName>(name: N, input: StoreInput<N>): Promise<StoreOutput<N>>;
  onEvent(listener: (event: StoreEvent) => void): () => void;
}

/** The host as the window sees it. */
export interface HostClient {
  call<N extends HostCallName>(name: N, input: HostInput<N>): Promise<HostOutput<N>>;
  onEvent(listener: (event: HostEvent) => void): () => void;
}

/** Everything the window is handed from outside; made in `main.tsx`, and by tests. */
export interface Services {
  readonly store: StoreClient;
  readonly host: HostClient;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends the worker, with every key in it, and loads the page anew. */
  readonly endSession: () => void;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ReactNode;
}) => <ServicesContext value={services}>{children}</ServicesContext>;

/** The services of this window. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no ServicesProvider above this component');
  return services;
}

export const useStore = (): StoreClient => useServices().store;
export const useHost = (): HostClient => useServices().host;
