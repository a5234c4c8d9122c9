import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Answer } from '../../core/errors.ts';
import { appOrigin, callChannel } from '../../core/host/origin.ts';

/** Answers one call of the contract: parses input and output, never throws. */
export type CallHost = (name: string, input: unknown) => Promise<Answer<unknown>>;

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** Our page's own top frame, and nothing else: no subframe, no developer tools, no frame that has gone. */
export function isOurPage({ senderFrame }: Sender): boolean {
  if (senderFrame === null || senderFrame === undefined || senderFrame.parent !== null) return false;
  return (
    URL.canParse(senderFrame.url) &&
    `${new URL(senderFrame.url).protocol}//${new URL(senderFrame.url).host}` === appOrigin
  );
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
