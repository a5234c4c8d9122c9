import { useState } from 'react';
import { useCommand } from './hooks/commands.tsx';
import { ConsultationProvider } from './hooks/consultation.tsx';
import { type ScreenId, useNavigation } from './hooks/navigation.tsx';
import { Palette } from './shell/palette.tsx';
import { type Screens, Shell } from './shell/shell.tsx';

/** The program once it is open: the frame and the screens. */
export function OpenProgram({ screens }: { readonly screens: Screens }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useCommand('palette', () => setPaletteOpen(true));
  useScreenCommands();
  return (
    <ConsultationProvider>
      <Shell screens={screens} />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </ConsultationProvider>
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
