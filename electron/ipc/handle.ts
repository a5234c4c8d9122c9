import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Answer } from '../../core/errors.ts';
import { appHost, appScheme, callChannel } from '../../core/host/origin.ts';
import type { CallHost } from '../services/handle.ts';

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** Our page's own top frame, and nothing else: no subframe, no developer tools, no frame that has gone. */
function isOurPage(event: Sender): boolean {
  try {
    const { senderFrame } = event;
    if (senderFrame === null || senderFrame === undefined || senderFrame.parent !== null) return false;
    if (!URL.canParse(senderFrame.url)) return false;
    const { protocol, host, username, password } = new URL(senderFrame.url);
    return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  } catch {
    return false; // a frame that went away meanwhile throws when it is asked who it is
  }
}

/** Listens on the one channel. This file is the only user of ipcMain. A refusal is an answer, not an exception. */
export function handle(ipcMain: Pick<IpcMain, 'handle'>, callHost: CallHost): void {
  ipcMain.handle(
    callChannel,
    async (event: Sender, name: unknown, input: unknown): Promise<Answer<unknown>> => {
      if (!isOurPage(event)) return { ok: false, code: 'host-sender-refused', details: {} };
      if (typeof name !== 'string') return { ok: false, code: 'host-refused-input', details: {} };
      return callHost(name, input);
    },
  );
}
