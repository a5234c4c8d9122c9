import { useEffect, useState } from 'react';
import type { HostEvent } from '../../core/host/contract.ts';
import { UrgentSheet } from '../features/urgent/urgent-sheet.tsx';
import { useCommand, useCommands } from './hooks/commands.tsx';
import { justTell } from './hooks/just-tell.ts';
import type { CommandId } from './hooks/keymap.ts';
import { useHost } from './hooks/services.tsx';
import { useSession } from './hooks/session.tsx';
import { KeyHelp } from './shell/key-help.tsx';

type MenuCommand = Extract<HostEvent, { type: 'command' }>['command'];

const commandOfMenu: Readonly<Record<MenuCommand, CommandId>> = {
  search: 'search',
  'urgent-help': 'urgent-help',
  lock: 'lock',
  settings: 'screen-settings',
  keys: 'keys',
  desk: 'screen-desk',
  reports: 'screen-reports',
};

/** What works in every state of the program, locked or open: urgent help, the keys, and the host's wishes. */
export function WindowCommands() {
  const host = useHost();
  const { lock, putAway } = useSession();
  const { run } = useCommands();
  const [sheet, setSheet] = useState<'urgent' | 'keys' | null>(null);
  useCommand('urgent-help', () => setSheet(sheet === 'urgent' ? null : 'urgent'));
  useCommand('keys', () => setSheet('keys'));

  useEffect(
    () =>
      host.onEvent(event => {
        if (event.type === 'lock') lock();
        else if (event.type === 'command') run(commandOfMenu[event.command]);
        else justTell(putAway().then(() => host.call('window.confirmClose', {})));
      }),
    [host, lock, putAway, run],
  );

  const close = (): void => setSheet(null);
  return (
    <>
      <UrgentSheet isOpen={sheet === 'urgent'} onClose={close} />
      <KeyHelp isOpen={sheet === 'keys'} onClose={close} />
    </>
  );
}
