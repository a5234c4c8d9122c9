import type { PowerMonitor } from 'electron';
import type { HostEvent } from '../../core/host/contract.ts';

/** Locks the program before the computer sleeps, locks its screen or shuts down. */
export function lockOnPowerEvents(powerMonitor: PowerMonitor, send: (event: HostEvent) => void): void {
  powerMonitor.on('suspend', () => send({ type: 'lock', reason: 'suspend' }));
  powerMonitor.on('lock-screen', () => send({ type: 'lock', reason: 'lock-screen' }));
  powerMonitor.on('shutdown', () => send({ type: 'lock', reason: 'shutdown' }));
}
