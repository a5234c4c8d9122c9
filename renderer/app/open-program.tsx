import { type ReactNode, useState } from 'react';
import { BehindClientView } from './client-view/client-view.tsx';
import { TurnDialog } from './client-view/turn-dialog.tsx';
import { ClientViewProvider } from './hooks/client-view.tsx';
import { useCommand } from './hooks/commands.tsx';
import { ConsultationProvider } from './hooks/consultation.tsx';
import { GuidancePlaceProvider, useGuidancePlace } from './hooks/guidance-place.tsx';
import { GuidedCheckProvider } from './hooks/guided-check.tsx';
import { type ScreenId, useNavigation } from './hooks/navigation.tsx';
import { Palette } from './shell/palette.tsx';
import { type Screens, Shell } from './shell/shell.tsx';

/** The program once it is open: the frame and the screens, and the client view over them. */
export function OpenProgram({ screens }: { readonly screens: Screens }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useCommand('palette', () => setPaletteOpen(true));
  return (
    <VisitProviders>
      <ScreenCommands />
      <BehindClientView>
        <Shell screens={screens} />
      </BehindClientView>
      <TurnDialog />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </VisitProviders>
  );
}

/** What lives as long as the visit, above the screens. */
const VisitProviders = ({ children }: { readonly children: ReactNode }) => (
  <ConsultationProvider>
    <GuidancePlaceProvider>
      <GuidedCheckProvider>
        <ClientViewProvider>{children}</ClientViewProvider>
      </GuidedCheckProvider>
    </GuidancePlaceProvider>
  </ConsultationProvider>
);

function ScreenCommands(): null {
  const { screen, go } = useNavigation();
  const { setView } = useGuidancePlace();
  const to = (id: ScreenId) => () => go(id);
  useCommand('screen-desk', to('desk'));
  useCommand('screen-guidance', to('guidance'));
  useCommand('screen-directory', to('directory'));
  useCommand('screen-cases', to('cases'));
  useCommand('screen-reports', to('reports'));
  useCommand('screen-settings', to('settings'));
  useCommand('guided-check', () => {
    setView('check');
    go('guidance');
  });
  // The Desk answers this itself, with its own field.
  useCommand('search', screen === 'desk' ? null : () => document.getElementById('search')?.focus());
  return null;
}
