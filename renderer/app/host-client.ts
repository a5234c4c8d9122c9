import { type HostBridge, hostEventSchema } from '../../core/host/contract.ts';
import { createHost } from '../store/host.ts';
import type { HostClient } from './hooks/services.tsx';

/** The host behind its bridge: typed calls, and only those events that the contract knows. */
export const createHostClient = (bridge: HostBridge): HostClient => ({
  ...createHost((name, input) => bridge.call(name, input)),
  onEvent: listener =>
    bridge.onEvent(event => {
      const parsed = hostEventSchema.safeParse(event);
      if (parsed.success) listener(parsed.data);
    }),
});
