import { useState } from 'react';
import { useCommand } from './hooks/commands.tsx';
import { ConsultationProvider } from './hooks/consultation.tsx';
import { type ScreenId, useNavigation } from './hooks/navigation.tsx';
import { useSession } from './hooks/session.tsx';
import { useSettings } from './hooks/settings.tsx';
import { IdleWarning } from './shell/idle-warning.tsx';
import { Palette } from './shell/palette.tsx';
import { type Screens, Shell } from './shell/shell.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/** The program once it is open: the frame, the screens, and what locks it again. */
export function OpenProgram({ screens }: { readonly screens: Screens }) {
  const { lock } = useSession();
  const { settings } = useSettings();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const { leftMs, stay } = useIdleLock(settings.idleLockMinutes, lock);
  useCommand('lock', lock);
  useCommand('palette', () => setPaletteOpen(true));
  useScreenCommands();
  return (
    <>
      <ConsultationProvider>
        <Shell screens={screens} />
        <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      </ConsultationProvider>
      <IdleWarning leftMs={leftMs} onStay={stay} />
    </>
  );
}

function useScreenCommands(): void {
  const { screen, go } = useNavigation();
  const to = (id: ScreenId) => () => go(id);
  useCommand('screen-desk', to('desk'));
  useCommand('screen-guidance', to('guidance'));
  useCommand('screen-directory', to('directory'));
  useCommand('screen-cases', to('cases'));
  useCommand('screen-reports', to('reports'));
  useCommand('screen-settings', to('settings'));
  // The Desk answers this itself, with its own field.
  useCommand('search', screen === 'desk' ? null : () => document.getElementById('search')?.focus());
}
