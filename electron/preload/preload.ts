import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '../../core/host/origin.ts';

/**
 * The only thing the page gets: two functions. No ipcRenderer, no channel of the page's choice, no event object.
 * Names and inputs are checked on the other side, in `handle()`.
 */
contextBridge.exposeInMainWorld('host', {
  call: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(callChannel, String(name), input),
  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const relay = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(eventChannel, relay);
    return () => {
      ipcRenderer.off(eventChannel, relay);
    };
  },
});
